import LineBreaker from 'linebreak';

/** Writing that has no spaces between its words, but a sign of its own or none, with the punctuation of Chinese and Japanese. */
export const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}\p{Script=Tibetan}\p{Script=Ethiopic}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff00-\uffef]/u;

/** Whether most of a text is such writing. */
export function isUnspaced(text: string): boolean {
  if (!unspaced.test(text)) return false;
  const letters = text.match(/\p{L}/gu) ?? [];
  return 2 * letters.filter(letter => unspaced.test(letter)).length > letters.length;
}

/** Writing in which only a dictionary tells where a word ends (UAX #14, class SA). */
const complex = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;

/** What stays with the word before it: signs of repetition and abbreviation, stops. */
const bound = /^[\p{P}\p{M}\p{Lm}ฯຯ]/u;

const hangul = /\p{Script=Hangul}/u;

/** A place where a line may end without a hyphen. */
export interface Opening {
  offset: number;
  /** Whether words are divided there, which Korean has spaces between. */
  within?: true;
}

let words: Intl.Segmenter | undefined;

/**
 * Where a stretch without spaces may end a line: between two letters of Chinese, Japanese or Korean, but not before a stop or
 * behind a bracket (UAX #14); in Thai, Lao, Khmer and Burmese between words, which the dictionaries of ICU know.
 */
export function openingsIn(text: string): Opening[] {
  const found: Opening[] = [];
  if (unspaced.test(text) || hangul.test(text)) found.push(...byClass(text));
  for (const { 0: stretch, index } of text.matchAll(complex)) {
    words ??= new Intl.Segmenter('th', { granularity: 'word' });
    for (const { index: at, segment } of words.segment(stretch))
      if (at > 0 && !bound.test(segment)) found.push({ offset: index + at });
  }
  return found.sort((one, other) => one.offset - other.offset);
}

function byClass(text: string): Opening[] {
  const breaker = new LineBreaker(text);
  const found: Opening[] = [];
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const offset = next.position;
    if (offset >= text.length) break;
    const around = [letterBefore(text, offset), String.fromCodePoint(text.codePointAt(offset)!)];
    if (around.some(letter => unspaced.test(letter))) found.push({ offset });
    else if (around.every(letter => hangul.test(letter))) found.push({ offset, within: true });
  }
  return found;
}

/** The letter before an offset, which may be of two units. */
const letterBefore = (text: string, offset: number): string => {
  const from = /[\udc00-\udfff]/.test(text[offset - 1]!) ? offset - 2 : offset - 1;
  return text.slice(Math.max(0, from), offset);
};
