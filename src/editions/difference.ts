import { diffIndices } from 'node-diff3';
import type { Passage, Word } from './words.ts';

/** A place where two texts differ. */
export interface Difference {
  /** The words that stand here in either; one of the two may be empty. */
  old: Word[];
  new: Word[];
  /** Words before and after, the same in both. */
  before: Word[];
  after: Word[];
  /** Where it stands: the passage of either text that the place lies in, or comes after. */
  from?: Passage;
  to?: Passage;
  /** Whether the old words stand elsewhere in the new text, or the new ones elsewhere in the old: whole passages that moved. */
  moved?: true;
}

interface Token extends Word {
  passage: Passage;
}

/** Between two passages: that a paragraph was parted is a difference. */
const parting = '¶';
/** Words of context on either side. */
const context = 8;
/** So many pairs of words are compared within what differs; beyond that it differs as a whole. */
const most = 50_000_000;

/**
 * What differs between two texts, word by word. Passages are aligned first, so that a book is compared in a moment.
 *
 * @returns the differences in the order of the texts
 */
export function differencesOf(old: readonly Passage[], now: readonly Passage[]): Difference[] {
  const regions = regionsOf(
    old.map(({ key }) => key),
    now.map(({ key }) => key),
  );
  const found = regions.flatMap(({ a, b }) => within(old, now, a, b));
  return marked(found);
}

type Stretch = [from: number, to: number];

/** Stretches of two lists that differ; each from and to, without the end. */
function regionsOf(old: readonly string[], now: readonly string[]): { a: Stretch; b: Stretch }[] {
  const least = Math.min(old.length, now.length);
  let head = 0;
  while (head < least && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < least - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const a = old.slice(head, old.length - tail);
  const b = now.slice(head, now.length - tail);
  if (a.length + b.length === 0) return [];
  if (a.length === 0 || b.length === 0 || pairs(a, b) > most)
    return [{ a: [head, head + a.length], b: [head, head + b.length] }];
  return diffIndices(a, b).map(({ buffer1: [from, length], buffer2: [start, count] }) => ({
    a: [head + from, head + from + length],
    b: [head + start, head + start + count],
  }));
}

/** How many pairs of equal words there are, which is what the comparing costs. */
function pairs(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  return b.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0);
}

function within(
  old: readonly Passage[],
  now: readonly Passage[],
  [a, aEnd]: Stretch,
  [b, bEnd]: Stretch,
): Difference[] {
  const left = tokensOf(old.slice(a, aEnd));
  const right = tokensOf(now.slice(b, bEnd));
  const words = (tokens: Token[]) => tokens.map(({ text }) => text);
  return joined(regionsOf(words(left), words(right))).map(region => {
    const from = left[region.a[0]]?.passage ?? old[aEnd - 1] ?? old[a - 1];
    const to = right[region.b[0]]?.passage ?? now[bEnd - 1] ?? now[b - 1];
    const [oldWords, newWords] = [left.slice(...region.a), right.slice(...region.b)];
    const whole = bEnd - b === 0 || aEnd - a === 0;
    return {
      old: oldWords.filter((word, at) => !isEdge(word, at, oldWords, whole)),
      new: newWords.filter((word, at) => !isEdge(word, at, newWords, whole)),
      before: left
        .slice(Math.max(0, region.a[0] - context), region.a[0])
        .filter(({ text }) => text !== parting),
      after: left.slice(region.a[1], region.a[1] + context).filter(({ text }) => text !== parting),
      ...(from && { from }),
      ...(to && { to }),
    };
  });
}

/** The sign at the edge of whole passages says nothing. */
const isEdge = ({ text }: Word, at: number, words: readonly Word[], whole: boolean): boolean =>
  text === parting && (whole || words.length > 1) && (at === 0 || at === words.length - 1);

function tokensOf(passages: readonly Passage[]): Token[] {
  return passages.flatMap((passage, at) => [
    ...(at > 0 ? [{ text: parting, passage }] : []),
    ...passage.words.map(word => ({ ...word, passage })),
  ]);
}

/** A few words in common between two long differences are there by accident: it is one difference. */
function joined(regions: { a: Stretch; b: Stretch }[]): { a: Stretch; b: Stretch }[] {
  const size = ({ a, b }: { a: Stretch; b: Stretch }) => Math.max(a[1] - a[0], b[1] - b[0]);
  const result: { a: Stretch; b: Stretch }[] = [];
  for (const region of regions) {
    const last = result.at(-1);
    const common = last ? region.a[0] - last.a[1] : Number.POSITIVE_INFINITY;
    if (last && common <= 4 && common * 3 < size(last) + size(region)) {
      last.a[1] = region.a[1];
      last.b[1] = region.b[1];
    } else result.push({ a: [...region.a], b: [...region.b] });
  }
  return result;
}

/** Words that went from one place to another, as whole: said so at both. */
function marked(differences: Difference[]): Difference[] {
  const textOf = (words: readonly Word[]) => words.map(({ text }) => text).join(' ');
  const [gone, come] = [new Set<string>(), new Set<string>()];
  for (const { old, new: now } of differences) {
    if (now.length === 0 && old.length > 3) gone.add(textOf(old));
    if (old.length === 0 && now.length > 3) come.add(textOf(now));
  }
  return differences.map(one => {
    const moved =
      (one.new.length === 0 && come.has(textOf(one.old))) ||
      (one.old.length === 0 && gone.has(textOf(one.new)));
    return moved ? { ...one, moved: true } : one;
  });
}
