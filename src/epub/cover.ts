import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { Complaint } from '../complaint.ts';
import { type Book, pathInside, type Title } from '../title.ts';
import { readFont } from './fonts.ts';
import type { Resource } from './page.ts';
import { inkPng } from './png.ts';

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
const grounds = [
  [47, 62, 70],
  [74, 44, 42],
  [39, 55, 77],
  [61, 58, 41],
  [59, 47, 74],
  [31, 61, 54],
  [82, 58, 40],
  [43, 43, 43],
] as const;
const ink = [244, 239, 228] as const;

function groundOf(title: string) {
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
  const pixels = new Uint8Array(width * height);
  for (const line of layOut(book, text => widthOf(text, font))) draw(line, pixels, font);
  const rule = height - margin - 130;
  for (let y = rule; y < rule + 5; y++) pixels.fill(255, y * width + margin, y * width + margin + 220);
  return inkPng(width, height, pixels, groundOf(book.title), ink);
}

type Fonts = NonNullable<ConstructorParameters<typeof Resvg>[1]>['font'];

/** Width of a text at 100 px. */
function widthOf(text: string, font: Fonts): number {
  return new Resvg(svgOf({ text, size: 100 }, 1000, 200, 100), { font }).getBBox()?.width ?? 0;
}

/** A line of the cover: its baseline, and its size, in pixels. */
interface Line {
  text: string;
  y: number;
  size: number;
  style?: 'italic';
}

/** Draws a line alone, on a field no larger than it needs: of a cover most is empty. */
function draw(line: Line, pixels: Uint8Array, font: Fonts): void {
  const above = Math.ceil(line.size * 1.1);
  const top = Math.max(0, line.y - above);
  const rows = Math.min(height - top, above + Math.ceil(line.size * 0.5));
  const columns = Math.min(width - margin, Math.ceil((widthOf(line.text, font) / 100 + 0.5) * line.size));
  const field = new Resvg(svgOf(line, columns, rows, line.y - top), { font }).render().pixels;
  for (let y = 0; y < rows; y++) {
    const at = (top + y) * width + margin;
    for (let x = 0; x < columns; x++) {
      pixels[at + x] = Math.max(pixels[at + x]!, field[4 * (y * columns + x) + 3]!);
    }
  }
}

function layOut(book: Book, measure: (text: string) => number): Line[] {
  const authors = book.creators.filter(({ role }) => role === 'aut').map(({ name }) => name);
  const names = authors.length > 0 ? authors : book.creators.map(({ name }) => name);
  const room = width - 2 * margin;
  const title = setInLines(book.title, room, measure, 250, 6);
  const subtitle = book.subtitle ? setInLines(book.subtitle, room, measure, 96, 4) : { size: 0, lines: [] };

  const lines: Line[] = [];
  const put = (text: string, y: number, size: number, style?: 'italic') => {
    lines.push({ text, y: Math.round(y), size: Math.round(size), ...(style && { style }) });
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
      put(line, y, subtitle.size, 'italic');
      y += subtitle.size * 1.25;
    }
  }
  if (book.publisher) put(book.publisher, height - margin, 64);
  return lines.filter(line => line.y - line.size < height);
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

/** A line of text at the left of a field, its baseline at `y`. */
function svgOf(
  { text, size, style }: Pick<Line, 'text' | 'size' | 'style'>,
  columns: number,
  rows: number,
  y: number,
): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${columns}" height="${rows}" font-family="EB Garamond">` +
    `<text y="${y}" font-size="${size}" font-style="${style ?? 'normal'}">${escapeXml(text)}</text></svg>`
  );
}

function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u001f]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;');
}
