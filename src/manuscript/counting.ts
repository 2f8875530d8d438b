import { fromRoman, toRoman } from '../language/roman.ts';

/** How a list is counted, where that is not by figures with a full stop: `iv.`, `b)`, `(a)`, `(1)`. */
export interface Counting {
  kind: 'decimal' | 'lower-alpha' | 'upper-alpha' | 'lower-roman' | 'upper-roman';
  /** What stands behind the number; a bracket there may have one before it. */
  form: '.' | ')' | '()';
}

/** The `type` of a list, as HTML has it: a program that knows no more of styles shows at least this. */
export const listTypes: Record<Counting['kind'], string> = {
  decimal: '1',
  'lower-alpha': 'a',
  'upper-alpha': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I',
};

declare module 'mdast' {
  interface ListData {
    counting?: Counting;
  }
}

/** What a marker may be: a number, and how it is counted. */
export interface Reading {
  counting: Counting;
  number: number;
}

const marker = /^(\(?)([A-Za-z]{1,8}|\d{1,4})([.)])$/;

/** What a marker may be read as: `c)` is the third letter, or a hundred. */
export function readingsOf(text: string): Reading[] {
  const [, before, word = '', after] = marker.exec(text) ?? [];
  const form = before ? (after === ')' ? '()' : undefined) : (after as '.' | ')' | undefined);
  if (!form) return [];
  const small = word === word.toLowerCase();
  if (/^\d/.test(word))
    return form === '()' ? [{ counting: { kind: 'decimal', form }, number: Number(word) }] : [];
  const roman = small || word === word.toUpperCase() ? fromRoman(word) : null;
  return [
    ...(roman
      ? [{ counting: { kind: small ? 'lower-roman' : 'upper-roman', form }, number: roman } as const]
      : []),
    ...(word.length <= 2 && (small || word === word.toUpperCase())
      ? [{ counting: { kind: small ? 'lower-alpha' : 'upper-alpha', form }, number: placeOf(word) } as const]
      : []),
  ];
}

/** The place of a letter in the alphabet; behind z come aa and ab, as browsers count. */
const placeOf = (word: string): number =>
  [...word.toLowerCase()].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 96, 0);

/** A number as it stands before its item. */
export function markerOf({ kind, form }: Counting, number: number): string {
  const word =
    kind === 'decimal' ? String(number) : kind.endsWith('roman') ? toRoman(number) : lettersOf(number);
  const cased = kind.startsWith('upper') ? word.toUpperCase() : word;
  return form === '()' ? `(${cased})` : cased + form;
}

function lettersOf(number: number): string {
  let rest = number;
  let letters = '';
  for (; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(97 + ((rest - 1) % 26)) + letters;
  return letters;
}
