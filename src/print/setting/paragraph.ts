import type { ElementContent } from 'hast';
import { isHung } from '../../faces/scripts.ts';
import type { TypeStyle } from '../../faces/shaper.ts';
import { itemsOf, measureOf, type Place } from '../../typesetting/lines/items.ts';
import {
  type Breaking,
  bearable,
  breakAnyhow,
  breakAt,
  type Item,
  type Setting,
} from '../../typesetting/lines/knuth-plass.ts';
import { lineEndsOf } from '../../typesetting/lines/likeness.ts';
import { breakSmoothly } from '../../typesetting/lines/smoothing.ts';
import type { Words } from '../../typesetting/lines/words.ts';
import { expansion, type Line, spacer } from './line.ts';
import { lineRenderer } from './rendered-lines.ts';
import { type Running, wordsIn } from './text.ts';

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

/**
 * Breaks a justified paragraph into lines and spaces them. What that takes is not kept: a chapter has thousands of words.
 */
export function setParagraph(running: Running, setting: ParagraphSetting, words: Words): SetParagraph {
  return {
    ways: waysToSet(running, setting, words),
    unbroken: (line, count) => unbrokenWay(running, setting, words, { line, count }),
    textOf: ({ from, to }) => wordsIn(running, from, to),
    render: lineRenderer(running, setting.indent),
  };
}

/** A paragraph as it is broken: its items, and where they stand in the text. */
function toBreak(
  running: Running,
  { measure, indent, styles, insets, firstEnd }: ParagraphSetting,
  words: Words,
): { items: Item[]; places: Map<number, Place>; room: Setting } {
  const shortest = measure - Math.max(0, indent, ...(insets ?? []));
  const { items, places } = itemsOf(running, styles, measureOf(running, styles, words), words, shortest);
  const ends = lineEndsOf(running.text, places, items.length);
  const first = firstEnd === undefined ? undefined : itemsAt([firstEnd], places)[0];
  const give = isHung(running.text) ? 0 : expansion;
  return { items, places, room: { measure, indent, expansion: give, ends, insets, first } };
}

/** Gives lines their spaces. @returns makes a way of where lines end */
function setterOf(
  running: Running,
  setting: ParagraphSetting,
  words: Words,
  broken: Pick<ReturnType<typeof toBreak>, 'items' | 'places'>,
): (breaking: Breaking) => SetLines {
  const lineOf = spacer(running, setting, words, broken);
  return ({ breaks, demerits }) => {
    let from = 0;
    const lines = breaks.map((at, k): Line => {
      const line = lineOf(from, at, k);
      from = broken.places.get(at)!.next;
      return line;
    });
    return { lines, demerits };
  };
}

/** A few tolerable ways to set it, the best first. */
function waysToSet(running: Running, setting: ParagraphSetting, words: Words): SetLines[] {
  const { items, places, room } = toBreak(running, setting, words);
  const { keep } = setting;
  const found = breakSmoothly(items, room, fewWays);
  const kept = keep?.breaks && breakAt(items, room, itemsAt(keep.breaks, places));
  const more = kept ? [kept] : keep ? breakingsFor(keep, items, room, found) : [];
  const setAs = setterOf(running, setting, words, { items, places });
  return [...found, ...more].map(breaking => ({
    ...setAs(breaking),
    ...(breaking === kept && { kept: true }),
  }));
}

function unbrokenWay(
  running: Running,
  setting: ParagraphSetting,
  words: Words,
  { line, count }: { line: number; count: number },
): SetLines | undefined {
  const { items, places, room } = toBreak(running, setting, words);
  const found = (loosest?: number) =>
    breakAnyhow(items, room, new Set([line + 1]), loosest).find(({ breaks }) => breaks.length === count);
  const breaking = found() ?? found(bearable);
  return breaking && { ...setterOf(running, setting, words, { items, places })(breaking), wanted: true };
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
