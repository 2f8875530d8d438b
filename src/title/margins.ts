import type { PrintSettings } from '../title.ts';

/** Shares of the width, four to five: the two inner margins of a spread are seen as one. */
const sides = { inner: 0.116, outer: 0.145 };
/** Shares of the height, by what stands in the strips: a running head is seen as part of the text. */
const strips = { head: { top: 0.097, bottom: 0.107 }, foot: { top: 0.083, bottom: 0.121 } };
/** Millimetres that binding, trimming and a running head need on the smallest sheets. */
const least = { inner: 12, outer: 13, top: 15, bottom: 17 };

/**
 * The margins of a sheet, where `book.yaml` says nothing of them: the inner one narrower than the outer, the upper one
 * narrower than the lower (Hochuli and Kinross, Designing Books, on the type area; Tschichold on the proportions of margins).
 *
 * @param trim millimetres
 * @param theme whether it has running heads above the text
 * @returns millimetres, in halves
 */
export function marginsOf(
  { width, height }: PrintSettings['trim'],
  theme: PrintSettings['theme'],
): PrintSettings['margins'] {
  const { top, bottom } = theme === 'essay' ? strips.foot : strips.head;
  const inHalves = (length: number) => Math.round(length * 2) / 2;
  return {
    inner: inHalves(Math.max(least.inner, sides.inner * width)),
    outer: inHalves(Math.max(least.outer, sides.outer * width)),
    top: inHalves(Math.max(least.top, top * height)),
    bottom: inHalves(Math.max(least.bottom, bottom * height)),
  };
}
