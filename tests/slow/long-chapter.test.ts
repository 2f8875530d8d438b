import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser, launchBrowser } from '../../src/press/browser.ts';
import { longBook } from '../epub/long-book.ts';
import { faultless, readThrough } from '../epub/reading.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser(await findBrowser());
});
afterAll(() => browser?.close());

it.each([
  ['a phone at night', { width: 390, height: 844, scheme: 'dark' }, 'chapter'],
  ['a desktop by day', { width: 1280, height: 800, scheme: 'light' }, 'book'],
] as const)(
  'a chapter that is divided into files is read through on %s, all its notes opened',
  async (_, screen, where) => {
    const seen = await readThrough(browser, await longBook(where), screen, 250);
    expect(seen).toMatchObject(faultless);
    expect(seen.notes).toBe(480);
    expect(seen.pages).toEqual(Array.from({ length: 12 }, (_, k) => String(k + 1)));
    expect(seen.contents).toContain('Section 12');
  },
  300_000,
);
