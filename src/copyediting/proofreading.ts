import { dictionary } from '../language/dictionary.ts';
import { editingVocabulary } from '../language/editing.ts';
import { vocabulary } from '../language/vocabulary.ts';
import type { Chapter } from '../manuscript/manuscript.ts';
import { yearsThatDisagree } from './citations.ts';
import { lostEmphasis } from './emphasis.ts';
import type { Fault } from './fault.ts';
import { doubledWords, punctuationFaults, unpairedMarks } from './marks.ts';
import { passages } from './passages.ts';
import { hyphenations, nearSpellings } from './spellings.ts';

const checks = [
  nearSpellings,
  hyphenations,
  unpairedMarks,
  doubledWords,
  punctuationFaults,
  yearsThatDisagree,
];

/**
 * The proofreading list: what may be a fault, the likeliest first. Nothing on it is ever corrected by itself.
 *
 * @param language BCP 47 tag of the book
 */
export function proofread(chapters: readonly Chapter[], language: string): Fault[] {
  const words = {
    vocabulary: vocabulary(language),
    editing: editingVocabulary(language),
    known: dictionary(language),
  };
  const text = passages(chapters);
  const emphasis = lostEmphasis(chapters, words.vocabulary, words.editing).map(
    (place): Fault => ({
      code: 'emphasis-lost',
      message: 'The text says that emphasis was added, but none is marked here.',
      ...place,
      likelihood: 0.95,
    }),
  );
  return [...emphasis, ...checks.flatMap(check => check(text, words))].sort(
    (a, b) => b.likelihood - a.likelihood,
  );
}
