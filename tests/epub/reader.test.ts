import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser, launchBrowser } from '../../src/print/browser.ts';
import { everything } from './everything.ts';
import { readThrough } from './reading.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser(await findBrowser());
});
afterAll(() => browser?.close());

it.each([
  ['a phone at night', { width: 360, height: 640, scheme: 'dark' }],
  ['a desktop by day', { width: 1280, height: 800, scheme: 'light' }],
] as const)(
  'foliate-js turns every page, opens every note and finds every link on %s',
  async (_, screen) => {
    const seen = await readThrough(browser, (await everything()).bytes, screen);
    expect(seen).toMatchObject({ ended: true, sideways: [], broken: [], emptyNotes: [], complaints: [] });
    expect(seen.turns).toBeGreaterThan(8);
    expect(seen.notes).toBeGreaterThan(2);
    expect(seen.pages).toEqual(expect.arrayContaining(['viii', '4']));
    expect(seen.contents).toContain('Men and Women at the Bar');
  },
  120_000,
);
