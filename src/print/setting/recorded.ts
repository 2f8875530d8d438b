import type { PlannedPage } from '../../typesetting/pages/pieces.ts';
import { type Alteration, alterationsOf } from './alterations.ts';
import { type Keeping, type SetPart, setPartOf } from './keeping.ts';
import type { Line } from './line.ts';
import type { FlowUnit } from './units.ts';

/**
 * How a part was set, and what of it is otherwise than in the printing whose pages are kept.
 *
 * @param part its units with their digests, and what it is to keep
 * @param lines those of each unit; undefined for what was not set in lines
 */
export function recorded(
  { units, digests, keeping }: { units: FlowUnit[]; digests: string[]; keeping?: Keeping },
  pages: readonly PlannedPage[],
  lines: readonly (readonly Pick<Line, 'to'>[] | undefined)[],
): { record: SetPart; moved: number[]; altered: Alteration[] } {
  const record = setPartOf(digests, lines, pages);
  const moved = record.ends.flatMap(([unit, line], page) =>
    keeping && !keeping.units[unit]?.former.ends.has(line) ? [page] : [],
  );
  return { record, moved, altered: keeping ? alterationsOf(units, pages, keeping, record) : [] };
}
