import type { PressedPage, Sheet } from '../press/index.ts';
import { pagesOf } from './composition/folios.ts';
import type { Part } from './composition/part.ts';
import { sheetsOf } from './setting/furniture.ts';
import type { LeavesStage, SetStage, Stages } from './stages.ts';

export const pagesIn = (gatherings: readonly SetStage[]): PressedPage[] =>
  gatherings.flatMap(({ set }) => set.pages);

/** Prints the gatherings of a book. */
export interface Printing {
  /** Told of each part that is set: it is printed when all before it in the body of the book are set. */
  begin: (part: number, gatherings: SetStage[]) => void;
  /**
   * All gatherings as they are printed, in the order given. What was printed too early, with other folios or heads, is
   * printed again.
   * @param sheets all those of the book
   */
  all: (gatherings: readonly SetStage[], sheets: readonly Sheet[]) => Promise<LeavesStage[]>;
}

/**
 * Starts the printing of a book. The pages of its body are numbered from 1, so that it need not wait for the contents, whose
 * numbers come last.
 *
 * @param links ids of all places that anything in the book refers to
 */
export function startPrinting(
  parts: Part[],
  links: ReadonlySet<string>,
  stages: Pick<Stages, 'leaves'>,
): Printing {
  const first = parts.findIndex(({ zone }) => zone === 'body');
  const set: (SetStage[] | undefined)[] = [];
  const printed = new Map<string, { key: string; leaves: Promise<LeavesStage> }>();

  const print = (gathering: SetStage, own: Sheet[]): Promise<LeavesStage> => {
    const key = JSON.stringify([gathering.made, own]);
    const before = printed.get(gathering.id);
    if (before?.key === key) return before.leaves;
    const ids = new Set(gathering.set.pages.flatMap(page => page.ids));
    const leaves = stages.leaves(gathering, own, [...ids].filter(id => links.has(id)).sort());
    // What goes wrong is heard of when all are asked for.
    leaves.catch(() => {});
    printed.set(gathering.id, { key, leaves });
    return leaves;
  };
  /** The sheets of each gathering: blank pages belong to none. */
  const divided = (gatherings: readonly SetStage[], sheets: readonly Sheet[]): Sheet[][] => {
    const printed = sheets.filter(({ part }) => part !== null);
    let from = 0;
    return gatherings.map(({ id, set }) => {
      const own = printed.slice(from, from + set.pages.length);
      from += own.length;
      return own.map((sheet, page) => ({ ...sheet, part: id, page }));
    });
  };
  const printAll = (gatherings: readonly SetStage[], sheets: readonly Sheet[]) => {
    const own = divided(gatherings, sheets);
    return gatherings.map((gathering, k) => print(gathering, own[k]!));
  };
  return {
    begin: (part, gatherings) => {
      set[part] = gatherings;
      if (first < 0) return;
      const known = parts.slice(first, first + ready(set.slice(first)));
      const own = known.map((_, k) => set[first + k]!);
      const contents = own.map(pagesIn);
      const pages = pagesOf(
        known,
        contents.map(({ length }) => length),
      );
      const sheets = sheetsOf(pages, known, contents, new Map());
      known.forEach(({ id, notesTo }, k) => {
        // The heads of notes name pages that may not be known yet.
        if (first + k >= part && !notesTo)
          printAll(
            own[k]!,
            sheets.filter(sheet => sheet.part === id),
          );
      });
    },
    all: (gatherings, sheets) => Promise.all(printAll(gatherings, sheets)),
  };
}

/** How many stand at the beginning, without a gap. */
function ready(set: readonly unknown[]): number {
  const gap = Array.from(set).indexOf(undefined);
  return gap < 0 ? set.length : gap;
}
