import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser, launchBrowser } from '../../src/press/browser.ts';
import { aceReport } from '../epub/ace.ts';
import { forms } from '../epub/everything.ts';
import { faultless, readThrough } from '../epub/reading.ts';

/** The book of all forms that text may have, as Ace and a reading engine judge it: the validators of files are everyday tests. */
let browser: Browser;
let bytes: Uint8Array;
beforeAll(async () => {
  ({ bytes } = await forms());
  browser = await launchBrowser(await findBrowser());
});
afterAll(() => browser?.close());

it.each([
  ['a phone by day', { width: 360, height: 640, scheme: 'light' }],
  ['a phone at night', { width: 360, height: 640, scheme: 'dark' }],
  ['a desktop by day', { width: 1280, height: 800, scheme: 'light' }],
  ['a desktop at night', { width: 1280, height: 800, scheme: 'dark' }],
] as const)('reads well on %s', async (_, screen) => {
  const seen = await readThrough(browser, bytes, screen);
  expect(seen).toMatchObject(faultless);
  expect(seen.notes).toBeGreaterThan(4);
  expect(seen.contents.join('\n')).toMatch(/Words above Words$/m);
  expect(seen.pages).toEqual(['1', '2', '3', '4', '5', '6']);
});

it('Ace by DAISY finds nothing that keeps a reader out', async () => {
  const report = await aceReport(bytes);
  expect(report['earl:result']['earl:outcome'], JSON.stringify(report.assertions, null, 1)).toBe('pass');
  expect(report.assertions.length).toBeGreaterThan(5);
});
