import type { Colour, Mark } from './drawing.ts';
import type { Sheet } from './geometry.ts';

const everyInk: Colour = { ink: 'all', screen: '#000000' };
/** Quarter of a point, and how far marks keep from the bleed. */
const line = 0.25;
const away = 3;

/** Marks outside the bleed: where to cut, and, shorter, where to fold. */
export function cropMarks({ width, height, spine, bleed, slug }: Sheet): Mark[] {
  if (slug === 0) return [];
  const across = 2 * width + spine;
  const length = slug - away;
  const start = bleed + away;
  const area = (x: number, y: number, wide: number, high: number): Mark => ({
    ...{ kind: 'area', x, y, width: wide, height: high },
    colour: everyInk,
  });
  const upright = (x: number, long: number) => [
    area(x - line / 2, -start - long, line, long),
    area(x - line / 2, height + start, line, long),
  ];
  const level = (y: number) => [
    area(-start - length, y - line / 2, length, line),
    area(across + start, y - line / 2, length, line),
  ];
  return [
    ...[0, across].flatMap(x => upright(x, length)),
    ...[width, width + spine].flatMap(x => upright(x, length / 2)),
    ...[0, height].flatMap(level),
  ];
}
