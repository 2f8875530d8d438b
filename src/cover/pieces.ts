import bidiFactory from 'bidi-js';
import { unseen } from '../faces/complete.ts';
import { scriptRuns } from '../faces/scripts.ts';
import { leftward, turned } from '../language/direction.ts';

/** A stretch of text of one script, set in one font, that runs one way. */
export interface Piece {
  text: string;
  /** Number of the font; -1 where none has its letters. */
  font: number;
  leftwards: boolean;
}

// Its types describe a default export that Node does not see.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();
const mark = /\p{M}/u;

/**
 * Divides a line into pieces that are shaped each by itself, from left to right as they are seen (UAX #9).
 *
 * @param fontOf the number of the first font that has a letter; -1 where none has it
 * @param leftwards whether the line runs from right to left
 */
export function piecesOf(text: string, fontOf: (code: number) => number, leftwards: boolean): Piece[] {
  const { levels } =
    leftwards || leftward.test(text)
      ? bidi.getEmbeddingLevels(text, leftwards ? 'rtl' : 'ltr')
      : { levels: new Uint8Array(text.length) };
  const pieces: (Piece & { level: number })[] = [];
  let at = 0;
  for (const run of scriptRuns(text)) {
    let isFirst = true;
    for (const char of run) {
      const last = pieces.at(-1);
      const font = last && (mark.test(char) || unseen.test(char)) ? last.font : fontIn(char, fontOf);
      const level = levels[at]!;
      if (last && !isFirst && last.font === font && last.level === level) last.text += char;
      else pieces.push({ text: char, font, level, leftwards: level % 2 === 1 });
      isFirst = false;
      at += char.length;
    }
  }
  let seen = pieces;
  for (let level = Math.max(0, ...levels); level > 0; level--) seen = turned(seen, level);
  return seen;
}

/** The first font that has a letter, or else its base and its accents. */
function fontIn(char: string, fontOf: (code: number) => number): number {
  const font = fontOf(char.codePointAt(0)!);
  if (font >= 0) return font;
  const parts = [...char.normalize('NFD')].map(one => fontOf(one.codePointAt(0)!));
  return parts.every(one => one === parts[0]) ? parts[0]! : -1;
}
