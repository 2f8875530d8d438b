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

/** A fault at a place of a passage. */
export function faultAt(
  { file, line, text }: Passage,
  from: number,
  to: number,
  fault: Pick<Fault, 'code' | 'message' | 'likelihood'>,
): Fault {
  const likelihood = Math.round(fault.likelihood * 100) / 100;
  const word = spellings.has(fault.code) ? { word: text.slice(from, to) } : {};
  const id = identify(fault.code, [
    ...wordsOf(text.slice(0, from)).slice(-2),
    ...wordsOf(text.slice(from, to)),
    ...wordsOf(text.slice(to)).slice(0, 2),
  ]);
  return { id, ...fault, ...word, likelihood, file, line, context: contextOf(text, from, to) };
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
