import type { Vocabulary } from '../language/vocabulary.ts';
import type { TextLine } from './lines.ts';

const letters = (text: string) => text.replace(/[^\p{L}]/gu, '');

/** Letters and figures of a text, for comparing titles. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** Whether a line holds words and all of them in capitals. */
export function isCapitals(text: string): boolean {
  const l = letters(text);
  return l.length >= 3 && l === l.toUpperCase() && l !== l.toLowerCase() && /\p{Lu}{3}/u.test(text);
}

/** Whether a title is one that books have at their beginning or end: `Preface`, `Bibliography`. */
export function isUsualTitle(text: string, words: Vocabulary): boolean {
  const own = plain(text);
  return Object.values(words.titles).some(list => list.some(t => plain(t) === own));
}

/** Whether every longer word begins with a capital and the line does not end like a sentence. */
export function titleCased(text: string): boolean {
  const long = text.replace(/\([^)]*\)/g, '').match(/[\p{L}]{4,}/gu) ?? [];
  return long.length > 0 && long.every(w => /^\p{Lu}/u.test(w)) && !/[.,;]$/.test(text);
}

/** A line that could be a heading in mixed case: short, begun with a capital, ended like no sentence. */
export function isBareHeading(line: TextLine): boolean {
  return (
    line.last < 0.6 &&
    line.joins.length === 0 &&
    /^\p{Lu}/u.test(line.text) &&
    !/[.,;:!?…—–-][”’"')\]]*\d{0,3}$|[”"]$/.test(line.text) &&
    (titleCased(line.text) || /^\p{L}+ (?:[IVXLC]+|\d{1,2})$/u.test(line.text))
  );
}

/** A line in capitals that could be of a heading: ended like no sentence. */
export function isCapitalHeading(line: TextLine): boolean {
  return (
    line.text.length <= 90 && isCapitals(line.text) && !/[.,;–—-]$/.test(line.text) && line.joins.length === 0
  );
}

/** Whether two lines stand one right under the other. */
export const adjacent = (a: TextLine, b: TextLine): boolean => a.page === b.page && !b.blankBefore;
