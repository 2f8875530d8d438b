/**
 * Lines set again where white runs down through them, or where they begin or end alike: what a beginning of a paragraph costs
 * then depends on more than its last line, so that the best way is looked for among a few lines only, with all that is known of them.
 */
import { type Breaking, breakWeighed, type Item, type Setting } from './knuth-plass.ts';
import { beginning, beginningsAt, endingsAt, following, likeness, type Neighbour } from './neighbours.ts';
import { depthsBelow, type Spaces, spacesOf } from './rivers.ts';
import { shapedLines } from './shape.ts';
import {
  demerits,
  isHyphenAt,
  type Limits,
  type LineWeight,
  tightest,
  type Weighed,
  weigh,
  weighedOf,
} from './weighing.ts';
import { type Edge, linesWithin } from './within.ts';

/** A line in its place: what of those before it matters for the next, and what all of them cost. */
interface Laid extends Neighbour {
  line: number;
  spaces: Spaces;
  depths: readonly number[];
  /** What the lines cost without their rivers, and the rivers. */
  total: number;
  rivers: number;
  previous: Laid | undefined;
}

/** From so many lines on, white that runs down is a river, and lines that are alike are a stack. */
const least = { river: 4, stack: 3 };

/** How many lines before and behind a flaw are set again; first a few, and more where that is of no use. */
const windows = [
  { before: 2, behind: 3, few: 4, worth: 1000 },
  { before: 6, behind: 8, few: 4, worth: 1000 },
  { before: 12, behind: 14, few: 40, worth: 6000 },
];

/** By how much a way is dear that is not set again. */
const dear = 1500;

/** The lines that are thought of: as loose as are tried first. */
const limits: Limits = { tightest, loosest: 0.8 };

const origin: Laid = {
  at: beginning.at,
  line: 0,
  fitness: beginning.fitness,
  hyphens: beginning.hyphens,
  spaces: [],
  depths: [],
  beginnings: beginning.beginnings,
  endings: beginning.endings,
  total: 0,
  rivers: 0,
  previous: undefined,
};

/** Lays one line more. */
function laidWith(paragraph: Weighed, before: Laid, edge: Edge): Laid {
  const { to, cost, fitness } = edge;
  edge.spaces ??= spacesOf(paragraph, before.at, to, [], before.line);
  const { spaces } = edge;
  const { ends } = paragraph.setting;
  const hyphens = isHyphenAt(paragraph, to) ? before.hyphens + 1 : 0;
  const depths = depthsBelow(before.spaces, before.depths, spaces);
  const own = cost + following(before, fitness, hyphens) + likeness(ends, before, to);
  return {
    at: to,
    line: before.line + 1,
    fitness,
    hyphens,
    spaces,
    depths,
    beginnings: beginningsAt(ends, before, to),
    endings: endingsAt(ends, before, to),
    total: before.total + own,
    rivers: before.rivers + riversAmong(depths),
    previous: before,
  };
}

function riversAmong(depths: readonly number[]): number {
  let cost = 0;
  for (const depth of depths)
    if (depth >= least.river) cost += depth === least.river ? demerits.river : demerits.longerRiver;
  return cost;
}

/** Whether a river or a stack has come to its length with a line. */
function isFlawed({ depths, beginnings, endings }: Pick<Laid, 'depths' | 'beginnings' | 'endings'>): boolean {
  for (const depth of depths) if (depth >= least.river) return true;
  return beginnings >= least.stack || endings >= least.stack;
}

/** The lines between given breaks. */
function layAll(paragraph: Weighed, breaks: readonly number[], before: Laid): Laid[] {
  const weight: LineWeight = { isOverfull: false, isLoose: false, fitness: 0, cost: 0 };
  let last = before;
  return breaks.map(to => {
    weigh(paragraph, last.at, to, anyWidth, weight, last.line);
    const { cost, fitness } = weight;
    last = laidWith(paragraph, last, { to, cost, fitness });
    return last;
  });
}

const anyWidth: Limits = { tightest: Number.POSITIVE_INFINITY, loosest: Number.POSITIVE_INFINITY };

/**
 * The best ways of setting a paragraph, without rivers and stacks as far as that is possible, the best first.
 * @param most how many
 */
export function breakSmoothly(items: readonly Item[], setting: Setting, most: number): Breaking[] {
  const paragraph = weighedOf(items, setting);
  const ways = breakWeighed(paragraph).slice(0, most);
  return ways
    .flatMap((way, k) => {
      if (!isFlawedWay(paragraph, way.breaks)) return way;
      // A dear way with rivers is one that no page needs.
      return k > 0 && way.demerits > ways[0]!.demerits + dear ? [] : smoothed(way, paragraph);
    })
    .sort((one, other) => one.demerits - other.demerits);
}

/** Whether there is a river or a stack in a way. Most have none: what is seen of a line is written over by the next but one. */
function isFlawedWay(paragraph: Weighed, breaks: readonly number[]): boolean {
  if (breaks.length < least.stack) return false;
  const { ends } = paragraph.setting;
  let above = { ...beginning, spaces: [] as number[], depths: [] as number[] };
  let here = { ...above, spaces: [] as number[], depths: [] as number[] };
  for (const [line, to] of breaks.entries()) {
    here.at = to;
    spacesOf(paragraph, above.at, to, here.spaces, line);
    depthsBelow(above.spaces, above.depths, here.spaces, here.depths);
    here.beginnings = beginningsAt(ends, above, to);
    here.endings = endingsAt(ends, above, to);
    if (isFlawed(here)) return true;
    [above, here] = [here, above];
  }
  return false;
}

/**
 * A way of setting a paragraph without its rivers and stacks, as far as that is possible with as many lines.
 */
function smoothed(way: Breaking, paragraph: Weighed): Breaking {
  let breaks = way.breaks;
  let lines = layAll(paragraph, breaks, origin);
  const base = way.demerits - lines.at(-1)!.total;
  // Lines beside an initial stay as they are: those that are thought of here are of one length.
  const shaped = shapedLines(paragraph.setting);
  for (let k = 0; k < lines.length; k++) {
    for (const { before, behind, ...beginnings } of windows) {
      if (!isFlawed(lines[k]!)) break;
      const first = Math.max(shaped, k - least.river + 1 - before);
      const end = Math.min(lines.length, k + behind + 1);
      if (end <= first) continue;
      const above = lines[first - 1] ?? origin;
      const own = breaks.slice(first, end);
      const after = breaks.slice(end, end + least.river - 1);
      const cost = costOf(above) + costOfLines(lines.slice(first, end + after.length));
      const again = setAgain(paragraph, above, own, after, cost, beginnings);
      if (!again) continue;
      breaks = breaks.toSpliced(first, again.length, ...again);
      const laid = layAll(paragraph, [...again, ...after], above);
      lines = lines.toSpliced(first, laid.length, ...laid);
    }
  }
  return { breaks, demerits: base + costOfLines(lines) };
}

/** What all lines cost up to one of them. */
const costOf = ({ total, rivers }: Laid): number => total + rivers;

/** What a few lines cost. */
const costOfLines = (lines: readonly Laid[]): number =>
  lines.reduce((sum, line) => sum + costOf(line) - costOf(line.previous!), 0);

/**
 * Sets a few lines again.
 * @param before the line above them
 * @param own their breaks as they are
 * @param after the next breaks, which stay
 * @param old what the paragraph costs as it is up to these
 * @returns other breaks, as many, if they are better
 */
function setAgain(
  paragraph: Weighed,
  before: Laid,
  own: readonly number[],
  after: readonly number[],
  old: number,
  { few, worth }: { few: number; worth: number },
): number[] | undefined {
  const within = linesWithin(paragraph, before.at, own.at(-1)!, own.length, limits);
  let laid: Laid[] = [before];
  for (let left = own.length - 1; left >= 0; left--) {
    // Rivers only add to what a line costs: those that are too dear without them need not be laid.
    const thought: { state: Laid; edge: Edge; cost: number }[] = [];
    let cheapest = Number.POSITIVE_INFINITY;
    for (const state of laid) {
      for (const edge of within.from(state.at)) {
        const cost = costOf(state) + edge.cost + within.leastCost(edge.to, left);
        if (cost === Number.POSITIVE_INFINITY || cost > cheapest + 2 * worth) continue;
        thought.push({ state, edge, cost });
        cheapest = Math.min(cheapest, cost);
      }
    }
    thought.sort((one, other) => one.cost - other.cost);
    const next: { state: Laid; cost: number }[] = [];
    let limit = Number.POSITIVE_INFINITY;
    for (const { state, edge, cost } of thought) {
      if (cost > limit || next.length === 3 * few) break;
      const own = laidWith(paragraph, state, edge);
      const expected = costOf(own) + within.leastCost(edge.to, left);
      next.push({ state: own, cost: expected });
      limit = Math.min(limit, expected + worth);
    }
    next.sort((one, other) => one.cost - other.cost);
    laid = next.filter(({ cost }, k) => k < few && cost <= limit).map(({ state }) => state);
  }
  let best: { state: Laid; cost: number } | undefined;
  for (const state of laid) {
    const limit = best?.cost ?? old - 0.5;
    if (costOf(state) >= limit) continue;
    const cost = costOf(layAll(paragraph, after, state).at(-1) ?? state);
    if (cost < limit) best = { state, cost };
  }
  if (!best) return undefined;
  const breaks: number[] = [];
  for (let at: Laid | undefined = best.state; at && at !== before; at = at.previous) breaks.push(at.at);
  return breaks.reverse();
}
