import { type Alignment, align } from './alignment.ts';
import { keyOf, type Stream, softly, streamOf, type Texts } from './stream.ts';

/** The three texts, and where the words of the first stand in the others. */
export interface Sides {
  base: Stream;
  theirs: Stream;
  ours: Stream;
  toTheirs: Alignment;
  toOurs: Alignment;
  /** Of each token of theirs, the one of the base that it is; -1 where a person wrote it. */
  fromTheirs: Alignment;
}

/** The three texts with the places of the first one’s words in the others. */
export function sidesOf(base: Stream, theirs: Stream, ours: Stream): Sides {
  const toTheirs = align(base, theirs, { soft: true, moves: true });
  const toOurs = align(base, ours, { soft: false, moves: false });
  const fromTheirs = new Int32Array(theirs.tokens.length).fill(-1);
  toTheirs.forEach((at, k) => {
    if (at >= 0) fromTheirs[at] = k;
  });
  return { base, theirs, ours, toTheirs, toOurs, fromTheirs };
}

/** Names of a person's chapters in the order in which recovery had their text, whatever their order is now. */
export function orderLike(base: Stream, theirs: Texts): string[] {
  const places = new Map<string, number>();
  base.blocks.forEach(({ from }, at) => {
    const key = keyOf(base, at, softly);
    places.set(key, places.has(key) ? -1 : from);
  });
  let last = 0;
  const placed = [...theirs].map(([name, text]) => {
    const one = streamOf(new Map([[name, text]]));
    const found = one.blocks
      .map((_, at) => places.get(keyOf(one, at, softly)) ?? -1)
      .filter(place => place >= 0)
      .sort((a, b) => a - b);
    if (found.length > 0) last = found[found.length >> 1]!;
    return { name, place: last };
  });
  return placed.sort((a, b) => a.place - b.place).map(({ name }) => name);
}
