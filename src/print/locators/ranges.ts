import { fromRoman } from '../../language/roman.ts';

/** How the end of a range is printed: 141–142, 141–42, or 141–2 (but 112–13). */
export type RangeStyle = 'full' | 'two' | 'least';

const styles: Record<RangeStyle, (first: string, last: string) => string> = {
  full: (_, last) => last,
  two: (first, last) => shortened(first, last, 2),
  least: (first, last) => shortened(first, last, last.at(-2) === '1' ? 2 : 1),
};

/** Leaves out the digits that both numbers begin with, all but the last few. */
function shortened(first: string, last: string, kept: number): string {
  if (first.length !== last.length || !/^\d+$/.test(first)) return last;
  let same = 0;
  while (same < last.length - kept && first[same] === last[same]) same += 1;
  return last.slice(same);
}

/** A range as it is printed. */
export function rangeOf(first: string, last: string, style: RangeStyle): string {
  return first === last ? first : `${first}–${styles[style](first, last)}`;
}

/** The style that explains most of the ranges of an index, given as printed, with their ends completed. */
export function styleOf(ranges: { first: string; last: string; printed: string }[]): RangeStyle {
  const count = (style: RangeStyle) =>
    ranges.filter(({ first, last, printed }) => printed.replace(/-/g, '–') === rangeOf(first, last, style))
      .length;
  return (Object.keys(styles) as RangeStyle[]).reduce((one, other) =>
    count(other) > count(one) ? other : one,
  );
}

/** Pages in a row: their numbering, and the number. */
export function numberOf(folio: string): { roman: boolean; value: number } {
  const value = fromRoman(folio);
  return value === null ? { roman: false, value: Number(folio) } : { roman: true, value };
}
