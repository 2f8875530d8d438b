import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { withoutMarks } from './headings.ts';

/** The line that a speech ends with: a verse, or a short speech in prose. */
export interface LastLine {
  /** Who speaks, where the line begins with the name, and the space behind it. */
  speaker?: ElementContent[] | undefined;
  gap?: string | undefined;
  words: ElementContent[];
  /** How far in it begins. */
  ems?: number;
  /** The line with which it shares a verse. */
  before?: LastLine | undefined;
}

/** Longer speeches in prose are not one line, in characters: a line of a book has about as many. */
const longest = 60;

const plain = (content: ElementContent[]): string =>
  textOf({ type: 'root', children: withoutMarks(content) })
    .replace(/\s+/g, ' ')
    .trim();

/** Whether what is said before may be a part of one verse. */
export const isShort = (line: LastLine): boolean => plain(line.words).length <= longest;

/**
 * Blank space as wide as a line before, for a verse that begins where that ended. Its words are those of the line, as attributes
 * that style sheets set unseen: so it is as wide as they are in any typeface and size, and they are in no text twice.
 */
export const spacerFor = (line: LastLine): Element =>
  h('span', { className: ['spacer'], ariaHidden: 'true' }, wordsOf(line));

function wordsOf({ speaker, gap = '', words, ems = 0, before }: LastLine): Element[] {
  const dataWords = (before || !speaker ? '' : gap) + plain(words);
  const name = speaker && h('span', { dataName: plain(speaker) });
  if (before) {
    const turn = h('span', { className: ['turn'] }, [name!, spacerFor(before)]);
    return [turn, h('span', { dataWords: `\u00a0${dataWords}` })];
  }
  if (name) return [name, h('span', { dataWords })];
  return [
    h('span', { className: ['behind-name'], ...(ems > 0 && { style: `margin-left:${ems}em` }) }),
    h('span', { dataWords }),
  ];
}
