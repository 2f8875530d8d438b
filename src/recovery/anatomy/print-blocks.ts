import type { Evidence } from '../../extraction/extraction.ts';

/** A run of lines that the page itself shows as one: of one size, at usual distances, between the same margins. */
export interface PrintBlock {
  lines: number;
  /** Which of its lines this is. */
  at: 'only' | 'first' | 'within' | 'last';
  /** Size of its type over that of the text; its margins within the column, in ems of the text. */
  size: number;
  left: number;
  right: number;
  /** Room above its first line and below its last, over the distance within; null at the page's edge. */
  above: number | null;
  below: number | null;
  /** Share of its lines, the last aside, that end well before its right margin. */
  ragged: number;
  /** Its first line begins to the right of the others (indent), or to the left (hanging); of one line, neither. */
  opening: 'indent' | 'hanging' | 'flush' | null;
  /** Share of the book's lines in blocks of its size and left margin; number of such blocks. */
  share: number;
  fellows: number;
}

/** One printed line of a page, measured in the book's own units. */
export interface Measured {
  own: Evidence;
  /** Over the size of the text. */
  size: number;
  /** In ems of the text, within the column. */
  left: number;
  right: number;
  /** Distance from the baseline above, over the usual one of the text. */
  above: number | null;
}

/** Sizes, margins (ems) and distances that differ by less are the same. */
const same = { size: 0.04, left: 0.25, room: 0.12 };

/** A line that ends farther than this from its block's right margin is short, in ems. */
const short = 2;

/**
 * The blocks of a book's pages.
 * @param pages the lines of every page, in order
 * @returns the block of every line, in the shape of `pages`
 */
export function blocksOf(pages: readonly (readonly Measured[])[]): PrintBlock[][] {
  const all: {
    lines: readonly Measured[];
    block: Omit<PrintBlock, 'at' | 'share' | 'fellows'>;
    key: string;
  }[][] = pages.map(lines => {
    const cut = cutsOf(lines);
    return cut.map((from, k) => {
      const end = cut[k + 1] ?? lines.length;
      const own = lines.slice(from, end);
      const block = measured(own, lines[end]);
      return { lines: own, block, key: keyOf(block) };
    });
  });
  const total = pages.reduce((n, lines) => n + lines.length, 0);
  const byKey = new Map<string, { lines: number; blocks: number }>();
  for (const { lines, key } of all.flat()) {
    const { lines: n, blocks } = byKey.get(key) ?? { lines: 0, blocks: 0 };
    byKey.set(key, { lines: n + lines.length, blocks: blocks + 1 });
  }
  return all.map(blocks =>
    blocks.flatMap(({ lines, block, key }) => {
      const style = byKey.get(key)!;
      return lines.map((_, i): PrintBlock => {
        const at =
          lines.length === 1 ? 'only' : i === 0 ? 'first' : i === lines.length - 1 ? 'last' : 'within';
        return { ...block, at, share: style.lines / total, fellows: style.blocks };
      });
    }),
  );
}

/** Where blocks begin among a page's lines. */
function cutsOf(lines: readonly Measured[]): number[] {
  const cuts: number[] = [];
  let from = 0;
  let usual: number | null = null;
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (before) {
      const room: number = line.above ?? 1;
      const sized = Math.abs(line.size - before.size) > same.size;
      const leadings = usual === null ? leadingsAt(lines, i) : [usual];
      const spaced = room < 0.3 || leadings.every(own => Math.abs(room - own) > same.room);
      if (!sized && !spaced && !isNewMargin(lines, from, i)) {
        usual = room;
        return;
      }
    }
    cuts.push(i);
    from = i;
    usual = null;
  });
  return cuts;
}

/** The distances that a block's second line may have from its first: that usual for its size, or that of the line after it. */
function leadingsAt(lines: readonly Measured[], i: number): number[] {
  const { size } = lines[i]!;
  const next = lines[i + 1];
  const goesOn = next?.above && Math.abs(next.size - size) <= same.size;
  return goesOn ? [Math.min(1, size), next.above!] : [Math.min(1, size)];
}

/** Whether another left margin begins with a line: the next one has it too, and no line of the block so far has. */
function isNewMargin(lines: readonly Measured[], from: number, i: number): boolean {
  const { left, size } = lines[i]!;
  const before = lines[i - 1]!;
  const isAt = (l: Measured | undefined) => l !== undefined && Math.abs(l.left - left) < same.left;
  if (isAt(before)) return false;
  for (let k = from; k < i; k++) if (isAt(lines[k])) return false;
  const next = lines[i + 1];
  const goesOn = isAt(next) && Math.abs(next!.size - size) <= same.size;
  if (!goesOn) return false;
  // the second line of a block tells its margin: the first is indented, or hangs out and is full
  return i - from > 1 || (before.left < left && before.right > short);
}

function measured(
  own: readonly Measured[],
  after: Measured | undefined,
): Omit<PrintBlock, 'at' | 'share' | 'fellows'> {
  const first = own[0]!;
  const rest = own.slice(1);
  const right = Math.min(...own.map(l => l.right));
  const left = rest.length > 0 ? Math.min(...own.map(l => l.left)) : first.left;
  const margin = rest.length > 0 ? Math.min(...rest.map(l => l.left)) : first.left;
  const whole = own.slice(0, -1);
  const opening =
    rest.length === 0
      ? null
      : first.left > margin + same.left
        ? 'indent'
        : first.left < margin - same.left
          ? 'hanging'
          : 'flush';
  return {
    lines: own.length,
    size: first.size,
    left,
    right,
    above: first.above,
    below: after?.above ?? null,
    ragged: whole.length === 0 ? 0 : whole.filter(l => l.right - right > short).length / whole.length,
    opening,
  };
}

const keyOf = ({ size, left }: Pick<PrintBlock, 'size' | 'left'>) =>
  [size * 20, left * 2].map(Math.round).join(' ');
