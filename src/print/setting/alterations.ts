import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { PlannedPage } from '../../typesetting/pages/pieces.ts';
import type { Keeping, SetPart } from './keeping.ts';

/** What is otherwise than in the printing whose pages are kept, and may be why pages end otherwise. */
export interface Alteration {
  /**
   * A corrected paragraph of another length; one set longer or shorter though it was not corrected; one that is new; some that
   * are gone, before it; a heading, table or picture that was corrected.
   */
  kind: 'corrected' | 'reset' | 'new' | 'gone' | 'other';
  /** Its first words. */
  words: string;
  /** Its first page and its last, from 0. */
  pages: [first: number, last: number];
  /** How many lines it has more; fewer, if negative. */
  lines: number;
}

/** How many words tell which paragraph is meant. */
const fewWords = 5;

/**
 * What is otherwise in a part than in the printing whose pages are kept.
 * @param record how it is set now
 */
export function alterationsOf(
  units: readonly { element: Element }[],
  pages: readonly PlannedPage[],
  keeping: Keeping,
  record: SetPart,
): Alteration[] {
  const extents = new Map<number, [number, number]>();
  pages.forEach(({ pieces }, page) => {
    for (const { unit } of pieces) extents.set(unit, [extents.get(unit)?.[0] ?? page, page]);
  });
  return units.flatMap(({ element }, k): Alteration[] => {
    const { lines: former, same, gone } = keeping.units[k]!;
    const now = record.units[k]!;
    const own = {
      words: textOf(element).trim().split(/\s+/).slice(0, fewWords).join(' '),
      pages: extents.get(k) ?? [0, 0],
    } satisfies Partial<Alteration>;
    const before: Alteration[] = gone > 0 ? [{ kind: 'gone', ...own, lines: -gone }] : [];
    if (!former) return [...before, { kind: 'new', ...own, lines: now.lines }];
    const lines = now.lines - former.count;
    if (!now.breaks && !same) return [...before, { kind: 'other', ...own, lines }];
    if (lines === 0) return before;
    return [...before, { kind: same ? 'reset' : 'corrected', ...own, lines }];
  });
}
