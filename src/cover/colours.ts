import { type CoverColour, coverColours } from '../title/colours.ts';
import type { Book } from '../title.ts';
import type { Colour } from './drawing.ts';

/**
 * The colours of made covers: dark enough for white type on them, and to be type on light paper. None has more ink
 * than 240 %, the least that a printer sets as a bound (Lightning Source, Common File Issues).
 */
const grounds: Record<CoverColour, Colour> = {
  slate: { ink: [0.75, 0.55, 0.48, 0.4], screen: '#33444d' },
  oxblood: { ink: [0.28, 0.92, 0.78, 0.4], screen: '#6e2229' },
  prussian: { ink: [0.98, 0.72, 0.32, 0.3], screen: '#1b3d62' },
  olive: { ink: [0.55, 0.48, 0.78, 0.45], screen: '#4a492a' },
  plum: { ink: [0.62, 0.85, 0.38, 0.35], screen: '#502f51' },
  bottle: { ink: [0.85, 0.42, 0.68, 0.4], screen: '#1e4a3e' },
  umber: { ink: [0.38, 0.68, 0.85, 0.45], screen: '#663d22' },
  charcoal: { ink: [0.5, 0.42, 0.4, 0.75], screen: '#2b2b2b' },
};

/** A light ground, of paper that is not quite white. */
export const cream: Colour = { ink: [0.02, 0.03, 0.12, 0], screen: '#f6f0e0' };

/** The colour that `book.yaml` names, or the one that the title gets for good. */
export function colourOf({ title, coverSettings }: Pick<Book, 'title' | 'coverSettings'>): Colour {
  const sum = [...title].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 9973, 7);
  return grounds[coverSettings.colour ?? coverColours[sum % coverColours.length]!];
}
