import type { Language, Vocabulary } from './language.ts';
import { languageOf, languages } from './languages.ts';
import { numeralValue, ordinalValue, plainWord } from './numerals.ts';

export type { Vocabulary } from './language.ts';

const vocabularies = new Map<Language, Vocabulary>(
  [...languages.values()].map(language => [language, withVariants(language)]),
);

/** The vocabulary of a BCP 47 language tag; English where there is none yet for that language. */
export const vocabulary = (language: string): Vocabulary => vocabularies.get(languageOf(language))!;

/** A label that stands alone on its line. */
export interface Label {
  /** The whole line. */
  label: string;
  /** The word for what is numbered, as it is printed: `Chapter`. */
  name: string;
  part: boolean;
  /** Its number as it is printed: `3`, `IV`, `One`, `Erstes`; without the ending of `1st`. */
  number: string;
}

/** What labels are read with, made once for each vocabulary. */
interface Reading {
  /** Words of labels, and whether each is a part's. */
  names: ReadonlyMap<string, boolean>;
  articles: ReadonlySet<string>;
  /** A number with the ending of an ordinal. */
  ordinal: RegExp;
}

const readings = new WeakMap<Vocabulary, Reading>();

/** No label is longer. */
const longest = 60;
/** What begins small and ends in a full stop is the end of a sentence: `in the second part.` */
const endsSentence = /^\p{Ll}.*\.$/u;
const figures = /^(?:\d{1,3}|[ivxlc]+)$/i;

/** Whether a line is a chapter's or part's label and nothing more: `Chapter 3`, `PART TWO`. */
export function isLabel(text: string, words: Vocabulary): boolean {
  return labelOf(text, words) !== null;
}

/**
 * The label that a line is, and nothing more, its number after its name (`CHAPTER 3`, `Parte primera`, `Book the First`) or
 * before (`The First Chapter`, `Erstes Kapitel`, `2. Teil`); null where it is none.
 */
export function labelOf(text: string, words: Vocabulary): Label | null {
  const label = text.trim();
  if (label.length > longest || endsSentence.test(label)) return null;
  const parts = label.replace(/\s*[.:]$/, '').split(/\s+/);
  if (parts.length < 2) return null;
  const reading = readingOf(words);
  const read = (name: string, number: string | null): Label | null =>
    number === null ? null : { label, name, part: reading.names.get(plainWord(name))!, number };
  const first = parts[0]!;
  if (reading.names.has(plainWord(first))) {
    const number = numberAfter(withoutArticle(parts.slice(1), reading), words, reading);
    if (number !== null) return read(first, number);
  }
  const last = parts.at(-1)!;
  if (!reading.names.has(plainWord(last))) return null;
  return read(last, numberBefore(withoutArticle(parts.slice(0, -1), reading), words, reading));
}

/** Of a number after a label's name, the number itself: `3`, `III`, `Three`, `premier`; of `1er` and `Ier` without the ending. */
function numberAfter(number: string, words: Vocabulary, { ordinal }: Reading): string | null {
  if (figures.test(number) || numeralValue(number, words) !== null) return number;
  return ordinal.exec(number)?.[1] ?? null;
}

/** Of a number before a label's name, the number itself. Only an ordinal stands there: `one part` is no label. */
function numberBefore(number: string, words: Vocabulary, { ordinal }: Reading): string | null {
  if (ordinalValue(number, words) !== null) return number;
  if (words.bareOrdinals && /^[IVXLC]+$/.test(number)) return number;
  return ordinal.exec(number)?.[1] ?? null;
}

/** Words as one, without an article at their head: `the First`. */
const withoutArticle = (parts: string[], { articles }: Reading): string =>
  parts.slice(parts.length > 1 && articles.has(plainWord(parts[0]!)) ? 1 : 0).join(' ');

function readingOf(words: Vocabulary): Reading {
  let reading = readings.get(words);
  if (!reading) {
    const endings = words.ordinalEndings.map(ending => ending.replaceAll('.', '\\.')).join('|');
    reading = {
      names: new Map([
        ...words.labels.map(name => [plainWord(name), false] as const),
        ...words.parts.map(name => [plainWord(name), true] as const),
      ]),
      articles: new Set(words.articles),
      // a roman numeral that ends in another letter could be a word: `LIVRE LE`
      ordinal: new RegExp(`^(\\d{1,3}|[IVXLC]*[IVX])(?:${endings})$`, 'u'),
    };
    readings.set(words, reading);
  }
  return reading;
}

/** A vocabulary whose titles stand as they are printed and compared too: without accents in capitals, without hyphens. */
function withVariants(language: Language): Vocabulary {
  const variants = (titles: readonly string[]) => [
    ...new Set(
      titles.flatMap(title =>
        [title, title.replace(/[^\p{L}\s']/gu, '')].flatMap(each => [each, withoutAccents(each)]),
      ),
    ),
  ];
  const titles = Object.entries(language.titles).map(([kind, own]) => [kind, variants(own)]);
  return {
    ...language,
    titles: Object.fromEntries(titles) as Vocabulary['titles'],
    contents: variants(language.contents),
  };
}

/** Latin letters without their accents; an й is a letter of its own. */
function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin}\p{M}*)\p{M}/gu, '')
    .normalize('NFC');
}

/** Where the title begins on a line that has it behind its label (`CHAPTER ONE: Salt`); null where there is none. */
export function titleBehindLabel(text: string, words: Vocabulary): number | null {
  if (text.length > longestTitle) return null;
  const end = /[.:–—]\s+(?=[“‘"'«„¿¡]?[\p{Lu}\p{N}])/u.exec(text);
  if (!end || labelOf(text.slice(0, end.index), words) === null) return null;
  return end.index + end[0].length;
}

/** A label and its title on one line are no longer, in characters. */
const longestTitle = 110;
