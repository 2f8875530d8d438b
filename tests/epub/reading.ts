import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser, HTTPRequest } from 'puppeteer';
import { lettersLacking } from './letters.ts';

const origin = 'http://book.invalid/';
const engine = dirname(createRequire(import.meta.url).resolve('foliate-js/view.js'));
const journey = new URL('./journey.browser.js', import.meta.url);

/** What is seen of a book that a reader has gone through from cover to end. */
export interface Journey {
  turns: number;
  ended: boolean;
  /** Documents of the spine that no turning of pages led to. */
  unread: string[];
  /** Labels of the page list, and of the contents. */
  pages: string[];
  contents: string[];
  /** How many different links were followed, and how many notes opened in a small window of their own. */
  links: number;
  notes: number;
  /** Links that lead nowhere or to a place that is not on the screen then, and images that do not show. */
  broken: string[];
  /** What is wrong in the windows of notes. */
  badNotes: string[];
  /** Texts that go beyond their column, or have to be scrolled. */
  sideways: string[];
  /** Pictures that go beyond their page, or cannot be seen. */
  outside: string[];
  /** Texts without contrast to their ground. */
  faint: string[];
  /** Letters shown as the box for a missing one. */
  boxes: string[];
  /** Letters that the book's own fonts lack in the style they are set in. */
  lacking: string[];
  /** What the browser complained of, and what it asked for that is not in the book. */
  complaints: string[];
}

/** A size of screen, and whether it is day or night. */
export interface Screen {
  width: number;
  height: number;
  scheme: 'light' | 'dark';
}

/** What a journey without any fault looks like. */
export const faultless: Partial<Journey> = {
  ...{
    ended: true,
    unread: [],
    broken: [],
    badNotes: [],
    sideways: [],
    outside: [],
    faint: [],
    boxes: [],
    lacking: [],
  },
  complaints: [],
};

/**
 * Reads a book from cover to end in foliate-js: turns every page, opens every note, follows every link.
 * @param limit seconds after which a book counts as unreadable
 * @param say is told how far the reader is
 */
export async function readThrough(
  browser: Browser,
  book: Uint8Array,
  screen: Screen,
  limit = 100,
  say: (line: string) => void = () => {},
): Promise<Journey> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', message => {
    if (message.type() === 'info') say(message.text());
    const isComplaint = message.type() === 'error' || message.type() === 'warn';
    if (isComplaint && !ofTheEngine.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', error => {
    const told = (error as Error).stack ?? String(error);
    if (!ofItsOwn.test(told)) complaints.push(told);
  });
  await page.setRequestInterception(true);
  page.on('request', request => {
    answer(request, book, complaints).catch(error => complaints.push(String(error)));
  });
  await page.setViewport(screen);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: screen.scheme }]);
  try {
    await page.goto(origin);
    const { faces, ...seen } = (await page.evaluate(
      `import('${origin}journey.js').then(({ journey }) =>
        journey({ night: ${screen.scheme === 'dark'}, limit: ${limit} }))`,
    )) as Omit<Journey, 'complaints' | 'lacking'> & { faces: [face: string, letters: string][] };
    return { ...seen, lacking: await lettersLacking(book, faces), complaints };
  } finally {
    await page.close();
  }
}

/** What Chromium says of the frame in which foliate-js shows any book. */
const ofTheEngine = /^An iframe which has both allow-scripts and allow-same-origin/;
/** It asks for the background of a page whose document is not there yet, a frame after it was given a style (foliate-js 1.0.1). */
const ofItsOwn = /getComputedStyle[\s\S]*#replaceBackground/;

const desk = `<!doctype html><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">
  <style>body { margin: 0 } foliate-view { display: block; width: 100vw; height: 100vh }</style>`;

async function answer(request: HTTPRequest, book: Uint8Array, complaints: string[]): Promise<void> {
  const url = request.url();
  if (/^(blob|data):/.test(url)) return request.continue();
  const name = url.startsWith(origin) ? url.slice(origin.length) : undefined;
  if (name === '') return request.respond({ contentType: 'text/html', body: desk });
  if (name === 'book.epub') {
    return request.respond({ contentType: 'application/epub+zip', body: Buffer.from(book) });
  }
  const script =
    name === 'journey.js' ? journey : name?.startsWith('foliate/') && join(engine, name.slice(8));
  if (!script) {
    complaints.push(`asked for ${url}`);
    return request.abort();
  }
  return request.respond({ contentType: 'text/javascript', body: await readFile(script) });
}
