import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser, HTTPRequest } from 'puppeteer';

const origin = 'http://book.invalid/';
const engine = dirname(createRequire(import.meta.url).resolve('foliate-js/view.js'));

/** What is seen of a book that a reader has gone through from cover to end. */
export interface Journey {
  turns: number;
  ended: boolean;
  sideways: string[];
  pages: string[];
  contents: string[];
  broken: string[];
  /** Notes opened in a small window of their own, and those that showed nothing there. */
  notes: number;
  emptyNotes: string[];
  /** What the browser complained of. */
  complaints: string[];
}

/** Turns every page in foliate-js, then looks up every link of contents, page list and text. Runs in the browser. */
const journey = `(async () => {
  await import('${origin}foliate/view.js');
  const { FootnoteHandler } = await import('${origin}foliate/footnotes.js');
  const file = new File([await (await fetch('${origin}book.epub')).blob()], 'book.epub', { type: 'application/epub+zip' });
  const view = document.createElement('foliate-view');
  document.body.append(view);
  await view.open(file);
  const seen = { turns: 0, ended: false, sideways: [], pages: [], contents: [], broken: [], notes: 0, emptyNotes: [] };
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
  for (let before = ''; seen.turns < 20000; seen.turns++) {
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
  const references = [];
  for (const section of book.sections) {
    const doc = await section.createDocument();
    for (const a of doc.querySelectorAll('.noteref')) references.push({ a, href: section.resolveHref(a.getAttribute('href')) });
    for (const link of doc.querySelectorAll('a[href]')) {
      const href = link.getAttribute('href');
      if (!book.isExternal(href)) await follow(section.resolveHref(href));
    }
  }
  // Each opening lays out a view: of many notes some are opened, from the first to the last.
  const step = Math.ceil(references.length / 25) || 1;
  for (const reference of references.filter((_, k) => k % step === 0)) {
    const handler = new FootnoteHandler();
    let note = '';
    handler.addEventListener('before-render', ({ detail }) => {
      detail.view.style.cssText = 'position:fixed;width:300px;height:200px';
      document.body.append(detail.view);
    });
    const shown = new Promise(done => {
      handler.addEventListener('render', ({ detail }) => {
        note = detail.view.renderer.getContents().map(({ doc }) => doc.body.innerText).join('');
        // The view is still laying the note out.
        setTimeout(() => { detail.view.close(); detail.view.remove(); done(); }, 250);
      });
      setTimeout(done, 5000);
    });
    await handler.handle(book, { detail: reference, preventDefault() {} });
    await shown;
    seen.notes++;
    if (note.trim().length < 3) seen.emptyNotes.push(reference.href);
  }
  return seen;
})()`;

async function answer(request: HTTPRequest, book: Uint8Array): Promise<void> {
  const url = request.url();
  if (!url.startsWith(origin)) return request.continue();
  const name = url.slice(origin.length);
  if (name === '')
    return request.respond({
      contentType: 'text/html',
      body: '<!doctype html><body style="margin:0"><style>foliate-view{display:block;width:100vw;height:100vh}</style>',
    });
  if (name === 'book.epub')
    return request.respond({ contentType: 'application/epub+zip', body: Buffer.from(book) });
  if (name.startsWith('foliate/')) {
    return request.respond({
      contentType: 'text/javascript',
      body: await readFile(join(engine, name.slice('foliate/'.length))),
    });
  }
  return request.respond({ status: 204 });
}

/** A size of screen, and whether it is day or night. */
export interface Screen {
  width: number;
  height: number;
  scheme: 'light' | 'dark';
}

/** Reads a book from cover to end in foliate-js. */
export async function readThrough(browser: Browser, book: Uint8Array, screen: Screen): Promise<Journey> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', error => complaints.push(String(error)));
  await page.setRequestInterception(true);
  page.on('request', request => void answer(request, book));
  await page.setViewport(screen);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: screen.scheme }]);
  await page.goto(origin);
  const seen = (await page.evaluate(journey)) as Omit<Journey, 'complaints'>;
  await page.close();
  return { ...seen, complaints };
}
