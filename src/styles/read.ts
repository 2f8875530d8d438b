import { readdirSync } from 'node:fs';
import { dirname, extname, join, posix } from 'node:path';
import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import { flawOf, mediaTypeOf } from '../pictures/index.ts';
import { unescaped } from '../publication/addresses.ts';
import type { Resource } from '../publication/resource.ts';
import { decodeUtf8, readPlain } from '../reading.ts';
import { pathInside, type Title } from '../title.ts';
import { readPressSheet } from './clean.ts';

/** The press's own style sheets for one edition. */
export interface PressStyles {
  /** One after another, as `book.yaml` has them; what they load is named by its path among `files`. */
  css: string;
  /** The fonts and pictures that they load, and licences that lie beside fonts: each under `styles/`. */
  files: Resource[];
}

/** Fonts by their endings, and how such files begin. */
const fonts: Record<string, { mediaType: string; begins: RegExp }> = {
  '.ttf': { mediaType: 'font/ttf', begins: /^(?:\0\x01\0\0|true)/ },
  '.otf': { mediaType: 'font/otf', begins: /^OTTO/ },
  '.woff': { mediaType: 'font/woff', begins: /^wOFF/ },
  '.woff2': { mediaType: 'font/woff2', begins: /^wOF2/ },
};

const licence = /^(?:OFL|LICEN[CS]E)(?:[.-].*)?$/i;

/**
 * Reads the style sheets that `book.yaml` names for an edition, and all that they load from the title's folder.
 * @throws Complaint, with file and line, where one of them is not there, is too large, loads what is not in the folder or may
 *   not be loaded, or says what a book may not say
 */
export function readPressStyles(
  title: Pick<Title, 'folder' | 'book'>,
  edition: 'epub' | 'print',
): PressStyles {
  const reading: Reading = { folder: title.folder, files: new Map(), room: limits.styles.files };
  const sheets = title.book.styles.filter(({ for: only }) => only.length === 0 || only.includes(edition));
  const css = sheets.map(({ file }) => sheetOf(file, reading)).join('\n');
  return { css, files: [...reading.files.values()] };
}

/** Paths, within the title's folder, of all files that the style sheets of a title consist of. */
export function pressStyleFiles(title: Pick<Title, 'folder' | 'book'>): string[] {
  const loaded = (['epub', 'print'] as const).flatMap(edition => readPressStyles(title, edition).files);
  return [
    ...new Set([
      ...title.book.styles.map(({ file }) => file),
      ...loaded.map(({ path }) => path.slice(prefix.length)),
    ]),
  ];
}

const prefix = 'styles/';

interface Reading {
  folder: string;
  files: Map<string, Resource>;
  /** Bytes that what is loaded may still have. */
  room: number;
}

function sheetOf(file: string, reading: Reading): string {
  const place = pathInside(reading.folder, file, { file: 'book.yaml' });
  const bytes = readPlain(reading.folder, place, limits.styles.sheet);
  if (!bytes) throw new Complaint('This style sheet was there a moment ago.', { file: place });
  const css = decodeUtf8(bytes, place).replace(/\r\n?/g, '\n');
  const read = readPressSheet(css);
  if ('message' in read)
    throw new Complaint(read.message, { file: place, line: read.line, advice: read.advice });
  const parts: string[] = [];
  let at = 0;
  for (const load of read.loads) {
    const path = loadFile(load.address, { sheet: file, place, line: load.line }, reading);
    const end = css.indexOf(')', load.at) + 1;
    parts.push(css.slice(at, load.at), `url("${path.split('/').map(encodeURIComponent).join('/')}")`);
    at = end;
  }
  return parts.concat(css.slice(at)).join('');
}

/** Where a style sheet loads something: its path in the title's folder, its place on the disk, the line. */
interface Loading {
  sheet: string;
  place: string;
  line: number;
}

/** Takes in a file that a style sheet loads; gives its path in the edition. */
function loadFile(address: string, { sheet, place, line }: Loading, reading: Reading): string {
  const refuse = (message: string, advice: string) => new Complaint(message, { file: place, line, advice });
  const copy = 'Put the file into the title’s folder, and name it by its path from the style sheet.';
  if (/^[a-z][a-z0-9+.-]*:|^\/|^#|[\\)?#]/i.test(address))
    throw refuse(`The style sheet loads “${address.slice(0, 80)}”, which is no file beside it.`, copy);
  const named = posix.normalize(posix.join(posix.dirname(sheet), unescaped(address)));
  const path = prefix + named;
  if (reading.files.has(path)) return path;
  const real = pathInside(reading.folder, named, { file: place, line });
  const bytes = readPlain(reading.folder, real, limits.styles.files);
  if (!bytes) throw refuse(`There is no file “${named}”.`, copy);
  reading.room -= bytes.length;
  if (reading.room < 0 || reading.files.size >= limits.styles.loaded)
    throw refuse('The style sheets load too much (see docs/limits.md).', 'Leave out what is not needed.');
  const font = fonts[extname(named).toLowerCase()];
  const mediaType = font?.mediaType ?? mediaTypeOf(named);
  if (!mediaType)
    throw refuse(
      `“${named}” is neither a font nor a picture.`,
      'Fonts are TTF, OTF, WOFF or WOFF2 files; pictures PNG, JPEG, GIF or SVG.',
    );
  const flaw = font ? fontFlaw(bytes, font.begins) : flawOf(bytes, named);
  if (flaw) throw refuse(`“${named}” ${flaw.reason}.`, flaw.advice);
  enter({ path, mediaType, bytes }, reading);
  if (font) takeLicence(dirname(named), reading);
  return path;
}

function enter(file: Omit<Resource, 'id'>, { files }: Reading): void {
  files.set(file.path, { id: `press-${files.size + 1}`, ...file });
}

function fontFlaw(bytes: Uint8Array, begins: RegExp): { reason: string; advice: string } | undefined {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (begins.test(start)) return undefined;
  return { reason: 'is not the font that its name says', advice: 'Put the font there again.' };
}

/** A licence goes with the font beside which it lies. */
function takeLicence(folder: string, reading: Reading): void {
  const name = readdirSync(join(reading.folder, folder))
    .sort()
    .find(one => licence.test(one));
  const path = name && prefix + posix.join(folder, name);
  if (!path || reading.files.has(path)) return;
  const bytes = readPlain(reading.folder, join(reading.folder, folder, name), limits.styles.sheet);
  if (bytes) enter({ path, mediaType: 'text/plain', bytes }, reading);
}
