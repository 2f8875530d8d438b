import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { isHung } from '../../faces/scripts.ts';
import type { TypeStyle } from '../../faces/shaper.ts';
import { itemsOf, measureOf, type Place } from '../../typesetting/lines/items.ts';
import {
  type Breaking,
  breakAnyhow,
  breakAt,
  type Item,
  type Setting,
} from '../../typesetting/lines/knuth-plass.ts';
import { lineEndsOf } from '../../typesetting/lines/likeness.ts';
import { leafAt } from '../../typesetting/lines/running.ts';
import { breakSmoothly } from '../../typesetting/lines/smoothing.ts';
import { openness } from '../../typesetting/lines/weighing.ts';
import type { Words } from '../../typesetting/lines/words.ts';
import { type Running, sliceRunning, wordsIn } from './text.ts';

/**
 * Share of its letters' width by which a line is widened or narrowed at most, through letter spacing: about an eightieth
 * of the type size between two letters, which nobody sees.
 */
export const expansion = 0.033;

/** What may be wrong with a line that could not be set otherwise. */
export type Flaw = 'wide' | 'loose' | 'divided';

/**
 * How far word spaces may shrink before words run together, and grow before they are holes, as shares of their width; and how
 * far letters of writing without spaces may stand apart, as a share of the type size.
 */
const bounds = { narrowest: 0.4, loosest: 4, apart: 0.25 };

/** One line as it will be set. Spacing in CSS pixels, on top of the font's own. */
export interface Line {
  from: number;
  to: number;
  /** Whether a hyphen is added at its end; and whether it ends within a word, at this one or one of the word's own. */
  hyphen: boolean;
  inWord: boolean;
  /** False for a last line and one that falls short, which end where they end. */
  justified: boolean;
  wordSpacing: number;
  letterSpacing: number;
  /** What is wrong with it: it is longer than the measure, its spaces are holes, or a string is divided where no rule does. */
  flaw?: Flaw;
  /** By how much it begins before its edge, and ends behind it. */
  hangs?: { left: number; right: number };
  /** By how much it begins further in, beside an initial. */
  inset?: number;
}

/** How many ways to set a paragraph are given to whoever makes pages of it. */
const fewWays = 3;

/** What of an earlier setting of a paragraph is to stay. */
export interface KeptLines {
  /** How many lines it had. */
  count: number;
  /** Where each of them ended in the text, if its text is the same. */
  breaks?: readonly number[] | undefined;
  /** The lines, counted from 1, with which pages ended. */
  pageEnds: ReadonlySet<number>;
}

/** One way to set a paragraph. */
export interface SetLines {
  lines: Line[];
  demerits: number;
  /** Whether it is the one in which the paragraph was set before, and whether it is to be thought of at any cost. */
  kept?: boolean;
  wanted?: boolean;
}

/** A paragraph with a few tolerable ways to set it, the best first. */
export interface SetParagraph {
  ways: SetLines[];
  /** A further way of so many lines, of which that of an index does not end within a word; undefined where there is none that is good. */
  unbroken: (line: number, count: number) => SetLines | undefined;
  /** How many lines at its beginning stand on one page: those beside its initial. */
  together?: number;
  /** The words of a line. */
  textOf: (line: Line) => string;
  /** All lines of a way as elements; made once. */
  render: (lines: Line[]) => ElementContent[][];
}

/** How the first lines of a paragraph are unlike others. */
export interface LineShape {
  /** By how much the first lines begin further in, beside an initial: they have no other indent. */
  insets?: readonly number[] | undefined;
  /** Where the first line ends in the text, whatever comes of it. */
  firstEnd?: number | undefined;
}

/** A paragraph's room and type. */
export interface ParagraphSetting extends LineShape {
  measure: number;
  indent: number;
  /** Its own style, in which hyphens of division are set, and that of each of its leaves. */
  style: TypeStyle;
  styles: TypeStyle[];
  keep?: KeptLines | undefined;
}

/** Breaks a justified paragraph into lines and spaces them. */
export function setParagraph(
  running: Running,
  { measure, indent, style, styles, keep, insets, firstEnd }: ParagraphSetting,
  words: Words,
): SetParagraph {
  const { shaper, hang } = words;
  const extent = measureOf(running, styles, words);
  const shortest = measure - Math.max(0, indent, ...(insets ?? []));
  const { items, places } = itemsOf(running, styles, extent, words, shortest);
  const hyphen = shaper('-', style);
  const give = isHung(running.text) ? 0 : expansion;

  const styleAt = (offset: number) => styles[leafAt(running.leaves, offset)] ?? style;
  const spacingAt = (offset: number) => {
    const at = leafAt(running.leaves, offset);
    return running.leaves[at]?.width === undefined ? styles[at]?.tracking : 0;
  };
  const hangAt = (offset: number) => hang(running.text[offset]!, styleAt(offset));

  const insetAt = (line: number) => insets?.[line] ?? 0;
  const lineOf = (from: number, at: number, number: number): Line => {
    const end = places.get(at)!;
    const item = items[at];
    const isBreak = item?.kind === 'penalty';
    const justified = item !== undefined && !(isBreak && item.cost === Number.NEGATIVE_INFINITY);
    const text = running.text.slice(from, end.end);
    const own = extent(from, end.end);
    const width = own.width + (end.hyphen ? hyphen.width : 0);
    /** Spacing of its own that the last letter has, which is not seen; what is set as a whole has none. */
    const trailing = end.hyphen ? undefined : spacingAt(end.end - 1);
    const gaps = own.clusters + (end.hyphen ? 1 : 0) - (trailing === undefined ? 1 : 0);
    const spaces = text.match(/[ \u00a0]/g)?.length ?? 0;
    const inset = insetAt(number);
    const left = number === 0 || inset > 0 ? 0 : round(hangAt(from));
    const right = !justified
      ? 0
      : round(end.hyphen ? hang('-', style) : hangAt(end.end - 1) + (trailing ?? 0));
    const begins = insets ? inset : number === 0 ? indent : 0;
    const missing = measure - begins - width + left + right;
    const divided = end.anywhere && { flaw: 'divided' as const };
    const line = {
      from,
      to: end.end,
      hyphen: end.hyphen,
      inWord: isBreak && item.hyphen,
      justified,
      ...divided,
      ...(inset > 0 && { inset }),
    };
    const hangs = (letterSpacing: number) => {
      // The browser takes the line's own letter spacing off its end, which is not there.
      const behind = trailing === undefined ? right : round(right - letterSpacing);
      return left || behind ? { hangs: { left, right: behind } } : {};
    };
    if (!justified && missing >= 0) return { ...line, ...hangs(0), wordSpacing: 0, letterSpacing: 0 };
    const gap = text.search(/[ \u00a0]/);
    const space = gap < 0 ? 0 : extent(from + gap, from + gap + 1).width;
    const letters = (width - own.rigid - spaces * space) * give;
    const spread = Math.max(-letters, Math.min(letters, missing));
    // Letters of writing without spaces take their part of what is left.
    const open = justified && missing > 0 && !isHung(text) ? own.open * openness : 0;
    const opened = open > 0 ? ((missing - spread) * open) / (open + spaces * space) : 0;
    const letterSpacing = gaps > 0 ? round((spread + opened) / gaps) : 0;
    const needed = spaces > 0 ? (missing - letterSpacing * gaps) / spaces : 0;
    // No address pulls the words before it apart.
    if (end.ragged && missing - letterSpacing * gaps > space * spaces + 0.05)
      return { ...line, justified: false, wordSpacing: 0, letterSpacing: 0 };
    // Words never run into one another.
    const wordSpacing = round(Math.max(-bounds.narrowest * space, needed));
    const lacks = missing - wordSpacing * spaces - letterSpacing * gaps;
    const set = { ...line, ...hangs(letterSpacing), wordSpacing, letterSpacing };
    if (lacks < -0.05) return { ...set, justified: false, flaw: 'wide' };
    if (lacks > 0.05) return { ...set, justified: false };
    if (letterSpacing > bounds.apart * style.size || (wordSpacing > bounds.loosest * space && spaces > 0))
      return { ...set, flaw: 'loose' };
    return set;
  };

  const ends = lineEndsOf(running.text, places, items.length);
  const first = firstEnd === undefined ? undefined : itemsAt([firstEnd], places)[0];
  const room = { measure, indent, expansion: give, ends, insets, first };
  const found = breakSmoothly(items, room, fewWays);
  const kept = keep?.breaks && breakAt(items, room, itemsAt(keep.breaks, places));
  const more = kept ? [kept] : keep ? breakingsFor(keep, items, room, found) : [];
  const setAs = (breaking: Breaking): SetLines => {
    let from = 0;
    const lines = breaking.breaks.map((at, k): Line => {
      const line = lineOf(from, at, k);
      from = places.get(at)!.next;
      return line;
    });
    return { lines, demerits: breaking.demerits, ...(breaking === kept && { kept: true }) };
  };
  const ways = [...found, ...more].map(setAs);
  const unbroken = (line: number, count: number) => {
    const breaking = breakAnyhow(items, room, new Set([line + 1])).find(
      ({ breaks }) => breaks.length === count,
    );
    return breaking && { ...setAs(breaking), wanted: true };
  };

  const rendered = new Map<Line[], ElementContent[][]>();
  const render = (lines: Line[]) => {
    const known = rendered.get(lines);
    if (known) return known;
    const begun = new Set<Element>();
    const made = lines.map((line, k): ElementContent[] => {
      const content = sliceRunning(running, [line.from, line.to], begun);
      if (line.hyphen) content.push(h('span', { className: ['division'] }, '-'));
      const { left = 0, right = 0 } = line.hangs ?? {};
      // The style sheet has an indent for the first line.
      const begins = round((line.inset ?? 0) - left - (line.inset && k === 0 ? indent : 0));
      const style = [
        `word-spacing:${line.wordSpacing}px;letter-spacing:${line.letterSpacing}px`,
        ...(begins ? [`margin-inline-start:${begins}px`] : []),
      ].join(';');
      const className = line.justified ? ['set', 'full'] : ['set'];
      return [h('span', { className, style, ...(right && { dataHang: String(right) }) }, content)];
    });
    rendered.set(lines, made);
    return made;
  };
  const textOf = ({ from, to }: Line) => wordsIn(running, from, to);
  return { ways, unbroken, textOf, render };
}

/** The items at which lines ended whose ends in the text are known. */
const itemsAt = (ends: readonly number[], places: ReadonlyMap<number, Place>): number[] => {
  const wanted = new Set(ends);
  return [...places].flatMap(([item, { end }]) => (wanted.has(end) ? [item] : []));
};

/**
 * Further ways for a corrected paragraph: those with numbers of lines between the best one's and the one that is to stay,
 * and one of that number in which no page ends in a hyphen.
 */
function breakingsFor(
  { count, pageEnds }: KeptLines,
  items: Item[],
  room: Setting,
  found: readonly Breaking[],
): Breaking[] {
  const best = found[0]?.breaks.length ?? count;
  const known = new Set(found.map(({ breaks }) => breaks.length));
  const isBetween = (value: number) =>
    value >= Math.min(best, count) && value <= Math.max(best, count) && !known.has(value);
  const between = known.has(count)
    ? []
    : breakAnyhow(items, room).filter(({ breaks }) => isBetween(breaks.length));
  const own = [...found, ...between].find(({ breaks }) => breaks.length === count);
  const isDivided = own?.breaks.some((at, line) => {
    const item = items[at];
    return pageEnds.has(line + 1) && item?.kind === 'penalty' && item.hyphen;
  });
  if (!isDivided) return between;
  return [...between, ...breakAnyhow(items, room, pageEnds).filter(({ breaks }) => breaks.length === count)];
}

const round = (value: number) => Math.round(value * 10_000) / 10_000;
