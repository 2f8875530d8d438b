import type { Profile } from '../ink/profile.ts';
import { curveTag, d50, descriptionTag, iccProfile, textTag, xyzTag } from './icc.ts';

/** Share by which a tint of half grows in print on uncoated paper. */
const dotGain = 0.2;

/**
 * An ICC profile (ICC.1:2001-04, version 2.4) of one black ink on uncoated paper, for the output intent: what the greys of
 * the book will look like. Made here, because the profiles that may be passed on are those of screens.
 */
export function blackInkProfile(): Uint8Array {
  return iccProfile('prtr', 'GRAYXYZ ', [
    ['desc', descriptionTag('Black ink, uncoated paper, dot gain 20 %')],
    ['cprt', textTag('No copyright, use freely')],
    ['wtpt', xyzTag(d50)],
    ['kTRC', curve(256)],
  ]);
}

/** The kind of printing that a book in black is made for which has no profile of its own. */
export const commonBlack = (): Profile => ({
  bytes: blackInkProfile(),
  space: 'GRAY',
  name: 'Black ink on uncoated paper, dot gain 20 %',
});

/** Luminance by device grey, black first: a tint grows by up to `dotGain`, most in the middle. */
function curve(count: number): Buffer {
  const luminances = Array.from({ length: count }, (_, k) => {
    const ink = 1 - k / (count - 1);
    return 1 - (ink + 4 * dotGain * ink * (1 - ink));
  });
  return curveTag(luminances);
}
