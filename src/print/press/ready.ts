import type { Browser } from 'puppeteer';
import { findBrowser, launchBrowser } from './browser.ts';

/** A browser that was started before it was known what to print. */
let ready: Promise<Browser> | undefined;

/**
 * Starts a browser for the next press.
 *
 * @returns closes it, where no press has taken it
 */
export function prepareBrowser(): () => Promise<void> {
  const own = findBrowser().then(found => launchBrowser(found));
  // What goes wrong is heard of by the press that takes it.
  own.catch(() => {});
  ready = own;
  return async () => {
    if (ready !== own) return;
    ready = undefined;
    await own.then(browser => browser.close()).catch(() => {});
  };
}

/**
 * A browser for a press: the one that is ready, or a new one.
 * @throws Complaint where there is none, or where it does not start
 */
export async function takeBrowser(): Promise<Browser> {
  const own = ready;
  ready = undefined;
  return own ?? launchBrowser(await findBrowser());
}
