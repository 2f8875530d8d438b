import type { Browser } from 'puppeteer';
import { findBrowser, launchBrowser } from './browser.ts';

/** A browser that was started before it was known what to print. */
let ready: { browser: Promise<Browser>; taken: boolean } | undefined;

/**
 * Starts a browser for the next press.
 *
 * @returns closes it, where no press has taken it
 */
export function prepareBrowser(): () => Promise<void> {
  const own = { browser: findBrowser().then(found => launchBrowser(found)), taken: false };
  // What goes wrong is heard of by the press that takes it.
  own.browser.catch(() => {});
  ready = own;
  return async () => {
    if (own.taken) return;
    if (ready === own) ready = undefined;
    await own.browser.then(browser => browser.close()).catch(() => {});
  };
}

/**
 * A browser for a press: the one that is ready, or a new one.
 * @throws Complaint where there is none, or where it does not start
 */
export async function takeBrowser(): Promise<Browser> {
  const own = ready;
  if (!own) return launchBrowser(await findBrowser());
  ready = undefined;
  own.taken = true;
  return own.browser;
}
