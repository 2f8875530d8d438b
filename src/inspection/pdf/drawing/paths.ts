import type { Box } from '../reading/objects.ts';
import type { Colour } from './marks.ts';
import { around, common, growthOf } from './state.ts';
import { mark, numbers, type Operator, type Walker } from './walker.ts';

/** Adds points, in pairs, to the path: control points too, which lie around a curve. */
function reach({ path, state }: Walker, points: readonly number[]): void {
  const [a, b, c, d, e, f] = state.matrix;
  for (let k = 0; k + 1 < points.length; k += 2) {
    const [x, y] = [points[k]!, points[k + 1]!];
    const at: [number, number] = [a * x + c * y + e, b * x + d * y + f];
    path.box = around(path.box, [...at, ...at] as Box);
    path.at = [x, y];
  }
}

const move: Operator = (walker, operands) => {
  const given = numbers(operands, 2);
  if (!given) return;
  walker.path.pieces++;
  // A move that nothing follows draws nothing; the point counts when a line leaves it.
  walker.path.at = given as [number, number];
};

/** A line or curve, from where the path is, through so many numbers. */
const onwards =
  (count: number): Operator =>
  (walker, operands) => {
    const given = numbers(operands, count);
    if (given) reach(walker, [...walker.path.at, ...given]);
  };

const rectangle: Operator = (walker, operands) => {
  const given = numbers(operands, 4);
  if (!given) return;
  const [x, y, width, height] = given as [number, number, number, number];
  walker.path.pieces++;
  reach(walker, [x, y, x + width, y, x + width, y + height, x, y + height]);
};

/** Paints the path, and lets it clip what follows where that was asked. */
const paint =
  (fills: boolean, strokes: boolean): Operator =>
  walker => {
    const { path, state } = walker;
    if (path.box) {
      if (fills) fill(walker, path.box, state.fill);
      if (strokes) {
        const width = state.width * growthOf(state.matrix);
        const half = width / 2;
        const [left, bottom, right, top] = path.box;
        mark(walker, 'stroke', [left - half, bottom - half, right + half, top + half], state.stroke, {
          width,
        });
      }
    }
    if (path.clips && state.clip)
      walker.state = { ...state, clip: path.box ? common(path.box, state.clip) : undefined };
    walker.path = { box: undefined, at: [0, 0], pieces: 0, clips: false };
  };

function fill(walker: Walker, box: Box, colour: Colour): void {
  const thin = Math.min(box[2] - box[0], box[3] - box[1]);
  // A rule is often a thin rectangle that is filled.
  mark(walker, 'fill', box, colour, walker.path.pieces === 1 ? { width: thin } : {});
}

const clip: Operator = ({ path }) => {
  path.clips = true;
};

export const paths: Record<string, Operator> = {
  m: move,
  l: onwards(2),
  c: onwards(6),
  v: onwards(4),
  y: onwards(4),
  re: rectangle,
  h: () => {},
  f: paint(true, false),
  F: paint(true, false),
  'f*': paint(true, false),
  S: paint(false, true),
  s: paint(false, true),
  B: paint(true, true),
  'B*': paint(true, true),
  b: paint(true, true),
  'b*': paint(true, true),
  n: paint(false, false),
  W: clip,
  'W*': clip,
};
