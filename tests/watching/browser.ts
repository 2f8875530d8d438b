import { delimiter } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer';
import { findBrowser, sandboxed } from '../../src/press/browser.ts';

/** A browser as a person has one: unlike the press's, it reaches this machine. */
export async function openBrowser(): Promise<Browser> {
  const { path, found, libraries } = await findBrowser();
  const sandbox = sandboxed();
  return puppeteer.launch({
    executablePath: path,
    headless: found === 'bundled' ? 'shell' : true,
    args: [
      ...(sandbox ? [] : ['--no-sandbox']),
      ...(found === 'bundled' && !sandbox ? ['--no-zygote'] : []),
      '--disable-gpu',
    ],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter),
    },
  });
}
