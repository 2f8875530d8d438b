import type { Shaper, TypeStyle } from '../../faces/shaper.ts';

/** How much of a mark may stand beyond the edge, as a share of its width: the lighter it is, the more. */
const shares = new Map(
  Object.entries({ '-‐.,': 0.7, '‘’“”‚„‹›«»\'"': 0.5, ';:–': 0.35, '!?': 0.2 }).flatMap(([marks, share]) =>
    [...marks].map(mark => [mark, share] as const),
  ),
);

/** By how much a character hangs over the edge of its line, in CSS pixels. */
export type Hang = (character: string, style: TypeStyle) => number;

/** Hanging punctuation: edges look straight where light marks stand beyond them. */
export const hangBy =
  (shaper: Shaper): Hang =>
  (character, style) => {
    const share = shares.get(character);
    return share === undefined ? 0 : share * shaper(character, style).width;
  };

/** Nothing hangs. */
export const noHang: Hang = () => 0;
