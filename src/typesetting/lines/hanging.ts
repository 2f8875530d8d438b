import type { Shaper, TypeStyle } from '../../faces/shaper.ts';

/** How much of a mark may stand beyond the edge, as a share of its width: the lighter it is, the more. */
const shares = new Map(
  Object.entries({ '-‐.,': 0.7, '‘’“”‚„‹›«»\'"': 0.5, ';:–': 0.35, '!?': 0.2 }).flatMap(([marks, share]) =>
    [...marks].map(mark => [mark, share] as const),
  ),
);

/** A mark that is wider, as a share of the size of the type, fills a square: it has white of its own. */
const widest = 0.8;

/** By how much a character hangs over the edge of its line, in CSS pixels. */
export type Hang = (character: string, style: TypeStyle) => number;

/** Hanging punctuation: edges look straight where light marks stand beyond them. */
export const hangBy =
  (shaper: Shaper): Hang =>
  (character, style) => {
    const share = shares.get(character);
    if (share === undefined) return 0;
    const { width } = shaper(character, style);
    return width > widest * style.size ? 0 : share * width;
  };

/** Nothing hangs. */
export const noHang: Hang = () => 0;
