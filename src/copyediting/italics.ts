import { dictionary } from '../language/dictionary.ts';
import { editingVocabulary } from '../language/editing.ts';
import { vocabulary } from '../language/vocabulary.ts';
import type { Chapter } from '../manuscript/manuscript.ts';
import { type LostEmphasis, lostEmphasis } from './emphasis.ts';
import { foreignCandidates } from './foreign.ts';
import { passages } from './passages.ts';
import { titleCandidates } from './titles.ts';

/** Lists of what a book that lost its italics may have had in them, for the editor to strike out and add to. */
export interface ItalicsDraft {
  /** Titles of works; `count` is how often each stands in the book as a phrase of its own. */
  titles: { text: string; count: number; evidence: string[] }[];
  /** Foreign words and phrases; `language` is a BCP 47 tag where it could be told. */
  foreign: { text: string; language?: string; count: number; evidence: string[] }[];
  /** Places that speak of emphasis where nothing is emphasised. */
  emphasis: LostEmphasis[];
}

/**
 * Drafts the lists of titles and foreign words (`italics` in `book.yaml`) from the text alone, the surest titles first.
 *
 * @param language BCP 47 tag of the book
 */
export function draftItalics(chapters: readonly Chapter[], language: string): ItalicsDraft {
  const words = {
    vocabulary: vocabulary(language),
    editing: editingVocabulary(language),
    known: dictionary(language),
  };
  const text = passages(chapters);
  const titles = titleCandidates(text, words)
    .filter(({ weight }) => weight > 0)
    .map(({ text, count, evidence }) => ({ text, count, evidence: [...evidence] }));
  const foreign = foreignCandidates(
    text,
    words,
    titles.map(({ text }) => text),
  ).map(({ evidence, ...candidate }) => ({ ...candidate, evidence: [evidence] }));
  return { titles, foreign, emphasis: lostEmphasis(chapters, words.vocabulary, words.editing) };
}
