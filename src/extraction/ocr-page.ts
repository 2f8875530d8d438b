import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import { printable } from './characters.ts';
import type { Style } from './extraction.ts';

/** A box on a page, in the units of its file, from the page's upper left corner. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A word as the recognition gives it. */
export interface OcrWord {
  text: string;
  box: Box;
  /** How sure the recognition is of it, from 0 to 1; absent where it does not say. */
  confidence?: number | undefined;
  /** Size of its type in points, where it says so. */
  size?: number | undefined;
  /** Parts of it in another face or raised. */
  styles: Style[];
  /** It follows the word before without a blank between them. */
  joined: boolean;
}

/** A printed line. */
export interface OcrLine {
  words: OcrWord[];
  /** Its baseline: the height at a place and what it falls from left to right, in units of the file. */
  baseline?: { x: number; y: number; slope: number } | undefined;
  /** Height of its type in units of the file, as the recognition measured it. */
  height?: number | undefined;
  /** Number of its paragraph on the page. */
  paragraph: number;
}

/** A page as the recognition gives it. */
export interface OcrPage {
  width: number;
  height: number;
  /** Points to a unit of its file; null where these are pixels and nobody says how many go to an inch. */
  scale: number | null;
  lines: OcrLine[];
}

/** What the files of a book have held so far, and who is told of each page. */
export interface OcrTally {
  words: number;
  characters: number;
  pages: OcrPage[];
  /** Words by the language that the recognition took them for, as it writes it. */
  languages: Map<string, number>;
  onPage(pages: number): void;
}

/** A page that is being read. */
export interface OpenPage extends OcrPage {
  words: number;
}

/**
 * Adds a word to a line of a page, its text on one line and in characters that a text can hold.
 * @throws Complaint where the page, or the whole, has more words than `limits.ocr` allows
 */
export function addWord(
  { page, line, word }: { page: OpenPage; line: OcrLine; word: OcrWord },
  tally: OcrTally,
  at: { file: string; line: number },
): void {
  tally.words++;
  tally.characters += word.text.length;
  page.words++;
  const { pageWords, words, characters } = limits.ocr;
  if (page.words > pageWords)
    throw tooMuch(`This page has more than ${pageWords.toLocaleString('en')} words.`, at);
  if (tally.words > words)
    throw tooMuch(`There are more than ${words.toLocaleString('en')} words up to here.`, at);
  if (tally.characters > characters)
    throw tooMuch(`There are more than ${characters.toLocaleString('en')} characters up to here.`, at);
  line.words.push(word);
}

/** @throws Complaint where there are more pages than `limits.ocr` allows */
export function addPage(page: OcrPage, tally: OcrTally, at: { file: string; line: number }): void {
  if (tally.pages.length >= limits.ocr.pages)
    throw tooMuch(`There are more than ${limits.ocr.pages.toLocaleString('en')} pages up to here.`, at);
  tally.pages.push(page);
  tally.onPage(tally.pages.length);
}

const tooMuch = (message: string, at: { file: string; line: number }) =>
  new Complaint(message, { ...at, advice: 'Look whether this is one book, or make a title of each volume.' });

/** A file that ends in the middle of a page. */
export const breaksOff = (file: string, line: number) =>
  new Complaint('This file breaks off: what begins on this line has no end.', {
    file,
    line,
    advice: 'Get it again, or have the OCR program write it again.',
  });

/** The text of a word: on one line, without blanks around it. */
export const wordText = (text: string): string =>
  plainWord.test(text) ? text : printable(text).replace(/\s+/gu, ' ').trim();

/** What nearly every word is made of; there is nothing to look for in it. */
const plainWord = /^[\x21-\x7e\u00c0-\u024f‘’“”–—]+$/;

/** A number as it stands in a file; `none` where there is none, or one that no page can have. */
export function numberOf<T>(text: string | undefined, none: T): number | T {
  if (text === undefined || text.trim() === '') return none;
  const value = Number(text);
  return Number.isFinite(value) && Math.abs(value) < 1e7 ? value : none;
}

/** The smallest box around boxes. */
export function around(boxes: readonly Box[]): Box {
  const box = { left: Number.POSITIVE_INFINITY, top: Number.POSITIVE_INFINITY, right: 0, bottom: 0 };
  for (const { left, top, right, bottom } of boxes) {
    box.left = Math.min(box.left, left);
    box.top = Math.min(box.top, top);
    box.right = Math.max(box.right, right);
    box.bottom = Math.max(box.bottom, bottom);
  }
  return box;
}

/** The middle one of some measures; 0 of none. */
export function median(measures: readonly number[]): number {
  if (measures.length === 0) return 0;
  const sorted = [...measures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
