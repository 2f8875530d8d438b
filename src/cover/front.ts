import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { type Cache, digestOf, noCache } from '../cache.ts';
import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import { flawOf, mediaTypeOf } from '../pictures/index.ts';
import { type Book, pathInside, type Title } from '../title.ts';
import { escapeXml, setInLines } from './cover-lines.ts';
import { readFont } from '../epub/fonts.ts';
import type { Resource } from '../epub/page.ts';

const { resolve } = createRequire(import.meta.url);
/**
 * The cover image: the one that `book.yaml` names, or one made from title and author.
 * @param cache where one is found that was made before
 * @throws Complaint where the named file is missing, outside the title's folder, or no image
 */
export async function coverImage({ folder, book }: Title, cache: Cache = noCache): Promise<Resource> {
  const item = { id: 'cover-image', properties: 'cover-image' };
  if (book.cover === undefined) {
    const { title, subtitle, creators, publisher } = book;
    const told = { title, subtitle, creators, publisher };
    const bytes = await cache.stage('cover', digestOf(told), () => drawCover(told));
    return { ...item, path: 'cover.png', mediaType: 'image/png', bytes };
  }
  const { cover } = book;
  const path = pathInside(folder, cover, { file: 'book.yaml' });
  const mediaType = mediaTypeOf(cover);
  if (!mediaType) {
    throw notUsable(
      `The cover “${cover}” is not a picture that reading programs can show.`,
      'Save it as a JPEG or PNG.',
    );
  }
  const { size, isFile } = await stat(path).then(file => ({ size: file.size, isFile: file.isFile() }));
  if (!isFile) {
    throw notUsable(`The cover “${cover}” is not a file.`, 'Put the picture itself there.');
  }
  if (size > limits.picture.bytes) {
    const most = limits.picture.bytes / 1e6;
    throw notUsable(`The cover “${cover}” has more than ${most} MB.`, 'Make it smaller in an image editor.');
  }
  const bytes = new Uint8Array(await readFile(path));
  const flaw = flawOf(bytes, cover);
  if (flaw) throw notUsable(`The cover “${cover}” ${flaw.reason}.`, flaw.advice);
  return { ...item, path: `cover${extname(cover).toLowerCase()}`, mediaType, bytes };
}

const notUsable = (message: string, advice: string) => new Complaint(message, { file: 'book.yaml', advice });

/** Size of a made cover in pixels: the shape that the large shops ask for. */
const width = 1600;
const height = 2560;
const margin = 150;
const mostNames = 4;

/** Grounds dark enough for a light title, one of which each title gets for good. */
const grounds = ['#2f3e46', '#4a2c2a', '#27374d', '#3d3a29', '#3b2f4a', '#1f3d36', '#523a28', '#2b2b2b'];
const ink = '#f4efe4';

function groundOf(title: string): string {
  const sum = [...title].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 9973, 7);
  return grounds[sum % grounds.length]!;
}

/** What a made cover tells of a book. */
type Told = Pick<Book, 'title' | 'subtitle' | 'creators' | 'publisher'>;

let ready: Promise<void> | undefined;

/** A typographic cover as PNG, always the same for the same title. */
async function drawCover(book: Told): Promise<Uint8Array> {
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
  // A letter that the face does not have takes half its size.
  return box?.width || 50 * text.length;
}

function coverSvg(book: Told, measure: (text: string) => number): string {
  const authors = book.creators.filter(({ role }) => role === 'aut').map(({ name }) => name);
  const all = authors.length > 0 ? authors : book.creators.map(({ name }) => name);
  const names = all.length > mostNames ? [...all.slice(0, mostNames), '…'] : all;
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
  for (const name of names) {
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
  const publisher = setInLines(book.publisher ?? '', room, measure, 64, 1);
  for (const line of publisher.lines) put(line, height - margin, publisher.size);
  return svg(parts.join(''));
}

function svg(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="EB Garamond">${content}</svg>`;
}
