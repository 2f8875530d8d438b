import type { Element } from 'xast';

const units: Record<string, number> = {
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
  pt: 96 / 72,
  pc: 16,
  em: 16,
  rem: 16,
  ex: 8,
};

/** A length in CSS pixels, roughly; 0 where it is none, or a share of what is around. */
export function lengthOf(value: string): number {
  const number = Number.parseFloat(value);
  if (Number.isNaN(number) || value.endsWith('%')) return 0;
  return number * (units[/[a-z]+$/i.exec(value)?.[0].toLowerCase() ?? ''] ?? 1);
}

const number = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi;

/** The numbers of a list or a path. */
export const numbersIn = (text: string): number[] => (text.match(number) ?? []).map(Number);

/** The larger side of a drawing in its own units: what is large and small in it is seen against that. */
export function sideOf(top: Element): number {
  const [, , width = 0, height = 0] = numbersIn(top.attributes.viewBox ?? '');
  return (
    Math.max(width, height) ||
    Math.max(lengthOf(top.attributes.width ?? ''), lengthOf(top.attributes.height ?? '')) ||
    300
  );
}

const strokes = /([a-df-z])([^a-df-z]*)/gi;
/** Where the end point stands among the numbers of a command, and how many it takes. */
const taken: Record<string, number> = { m: 2, l: 2, t: 2, s: 4, q: 4, c: 6, a: 7 };

/** Length of a path as its end points follow each other: of its outline, curves taken as straight. */
export function pathLength(data: string): number {
  let [x, y, length] = [0, 0, 0];
  for (const [, command, list] of data.matchAll(strokes)) {
    const numbers = numbersIn(list!);
    const lower = command!.toLowerCase();
    const relative = command === lower;
    const step = taken[lower] ?? 1;
    for (let k = 0; k + step <= numbers.length; k += step) {
      const [a, b] = [numbers[k + step - 2] ?? 0, numbers[k + step - 1]!];
      const toX = lower === 'v' ? x : (lower === 'h' ? b : a) + (relative ? x : 0);
      const toY = lower === 'h' ? y : b + (relative ? y : 0);
      if (lower !== 'm' || k > 0) length += Math.hypot(toX - x, toY - y);
      [x, y] = [toX, toY];
    }
  }
  return length;
}
