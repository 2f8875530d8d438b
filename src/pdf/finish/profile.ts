import { d50, descriptionTag, iccProfile, tag, textTag, xyzTag } from './icc.ts';

/** Share by which a tint of half grows in print on uncoated paper. */
const dotGain = 0.2;

/**
 * An ICC profile (ICC.1:2001-04, version 2.4) of one black ink on uncoated paper, for the output intent: what the greys of
 * the book will look like. Made here, because the profiles that may be passed on are those of screens.
 */
export function blackInkProfile(): Uint8Array {
  return iccProfile('GRAYXYZ ', [
    ['desc', descriptionTag('Black ink, uncoated paper, dot gain 20 %')],
    ['cprt', textTag('No copyright, use freely')],
    ['wtpt', xyzTag(d50)],
    ['kTRC', curve(256)],
  ]);
}

/** Luminance by device grey, black first: a tint grows by up to `dotGain`, most in the middle. */
function curve(count: number): Buffer {
  const bytes = Buffer.alloc(4 + 2 * count);
  bytes.writeUInt32BE(count, 0);
  for (let k = 0; k < count; k++) {
    const ink = 1 - k / (count - 1);
    const covered = ink + 4 * dotGain * ink * (1 - ink);
    bytes.writeUInt16BE(Math.round((1 - covered) * 65535), 4 + 2 * k);
  }
  return tag('curv', bytes);
}
