import { createHash } from 'node:crypto';
import { contextOf, type Passage } from './passages.ts';

/** Something that may be a fault of the printed book or of its recovery: for an editor to judge, never corrected by itself. */
export interface Fault {
  /** Made from the code and the words around, so that it does not age as lines do. */
  id?: string;
  code:
    | 'name-spelt-two-ways'
    | 'word-near-another'
    | 'hyphenated-two-ways'
    | 'mark-without-its-pair'
    | 'doubled-word'
    | 'punctuation'
    | 'year-disagrees'
    | 'emphasis-lost'
    | 'doubtful-word';
  /** One sentence for the editor. */
  message: string;
  /** File of the chapter, and line in it (0 where the tree was not parsed from a file). */
  file: string;
  line: number;
  /** Where a spelling is in doubt, the word: an editor may accept it for the whole book. */
  word?: string;
  /** What stands there, in whole words; and what should, where that can be guessed. */
  for?: string;
  read?: string;
  /** The words around. */
  context: string;
  /** How likely it is a fault, from 0 to 1. */
  likelihood: number;
}

const spellings: ReadonlySet<Fault['code']> = new Set([
  'name-spelt-two-ways',
  'word-near-another',
  'hyphenated-two-ways',
  'doubtful-word',
]);

/** What a check says of a place. */
interface Doubt extends Pick<Fault, 'code' | 'message' | 'likelihood'> {
  /** What should stand in the place itself, where that can be guessed. */
  right?: string | undefined;
}

/** A fault at a place of a passage. */
export function faultAt(
  { file, line, text }: Passage,
  from: number,
  to: number,
  { right, ...fault }: Doubt,
): Fault {
  const likelihood = Math.round(fault.likelihood * 100) / 100;
  const word = spellings.has(fault.code) ? { word: text.slice(from, to) } : {};
  const id = identify(fault.code, [
    ...wordsOf(text.slice(0, from)).slice(-2),
    ...wordsOf(text.slice(from, to)),
    ...wordsOf(text.slice(to)).slice(0, 2),
  ]);
  return {
    ...{ id, ...fault, ...word, ...reading(text, { from, to, right }) },
    ...{ likelihood, file, line, context: contextOf(text, from, to) },
  };
}

/** So far a word may reach beyond a place. */
const reach = 60;

/** What stands in a place, with all of the words that it is a part of: a comma alone tells nobody where it is. */
function reading(
  text: string,
  { from, to, right }: { from: number; to: number; right: string | undefined },
): Pick<Fault, 'for' | 'read'> {
  const isWhole = /^[\p{L}\p{N}].*[\p{L}\p{N}]$/u.test(text.slice(from, to));
  let [start, end] = [from, to];
  while (!isWhole && start > Math.max(0, from - reach) && text[start - 1] !== ' ') start--;
  while (!isWhole && end < Math.min(text.length, to + reach) && text[end] !== ' ') end++;
  const stands = text.slice(start, end).trim();
  if (stands === '') return {};
  return {
    for: stands,
    ...(right !== undefined && { read: `${text.slice(start, from)}${right}${text.slice(to, end)}`.trim() }),
  };
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** The id of a fault among some words. */
export const identify = (code: string, words: readonly string[]): string =>
  createHash('sha256')
    .update(`${code}:${words.join(' ')}`)
    .digest('hex')
    .slice(0, 8);

/** The id of a fault of which nothing but the words around is known. */
export const identifyByContext = ({ code, context }: Pick<Fault, 'code' | 'context'>): string =>
  identify(code, wordsOf(context));
