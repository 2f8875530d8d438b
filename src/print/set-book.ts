import type { Element } from 'hast';
import type { FinishedParts } from '../pdf/finish/index.ts';
import type { SetPage } from '../pdf/set-page.ts';
import type { PressedPage, PressedPart } from '../press/index.ts';
import { isOpening } from '../publication/openings.ts';
import { columnsOn, inColumns } from './composition/columns.ts';
import { type Folios, foliosOf, pagesOf } from './composition/folios.ts';
import { type Letterforms, markLetterforms } from './composition/letterforms.ts';
import { markFoot, markPart } from './composition/marking.ts';
import type { Part } from './composition/part.ts';
import { linksIn } from './composition/references.ts';
import { pagesIn, startPrinting } from './printing.ts';
import type { PrintRecord } from './record.ts';
import { formulasOf, withSizes } from './setting/formulas.ts';
import { sheetsOf } from './setting/furniture.ts';
import { leadSpan } from './setting/opening/index.ts';
import { placesOf } from './setting/places.ts';
import { type PlannedBook, planBook, type WideUnit } from './setting/plan.ts';
import type { Setting } from './setting/threads/thread.ts';
import type { LeavesStage, SetStage, Stages } from './stages.ts';

/** A book whose parts are planned, set and ready to be bound. */
export interface SetBook {
  plan: PlannedBook;
  /** Formulas that are wider than the page, by part. */
  formulas: WideUnit[][];
  /** Its gatherings, in order. */
  set: PressedPart[];
  pages: SetPage[];
  order: FinishedParts['order'];
  bound: LeavesStage[];
}

/**
 * Plans, sets and prints the parts of a book. Parts are set while others are still being planned, and printed as soon as it is
 * known on which pages of the book they stand.
 */
export async function setBook(
  parts: Part[],
  stages: Stages,
  {
    setting,
    forms,
    keep,
    progress,
  }: {
    setting: Omit<Setting, 'styles'>;
    forms: Letterforms;
    keep: PrintRecord | undefined;
    progress: ((pages: number) => void) | undefined;
  },
): Promise<SetBook> {
  const columns = columnsOn(setting.page.width);
  const marked = parts.map(part => markLetterforms(inColumns(markPart(part), columns), forms));
  const markedFeet = parts.map(part => {
    const foot = markFoot(part);
    return foot && markLetterforms(foot, forms);
  });
  const { trees, feet, wide: formulas } = await sizeFormulas(marked, markedFeet, stages, setting.page);
  const lead = setting.opening?.lead && { element: leadSpan, holds: isOpening };
  const places = placesOf([...trees, ...feet.filter(foot => !!foot)], lead);
  const styles = await stages.timed('styles', () => stages.styles(places));
  const laid: Promise<SetStage[]>[] = [];
  const printing = startPrinting(parts, linksIn([...trees, ...feet.filter(foot => !!foot)]), stages);
  const counts: number[] = [];
  const plan = await stages.timed('planning', () =>
    planBook(parts, trees, feet, {
      setting: { ...setting, styles },
      measure: stages.measure,
      layParts: stages.lay,
      former: keep?.parts,
      done: (k, part) => {
        laid[k] = stages.set(parts[k]!.id, part).then(gatherings => {
          counts[k] = pagesIn(gatherings).length;
          progress?.(counts.reduce((sum, count) => sum + count, 0));
          printing.begin(k, gatherings);
          return gatherings;
        });
        // What goes wrong is heard of below, when all are waited for.
        laid[k].catch(() => {});
      },
    }),
  );
  const { set, folios } = await stages.timed('layout', () => settle(parts, laid, plan.planAgain));
  const contents = set.map(pagesIn);
  const counted = pagesOf(
    parts,
    contents.map(pages => pages.length),
  );
  const placeOf = placesInGatherings(set);
  const order = counted.map(({ part }) => (part ? placeOf(part.index, part.page) : null));
  const sheets = sheetsOf(counted, parts, contents, folios);
  const gatherings = set.flat();
  const bound = await stages.timed('print', () => printing.all(gatherings, sheets));
  return {
    ...{ plan, formulas },
    set: gatherings.map(({ set }) => set),
    pages: counted.map(({ label, part }) => ({
      label,
      part: part ? parts[part.index]!.id : null,
      opener: part?.page === 0,
      ...footAt(part && contents[part.index]![part.page]),
    })),
    ...{ order, bound },
  };
}

/** Trees whose formulas have their sizes, and formulas that are wider than the page, by part. */
async function sizeFormulas(
  trees: Element[],
  feet: (Element | undefined)[],
  stages: Stages,
  room: { leading: number; width: number },
): Promise<{ trees: Element[]; feet: (Element | undefined)[]; wide: WideUnit[][] }> {
  const own = trees.map((tree, k) => formulasOf([tree, feet[k]].filter(one => !!one)));
  const formulas = own.flat();
  const found = await stages.formulas(formulas);
  const sizes = new Map(formulas.map(({ element }, k) => [element, found[k]!]));
  const sized = (tree: Element) => withSizes(tree, sizes, room);
  const wide = own.map(inPart =>
    inPart.flatMap(({ element }) => {
      const over = sizes.get(element)!.width - room.width;
      return over > 0.5 ? [{ element, over }] : [];
    }),
  );
  return { trees: trees.map(sized), feet: feet.map(foot => foot && sized(foot)), wide };
}

/** In which gathering of the book, and where in it, the pages of its parts are. */
function placesInGatherings(
  set: readonly SetStage[][],
): (part: number, page: number) => { group: number; page: number } {
  let count = 0;
  const places = set.map(gatherings =>
    gatherings.flatMap(({ set }) => {
      const group = count;
      count += 1;
      return set.pages.map((_, page) => ({ group, page }));
    }),
  );
  return (part, page) => places[part]![page]!;
}

/** How often parts are planned again at most, because others were not set on the pages that were planned for them. */
const rounds = 5;

/**
 * Waits until all parts are set. What refers to pages was given the numbers that were planned; where the press came to
 * others, it is set again with those; and where a page had no room for what was planned, with shorter pages.
 * @param laid the parts as they are being set; `planAgain` puts new ones in
 * @returns the parts as set, and the folios of what stands on their pages
 */
async function settle(
  parts: Part[],
  laid: Promise<SetStage[]>[],
  planAgain: PlannedBook['planAgain'],
): Promise<{ set: SetStage[][]; folios: Folios }> {
  for (let round = 1; ; round++) {
    const set = await Promise.all(laid);
    const folios = foliosOf(parts, set.map(pagesIn));
    const over = set.flatMap((part, k) => (pagesIn(part).some(page => page.over) ? [k] : []));
    if (round > rounds || !(await planAgain(folios, over))) return { set, folios };
  }
}

const footAt = (page: PressedPage | undefined): Pick<SetPage, 'foot' | 'over'> => ({
  ...(page?.foot !== undefined && { foot: page.foot }),
  ...(page?.over && { over: true }),
});
