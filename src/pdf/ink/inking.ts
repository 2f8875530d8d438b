import { greyOf, isColoured, type Rgb } from './colours.ts';
import type { Ink } from './ink.ts';

/** Turns colours into inks: one number, lightness of black, or four, amounts of cyan, magenta, yellow and black. */
export type Inking = (colour: Rgb) => number[];

export const inBlack: Inking = colour => [greyOf(colour)];

/**
 * What turns colours into a book’s inks. Greys are of black ink alone in any.
 *
 * @param colours those that will be asked for
 */
export async function inkingOf({ inks, profile }: Ink, colours: readonly Rgb[]): Promise<Inking> {
  const chosen = new Map(colours.filter(isColoured).map(colour => [colour.join(' '), colour]));
  if (inks !== 'colour' || !profile || chosen.size === 0) return inBlack;
  // What works on pixels takes its time to load.
  const { inFourInks } = await import('./decoding.ts');
  const data = Uint8Array.from([...chosen.values()].flat(), part => Math.round(part * 255));
  const pixels = { width: chosen.size, height: 1, channels: 3, data } as const;
  const { data: amounts } = await inFourInks(pixels, profile);
  const known = new Map([...chosen.keys()].map((key, k) => [key, [...amounts.subarray(4 * k, 4 * k + 4)]]));
  return colour => {
    const found = known.get(colour.join(' '));
    return found ? found.map(amount => Math.round((amount / 255) * 1e4) / 1e4) : inBlack(colour);
  };
}
