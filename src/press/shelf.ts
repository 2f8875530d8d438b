import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Browser, HTTPRequest, Page } from 'puppeteer';
import type { Image } from '../publication/publication.ts';

/** A file of the program by its path, or a picture of the book as it was read. */
export type ShelfFile = string | Pick<Image, 'bytes' | 'mediaType' | 'file' | 'line'>;

/** What a page may see: its own text, and files by the path under which it asks for them (`fonts/regular.ttf`). */
export interface Shelf {
  html: string;
  files: Map<string, ShelfFile>;
}

/** The pages' own address. It leads nowhere: every request is answered from the shelf or refused. */
const origin = 'http://book.invalid/';
/** What a browser wants to show in a tab. */
const tabIcon = `${origin}favicon.ico`;

/**
 * What the page's content may do: be styled, and show the shelf's fonts and pictures. No script of its own runs, whatever
 * stands in it; the program's scripts come in by the debugging protocol, which no policy is asked about.
 */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'none'",
  "style-src 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The text of the page is asked for once: what asks again is its content, which wants to go elsewhere. */
async function answer(
  request: HTTPRequest,
  shelf: Shelf,
  page: { asked: boolean; refused: string[] },
): Promise<void> {
  const url = request.url();
  const wants = request.resourceType();
  if (url.startsWith('data:') && wants === 'image') return request.continue();
  if (url === origin && wants === 'document' && !page.asked) {
    page.asked = true;
    const headers = { 'content-security-policy': contentPolicy };
    return request.respond({ contentType: 'text/html; charset=utf-8', headers, body: shelf.html });
  }
  // The browser asks by itself, if it has tabs; no content did, so that there is nothing to tell.
  if (url === tabIcon && wants === 'other') return request.respond({ status: 204 });
  const file =
    url.startsWith(origin) &&
    (wants === 'image' || wants === 'font') &&
    shelf.files.get(decodeURIComponent(url.slice(origin.length)));
  if (!file) {
    page.refused.push(url.slice(0, 200));
    // A page that may not be gone to leaves the one that is there; other refusals would put an error page in its place.
    return request.abort(wants === 'document' ? 'aborted' : 'accessdenied');
  }
  if (typeof file === 'string') {
    const contentType = extname(file) === '.ttf' ? 'font/ttf' : 'application/octet-stream';
    return request.respond({ contentType, body: await readFile(file) });
  }
  const { bytes, mediaType: contentType } = file;
  return request.respond({
    contentType,
    body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
  });
}

/**
 * Opens a page on the shelf's text. It gets the files of the shelf and nothing else, neither network nor disk, and runs no
 * script but what the program evaluates in it.
 * @returns the page, and the addresses that were asked for in vain (filled in while the page lives).
 */
export async function openPage(browser: Browser, shelf: Shelf): Promise<{ page: Page; refused: string[] }> {
  const page = await browser.newPage();
  const account = { asked: false, refused: [] as string[] };
  await page.setRequestInterception(true);
  page.on('request', request => {
    answer(request, shelf, account).catch(() => request.abort().catch(() => {}));
  });
  await page.goto(origin, { waitUntil: 'load' });
  return { page, refused: account.refused };
}
