import type { Alignment } from './alignment.ts';
import type { Sides } from './sides.ts';
import { isBlank, isWord, opening, type Stream, softly } from './stream.ts';

/** A change of the new recovery: a stretch of the base, and the stretch of ours that is to stand for it. */
export interface Hunk {
  from: number;
  to: number;
  ours: { from: number; to: number };
}

/** A stretch of theirs, and the stretch of ours that is to stand for it. */
export interface Edit {
  from: number;
  to: number;
  ours: { from: number; to: number };
}

/** A stretch of the base in which both have changed something, and what stands for it on either side. */
export interface Region extends Hunk {
  theirs: { from: number; to: number };
}

/** What of the new recovery goes where in theirs, and what cannot. */
export function decide(sides: Sides): { edits: Edit[]; clashes: Region[] } {
  const hunks = hunksOf(sides);
  const edits: Edit[] = [];
  const doubtful: Hunk[] = [];
  for (const hunk of hunks) {
    const place = placeOf(sides, hunk);
    if (place) edits.push(...sparing(sides, { ...place, ours: hunk.ours }));
    else doubtful.push(hunk);
  }
  const regions: Region[] = [];
  for (const hunk of doubtful) {
    const last = regions.at(-1);
    if (last && hunk.from >= last.from && hunk.to <= last.to) continue;
    regions.push(regionOf(sides, hunk));
  }
  const covered = edits.filter(
    ({ ours }) => !regions.some(region => ours.from >= region.ours.from && ours.to <= region.ours.to),
  );
  return { edits: covered, clashes: regions.filter(region => !isSame(sides, region)) };
}

/**
 * Where recovery has no such chapter any more, a file in which a person has written stays a file: what a person wrote would
 * come to stand at the end of another one.
 */
function sparing(sides: Pick<Sides, 'theirs' | 'ours' | 'fromTheirs'>, edit: Edit): Edit[] {
  const { theirs, ours, fromTheirs } = sides;
  const { tokens, blocks } = theirs;
  const at = tokens.indexOf(opening, edit.from);
  if (at < 0 || at >= edit.to || ours.tokens.slice(edit.ours.from, edit.ours.to).includes(opening))
    return [edit];
  const next = tokens.indexOf(opening, at + 1);
  const end = Math.min(blocks.find(({ from }) => from === at)!.to + 1, tokens.length);
  const hasOwn = fromTheirs.subarray(at, next < 0 ? tokens.length : next).some(k => k < 0);
  if (!hasOwn || edit.to <= end) return [edit];
  const { to } = edit.ours;
  const rest: Edit = { from: end, to: edit.to, ours: { from: to, to } };
  return [{ ...edit, to: at }, ...sparing(sides, rest)];
}

/** The changes of the new recovery in the order of the base. */
export function hunksOf({ base, ours, toOurs }: Pick<Sides, 'base' | 'ours' | 'toOurs'>): Hunk[] {
  const hunks: Hunk[] = [];
  let [i, j] = [0, 0];
  for (let k = 0; k <= base.tokens.length; k++) {
    const at = k === base.tokens.length ? ours.tokens.length : toOurs[k]!;
    if (at < 0) continue;
    if (k > i || at > j) hunks.push({ from: i, to: k, ours: { from: j, to: at } });
    [i, j] = [k + 1, at + 1];
  }
  return hunks;
}

/** Where in theirs a change goes; undefined where a person has changed the same words, or others at the same place. */
function placeOf(sides: Sides, hunk: Hunk): { from: number; to: number } | undefined {
  return hunk.from === hunk.to ? placeOfNew(sides, hunk) : placeOfChanged(sides, hunk);
}

function placeOfChanged(
  { base, theirs, toTheirs }: Sides,
  { from, to, ours }: Hunk,
): { from: number; to: number } | undefined {
  const length = to - from;
  // Where words go, blank space beside them may have gone already.
  if (ours.from === ours.to) {
    while (from < to && toTheirs[from]! < 0 && isBlank(base.tokens[from]!)) from++;
    while (from < to && toTheirs[to - 1]! < 0 && isBlank(base.tokens[to - 1]!)) to--;
    if (from === to) return undefined;
  }
  const start = toTheirs[from]!;
  if (start < 0) return undefined;
  for (let k = from; k < to; k++) if (toTheirs[k] !== start + k - from) return undefined;
  const place = { from: start, to: start + to - from };
  return to - from < length ? withSpaceBefore(theirs, place) : place;
}

/** A sign before which no blank space stands. */
const closing = /^[.,;:!?…)\]”’]/;

/**
 * A place where words go whose blank space went with other words, those of a person: with the blank space before it, where nothing is
 * left that this would part from the word before.
 */
function withSpaceBefore({ tokens }: Stream, { from, to }: { from: number; to: number }) {
  const [before, behind] = [tokens[from - 1] ?? '', tokens[to] ?? ''];
  const isStray = isBlank(before) && softly(before) === ' ' && (isBlank(behind) || closing.test(behind));
  return { from: isStray ? from - 1 : from, to };
}

/** Where words go that are new: between those that they stand between in ours. */
function placeOfNew(sides: Sides, { from, ours }: Hunk): { from: number; to: number } | undefined {
  const { theirs, toTheirs, fromTheirs } = sides;
  const left = from === 0 ? -1 : toTheirs[from - 1]!;
  const right = from === toTheirs.length ? theirs.tokens.length : toTheirs[from]!;
  const hasLeft = from === 0 || left >= 0;
  if (!hasLeft && right < 0) return undefined;
  // A file begins there, and what the new words followed is gone.
  if (!hasLeft && theirs.tokens[right] === opening && sides.ours.tokens[ours.from] !== opening)
    return undefined;
  const at = hasLeft ? left + 1 : right;
  if (hasLeft && right === left + 1) return { from: at, to: at };
  // A person has changed what stands on one side: that is another place, unless it says the same.
  const own = hasLeft ? newAfter(fromTheirs, at) : newBefore(fromTheirs, at);
  const bothStand = hasLeft && right >= 0;
  if (bothStand && own.to > own.from) {
    // The beginning of a file parts what was put in by both.
    if (sides.ours.tokens[ours.from] === opening) return { from: own.to, to: own.to };
    return theirs.tokens[at] === opening ? { from: at, to: at } : undefined;
  }
  const words = (stream: Stream, stretch: { from: number; to: number }) =>
    stream.tokens.slice(stretch.from, stretch.to).filter(isWord).join(' ');
  if (words(theirs, own).includes(words(sides.ours, ours))) {
    if (own.to > own.from) return undefined;
  }
  return { from: at, to: at };
}

/** What a person wrote from here on, and up to here. */
function newAfter(fromTheirs: Alignment, at: number): { from: number; to: number } {
  let to = at;
  while (to < fromTheirs.length && fromTheirs[to]! < 0) to++;
  return { from: at, to };
}

function newBefore(fromTheirs: Alignment, at: number): { from: number; to: number } {
  let from = at;
  while (from > 0 && fromTheirs[from - 1]! < 0) from--;
  return { from, to: at };
}

/** The stretch around a change at both ends of which all three texts say the same. */
function regionOf({ base, theirs, ours, toTheirs, toOurs, fromTheirs }: Sides, hunk: Hunk): Region {
  const stands = (k: number) => toTheirs[k]! >= 0 && toOurs[k]! >= 0;
  let { from, to } = hunk;
  while (from > 0 && !stands(from - 1)) from--;
  while (to < base.tokens.length && !stands(to)) to++;
  const start = from === 0 ? 0 : toTheirs[from - 1]! + 1;
  const end = to === base.tokens.length ? theirs.tokens.length : toTheirs[to]!;
  const isWhole = end >= start && fromTheirs.subarray(start, end).every(k => k < 0 || (k >= from && k < to));
  return {
    ...{ from, to },
    ours: {
      from: from === 0 ? 0 : toOurs[from - 1]! + 1,
      to: to === base.tokens.length ? ours.tokens.length : toOurs[to]!,
    },
    theirs: isWhole ? { from: start, to: end } : newAfter(fromTheirs, start),
  };
}

/** The tokens of a stretch. */
export const textIn = ({ tokens }: Stream, { from, to }: { from: number; to: number }) =>
  tokens.slice(from, to);

/** Whether both have made the same change. */
function isSame({ theirs, ours }: Sides, region: Region): boolean {
  const [one, other] = [textIn(theirs, region.theirs), textIn(ours, region.ours)].map(tokens =>
    tokens.map(softly).join(''),
  );
  return one === other;
}
