/**
 * Breaking a paragraph into lines, all at once (D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines,
 * Software: Practice and Experience 11, 1981). Widths are in CSS pixels, but any unit will do.
 */

import type { LineEnds } from './likeness.ts';
import { beginning, beginningsAt, endingsAt, following, likeness, type Neighbour } from './neighbours.ts';
import { shapedLines } from './shape.ts';
import {
  demerits,
  emergency,
  isForcedAt,
  isHyphenAt,
  type LineWeight,
  mayBeShort,
  mayEndAt,
  nearest,
  tightest,
  upTo,
  type Weighed,
  weigh,
  weighedOf,
} from './weighing.ts';

/** What a paragraph is made of. Lines break at glue that follows a box, and at penalties. */
export type Item =
  /** `rigid` is how much of its width no letter spacing alters, and `open` how much is of writing without spaces. */
  | { kind: 'box'; width: number; rigid?: number; open?: number; hang?: number }
  | { kind: 'glue'; width: number; hang?: number }
  /** `cost` is infinite where a break is forbidden and minus infinity where it is forced; `width` is that of the hyphen.
   * A line that ends at a `ragged` one falls short rather than that its spaces grow to more than twice their width. */
  | { kind: 'penalty'; width: number; cost: number; hyphen: boolean; hang?: number; ragged?: true };

export interface Setting {
  /** Length of a line. */
  measure: number;
  /** Indent of the first line. */
  indent: number;
  /** Share of the width of its letters by which a line may be widened or narrowed through letter spacing. */
  expansion: number;
  /** What lines may begin and end with, where it is to count that they are alike. */
  ends?: LineEnds;
  /** By how much the first lines begin further in, beside an initial; the first of them stands for the indent. */
  insets?: readonly number[] | undefined;
  /** The item at which the first line ends, whatever comes of it. */
  first?: number | undefined;
}

/** How much more than the best way another one may cost to be thought of. */
export const tolerable = 4000;

/** One way of setting the paragraph: where its lines end. */
export interface Breaking {
  /** Index of the item at which each line ends; the last is the end of the paragraph. */
  breaks: number[];
  demerits: number;
}

/** A beginning of the paragraph: a line that ends at an item, and the best that can stand before it. */
interface Node extends Neighbour {
  line: number;
  /** How much of the paragraph's width comes at least before an end of the next line that its spaces can be stretched to. */
  near: number;
  total: number;
  previous: Node | undefined;
}

/**
 * How far word spaces may grow, as a share of their width: the first that gives a solution is taken; the last does. Beyond the
 * second, what a line costs grows evenly and no more with the fourth power: one line that cannot be good stays the only one,
 * and its neighbours are not pulled apart for it (the emergency stretch of TeX's third pass).
 */
const tolerances = [0.8, 2, Number.POSITIVE_INFINITY];

/**
 * The best way of setting the paragraph with every number of lines for which there is a tolerable one.
 * @param worth what a beginning may cost more than another one with the same end to be gone on with; all are where it is
 *   infinite, which takes time with the square of the paragraph's length
 * @returns ways by number of lines, the best of all first
 */
export function breakParagraph(items: Item[], setting: Setting, worth?: number): Breaking[] {
  return breakWeighed(weighedOf(items, setting), worth);
}

/** The same of a paragraph that was made ready. */
export function breakWeighed(paragraph: Weighed, worth: number = tolerable): Breaking[] {
  for (const tolerance of tolerances) {
    const found = breakWithin(paragraph, tolerance, worth);
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * How far word spaces may grow and shrink where a paragraph is to have another number of lines than is best: TeX's own limits; and
 * how far they may grow rather than that a leaf is turned within a word.
 */
const good = { loosest: 0.5, tightest: 1 / 3 };
export const bearable = 1;

/** How much more than the best way one may cost that has a wanted number of lines: a paragraph whose every line is just good. */
const worthwhileIfWanted = 30_000;

/** What breaks are thought of, if not all. */
interface Only {
  /** Only at these items. */
  at?: ReadonlySet<number>;
  /** These lines, counted from 1, do not end in a hyphen. */
  whole?: ReadonlySet<number>;
  /** How far word spaces may shrink, if not as usual. */
  tightest?: number;
}

/**
 * Ways of setting the paragraph with other numbers of lines than are tolerable by themselves, for one whose number of lines is
 * to stay: all lines of theirs are within the limits of good setting, however they are together.
 * @param whole lines, counted from 1, that are not to end in a hyphen
 * @param loosest how far word spaces may grow, if further than is good
 * @returns the best one for each number of lines
 */
export function breakAnyhow(
  items: Item[],
  setting: Setting,
  whole?: ReadonlySet<number>,
  loosest: number = good.loosest,
): Breaking[] {
  return breakWithin(weighedOf(items, setting), loosest, worthwhileIfWanted, {
    tightest: good.tightest,
    ...(whole && { whole }),
  });
}

/**
 * The paragraph with lines that end at given items.
 * @returns undefined where such lines cannot be set
 */
export function breakAt(items: Item[], setting: Setting, breaks: readonly number[]): Breaking | undefined {
  const found = breakWithin(weighedOf(items, setting), tolerances[1]!, Number.POSITIVE_INFINITY, {
    at: new Set(breaks),
    tightest: good.tightest,
  });
  return found.find(way => way.breaks.length === breaks.length);
}

/**
 * Gives up beginnings that cannot become part of a tolerable way. Two beginnings that end at the same item can be gone on
 * with alike. What is to come costs the one at most a contrast more than the other, if it has no more hyphens in a row; so
 * where it is cheaper by more than that and by all that is tolerable, it leads to a better way whatever comes.
 * Without this, the number of beginnings grows with the length of the paragraph: each possible number of lines has its own.
 * @param nodes beginnings that end at the same item
 * @param shaped how many lines have lengths of their own, so that what is to come is not the same for all
 */
function worthwhile(nodes: Node[], worth: number, shaped: number): Node[] {
  const cheapest = [0, 0, 0, 0].map(() => Number.POSITIVE_INFINITY);
  for (const { hyphens, total } of nodes) {
    for (let k = Math.min(hyphens, 3); k < 4; k++) cheapest[k] = Math.min(cheapest[k]!, total);
  }
  return nodes.filter(
    ({ hyphens, total, line }) =>
      line < shaped || total <= cheapest[Math.min(hyphens, 3)]! + demerits.contrast + worth,
  );
}

/** Nodes are many: made here alone, they are alike to the engine, too. */
const nodeAt = (
  at: number,
  line: number,
  near: number,
  { fitness, hyphens, beginnings, endings }: Omit<Neighbour, 'at'>,
  total: number,
  previous: Node | undefined,
): Node => ({ at, line, near, fitness, hyphens, beginnings, endings, total, previous });

function breakWithin(paragraph: Weighed, tolerance: number, worth: number, only: Only = {}): Breaking[] {
  const { count, setting } = paragraph;
  const { ends, first = -1 } = setting;
  const shaped = shapedLines(setting);
  const limits = { tightest: only.tightest ?? tightest, loosest: tolerance };
  const weight: LineWeight = { isOverfull: false, isLoose: false, fitness: 0, cost: 0 };
  const begun = nodeAt(-1, 0, nearest(paragraph, -1, limits, 0), beginning, 0, undefined);
  let active: Node[] = [begun];
  /** What the width must reach before anything can be gone on with. */
  let near = begun.near;

  for (let i = 0; i <= count; i++) {
    if (i < first || !mayEndAt(paragraph, i) || (only.at && i < count && !only.at.has(i))) continue;
    const last = i === count;
    const hyphen = isHyphenAt(paragraph, i);
    const forced = isForcedAt(paragraph, i);
    const width = mayBeShort(paragraph, i) ? Number.POSITIVE_INFINITY : upTo(paragraph, i);
    if (width < near) continue;
    const best = new Map<number, Node>();
    const staying: Node[] = [];
    let given: Node | undefined;

    for (const node of active) {
      if (width < node.near) {
        staying.push(node);
        continue;
      }
      weigh(paragraph, node.at, i, limits, weight, node.line);
      const { isOverfull, isLoose, fitness } = weight;
      if (!isOverfull && !forced && i !== first) staying.push(node);
      // Of the beginnings that nothing but too long a line can follow, the best of those that leave least for it.
      if (isOverfull && tolerance === Number.POSITIVE_INFINITY && !isWorse(node, given)) given = node;
      if (isOverfull || isLoose) continue;
      if (hyphen && only.whole?.has(node.line + 1)) continue;

      const hyphens = hyphen ? node.hyphens + 1 : 0;
      const total = node.total + weight.cost + following(node, fitness, hyphens) + likeness(ends, node, i);
      const key = (node.line * 4 + fitness) * 4 + Math.min(hyphens, 3);
      const rival = best.get(key);
      if (!rival || total < rival.total) {
        const line = node.line + 1;
        const seen = {
          fitness,
          hyphens,
          beginnings: beginningsAt(ends, node, i),
          endings: endingsAt(ends, node, i),
        };
        best.set(key, nodeAt(i, line, nearest(paragraph, i, limits, line), seen, total, node));
      }
    }
    // A line that fits nowhere must be set all the same, as full as it is.
    if (given && best.size === 0 && staying.length === 0) {
      const line = given.line + 1;
      const total = given.total + emergency.overfull;
      const seen = { ...beginning, fitness: 0 };
      best.set(0, nodeAt(i, line, nearest(paragraph, i, limits, line), seen, total, given));
    }
    if (last) return waysOf([...best.values()], worth);
    if (best.size === 0 && staying.length === active.length) continue;
    active = staying.concat(worthwhile([...best.values()], worth, shaped));
    if (active.length === 0) return [];
    near = active.reduce((least, node) => Math.min(least, node.near), Number.POSITIVE_INFINITY);
  }
  return [];
}

/** Whether one beginning ends earlier in the paragraph than another, or is dearer. */
const isWorse = (node: Node, than: Node | undefined): boolean =>
  than !== undefined && (node.at < than.at || (node.at === than.at && node.total > than.total));

function waysOf(ends: Node[], worth: number): Breaking[] {
  const best = new Map<number, Node>();
  for (const node of ends) {
    const rival = best.get(node.line);
    if (!rival || node.total < rival.total) best.set(node.line, node);
  }
  const ways = [...best.values()].sort((one, other) => one.total - other.total);
  return ways
    .filter(node => node.total - ways[0]!.total <= worth)
    .map(node => {
      const breaks: number[] = [];
      for (let at: Node | undefined = node; at?.previous; at = at.previous) breaks.push(at.at);
      return { breaks: breaks.reverse(), demerits: node.total };
    });
}
