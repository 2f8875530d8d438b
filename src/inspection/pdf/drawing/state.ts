import type { PDFDict } from '@cantoo/pdf-lib';
import type { Box } from '../reading/objects.ts';
import type { Colour } from './marks.ts';
import { grey } from './spaces.ts';

/** A transformation (ISO 32000-2, 8.3.3): x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** One transformation after the other. */
export function times(first: Matrix, then: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [p, q, r, s, t, u] = then;
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u];
}

export function asMatrix(numbers: readonly unknown[] | undefined): Matrix | undefined {
  return numbers?.length === 6 && numbers.every(number => typeof number === 'number')
    ? (numbers as unknown as Matrix)
    : undefined;
}

/** How much lengths grow: the square root of the area's growth. */
export const growthOf = ([a, b, c, d]: Matrix): number => Math.sqrt(Math.abs(a * d - b * c));

/** The box around a box that is transformed. */
export function moved([left, bottom, right, top]: Box, [a, b, c, d, e, f]: Matrix): Box {
  const xs = [a * left + c * bottom, a * right + c * bottom, a * left + c * top, a * right + c * top];
  const ys = [b * left + d * bottom, b * right + d * bottom, b * left + d * top, b * right + d * top];
  return [Math.min(...xs) + e, Math.min(...ys) + f, Math.max(...xs) + e, Math.max(...ys) + f];
}

/** What two boxes share; undefined where that is nothing. */
export function common(one: Box, other: Box): Box | undefined {
  const left = Math.max(one[0], other[0]);
  const bottom = Math.max(one[1], other[1]);
  const right = Math.min(one[2], other[2]);
  const top = Math.min(one[3], other[3]);
  return left > right || bottom > top ? undefined : [left, bottom, right, top];
}

/** The box around two. */
export function around(one: Box | undefined, other: Box): Box {
  if (!one) return other;
  return [
    Math.min(one[0], other[0]),
    Math.min(one[1], other[1]),
    Math.max(one[2], other[2]),
    Math.max(one[3], other[3]),
  ];
}

/** The state in which content draws (ISO 32000-2, 8.4), as far as it is asked for. Never changed, only replaced. */
export interface State {
  matrix: Matrix;
  /** Undefined: nothing of what follows is seen. */
  clip: Box | undefined;
  fill: Colour;
  stroke: Colour;
  width: number;
  overprintFill: boolean;
  overprintStroke: boolean;
  font: PDFDict | undefined;
  size: number;
  spacing: number;
  wordSpacing: number;
  /** Horizontal scaling, 1 for 100 %. */
  scaling: number;
  leading: number;
  rise: number;
  mode: number;
}

const black: Colour = { space: grey, values: [0] };

export function initialState(clip: Box, matrix: Matrix): State {
  return {
    ...{ matrix, clip, fill: black, stroke: black, width: 1, overprintFill: false, overprintStroke: false },
    ...{ font: undefined, size: 1, spacing: 0, wordSpacing: 0, scaling: 1, leading: 0, rise: 0, mode: 0 },
  };
}
