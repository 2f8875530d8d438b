import type { Element } from 'hast';
import { h } from 'hastscript';
import type { InitialShape, Initials } from '../../../faces/initials.ts';
import type { Shaper, TypeStyle } from '../../../faces/shaper.ts';
import { beginningOf } from '../../../publication/openings.ts';
import { leafAt } from '../../../typesetting/lines/running.ts';
import type { Leaf, Running } from '../text.ts';

/** A paragraph with an initial: its letter takes up nothing in its line, and the lines beside it begin further in. */
export interface WithInitial {
  running: Running;
  /** By how much lines begin further in, from the first. */
  insets: number[];
  /** The offset behind the initial. */
  behind: number;
}

/** What an initial is set with. */
export interface InitialSetting {
  /** Over how many lines it goes. */
  lines: number;
  leading: number;
  /** Whether small capitals follow it, with which it is then as high as. */
  small: boolean;
  /** The type of the paragraph. */
  style: TypeStyle;
}

/** Room between an initial and the lines beside it, in shares of their type size: the rest of its word stands closer. */
const room = { word: 0.07, lines: 0.34 };

/** How high and how deep the letters of a line are, in shares of their type size. */
const line = { above: 0.7, below: 0.22 };

/** By how much an initial widens downwards, in shares of its size, for its first lines to stand closer to it: `A`, `L`. */
const widening = { least: 0.1, serif: 0.15 };

/** What is set as it is, and cannot begin with an initial. */
const apart = /^(?:code|sup|sub|a|kbd|samp)$/;

/** Stands for a space that takes up nothing in its line. */
const unspaced = '\u2002';

/** Around the rest of the word that begins with an initial: the PDF says there what the whole word is. Its type is as if it was not there. */
export const restSpan: Element = h('span', { className: ['of-initial'] });

/**
 * Gives a paragraph an initial. Its letter is in its text, so that nobody sees the word divided; it is drawn larger, from the
 * height of the first line's capitals down to the base of its last line.
 * @returns nothing where the paragraph can have none
 */
export function withInitial(
  running: Running,
  styles: readonly TypeStyle[],
  { lines, leading, small, style }: InitialSetting,
  initials: Initials,
  shaper: Shaper,
): WithInitial | undefined {
  const { text, leaves } = running;
  const beginning = beginningOf(text);
  if (!beginning) return undefined;
  const at = beginning.marks.length;
  const end = at + beginning.initial.length;
  const own = leafAt(leaves, at);
  const isPlain = leaves.every(({ from, to, mark, around }, k) => {
    const before = k <= own || from < end;
    return !before || (!mark && (to >= end || from >= end || to === at) && !around.some(isApart));
  });
  if (own < 0 || !isPlain || end >= text.length) return undefined;
  const { size } = style;
  const leftwards = /\p{Script=Hebrew}/u.test(beginning.initial);
  const shape = initials(beginning.initial, { ...styles[own]!, leftwards });
  if (!shape) return undefined;

  const height = (lines - 1) * leading + (small ? shape.small : shape.capitals) * size;
  const scale = height / shape.capitals;
  const isWord = /^[ \u00a0]/.test(text.slice(end));
  const behind = isWord ? shaper(' ', style).width : room.word * size;
  const insets = insetsOf(shape, scale, { lines, leading, size, behind });

  const { around } = leaves[own]!;
  const drop = rounded((lines - 1) * leading);
  /** Where something begins, seen from where the first line begins. */
  const from = (edge: number) => {
    const back = rounded(insets[0]! - edge);
    return `margin-inline:${-back}px ${back}px`;
  };
  const to = isWord ? end + 1 : end;
  const letter = h(
    'span',
    { style: `font-size:${rounded(scale)}px;vertical-align:${-drop}px` },
    `${beginning.initial}${isWord ? '\u00a0' : ''}`,
  );
  // What runs from right to left is put in order by other means.
  const whole = leftwards ? ['unnamed'] : [];
  const initial = h('span', { className: ['initial', ...whole], style: from(-shape.left * scale) }, letter);
  const first: Leaf[] = [{ from: at, to, around, mark: initial, width: 0 }];
  if (at > 0) {
    const { width } = shaper(beginning.marks, styles[own]!);
    const mark = h(
      'span',
      { className: ['initial-mark', ...whole], style: from(-width - room.word * size) },
      beginning.marks,
    );
    first.unshift({ from: 0, to: at, around, mark, width: 0 });
  }
  const rest = leaves.flatMap(leaf => (leaf.to > to ? [{ ...leaf, from: Math.max(leaf.from, to) }] : []));
  // Spaces that are no spaces of the line.
  const spaced = `${text.slice(0, to).replace(/[ \u00a0]/g, unspaced)}${text.slice(to)}`;
  const begun = leftwards
    ? { text: spaced, leaves: [...first, ...rest] }
    : marked(spaced, [...first, ...rest], to);
  return begun && { running: begun, insets, behind: to };
}

/**
 * A text in which the rest of the word that begins with an initial is marked; behind a word of one letter, the next word.
 * @returns nothing where there is none
 */
function marked(text: string, leaves: Leaf[], behind: number): Running | undefined {
  const end = behind + /^[^\p{L}\s]*[\p{L}\p{M}\p{N}’'-]*/u.exec(text.slice(behind))![0].length;
  const isRest = ({ from, to, mark }: Leaf) => from >= behind && from < Math.min(to, end) && !mark;
  if (!leaves.some(isRest)) return undefined;
  return {
    text,
    leaves: leaves.flatMap((leaf): Leaf[] => {
      if (!isRest(leaf)) return [leaf];
      const own = { ...leaf, to: Math.min(leaf.to, end), around: [...leaf.around, restSpan] };
      return leaf.to > end ? [own, { ...leaf, from: end }] : [own];
    }),
  };
}

const isApart = ({ tagName, properties: { className } }: Leaf['around'][number]): boolean =>
  apart.test(tagName) || (Array.isArray(className) && className.includes('small-caps'));

/** By how much lines begin further in: those beside an initial, and below it where it goes below its last line, as a `Q`. */
function insetsOf(
  { left, reach }: InitialShape,
  scale: number,
  { lines, leading, size, behind }: { lines: number; leading: number; size: number; behind: number },
): number[] {
  const reaches = Array.from({ length: lines + 1 }, (_, k) => {
    const base = (lines - 1 - k) * leading;
    const low = k === lines - 1 ? base : base - line.below * size;
    const found = reach(low / scale, (base + line.above * size) / scale);
    return found === undefined ? undefined : (found - left) * scale;
  });
  const below = reaches.pop();
  const own = reaches.map(one => one ?? 0);
  const widest = Math.max(...own);
  // Serifs at the top reach a little farther than the stem below them.
  const widens = own.every((one, k) => k === 0 || one >= own[k - 1]! - widening.serif * scale);
  const isClose = widens && widest - own[0]! > widening.least * scale;
  const insets = own.map((_, k) => {
    const reached = isClose ? Math.max(...own.slice(0, k + 1)) : widest;
    return rounded(reached + (k === 0 ? behind : room.lines * size));
  });
  return below === undefined ? insets : [...insets, rounded(below + room.lines * size)];
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
