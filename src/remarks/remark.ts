import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';

/** Something that a reader has written into a DOCX or a PDF of the book. */
export interface Remark {
  /** The words that are marked, or that the change is made in; empty where none are. */
  words: string;
  /** What stands before them and behind. */
  before: string;
  behind: string;
  /** What should stand in their place, where the reader has said it. */
  read?: string;
  /** What the reader has written about them. */
  comment?: string;
  by?: string;
  /** As `2026-11-30`. */
  date?: string;
  /** The page of the file, by its label. */
  page?: string;
}

/** @throws Complaint where a file has more remarks than are taken at once */
export function refuseTooMany(remarks: readonly Remark[], file: string): void {
  const { count } = limits.remarks;
  if (remarks.length > count)
    throw new Complaint(`This file has more than ${count} remarks (see docs/limits.md).`, {
      ...{ file, advice: 'Divide it, and import one part after the other.' },
    });
}

/** So much is given of what stands around. */
const reach = 200;

/** A stretch of a text, and what stands around it. */
export const marked = (
  text: string,
  from: number,
  to: number,
): Pick<Remark, 'words' | 'before' | 'behind'> => ({
  words: text.slice(from, to).trim(),
  before: text.slice(Math.max(0, from - reach), from),
  behind: text.slice(to, to + reach),
});

/**
 * A change of a text, in whole words: a letter alone tells nobody where it is, and neither does a place between two words.
 * @param text its lines end with `\n`; a word may be divided there
 * @param now what should stand from `from` to `to`
 */
export function changed(
  text: string,
  { from, to, now }: { from: number; to: number; now: string },
): Pick<Remark, 'words' | 'before' | 'behind' | 'read'> {
  let [start, end] = [wordStart(text, from), wordEnd(text, to)];
  const isBare = () =>
    text.slice(start, end).trim() === '' ||
    (text.slice(start, from) + now + text.slice(to, end)).trim() === '';
  if (isBare()) end = wordEnd(text, skip(text, end, 1));
  if (isBare()) start = wordStart(text, skip(text, start, -1));
  // signs that stay, beside the words
  const lead = /^[^\p{L}\p{N}\s]*/u.exec(text.slice(start, from))![0].length;
  const rest = /[^\p{L}\p{N}\s]*$/u.exec(text.slice(to, Math.max(to, end)))![0].length;
  const isWord = (words: string) => /[\p{L}\p{N}]/u.test(words);
  if (isWord(text.slice(start + lead, end - rest)) && isWord(now)) [start, end] = [start + lead, end - rest];
  const read = (text.slice(start, from) + now + text.slice(to, end)).replace(/[-‐\u00ad]\n(?=\p{Ll})/gu, '');
  return { ...marked(text, start, end), read: read.replace(/\s+/g, ' ').trim() };
}

/** Whether the end of a line at an offset divides a word. */
const divides = (text: string, at: number): boolean =>
  text[at] === '\n' && /[-‐\u00ad]/.test(text[at - 1] ?? '') && /\p{Ll}/u.test(text[at + 1] ?? '');

function wordStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && (!/\s/.test(text[start - 1]!) || divides(text, start - 1))) start--;
  return start;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && (!/\s/.test(text[end]!) || divides(text, end))) end++;
  return end;
}

/** The next offset in a direction behind blank space, one sign on. */
function skip(text: string, at: number, step: 1 | -1): number {
  const next = (i: number) => text[step > 0 ? i : i - 1];
  let i = at;
  while (next(i) !== undefined && /\s/.test(next(i)!)) i += step;
  return next(i) === undefined ? i : i + step;
}
