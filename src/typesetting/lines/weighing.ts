/** What lines cost: how each is filled, how it ends, and how it stands to its neighbours. */
import type { Item, Setting } from './knuth-plass.ts';
import { insetOf, numberOf } from './shape.ts';

/** What a break costs beyond the badness of its line; tuned by measuring whole books. */
export const demerits = {
  /** Word spaces off their natural width, by the square and the fourth power of the share; more where they are narrow. */
  uneven: 2000,
  bad: 8000,
  tight: 1.4,
  /** Word spaces that are seen as holes: beyond their natural width by so much, with what letter spacing gives them. */
  hole: 2500,
  /** A second hyphen in a row; a third is not allowed while there is another way. */
  secondHyphen: 150,
  thirdHyphen: 1_000_000,
  /** Neighbouring lines of which one is tight and the other loose. */
  contrast: 60,
  /** A last line that is only a part of a word. */
  partWord: 1_000_000,
  /** A last line of one word. */
  oneWord: 1500,
  /** A line that falls short, by the square of the share of the measure that it lacks. */
  ragged: 200_000,
  /** A last line shorter than the indent of the next. */
  short: 500,
  /** Two lines that begin or end with the same word, or with words that look alike there. */
  sameWord: 150,
  sameLetters: 60,
  /** A third such line, and each further one. */
  stack: 6000,
  /** White that runs down through four lines, and through each further one. */
  river: 12000,
  longerRiver: 1500,
};

/** What letter spacing to its limit counts for, as a share of a word space. */
const unseen = 0.05;

/** What the letters of writing without spaces give for a word space, as a share of their width, where a line is to be widened. */
export const openness = 0.15;

/** How far word spaces may shrink, as a share of their width. */
export const tightest = 0.27;

/** Beyond this a line costs evenly more, not with the fourth power; one that is overfull costs most. */
export const emergency = { from: 2, cost: 5000, overfull: 1e6 };

/** A paragraph whose lines are to be weighed. What is asked of an item so often stands in arrays of numbers. */
export interface Weighed {
  /** How many items it has; a line that ends at this one ends the paragraph. */
  count: number;
  setting: Setting;
  sums: Sums;
  breaks: Breaks;
  /** Where a line begins after a break at each item: glue and penalties vanish there. */
  starts: Int32Array;
  /** The items that are word spaces. */
  spaces: number[];
}

/** Sums of everything before each item, so that a line's width is a difference. */
interface Sums {
  width: Float64Array;
  letters: Float64Array;
  spaces: Float64Array;
  open: Float64Array;
  words: Int32Array;
}

/** What is to be known of each item as the end of a line, and of the paragraph's end behind them. */
interface Breaks {
  /** Whether a line may end there, must, ends in a hyphen, may fall short: the bits of `sign`. */
  signs: Uint8Array;
  /** What it costs, and the width of what ends the line. */
  cost: Float64Array;
  tail: Float64Array;
  /** What hangs over there, and at the beginning of the next line. */
  hang: Float64Array;
  lead: Float64Array;
}

const sign = { may: 1, must: 2, hyphen: 4, ragged: 8 };

/** Whether a line may end at an item; all may at the paragraph's end. */
export const mayEndAt = ({ breaks }: Weighed, i: number): boolean => (breaks.signs[i]! & sign.may) > 0;

/** Whether a line must end at an item. */
export const isForcedAt = ({ breaks }: Weighed, i: number): boolean => (breaks.signs[i]! & sign.must) > 0;

/** Whether a line ends in a hyphen at an item; none does before the first line. */
export const isHyphenAt = ({ breaks }: Weighed, i: number): boolean =>
  i >= 0 && (breaks.signs[i]! & sign.hyphen) > 0;

/** Whether a line that ends at an item may fall short. */
export const mayBeShort = ({ breaks }: Weighed, i: number): boolean =>
  (breaks.signs[i]! & (sign.must | sign.ragged)) > 0;

/** The width of all up to an item at which a line ends. */
export const upTo = ({ sums, breaks }: Weighed, i: number): number => sums.width[i]! + breaks.tail[i]!;

/** The least width up to the end of a line that spaces can be stretched to; a quick sieve for most places that are thought of. */
export function nearest(
  { sums, starts, setting }: Weighed,
  at: number,
  { loosest }: Limits,
  line: number = numberOf(at),
): number {
  const { measure, expansion } = setting;
  const shortest = measure / (1 + Math.max(loosest, expansion)) - 1 - insetOf(setting, line);
  return at < 0 ? shortest : sums.width[starts[at]!]! + shortest;
}

/** How far word spaces may shrink and grow, as shares of their width. */
export interface Limits {
  tightest: number;
  loosest: number;
}

/** A line as it is weighed. */
export interface LineWeight {
  /** Whether its word spaces would be narrower than they may be, or wider; then nothing else is told of it. */
  isOverfull: boolean;
  isLoose: boolean;
  /** How loose it is: 0 tight, 1 good, 2 loose, 3 very loose. */
  fitness: number;
  cost: number;
}

/** Makes a paragraph ready. */
export function weighedOf(items: readonly Item[], setting: Setting): Weighed {
  const width = new Float64Array(items.length + 1);
  const letters = new Float64Array(items.length + 1);
  const spaces = new Float64Array(items.length + 1);
  const open = new Float64Array(items.length + 1);
  const words = new Int32Array(items.length + 1);
  const found: number[] = [];
  items.forEach((item, i) => {
    const glue = item.kind === 'glue';
    width[i + 1] = width[i]! + (item.kind === 'penalty' ? 0 : item.width);
    letters[i + 1] = letters[i]! + (item.kind === 'box' ? item.width - (item.rigid ?? 0) : 0);
    spaces[i + 1] = spaces[i]! + (glue ? item.width : 0);
    open[i + 1] = open[i]! + (item.kind === 'box' ? (item.open ?? 0) : 0);
    if (glue && item.width > 0) found.push(i);
    words[i + 1] = found.length;
  });
  const starts = new Int32Array(items.length + 1).fill(items.length);
  for (let i = items.length - 1; i >= 0; i--) starts[i] = items[i]!.kind === 'box' ? i : starts[i + 1]!;
  const sums = { width, letters, spaces, open, words };
  return { count: items.length, setting, sums, breaks: breaksOf(items, starts), starts, spaces: found };
}

function breaksOf(items: readonly Item[], starts: Int32Array): Breaks {
  const count = items.length;
  const signs = new Uint8Array(count + 1);
  const [cost, tail, hang, lead] = [0, 0, 0, 0].map(() => new Float64Array(count + 1)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  items.forEach((item, i) => {
    hang[i] = item.hang ?? 0;
    lead[i] = items[starts[i]!]?.hang ?? 0;
    if (item.kind === 'penalty') {
      const isForced = item.cost === Number.NEGATIVE_INFINITY;
      signs[i] =
        (item.cost < Number.POSITIVE_INFINITY ? sign.may : 0) |
        (isForced ? sign.must : 0) |
        (item.hyphen ? sign.hyphen : 0) |
        (item.ragged ? sign.ragged : 0);
      cost[i] = isForced ? 0 : item.cost;
      tail[i] = item.width;
    } else if (item.kind === 'glue' && i > 0 && items[i - 1]!.kind === 'box') signs[i] = sign.may;
  });
  signs[count] = sign.may | sign.must;
  return { signs, cost, tail, hang, lead };
}

/**
 * Weighs the line between two breaks.
 * @param at item of the break before it; -1 for the first line
 * @param i item of the break that it ends with
 * @param out what is found; the same object may serve again, for there are many lines to be weighed
 * @param line its number from 0, where the first lines have lengths of their own
 */
export function weigh(
  paragraph: Weighed,
  at: number,
  i: number,
  limits: Limits,
  out: LineWeight,
  line: number = numberOf(at),
): void {
  const { count, setting, sums, starts, breaks } = paragraph;
  const isFirst = at < 0;
  const start = isFirst ? 0 : starts[at]!;
  const isLast = i === count;
  const isForced = isForcedAt(paragraph, i);
  const { measure, indent } = setting;
  const tail = breaks.tail[i]!;
  const inset = insetOf(setting, line);
  const hung = breaks.hang[i]! + (isFirst || inset > 0 ? 0 : breaks.lead[at]!);
  const width = sums.width[i]! - sums.width[start]! + tail - hung + inset;
  const letters = (sums.letters[i]! - sums.letters[start]! + tail) * setting.expansion;
  const spaces = sums.spaces[i]! - sums.spaces[start]!;
  const missing = measure - width;
  const room = missing > 0 ? spaces + (sums.open[i]! - sums.open[start]!) * openness : spaces;
  // Letter spacing is seen less than word spacing: it is used up first, and counts for little.
  const spread = Math.min(Math.abs(missing), letters);
  const rest = Math.abs(missing) - spread;
  const short = missing > 0 && (breaks.signs[i]! & sign.ragged) > 0 && rest > room ? missing : 0;
  const isShort = (isForced && missing > 0) || short > 0;
  const excess = isShort
    ? 0
    : Math.sign(missing) * (rest / Math.max(room, 0.01) + (unseen * spread) / Math.max(letters, 0.01));
  out.isOverfull = missing < 0 && rest > spaces * limits.tightest + 0.001;
  out.isLoose = excess > limits.loosest;
  if (out.isOverfull || out.isLoose) return;
  out.fitness = excess < -0.12 ? 0 : excess <= 0.15 ? 1 : excess <= 0.35 ? 2 : 3;
  out.cost = badnessOf(excess) + breaks.cost[i]!;
  if (short > 0) out.cost += demerits.ragged * (short / measure) ** 2;
  if (isLast && !isFirst) {
    const words = sums.words[i]! - sums.words[start]! + 1;
    if (words === 1) out.cost += isHyphenAt(paragraph, at) ? demerits.partWord : demerits.oneWord;
    if (width < 2 * indent) out.cost += demerits.short;
  }
}

/** How a line is filled. */
interface Filled {
  /** Its first item, and how far from the edge it begins. */
  start: number;
  left: number;
  /** By what shares of their widths letters and spaces are widened. */
  letters: number;
  spaces: number;
}

/** How a line between two breaks is filled: as it is weighed, and as it will be set. */
export function widthOf(paragraph: Weighed, at: number, i: number, line: number = numberOf(at)): Filled {
  const { setting, sums, starts, breaks } = paragraph;
  const isFirst = at < 0;
  const inset = insetOf(setting, line);
  const start = isFirst ? 0 : starts[at]!;
  const tail = breaks.tail[i]!;
  const left = isFirst || inset > 0 ? inset : -breaks.lead[at]!;
  const width = left + sums.width[i]! - sums.width[start]! + tail - breaks.hang[i]!;
  const missing = setting.measure - width;
  const spaces = sums.spaces[i]! - sums.spaces[start]!;
  const letters = sums.letters[i]! - sums.letters[start]! + tail;
  const spread = Math.min(Math.abs(missing), letters * setting.expansion);
  const rest = Math.abs(missing) - spread;
  if (missing > 0 && (isForcedAt(paragraph, i) || (mayBeShort(paragraph, i) && rest > spaces)))
    return { start, left, letters: 0, spaces: 0 };
  const sign = Math.sign(missing);
  return {
    start,
    left,
    letters: letters > 0 ? (sign * spread) / letters : 0,
    spaces: spaces > 0 ? (sign * rest) / spaces : 0,
  };
}

/** From where on a word space is a hole, as a share of its width by which it is wider. */
const hole = 0.45;

/** What a line costs whose word spaces are off their width by a share. */
function badnessOf(excess: number): number {
  const within = Math.min(excess, emergency.from);
  const square = within * within;
  const badness = (demerits.uneven + demerits.bad * square) * square * (excess < 0 ? demerits.tight : 1);
  return badness + emergency.cost * (excess - within) + (excess > hole ? demerits.hole : 0);
}
