import type { Place } from './items.ts';

/**
 * What lines begin and end with, by the item at which they part; numbers that are equal where the letters are. Items are counted
 * from 1, so that the paragraph's own beginning is 0; a number of 0 is like no other.
 */
export interface LineEnds {
  /** The word with which the line behind an item begins, and its first letters. */
  beginning: Int32Array;
  beginningLetters: Int32Array;
  /** The word with which the line that ends at an item ends, and its last letters. */
  ending: Int32Array;
  endingLetters: Int32Array;
}

/** So many letters are seen to be alike where the words are not. */
const seen = 3;

/** What is no letter, nor a space, counts for nothing. */
const silent = '\0';

/**
 * What the lines of a paragraph may begin and end with, for D. Verna's similarities (Similarity Problems in Paragraph
 * Justification, DocEng 2024).
 * @param places where in the text lines may end, by their items
 * @param count how many items the paragraph has
 */
export function lineEndsOf(text: string, places: ReadonlyMap<number, Place>, count: number): LineEnds {
  const letters = lettersOf(text);
  const ends: LineEnds = {
    beginning: new Int32Array(count + 2),
    beginningLetters: new Int32Array(count + 2),
    ending: new Int32Array(count + 2),
    endingLetters: new Int32Array(count + 2),
  };
  const begin = (at: number, offset: number) => {
    [ends.beginning[at], ends.beginningLetters[at]] = numbersOf(letters, offset, 1);
  };
  begin(0, 0);
  for (const [item, { end, next }] of places) {
    [ends.ending[item + 1], ends.endingLetters[item + 1]] = numbersOf(letters, end - 1, -1);
    if (item < count) begin(item + 1, next);
  }
  return ends;
}

/** The text with small letters and figures alone, of the same length. */
function lettersOf(text: string): string {
  const small = text.toLowerCase();
  return (small.length === text.length ? small : text).replace(/[^\p{L}\p{M}\p{N} \u00a0\u2028]/gu, other =>
    silent.repeat(other.length),
  );
}

/** Numbers of the word that begins at an offset, or ends there if the step is -1, and of its letters that are seen. */
function numbersOf(letters: string, offset: number, step: 1 | -1): [word: number, letters: number] {
  let number = 0;
  let few = 0;
  let count = 0;
  for (let at = offset; at >= 0 && at < letters.length; at += step) {
    const letter = letters.charCodeAt(at);
    if (letter === 0) continue;
    if (letter === 0x20 || letter === 0xa0 || letter === 0x2028) break;
    number = (Math.imul(number, 31) + letter) | 0;
    count += 1;
    if (count === seen) few = number;
  }
  return [number, count < seen ? number : few];
}
