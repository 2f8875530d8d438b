import { type Extraction, isOnPage } from '../extraction/extraction.ts';
import { type Dictionary, dictionary } from '../language/dictionary.ts';
import { type Hyphenator, hyphenator } from '../language/hyphenation.ts';
import { type Vocabulary, vocabulary } from '../language/vocabulary.ts';
import { spelt } from './cleaning.ts';
import { learnWidths, type WidthModel } from './widths.ts';

/** What the stages of a recovery work with and none of them changes. */
export interface Bench {
  /** The book's title. */
  title: string;
  words: Vocabulary;
  hyphenate: Hyphenator;
  known: Dictionary;
  /** How wide the book's characters are. */
  widths: WidthModel;
}

/** The bench for a book. @param language BCP 47 tag */
export function benchFor(extraction: Extraction, language: string, title: string): Bench {
  const isWord = dictionary(language);
  return {
    title,
    words: vocabulary(language),
    hyphenate: hyphenator(language),
    known: word => isWord(spelt(word)),
    widths: learnWidths(extraction.pages.flatMap(p => p.lines.filter(isOnPage).map(l => l.text))),
  };
}
