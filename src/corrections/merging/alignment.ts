import { diffIndices } from 'node-diff3';
import { isBlank, isWord, keyOf, opening, type Stream, softly } from './stream.ts';

/** Where each token of one stream stands in another; -1 where it does not. */
export type Alignment = Int32Array;

/** Equal stretches of two lists: where they begin in each, and how long they are. */
type Run = readonly [from: number, to: number, length: number];

/** So many comparisons are made for one stretch; a longer one is divided first where it has the same words. */
const mostComparisons = 1_000_000;
/** So many tokens in a row that stand once in each of two texts are the same place of both; of paragraphs one is enough. */
const anchors = { words: 9, blocks: 1 };
/** So much of the words must be the same for a passage to be the same, changed, and not another. */
const alike = 0.5;
/** A shorter passage may stand elsewhere by accident. */
const tellingWords = 6;

/**
 * Aligns a stream with another: paragraphs first, then words within those that differ.
 *
 * @param options.soft whether breaks of lines count for nothing
 * @param options.moves whether passages are looked for at other places too; without, the order is that of the streams
 */
export function align(
  base: Stream,
  other: Stream,
  { soft, moves }: { soft: boolean; moves: boolean },
): Alignment {
  const key = soft ? softly : (token: string) => token;
  const pair: Pair = {
    ...{ base, other, a: base.tokens.map(key), b: other.tokens.map(key) },
    to: new Int32Array(base.tokens.length).fill(-1),
    back: new Int32Array(other.tokens.length).fill(-1),
  };
  const keys = [base, other].map(one => one.blocks.map((_, at) => keyOf(one, at, key)));
  const runs = runsOf(keys[0]!, keys[1]!, anchors.blocks);
  for (const [i, j, length] of runs) for (let k = 0; k < length; k++) joinBlocks(pair, i + k, j + k);
  if (moves) joinMoved(pair, keys[0]!, keys[1]!);
  const ends: Run[] = [...runs, [base.blocks.length, other.blocks.length, 0]];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ, length] of ends) {
    joinWords(pair, tokensOf(base, i, nextI, pair.to), tokensOf(other, j, nextJ, pair.back));
    [i, j] = [nextI + length, nextJ + length];
  }
  if (moves) joinAlike(pair);
  slide(pair);
  loosen(pair);
  return pair.to;
}

/** Two streams, what their tokens are compared by, and what was found so far. */
interface Pair {
  base: Stream;
  other: Stream;
  a: string[];
  b: string[];
  to: Int32Array;
  back: Int32Array;
}

function join({ to, back }: Pair, i: number, j: number): void {
  to[i] = j;
  back[j] = i;
}

function joinBlocks(pair: Pair, i: number, j: number): void {
  const one = pair.base.blocks[i]!;
  const other = pair.other.blocks[j]!;
  for (let k = 0; k <= one.to - one.from && one.from + k < pair.a.length; k++)
    if (pair.a[one.from + k] === pair.b[other.from + k]) join(pair, one.from + k, other.from + k);
}

/** Tokens of blocks, with the blank space between them, that were not found yet. */
function tokensOf({ blocks, tokens }: Stream, from: number, to: number, found: Int32Array): number[] {
  if (from >= to) return [];
  const all: number[] = [];
  const end = Math.min(blocks[to - 1]!.to + 1, tokens.length);
  for (let k = blocks[from]!.from; k < end; k++) if (found[k]! < 0) all.push(k);
  return all;
}

/** Joins the words of two stretches, unless these say different things. */
function joinWords(pair: Pair, here: readonly number[], there: readonly number[]): void {
  if (here.length === 0 || there.length === 0) return;
  const one = here.map(k => pair.a[k]!);
  const other = there.map(k => pair.b[k]!);
  const runs = runsOf(one, other, anchors.words);
  const same = runs.reduce((sum, [i, , length]) => sum + wordsIn(one.slice(i, i + length)), 0);
  if (same < alike * Math.min(wordsIn(one), wordsIn(other))) return;
  for (const [i, j, length] of runs) for (let k = 0; k < length; k++) join(pair, here[i + k]!, there[j + k]!);
}

const wordsIn = (tokens: readonly string[]): number => tokens.filter(isWord).length;

/** Blocks that stand at another place in the other stream, word for word. */
function joinMoved(pair: Pair, keys: readonly string[], others: readonly string[]): void {
  const places = onlyPlaces(others, j => pair.back[pair.other.blocks[j]!.from]! < 0);
  const here = onlyPlaces(keys, i => pair.to[pair.base.blocks[i]!.from]! < 0);
  for (const [key, i] of here) {
    const j = places.get(key);
    if (i < 0 || j === undefined || j < 0 || wordsIn(blockOf(pair.base, i)) < tellingWords) continue;
    joinBlocks(pair, i, j);
  }
}

const blockOf = ({ tokens, blocks }: Stream, at: number): string[] =>
  tokens.slice(blocks[at]!.from, blocks[at]!.to);

/** Each key with the one place where it stands; -1 where there are several. */
function onlyPlaces(keys: readonly string[], counts: (at: number) => boolean): Map<string, number> {
  const places = new Map<string, number>();
  keys.forEach((key, at) => {
    if (counts(at)) places.set(key, places.has(key) ? -1 : at);
  });
  return places;
}

/** Blocks that stand at another place in the other stream, with some words changed. */
function joinAlike(pair: Pair): void {
  const here = strays(pair.base, pair.to);
  const there = strays(pair.other, pair.back);
  if (here.length === 0 || there.length === 0) return;
  const holders = new Map<string, number[]>();
  for (const j of there)
    for (const shingle of shinglesOf(pair.other, j))
      holders.set(shingle, [...(holders.get(shingle) ?? []), j].slice(0, 8));
  const taken = new Set<number>();
  for (const i of here) {
    const own = shinglesOf(pair.base, i);
    const common = new Map<number, number>();
    for (const shingle of own)
      for (const j of holders.get(shingle) ?? []) if (!taken.has(j)) common.set(j, (common.get(j) ?? 0) + 1);
    const [best] = [...common].sort((one, two) => two[1] - one[1]);
    if (!best || best[1] < 0.3 * Math.min(own.size, shinglesOf(pair.other, best[0]).size)) continue;
    taken.add(best[0]);
    const [one, two] = [pair.base.blocks[i]!, pair.other.blocks[best[0]]!];
    part(pair, one, two);
    joinWords(pair, range(one), range(two));
  }
}

const range = ({ from, to }: { from: number; to: number }) =>
  Array.from({ length: to - from }, (_, k) => from + k);

/** Forgets what was found of two blocks. */
function part({ to, back }: Pair, one: Stream['blocks'][number], two: Stream['blocks'][number]): void {
  for (const k of range(one)) {
    if (to[k]! >= 0) back[to[k]!] = -1;
    to[k] = -1;
  }
  for (const k of range(two)) {
    if (back[k]! >= 0) to[back[k]!] = -1;
    back[k] = -1;
  }
}

/** Blocks of some length of which little was found. */
function strays(stream: Stream, found: Int32Array): number[] {
  return stream.blocks.flatMap(({ from, to }, at) => {
    if (wordsIn(stream.tokens.slice(from, to)) < tellingWords) return [];
    let count = 0;
    for (let k = from; k < to; k++) if (found[k]! >= 0) count++;
    return count < 0.3 * (to - from) ? [at] : [];
  });
}

/** Three words in a row, each once. */
function shinglesOf(stream: Stream, at: number): Set<string> {
  const words = blockOf(stream, at).filter(isWord);
  return new Set(words.slice(2).map((word, k) => `${words[k]} ${words[k + 1]} ${word}`));
}

/** {@link equalRuns}; in long lists, between passages of so many entries that stand once in each. */
function runsOf(one: readonly string[], other: readonly string[], anchor: number): Run[] {
  if (one.length * other.length <= mostComparisons) return equalRuns(one, other);
  const runs: Run[] = [];
  let [i, j] = [0, 0];
  const upTo = (nextI: number, nextJ: number) => {
    for (const [from, to, length] of equalRuns(one.slice(i, nextI), other.slice(j, nextJ)))
      runs.push([i + from, j + to, length]);
  };
  for (const [atI, atJ] of anchorsOf(one, other, anchor)) {
    if (atI < i || atJ < j) continue;
    upTo(atI, atJ);
    runs.push([atI, atJ, 1]);
    [i, j] = [atI + 1, atJ + 1];
  }
  upTo(one.length, other.length);
  return runs;
}

/** Places where words follow each other that do so once in each of two lists, as far as their order is the same. */
function anchorsOf(one: readonly string[], other: readonly string[], anchor: number): [number, number][] {
  const passages = (list: readonly string[]) =>
    list
      .slice(0, Math.max(0, list.length - anchor + 1))
      .map((_, k) => list.slice(k, k + anchor).join('\u0001'));
  const there = onlyPlaces(passages(other), () => true);
  const pairs: [number, number][] = [];
  for (const [passage, i] of onlyPlaces(passages(one), () => true)) {
    const j = there.get(passage);
    if (i >= 0 && j !== undefined && j >= 0) pairs.push([i, j]);
  }
  return rising(pairs);
}

/** The longest part of pairs, sorted by their first numbers, whose second numbers rise too. */
function rising(pairs: readonly [number, number][]): [number, number][] {
  const ends: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, j], k) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[ends[middle]!]![1] < j) low = middle + 1;
      else high = middle;
    }
    before[k] = low > 0 ? ends[low - 1]! : -1;
    ends[low] = k;
  });
  const chain: [number, number][] = [];
  for (let k = ends.at(-1) ?? -1; k >= 0; k = before[k]!) chain.push(pairs[k]!);
  return chain.reverse();
}

/** The equal stretches of two lists, as few words as possible being left over. Of what is too long only both ends. */
function equalRuns(one: readonly string[], other: readonly string[]): Run[] {
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < most - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  const [here, there] = [one.slice(head, one.length - tail), other.slice(head, other.length - tail)];
  const within = here.length * there.length <= mostComparisons ? between(here, there) : [];
  const runs: Run[] = within.map(([i, j, length]) => [head + i, head + j, length]);
  return [[0, 0, head], ...runs, [one.length - tail, other.length - tail, tail]];
}

function between(one: readonly string[], other: readonly string[]): Run[] {
  if (one.length === 0 || other.length === 0) return [];
  const runs: Run[] = [];
  let [i, j] = [0, 0];
  for (const { buffer1, buffer2 } of diffIndices([...one], [...other])) {
    runs.push([i, j, buffer1[0] - i]);
    [i, j] = [buffer1[0] + buffer1[1], buffer2[0] + buffer2[1]];
  }
  runs.push([i, j, one.length - i]);
  return runs;
}

/**
 * What was put in or taken out stands as far to the right as it may: where a word is repeated, several places are as good,
 * and two alignments must take the same. The beginning of a file stays with its text.
 */
function slide({ a, b, to, back }: Pair): void {
  let next = 0;
  for (let i = 0; i + 1 < to.length; i++) {
    const j = to[i]!;
    if (j < 0 || a[i + 1] !== b[j + 1] || a[i + 1] === opening) continue;
    if (next <= i) next = i + 1;
    while (next < to.length && to[next]! < 0) next++;
    const putIn = next === i + 1 && next < to.length && to[next]! > j + 1 && back[to[next]! - 1]! < 0;
    const takenOut = next > i + 1 && next < to.length && to[next] === j + 1;
    if (!((putIn && back[j + 1]! < 0) || takenOut)) continue;
    back[to[next]!] = -1;
    to[next] = -1;
    to[i + 1] = j + 1;
    back[j + 1] = i + 1;
  }
}

/** Blank space between two words that are others now is no sign that anything has stayed. */
function loosen({ base, to, back }: Pair): void {
  for (let k = 1; k + 1 < to.length; k++) {
    const at = to[k]!;
    if (at < 0 || to[k - 1]! >= 0 || to[k + 1]! >= 0 || !isBlank(base.tokens[k]!)) continue;
    back[at] = -1;
    to[k] = -1;
  }
}
