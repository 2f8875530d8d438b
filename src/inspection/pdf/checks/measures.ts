import type { Box } from '../reading/objects.ts';

const times = ([width, height]: readonly [number, number], unit: number, digits: number) =>
  `${(width / unit).toFixed(digits)} × ${(height / unit).toFixed(digits)}`;

/** A size in points, as people measure it. */
export const millimetres = (size: readonly [number, number]): string => `${times(size, 72 / 25.4, 2)} mm`;
export const inches = (size: readonly [number, number]): string => `${times(size, 72, 3)} inches`;
/** A size that is in inches already. */
export const size = ([width, height]: readonly [number, number]): string => `${width} × ${height}`;

/** Whether a box lies within another. */
export const isIn = (inner: Box, outer: Box, tolerance = 0): boolean =>
  inner[0] >= outer[0] - tolerance &&
  inner[1] >= outer[1] - tolerance &&
  inner[2] <= outer[2] + tolerance &&
  inner[3] <= outer[3] + tolerance;

/** Inches as a rule gives them, to the thousandth. */
export const inch = (inches: number): string => `${Number(inches.toFixed(3))} inches`;

/** A number of pages in words. */
export const pageCount = (count: number): string => `${count} ${count === 1 ? 'page' : 'pages'}`;
