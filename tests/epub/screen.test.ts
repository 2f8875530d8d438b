import { extname } from 'node:path';
import JSZip from 'jszip';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser, launchBrowser } from '../../src/press/browser.ts';
import { everything, forms } from './everything.ts';

const types: Record<string, string> = {
  '.xhtml': 'application/xhtml+xml',
  '.css': 'text/css',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};
const origin = 'http://book.invalid/';

/** What stands otherwise than justified, whatever the reader makes of paragraphs. */
const alignments = {
  '.title-page p': 'left',
  '.dedication p': 'center',
  '.epigraph > p': 'left',
  '.signature p': 'right',
  '.stanza': 'left',
  '.imprint p': 'left',
  '.entries li': 'left',
  'nav li': 'left',
  figcaption: 'left',
  '.stage': 'left',
  '.in-verse': 'left',
  '.dateline p': 'right',
  '.break': 'center',
  dt: 'left',
};

let browser: Browser;
let files: Map<string, Uint8Array>;
beforeAll(async () => {
  files = new Map();
  const books = { 'a/': await everything({ dedication: 'To all who set type.' }), 'b/': await forms() };
  for (const [folder, { bytes }] of Object.entries(books)) {
    const zip = await JSZip.loadAsync(bytes);
    for (const [name, entry] of Object.entries(zip.files))
      files.set(folder + name, await entry.async('uint8array'));
  }
  browser = await launchBrowser(await findBrowser());
});
afterAll(() => browser?.close());

it.each([
  ['a phone, at night, with large text', 320, 568, 'dark', 200],
  ['a desktop, by day', 1280, 800, 'light', 100],
] as const)('every page fits %s', async (_, width, height, scheme, size) => {
  const page = await browser.newPage();
  const wrong: string[] = [];
  page.on('console', message => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', error => wrong.push(String(error)));
  await page.setRequestInterception(true);
  page.on('request', request => {
    const name = decodeURIComponent(request.url().replace(origin, '').split('#')[0]!);
    if (name === 'favicon.ico') return void request.respond({ status: 204 });
    const bytes = files.get(name);
    if (!bytes) wrong.push(`asked for ${name}`);
    if (bytes)
      void request.respond({ contentType: types[extname(name)] ?? 'text/plain', body: Buffer.from(bytes) });
    else void request.abort();
  });
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  const aligned: Record<string, string> = {};
  for (const name of files.keys()) {
    if (!name.endsWith('.xhtml')) continue;
    await page.goto(origin + name, { waitUntil: 'load' });
    const seen = await page.evaluate(
      `(async () => {
        document.documentElement.style.fontSize = '${size}%';
        document.documentElement.style.colorScheme = '${scheme}';
        await document.fonts.ready;
        const root = document.documentElement;
        const style = getComputedStyle(document.body);
        return { over: root.scrollWidth - root.clientWidth, ground: style.backgroundColor,
          fonts: [...document.fonts].filter(font => font.status === 'error').length };
      })()`,
    );
    expect(seen, name).toEqual({ over: 0, ground: 'rgba(0, 0, 0, 0)', fonts: 0 });
    await page.addStyleTag({ content: 'p, li, blockquote, dd { text-align: justify }' });
    const alignment = `${JSON.stringify(Object.keys(alignments))}.flatMap(
      what => [...document.querySelectorAll(what)].map(one => [what, getComputedStyle(one).textAlign]))`;
    Object.assign(aligned, Object.fromEntries((await page.evaluate(alignment)) as [string, string][]));
  }
  expect(aligned).toEqual(alignments);
  expect(wrong).toEqual([]);
  await page.close();
});
