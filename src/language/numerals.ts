import type { Forms, Numerals, Vocabulary } from './language.ts';

/** Numbers by their forms, compared as `plainWord` has them. */
type Values = ReadonlyMap<string, number>;

const known = new WeakMap<Numerals, { cardinals: Values; ordinals: Values }>();

/** The value of a number spelt out (`three`, `Erster`, `VIGÉSIMA PRIMERA`), or null. */
export function numeralValue(word: string, words: Pick<Vocabulary, 'numerals'>): number | null {
  return valuesOf(words.numerals).cardinals.get(plainWord(word)) ?? ordinalValue(word, words);
}

/** The value of an ordinal number spelt out, or null. */
export function ordinalValue(word: string, { numerals }: Pick<Vocabulary, 'numerals'>): number | null {
  return valuesOf(numerals).ordinals.get(plainWord(word)) ?? null;
}

function valuesOf(numerals: Numerals): { cardinals: Values; ordinals: Values } {
  let values = known.get(numerals);
  if (!values) {
    values = { cardinals: byForm(numerals.cardinals), ordinals: byForm(numerals.ordinals) };
    known.set(numerals, values);
  }
  return values;
}

const byForm = (all: Forms): Values =>
  new Map(all.flatMap((own, i) => own.map(form => [plainWord(form), i + 1] as const)));

/** A word as it is compared: small, without accents, which capitals may lack, and with one hyphen between its parts. */
export function plainWord(word: string): string {
  const plain = /^[\x20-\x7e]*$/.test(word) ? word : word.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain
    .trim()
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[\s\u2010\u2011-]+/g, '-');
}
