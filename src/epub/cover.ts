import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { Complaint } from '../complaint.ts';
import { type Book, pathInside, type Title } from '../title.ts';
import { readFont } from './fonts.ts';
import type { Resource } from './page.ts';

const { resolve } = createRequire(import.meta.url);
const mediaTypes: Record<string, string> = {
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

/**
 * The cover image: the one that `book.yaml` names, or one made from title and author.
 * @throws Complaint where the named file is missing, outside the title's folder, or no image
 */
export async function coverImage({ folder, book }: Title): Promise<Resource> {
  const item = { id: 'cover-image', properties: 'cover-image' };
  if (book.cover === undefined) {
    return { ...item, path: 'cover.png', mediaType: 'image/png', bytes: await drawCover(book) };
  }
  const path = pathInside(folder, book.cover, { file: 'book.yaml' });
  const extension = extname(path).toLowerCase();
  const mediaType = mediaTypes[extension];
  if (!mediaType) {
    throw new Complaint(`The cover “${book.cover}” is not an image that readers can show.`, {
      file: 'book.yaml',
      advice: 'Make it a JPEG or PNG.',
    });
  }
  const bytes = new Uint8Array(await readFile(path));
  if (!beginnings[mediaType]!.test(Buffer.from(bytes.subarray(0, 1024)).toString('latin1'))) {
    throw new Complaint(`The cover “${book.cover}” is called an image but is none, or one of another kind.`, {
      file: 'book.yaml',
      advice: 'Open it in an image editor and save it again as JPEG or PNG.',
    });
  }
  return { ...item, path: `cover${extension}`, mediaType, bytes };
}

/** How a file of each kind begins. */
const beginnings: Record<string, RegExp> = {
  'image/gif': /^GIF8/,
  'image/jpeg': /^\xff\xd8\xff/,
  'image/png': /^\x89PNG\r\n\x1a\n/,
  'image/svg+xml': /<svg[\s>]/,
  'image/webp': /^RIFF[\s\S]{4}WEBP/,
};

/** Size of a made cover in pixels: the shape that the large shops ask for. */
const width = 1600;
const height = 2560;
const margin = 150;

/** Grounds dark enough for a light title, one of which each title gets for good. */
const grounds = ['#2f3e46', '#4a2c2a', '#27374d', '#3d3a29', '#3b2f4a', '#1f3d36', '#523a28', '#2b2b2b'];
const ink = '#f4efe4';

function groundOf(title: string): string {
  const sum = [...title].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 9973, 7);
  return grounds[sum % grounds.length]!;
}

let ready: Promise<void> | undefined;

/** A typographic cover as PNG, always the same for the same title. */
async function drawCover(book: Book): Promise<Uint8Array> {
  ready ??= readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')).then(bytes => initWasm(bytes));
  await ready;
  const font = {
    fontBuffers: await Promise.all([readFont('regular'), readFont('italic'), readFont('semibold')]),
    loadSystemFonts: false,
    defaultFontFamily: 'EB Garamond',
  };
  const drawing = coverSvg(book, text => widthOf(text, font));
  return new Resvg(drawing, { font, background: groundOf(book.title) }).render().asPng();
}

type Fonts = NonNullable<ConstructorParameters<typeof Resvg>[1]>['font'];

/** Width of a text at 100 px. */
function widthOf(text: string, font: Fonts): number {
  const box = new Resvg(svg(`<text y="100" font-size="100">${escapeXml(text)}</text>`), { font }).getBBox();
  return box?.width ?? 0;
}

function coverSvg(book: Book, measure: (text: string) => number): string {
  const authors = book.creators.filter(({ role }) => role === 'aut').map(({ name }) => name);
  const names = authors.length > 0 ? authors : book.creators.map(({ name }) => name);
  const room = width - 2 * margin;
  const title = setInLines(book.title, room, measure, 250, 6);
  const subtitle = book.subtitle ? setInLines(book.subtitle, room, measure, 96, 4) : { size: 0, lines: [] };

  const parts: string[] = [];
  const put = (text: string, y: number, size: number, more = '') => {
    parts.push(
      `<text x="${margin}" y="${Math.round(y)}" font-size="${Math.round(size)}" fill="${ink}"${more}>${escapeXml(text)}</text>`,
    );
  };
  let y = margin + 90;
  for (const name of names.slice(0, 4)) {
    const { size, lines } = setInLines(name, room, measure, 100, 2);
    for (const line of lines) {
      put(line, y, size);
      y += size * 1.25;
    }
  }
  y = Math.max(y + 200, 760);
  for (const line of title.lines) {
    put(line, y, title.size);
    y += title.size * 1.08;
  }
  if (subtitle.lines.length > 0) {
    y += subtitle.size * 0.6;
    for (const line of subtitle.lines) {
      put(line, y, subtitle.size, ' font-style="italic"');
      y += subtitle.size * 1.25;
    }
  }
  parts.push(`<rect x="${margin}" y="${height - margin - 130}" width="220" height="5" fill="${ink}"/>`);
  if (book.publisher) put(book.publisher, height - margin, 64);
  return svg(parts.join(''));
}

/** Breaks a text into lines that fit the room, in the largest size that needs no more lines than allowed. */
function setInLines(
  text: string,
  room: number,
  measure: (text: string) => number,
  largest: number,
  most: number,
) {
  const words = text.split(/\s+/).filter(Boolean);
  const widths = new Map(words.map(word => [word, measure(word) / 100]));
  const space = 0.25;
  for (let size = largest; ; size *= 0.94) {
    const lines: string[] = [];
    let used = Number.POSITIVE_INFINITY;
    let fits = true;
    for (const word of words) {
      const needed = widths.get(word)! * size;
      if (needed > room) fits = false;
      if (used + space * size + needed <= room) {
        lines[lines.length - 1] += ` ${word}`;
        used += space * size + needed;
      } else {
        lines.push(word);
        used = needed;
      }
    }
    if ((fits && lines.length <= most) || size < 24) return { size, lines };
  }
}

function svg(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="EB Garamond">${content}</svg>`;
}

function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u001f]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;');
}
