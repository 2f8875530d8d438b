import type { Evidence, Extraction } from '../../extraction/extraction.ts';
import { blocksOf, type PrintBlock } from './print-blocks.ts';

/** What the printed page shows of a line, relative to the book's own text. */
export interface Print {
  /** Size of its type over that of the text. */
  size: number;
  /** Room at its left and right within the column, in ems of the text. */
  left: number;
  right: number;
  /** Distance from the baseline above over the usual one; null for a page's first line. */
  above: number | null;
  below: number | null;
  /** How far its page's first line of text stands below that of most pages, in usual distances. */
  sunk: number;
  /** Share of its letters in italics; in bold. */
  italic: number;
  bold: number;
  /** It begins with something raised; something raised stands in it. */
  raisedFirst: boolean;
  raised: boolean;
  /** It is of a title that the source's own outline names. */
  outlined: boolean;
  /** The lines of its page that it belongs with. */
  block: PrintBlock;
}

/** The type of a book's text: its size, the distance of its baselines and the edges of its column by page, in points. */
interface Body {
  size: number;
  leading: number;
  edges: { left: number; right: number }[];
  top: number;
}

/** What the page shows of all lines of an extraction, by their place in the source; empty where the source is a raw text. */
export function printOf(extraction: Extraction): Map<number, Print> {
  const pages = extraction.pages.map(page => page.lines.filter(l => l.evidence));
  const result = new Map<number, Print>();
  if (pages.every(lines => lines.length === 0)) return result;
  const body = bodyOf(pages.map(lines => lines.map(l => ({ ...l.evidence!, length: l.text.length }))));
  const measured = pages.map((lines, p) => {
    const { left, right } = body.edges[p]!;
    return lines.map(({ evidence }, i) => {
      const own = evidence!;
      const before = lines[i - 1]?.evidence;
      return {
        own,
        size: own.size / body.size,
        left: (own.x - left) / body.size,
        right: (right - own.end) / body.size,
        above: before ? (before.y - own.y) / body.leading : null,
      };
    });
  });
  const blocks = blocksOf(measured);
  pages.forEach((lines, p) => {
    const first = lines.find(l => Math.abs(l.evidence!.size / body.size - 1) < 0.03);
    const sunk = first ? (body.top - first.evidence!.y) / body.leading : 0;
    lines.forEach((line, i) => {
      const own = line.evidence!;
      const share = (is: (s: Evidence['styles'][number]) => boolean) =>
        own.styles.filter(is).reduce((n, s) => n + s.to - s.from, 0) / Math.max(1, line.text.length);
      const { size, left, right, above } = measured[p]![i]!;
      result.set(line.from, {
        size,
        left,
        right,
        above,
        below: measured[p]![i + 1]?.above ?? null,
        sunk,
        italic: share(s => s.italic),
        bold: share(s => s.bold),
        raisedFirst: own.styles[0]?.from === 0 && own.styles[0].raised,
        raised: own.styles.some(s => s.raised && s.from > 0),
        outlined: own.outlined !== undefined,
        block: blocks[p]![i]!,
      });
    });
  });
  return result;
}

function bodyOf(pages: (Evidence & { length: number })[][]): Body {
  const size = commonest(
    pages.flat().map(l => [l.size, l.length]),
    10,
  );
  const isBody = (l: Evidence) => Math.abs(l.size / size - 1) < 0.03;
  const leading =
    commonest(
      pages.flatMap(lines =>
        lines.flatMap((l, i): [number, number][] => {
          const before = lines[i - 1];
          const distance = before && isBody(l) && isBody(before) ? before.y - l.y : 0;
          return distance > 0 ? [[distance, 1]] : [];
        }),
      ),
      10,
    ) || 1.2 * size;
  const usual = [0, 1].map(parity =>
    edgesOf(pages.flatMap((lines, p) => (p % 2 === parity ? lines.filter(isBody) : []))),
  );
  const edges = pages.map((lines, p) => {
    const own = lines.filter(isBody);
    // a page of little text has the edges of its fellows
    const page = own.length >= 12 ? edgesOf(own) : null;
    const fellows = usual[p % 2] ?? usual[0]!;
    return page && Math.abs(page.left - fellows.left) < 3 * size ? page : fellows;
  });
  const tops = pages.flatMap((lines): [number, number][] => {
    const first = lines.find(isBody);
    return first ? [[first.y, 1]] : [];
  });
  return { size, leading, edges, top: commonest(tops, 1) };
}

/** Where most lines begin and end; where no two lines end alike (ragged lines, verse), where nearly the longest do. */
function edgesOf(lines: readonly Evidence[]): { left: number; right: number } {
  const ends = lines.map(l => l.end).sort((a, b) => a - b);
  const right = commonest(
    ends.map(end => [end, 1]),
    2,
  );
  const alike = ends.filter(end => Math.abs(end - right) < 1).length;
  return {
    left: commonest(
      lines.map(l => [l.x, 1]),
      2,
    ),
    right: alike >= justified * ends.length ? right : (ends[Math.floor(0.95 * ends.length)] ?? 0),
  };
}

/** In a justified text at least so many lines end alike. */
const justified = 0.25;

/** The commonest of some measures with their weights, in steps of 1/`steps` point; 0 of none. */
function commonest(measures: readonly [value: number, weight: number][], steps: number): number {
  const counts = new Map<number, number>();
  for (const [value, weight] of measures) {
    const key = Math.round(value * steps) / steps;
    counts.set(key, (counts.get(key) ?? 0) + weight);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}
