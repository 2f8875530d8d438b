import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser, HTTPRequest } from 'puppeteer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser, launchBrowser } from '../../src/print/browser.ts';
import { everything } from './everything.ts';

const origin = 'http://book.invalid/';
const engine = dirname(createRequire(import.meta.url).resolve('foliate-js/view.js'));

/** What is seen of a book that a reader has gone through from cover to end. */
interface Journey {
  turns: number;
  ended: boolean;
  sideways: string[];
  pages: string[];
  contents: string[];
  broken: string[];
}

/** Turns every page in foliate-js, then looks up every link of contents, page list and text. Runs in the browser. */
const journey = `(async () => {
  await import('${origin}foliate/view.js');
  const file = new File([await (await fetch('${origin}book.epub')).blob()], 'book.epub', { type: 'application/epub+zip' });
  const view = document.createElement('foliate-view');
  document.body.append(view);
  await view.open(file);
  const seen = { turns: 0, ended: false, sideways: [], pages: [], contents: [], broken: [] };
  const pages = new Set();
  let last;
  view.addEventListener('relocate', ({ detail }) => {
    last = detail;
    if (detail.pageItem) pages.add(detail.pageItem.label.trim());
  });
  view.addEventListener('load', ({ detail: { doc } }) => {
    for (const image of doc.images) if (image.complete && image.naturalWidth === 0) seen.broken.push(image.src);
  });
  await view.init({ lastLocation: null, showTextStart: false });
  for (let before = ''; seen.turns < 400; seen.turns++) {
    const here = last && last.cfi;
    if (here && here === before) { seen.ended = true; break; }
    before = here;
    for (const { doc } of view.renderer.getContents()) {
      for (const element of doc.body.querySelectorAll('p, h1, h2, h3, td, figcaption')) {
        for (const box of element.getClientRects()) {
          if (box.width > view.clientWidth) seen.sideways.push(element.textContent.slice(0, 40));
        }
      }
    }
    await view.next();
  }
  seen.pages = [...pages];
  const { book } = view;
  const follow = async href => {
    const goal = await book.resolveHref(href);
    if (!goal) return seen.broken.push(href);
    const doc = await book.sections[goal.index].createDocument();
    if (href.includes('#') && !goal.anchor(doc)) seen.broken.push(href);
  };
  const down = async items => {
    for (const item of items ?? []) {
      seen.contents.push(item.label.trim());
      await follow(item.href);
      await down(item.subitems);
    }
  };
  await down(book.toc);
  for (const { href } of book.pageList ?? []) await follow(href);
  for (const { href } of book.landmarks ?? []) await follow(href);
  for (const section of book.sections) {
    const doc = await section.createDocument();
    for (const link of doc.querySelectorAll('a[href]')) {
      const href = link.getAttribute('href');
      if (!book.isExternal(href)) await follow(section.resolveHref(href));
    }
  }
  return seen;
})()`;

let browser: Browser;
let book: Buffer;
beforeAll(async () => {
  book = Buffer.from((await everything()).bytes);
  browser = await launchBrowser(await findBrowser());
});
afterAll(() => browser?.close());

async function answer(request: HTTPRequest): Promise<void> {
  const url = request.url();
  if (!url.startsWith(origin)) return request.continue();
  const name = url.slice(origin.length);
  if (name === '')
    return request.respond({
      contentType: 'text/html',
      body: '<!doctype html><body style="margin:0"><style>foliate-view{display:block;width:100vw;height:100vh}</style>',
    });
  if (name === 'book.epub') return request.respond({ contentType: 'application/epub+zip', body: book });
  if (name.startsWith('foliate/')) {
    return request.respond({
      contentType: 'text/javascript',
      body: await readFile(join(engine, name.slice('foliate/'.length))),
    });
  }
  return request.respond({ status: 204 });
}

it.each([
  ['a phone', 360, 640],
  ['a desktop', 1280, 800],
] as const)(
  'foliate-js turns every page and finds every link on %s',
  async (_, width, height) => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(String(error)));
    await page.setRequestInterception(true);
    page.on('request', request => void answer(request));
    await page.setViewport({ width, height });
    await page.goto(origin);
    const seen = (await page.evaluate(journey)) as Journey;
    expect(seen).toMatchObject({ ended: true, sideways: [], broken: [] });
    expect(seen.turns).toBeGreaterThan(8);
    expect(seen.pages).toEqual(expect.arrayContaining(['viii', '4']));
    expect(seen.contents).toContain('Men and Women at the Bar');
    expect(complaints).toEqual([]);
    await page.close();
  },
  120_000,
);
