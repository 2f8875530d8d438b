/** A colour of sRGB; each part from 0 to 1. */
export type Rgb = readonly [r: number, g: number, b: number];

/** sRGB’s curve and back (IEC 61966-2-1); from 0 to 1. */
export const linear = (value: number) =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const curved = (value: number) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);

/** What red, green and blue are of the luminance (ITU-R BT.709). */
export const shares = [0.2126, 0.7152, 0.0722] as const;

/** The grey that is as light as a colour. */
export function greyOf([r, g, b]: Rgb): number {
  if (r === g && g === b) return r;
  return curved(shares[0] * linear(r) + shares[1] * linear(g) + shares[2] * linear(b));
}

/** As many steps of luminance are looked up: the darkest grey of 255 has more than one of them. */
const steps = 8191;
const luminances = shares.map(share =>
  Float64Array.from({ length: 256 }, (_, k) => share * linear(k / 255) * steps),
) as [Float64Array, Float64Array, Float64Array];
const greys = Uint8Array.from({ length: steps + 1 }, (_, k) => Math.round(255 * curved(k / steps)));

/** The same for bytes. */
export const grey = (r: number, g: number, b: number): number =>
  r === g && g === b ? r : greys[Math.round(luminances[0][r]! + luminances[1][g]! + luminances[2][b]!)]!;

export const isColoured = ([r, g, b]: Rgb): boolean => r !== g || g !== b;
