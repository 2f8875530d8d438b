import { english } from './words/english.ts';
import { french } from './words/french.ts';
import { german } from './words/german.ts';

/**
 * The words of a language that recovery looks for. One table per language; nothing else in the program knows
 * a word of any language, and nothing at all knows a word of any one book.
 */
export interface Vocabulary {
  /** Words of a chapter label (`Chapter 3`), lower case. */
  labels: string[];
  /** Words of a part's label. */
  parts: string[];
  /** Numbers spelt out, as labels use them. */
  numerals: string[];
  /** Titles of chapters by what they are. */
  titles: Record<string, string[]>;
  /** Titles of the printed table of contents. */
  contents: string[];
  /** Words that open the caption of a table. */
  tables: string[];
  /** What stands for the work cited last. */
  ibidem: string[];
  /** Short words that stay lower case within a title. */
  smallWords: string[];
  /** Abbreviations before which or after which a sentence goes on, without their last full stop. */
  abbreviations: string[];
  /** Prefixes that take a hyphen or not by the house's own habit. */
  prefixes: string[];
  /** Prefixes that usually take a hyphen where the book itself gives no other example. */
  hyphenPrefixes: string[];
  /** Short second parts of compounds: `call-in`. */
  hyphenParticles: string[];
  /** What stands between the halves of a pair with a suspended hyphen: `pre- and post-war`. */
  conjunctions: string[];
  /** First parts of names written in one with a capital inside: `McDonald`. */
  nameParticles: string[];
  /** Endings of adjectives that give way to `o` in a compound: `historical`, `historico-`. */
  combining: string[];
  /** Endings that are words too, but hardly ever second parts of compounds. */
  suffixes: string[];
  /** How a place says that italics were used: followed by "added", "mine", "original". */
  emphasis: string[];
}

const vocabularies: Record<string, Vocabulary> = { en: english, de: german, fr: french };

/** The vocabulary of a BCP 47 language tag; English where there is none yet for that language. */
export function vocabulary(language: string): Vocabulary {
  return vocabularies[language.toLowerCase().split('-')[0]!] ?? english;
}

/** Whether a line is a chapter's or part's label and nothing more: `Chapter 3`, `PART TWO`. */
export function isLabel(text: string, words: Vocabulary): boolean {
  return labelOf(text, words) !== null;
}

/** The label at the head of a line (`CHAPTER 3`), its kind, and what follows it on the line. */
export function labelOf(
  text: string,
  words: Vocabulary,
): { label: string; part: boolean; number: string; rest: string } | null {
  const names = [...words.labels, ...words.parts].join('|');
  const numbers = `\\d{1,3}|[ivxlc]+|${words.numerals.join('|')}`;
  const match = new RegExp(`^(${names})\\s+(${numbers})(?![\\p{L}\\p{N}])[.:]?(.*)$`, 'iu').exec(text.trim());
  if (!match) {
    const ordinal = new RegExp(`^(?:the\\s+)?(${words.numerals.join('|')})\\s+(${names})[.:]?$`, 'iu').exec(
      text.trim(),
    );
    if (!ordinal) return null;
    return {
      label: text.trim(),
      part: words.parts.includes(ordinal[2]!.toLowerCase()),
      number: ordinal[1]!,
      rest: '',
    };
  }
  const rest = match[3]!.trim();
  return rest !== ''
    ? null
    : {
        label: match[0].trim(),
        part: words.parts.includes(match[1]!.toLowerCase()),
        number: match[2]!,
        rest,
      };
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
