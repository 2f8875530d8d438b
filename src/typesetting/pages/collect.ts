import { absorbed, atOpening, spreadable } from './costs.ts';
import { type NoteLine, type NotePiece, type Owed, setFoot } from './feet.ts';
import type { Piece, PlannedPage, Unit } from './pieces.ts';

/** A beginning of a part, laid out: what stands on its last page so far, and how it was come by. */
export interface State {
  used: number;
  /** How many spaces of this page may be widened. */
  spaces: number;
  recto: boolean;
  /** Whether it is the first page. */
  opener: boolean;
  depth: number;
  cost: number;
  previous: State | undefined;
  /** What was put down on this page since the state before. */
  laid: Piece[];
  /** How the page was ended, if it was. */
  ended: Ending | undefined;
  /** Notes of this page so far. */
  owed: Owed[];
  /** Units that wait for the head of the next page. */
  pending: number[];
  /** Space below what came to the head of this page, if there is nothing else on it yet. */
  below: number;
  /** Whether the unit before is one of those that wait. */
  passed: boolean;
  /** Whether all on this page so far is as it was in the printing whose pages are kept. */
  intact: boolean;
}

/** How a page was ended: the depth that was left unfilled, and its notes. */
export interface Ending {
  left: number;
  notes: NotePiece[];
}

/** The head of a page: what has waited for it, as much as there is room for, but one at least. */
export function headOf(
  pending: number[],
  units: Unit[],
  depth: number,
): Pick<State, 'used' | 'pending' | 'below'> & { pieces: Piece[] } {
  const pieces: Piece[] = [];
  let used = 0;
  let below = 0;
  for (const unit of pending) {
    const { ways, float = 0 } = units[unit]!;
    if (used > 0 && used + ways[0]!.height > depth + 0.25) break;
    used += ways[0]!.height + float;
    below = float;
    pieces.push({ unit, way: 0, from: 0, to: 1, gap: 0, moved: true });
  }
  return { used, below, pieces, pending: pending.slice(pieces.length) };
}

/** Whether the space above a piece may be widened: above a heading or a quotation, but not below a heading. */
export function isElastic(units: Unit[], { unit, gap }: Piece): boolean {
  return gap > 0 && units[unit - 1]?.keep !== true;
}

/** Collects the pages from the last state back to the first. */
export function pagesOf(
  last: State,
  units: Unit[],
  leading: number,
  notes: NoteLine[][],
  full: number,
): PlannedPage[] {
  const steps: State[] = [];
  let first = last;
  for (; first.previous; first = first.previous) steps.push(first);
  const pages: PlannedPage[] = [];
  let pieces: Piece[] = [];
  const depthOf = (depth: number) => (depth < full ? { shallow: true } : {});
  const end = ({ left, notes }: Ending, depth: number) => {
    const spaces = pieces.filter((piece, k) => k > 0 && isElastic(units, piece)).length;
    const above = absorbed(left, notes.length > 0, leading);
    const taken = !above && left >= 0.5 && spreadable(left, spaces, leading);
    const space = notes.length > 0 && !taken ? left : 0;
    const closed = { spaces, noted: notes.length > 0, opener: first.opener && pages.length === 0 };
    const meant = taken || above || atOpening(left, closed, leading);
    pages.push({
      pieces,
      stretch: taken ? left : 0,
      short: meant ? 0 : left,
      notes,
      space,
      ...depthOf(depth),
    });
    pieces = [];
  };
  for (const { laid, ended, depth } of steps.reverse()) {
    pieces.push(...laid);
    if (ended) end(ended, depth);
  }
  const foot = setFoot(last.owed, notes, last.depth - last.used, leading);
  const space = foot.height > 0 ? last.depth - last.used - foot.height : 0;
  pages.push({ pieces, stretch: 0, short: 0, notes: foot.pieces, space, ...depthOf(last.depth) });
  return pages;
}

/** Pages for the figures that still wait when the text is at its end. */
export function pagesOfFloats(
  { pending }: Pick<State, 'pending'>,
  units: Unit[],
  depth: number,
): PlannedPage[] {
  if (pending.length === 0) return [];
  const head = headOf(pending, units, depth);
  const page = { pieces: head.pieces, stretch: 0, short: 0, notes: [], space: 0 };
  return [page, ...pagesOfFloats(head, units, depth)];
}

/** Pages for what is left of the notes when the text is at its end. */
export function pagesOfNotes(
  last: State,
  notes: NoteLine[][],
  depth: number,
  leading: number,
): PlannedPage[] {
  const pages: PlannedPage[] = [];
  let { rest } = setFoot(last.owed, notes, last.depth - last.used, leading);
  while (rest.length > 0) {
    const foot = setFoot(rest, notes, depth, leading);
    // A block that is higher than a page is set all the same.
    const pieces = foot.pieces.length > 0 ? foot.pieces : [{ ...rest[0]!, to: notes[rest[0]!.note]!.length }];
    rest = foot.pieces.length > 0 ? foot.rest : rest.slice(1);
    pages.push({ pieces: [], stretch: 0, short: 0, notes: pieces, space: 0 });
  }
  return pages;
}
