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
const room = { word: 0.06, lines: 0.3 };

/** How high and how deep the letters of a line are, in shares of their type size. */
const line = { above: 0.7, below: 0.22 };

/** From what share of its size on an initial that widens downwards has its first lines closer to it: `A`, `L`. */
const widening = 0.1;

/** What is set as it is, and cannot begin with an initial. */
const apart = /^(?:code|sup|sub|a|kbd|samp)$/;

/** Stands for the space behind an initial that is a word: it is as wide as the lines begin further in. */
const behindWord = '\u2002';

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
  const set = [
    h('span', { className: ['initial'], style: from(-shape.left * scale) }),
    h('span', { style: `font-size:${rounded(scale)}px;vertical-align:${-drop}px` }),
  ];
  const to = isWord ? end + 1 : end;
  const first: Leaf[] = [{ from: at, to, around: [...around, ...set], width: 0 }];
  if (at > 0) {
    const width = shaper(beginning.marks, styles[own]!).width;
    const mark = h('span', {
      className: ['initial-mark'],
      style: from(-width),
    });
    first.unshift({ from: 0, to: at, around: [...around, mark], width: 0 });
  }
  const rest = leaves.flatMap(leaf => (leaf.to > to ? [{ ...leaf, from: Math.max(leaf.from, to) }] : []));
  return {
    running: {
      text: isWord ? `${text.slice(0, end)}${behindWord}${text.slice(end + 1)}` : text,
      leaves: [...first, ...rest],
    },
    insets,
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
  const widest = Math.max(...reaches.map(one => one ?? 0));
  const first = reaches[0] ?? 0;
  const widens = reaches.every((one = 0, k) => k === 0 || one >= (reaches[k - 1] ?? 0));
  const isClose = widens && widest - first > widening * scale;
  const insets = reaches.map((one = 0, k) => {
    const own = isClose ? one : widest;
    return rounded(own + (k === 0 ? behind : room.lines * size));
  });
  return below === undefined ? insets : [...insets, rounded(below + room.lines * size)];
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
