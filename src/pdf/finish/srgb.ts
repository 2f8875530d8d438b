import { linear } from '../ink/colours.ts';
import { curveTag, d50, descriptionTag, iccProfile, textTag, xyzTag } from './icc.ts';

/** The lights of a screen, adapted to D50 (IEC 61966-2-1, with Bradford’s matrix). */
const lights = {
  r: [0.43607, 0.2225, 0.01393],
  g: [0.38506, 0.71688, 0.0971],
  b: [0.14308, 0.06062, 0.71417],
} as const;

/**
 * An ICC profile (ICC.1:2001-04, 6.3.1.2) of sRGB, for the output intent of the file for readers: it says what red, green and
 * blue are in its pictures, which are in no space of their own.
 */
export function srgbProfile(): Uint8Array {
  const curve = curveTag(Array.from({ length: 256 }, (_, k) => linear(k / 255)));
  return iccProfile('mntr', 'RGB XYZ ', [
    ['desc', descriptionTag('sRGB')],
    ['cprt', textTag('No copyright, use freely')],
    ['wtpt', xyzTag(d50)],
    ...Object.entries(lights).flatMap(([light, place]): [string, Buffer][] => [
      [`${light}XYZ`, xyzTag(place)],
      [`${light}TRC`, curve],
    ]),
  ]);
}
