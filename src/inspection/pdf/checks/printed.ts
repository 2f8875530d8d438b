import type { Colour, Mark } from '../drawing/marks.ts';

/** The inks of a colour, from 0 to 1: cyan, magenta, yellow, black; undefined where it is not in inks or greys. */
export function inksOf({ space, values }: Colour): [number, number, number, number] | undefined {
  if (space.family === 'DeviceCMYK' && values.length === 4)
    return values.map(value => Math.min(1, Math.max(0, value))) as [number, number, number, number];
  if (/^(?:DeviceGray|CalGray)$/.test(space.family) && values.length === 1)
    return [0, 0, 0, 1 - Math.min(1, Math.max(0, values[0]!))];
  return undefined;
}

/** The parts of a colour in red, green and blue. */
export function rgbOf({ space, values }: Colour): readonly number[] | undefined {
  const isRgb =
    /^(?:DeviceRGB|CalRGB)$/.test(space.family) || (space.family === 'ICCBased' && space.parts === 3);
  return isRgb && values.length === 3 ? values : undefined;
}

/** Whether a colour is the paper's. */
export function isWhite(colour: Colour): boolean {
  const inks = inksOf(colour);
  if (inks) return inks.every(ink => ink === 0);
  const { family, parts } = colour.space;
  if (family === 'ICCBased' && parts === 1) return colour.values[0] === 1;
  if (family === 'ICCBased' && parts === 4)
    return colour.values.length === 4 && colour.values.every(value => value === 0);
  return rgbOf(colour)?.every(value => value === 1) ?? false;
}

/** Whether a mark leaves something on the paper of the page itself. */
export function isPrinted(mark: Mark): boolean {
  if (mark.aside && mark.aside !== 'annotation') return false;
  if (mark.invisible || isWhite(mark.colour)) return false;
  return mark.box[2] > mark.box[0] || mark.box[3] > mark.box[1];
}

/** What kinds of marks are called at the beginning of a sentence. */
export const things: Record<Mark['kind'], string> = {
  text: 'Text',
  fill: 'An area',
  stroke: 'A line',
  image: 'A picture',
  shading: 'A gradient',
};
