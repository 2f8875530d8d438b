import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOf } from '../cache.ts';
import type { Served } from './server.ts';

const page = new URL('./page/', import.meta.url);
const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const own = (name: string) => fileURLToPath(new URL(name, page));

/** The files of the page, by the path under which they are asked for. There are no others. */
const files: ReadonlyMap<string, string> = new Map([
  ['/', own('index.html')],
  ['/page/page.css', own('page.css')],
  ['/page/mark.css', own('mark.css')],
  ['/page/icon.svg', own('icon.svg')],
  ...['main.js', 'book.js', 'pages.js', 'leaves.js', 'find.js', 'problems.js'].map(
    name => [`/page/${name}`, own(name)] as const,
  ),
  ['/pdfjs/pdf.mjs', join(pdfjs, 'legacy/build/pdf.min.mjs')],
  ['/pdfjs/pdf.worker.mjs', join(pdfjs, 'legacy/build/pdf.worker.min.mjs')],
]);

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A file of the page itself; undefined where there is none at this path. */
export async function ownFile(path: string): Promise<Served | undefined> {
  const place = files.get(path);
  if (!place) return undefined;
  const bytes = await readFile(place);
  return { bytes, mediaType: mediaTypes[extname(place)]!, digest: digestOf(bytes) };
}
