import { lettersOf } from '../../language/letters.ts';
import type { ChapterText } from '../../manuscript/files.ts';
import { readingOf } from './as-read.ts';
import { bodyOf, type Place } from './places.ts';

/** Words that somebody found around a place, in whatever form: what stands before it and behind it. */
export interface Context {
  before: string;
  behind: string;
}

/** So many characters on either side are compared at most. */
const reach = 200;

/**
 * How many letters around a place are those of a context, counted from the place outwards on either side.
 * @param text of the place's chapter
 */
export function likeness(text: string, { from, to }: Pick<Place, 'from' | 'to'>, context: Context): number {
  const around = contextAt(text, { from, to });
  const [before, behind] = [lettersOf(around.before), lettersOf(around.behind)];
  const [wantedBefore, wantedBehind] = [lettersOf(context.before), lettersOf(context.behind)];
  let count = 0;
  while (count < wantedBefore.length && before.at(-1 - count) === wantedBefore.at(-1 - count)) count++;
  let after = 0;
  while (after < wantedBehind.length && behind[after] === wantedBehind[after]) after++;
  return count + after;
}

/** What stands before a place in its chapter and behind it, as a person reads it. */
export const contextAt = (text: string, { from, to }: Pick<Place, 'from' | 'to'>): Context => ({
  before: readIn(text, Math.max(bodyOf(text), from - reach), from),
  behind: readIn(text, to, to + reach),
});

/** A stretch of a chapter as a person reads it. */
export const readIn = (text: string, from: number, to: number): string =>
  readingOf(text.slice(from, to), 0, { signs: false, tolerance: 'exact' }).text;

/**
 * Of several places the one whose surroundings are most like a context.
 * @param contexts one, or several of which any may be the right one
 * @returns undefined where two are as like, or none is like it at all
 */
export function likeliest(
  chapters: readonly ChapterText[],
  places: readonly Place[],
  contexts: readonly Context[],
): Place | undefined {
  const ranked = places
    .map(place => {
      const { text } = chapters.find(({ file }) => file === place.file)!;
      return { place, count: Math.max(0, ...contexts.map(context => likeness(text, place, context))) };
    })
    .sort((one, other) => other.count - one.count);
  const [best, next] = ranked;
  if (!best || best.count === 0 || (next && next.count === best.count)) return undefined;
  return best.place;
}
