import bwip from 'bwip-js/node';
import { Complaint } from '../complaint.ts';
import { type Book, isbnOfEdition, isIsbn } from '../title.ts';
import { type Box, black, group, type Mark, white } from './drawing.ts';
import { points } from './geometry.ts';
import type { Letters } from './letters.ts';

/** Width of the narrowest bar at full size, millimetres (ISO/IEC 15420). */
const module = 0.33;
/** Height of the bars at full size, millimetres, and how far guard bars reach below them, in modules. */
const barHeight = 22.85;
const guard = 5;
/** Room that stays white, in modules: before, after, and after an add-on. */
const quiet = { before: 11, after: 7, afterAddOn: 5 };
/** White between the code and its add-on, in modules: GS1 asks for 7 to 12, and some scanners look no farther than 10. */
const gap = 9;
/** The guard bars of an EAN-13 by their order: two at each end, two in the middle. */
const guards = new Set([0, 1, 14, 15, 28, 29]);
const mainBars = 30;

/** Sizes between which scanners read a bar code (GS1 General Specifications). */
const largest = 1;
const smallest = 0.8;

/** An ISBN for a bar code: its thirteen digits, and how it is written. */
export interface Isbn {
  digits: string;
  written: string;
  /** Whether the EPUB may have the same: nothing says that it is of the printed book. */
  isShared?: boolean;
}

/**
 * The ISBN of the printed book: that of its last printing, otherwise the one that is named for the cover, otherwise the
 * identifier, where that is an ISBN.
 *
 * @throws Complaint where its check digit is wrong
 */
export function isbnOf({ coverSettings, identifier, ...book }: IsbnGiven): Isbn | undefined {
  const own = isbnOfEdition(book, 'print') ?? coverSettings.isbn;
  const written = own ?? /^urn:isbn:(.+)$/i.exec(identifier)?.[1];
  if (written === undefined) return undefined;
  if (!isIsbn(written)) {
    throw new Complaint(`“${written}” is not an ISBN: its digits do not agree with its check digit.`, {
      file: 'book.yaml',
      advice: 'Correct the identifier; a bar code of it would lead to another book, or to none.',
    });
  }
  const digits = written.replace(/[\s-]/g, '');
  const isbn = digits.length === 13 ? { digits, written } : fromTen(digits);
  return own ? isbn : { ...isbn, isShared: true };
}

type IsbnGiven = Pick<Book, 'printings' | 'isbn' | 'coverSettings' | 'identifier'>;

/** An ISBN of ten digits as one of thirteen (ISBN Users’ Manual). */
function fromTen(digits: string): { digits: string; written: string } {
  const twelve = `978${digits.slice(0, 9)}`;
  const sum = [...twelve].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 ? 3 : 1), 0);
  const thirteen = `${twelve}${(10 - (sum % 10)) % 10}`;
  return { digits: thirteen, written: thirteen };
}

/** An amount; and that no other currency’s name is behind it: `$24.95 AUD`. */
const amount = String.raw`\s?(\d+(?:[.,]\d{2})?)(?![\d.,]*\d)`;
const noOther = String.raw`(?!\s?(?!USD?\b)[A-Z]{2,3}\b)`;

/** Currencies that the add-on can tell, by its first digit, and how prices in them are written (BISG). */
const currencies: [digit: string, price: RegExp][] = [
  ['5', new RegExp(String.raw`(?:US\s?\$|USD\s?|(?<![A-Za-z])\$)${amount}${noOther}`)],
  ['6', new RegExp(String.raw`(?:(?:C(?:A|DN)?\s?\$|CAD\s?)${amount}|\$${amount}(?=\s?(?:CAD|CDN)\b))`)],
];

/** The add-on of five digits for a price in US or Canadian dollars; shops elsewhere read none. */
export function addOnOf(price: string | undefined): string | undefined {
  for (const [digit, written] of currencies) {
    const found = price && written.exec(price);
    if (!found) continue;
    const cents = Math.round(Number((found[1] ?? found[2])!.replace(',', '.')) * 100);
    // BISG: 9999 stands for all that costs more.
    return `${digit}${String(Math.min(cents, 9999)).padStart(4, '0')}`;
  }
  return undefined;
}

/** A bar code in its white box, whose upper left is the origin. */
export interface BarCode {
  box: Box;
  marks: Mark[];
}

/**
 * Draws the bar code of a book: EAN-13, with an add-on where there is one, the ISBN above and its figures below.
 *
 * @param room its box may be no wider, in points
 * @returns undefined where it would be too small to be read
 */
export function barCode(
  isbn: Isbn,
  addOn: string | undefined,
  letters: Letters,
  room: number,
): BarCode | undefined {
  const text = addOn ? `${isbn.digits} ${addOn}` : isbn.digits;
  const asked = { bcid: 'ean13', text, addongap: gap };
  const [encoded] = bwip.raw(asked);
  if (!encoded || !('sbs' in encoded)) throw new Error('An EAN-13 has bars.');
  const total = encoded.sbs.reduce((sum, part) => sum + part, 0);
  const modules = quiet.before + total + (addOn ? quiet.afterAddOn : quiet.after);
  const scale = Math.min(largest, room / points(modules * module));
  if (scale < smallest) return undefined;
  return drawn(isbn, addOn, encoded.sbs, modules, scale, letters);
}

function drawn(
  { digits, written }: Isbn,
  addOn: string | undefined,
  parts: readonly number[],
  modules: number,
  scale: number,
  letters: Letters,
): BarCode {
  const unit = points(module) * scale;
  const size = 9.6 * scale;
  const pad = 4 * unit;
  const top = pad + 0.9 * size;
  const bars = top + 3 * unit;
  const foot = bars + points(barHeight) * scale;
  const box = { x: 0, y: 0, width: modules * unit, height: foot + guard * unit + 0.35 * size + pad };
  const marks: Mark[] = [{ kind: 'area', ...box, colour: white }];
  let x = quiet.before;
  parts.forEach((width, k) => {
    if (k % 2 === 0) {
      const bar = k / 2;
      const upper = bar < mainBars ? bars : bars + size;
      const lower = bar >= mainBars || guards.has(bar) ? foot + guard * unit : foot;
      marks.push({
        ...{ kind: 'area', x: x * unit, y: upper, width: width * unit, height: lower - upper },
        colour: black,
      });
    }
    x += width;
  });
  const figures = (text: string, from: number, to: number, y: number) =>
    marks.push(...spread(text, from * unit, to * unit, y, size, letters));
  const start = quiet.before;
  const line = foot + 0.78 * size;
  figures(digits[0]!, start - 10, start - 3, line);
  figures(digits.slice(1, 7), start + 3, start + 45, line);
  figures(digits.slice(7), start + 50, start + 92, line);
  if (addOn) figures(addOn, modules - quiet.afterAddOn - 47, modules - quiet.afterAddOn, bars + 0.78 * size);
  const isbn = `ISBN ${written}`;
  const most = (95 + quiet.before - 2) * unit;
  const natural = letters.set(isbn, { cut: 'figures' }, size);
  const run = letters.set(isbn, { cut: 'figures' }, size * Math.min(0.86, most / natural.width));
  marks.push({ kind: 'text', x: (start + 47.5) * unit - run.width / 2, y: top, run, colour: black });
  return { box, marks: [group(0, 0, marks)] };
}

/** Figures with even spaces between them, from one place to another. */
function spread(text: string, from: number, to: number, y: number, size: number, letters: Letters): Mark[] {
  const step = (to - from) / text.length;
  return [...text].map((figure, k) => {
    const run = letters.set(figure, { cut: 'figures' }, size);
    return { kind: 'text', x: from + (k + 0.5) * step - run.width / 2, y, run, colour: black };
  });
}
