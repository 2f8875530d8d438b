import JSZip from 'jszip';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser, launchBrowser } from '../../src/press/browser.ts';
import { everything } from './everything.ts';
import { faultless, type Journey, readThrough } from './reading.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser(await findBrowser());
});
afterAll(() => browser?.close());

const phoneAtNight = { width: 360, height: 640, scheme: 'dark' } as const;

it.each([
  ['a phone at night', phoneAtNight, 'book', 'monograph'],
  ['a desktop by day', { width: 1280, height: 800, scheme: 'light' }, 'chapter', 'textbook'],
] as const)(
  'foliate-js turns every page, opens every note and follows every link on %s',
  async (_, screen, notes, theme) => {
    const { title } = await everything();
    const print = { ...title.book.print, theme };
    const { bytes } = await everything({ notes: { epub: notes, print: notes }, print });
    const seen = await readThrough(browser, bytes, screen);
    expect(seen).toMatchObject(faultless);
    expect(seen.turns).toBeGreaterThan(6);
    expect(seen.notes).toBeGreaterThan(2);
    expect(seen.links).toBeGreaterThan(10);
    expect(seen.pages).toEqual(expect.arrayContaining(['viii', '4']));
    expect(seen.contents).toContain('Men and Women at the Bar');
  },
  120_000,
);

/** What is put before the first paragraph of a chapter, and what the reader must say of it. */
const faults: [what: string, markup: string, where: keyof Journey, said: string][] = [
  [
    'a line that does not break',
    `<p style="white-space: nowrap">${'wide '.repeat(40)}</p>`,
    'sideways',
    'wide wide',
  ],
  [
    'a box to be scrolled',
    `<div style="overflow-x: auto"><div style="width: 200%">over</div></div>`,
    'sideways',
    'to be scrolled: over',
  ],
  [
    'a picture that is wider than the page',
    '<p><img src="PICTURE" alt="wide picture" style="width: 150%; max-width: none"/></p>',
    'outside',
    'beside the page: wide picture',
  ],
  [
    'a picture below the page',
    '<p><img src="PICTURE" alt="low picture" style="width: 50%; position: relative; top: 3000px"/></p>',
    'outside',
    'below the page: low picture',
  ],
  ['ink as dark as the night', '<p style="color: #333">by day only</p>', 'faint', 'by day only'],
  ['a letter that nobody has', '<p>\ue123</p>', 'boxes', '\ue123 in'],
  ['a letter that the typeface lacks', '<p>漢</p>', 'lacking', '漢 in EB Garamond|normal|400'],
  ['a cut that the book lacks', '<p><b><i>Ω</i></b></p>', 'lacking', 'Ω in EB Garamond|italic|'],
  ['a link to nothing', '<p><a href="#nothing">lost</a></p>', 'broken', '#nothing'],
  ['an image that is not there', '<p><img src="none.png" alt="no image"/></p>', 'broken', 'no image'],
  ['a reference to no note', '<p><a class="noteref" href="#none">9</a></p>', 'badNotes', '#none'],
  [
    'an image from elsewhere',
    '<p><img src="http://far.invalid/a.png" alt=""/></p>',
    'complaints',
    'asked for http://far',
  ],
  ['a script that fails', '<script>throw new Error("scripted")</script>', 'complaints', 'scripted'],
];

it('sees what is wrong in a book', async () => {
  const zip = await JSZip.loadAsync((await everything()).bytes);
  const chapter = 'OEBPS/s01-presses.xhtml';
  const text = await zip.file(chapter)!.async('string');
  const picture = Object.keys(zip.files)
    .find(name => /images\/.*\.(?:png|jpg|svg)$/.test(name))!
    .replace('OEBPS/', '');
  const markup = faults.map(([, one]) => one.replace('PICTURE', picture)).join('');
  const planted = text.replace(/<p[ >]/, first => markup + first);
  zip.file(chapter, planted);
  const seen = await readThrough(browser, await zip.generateAsync({ type: 'uint8array' }), phoneAtNight);
  for (const [what, , where, said] of faults) {
    expect(seen[where], what).toEqual(expect.arrayContaining([expect.stringContaining(said)]));
  }
}, 120_000);
