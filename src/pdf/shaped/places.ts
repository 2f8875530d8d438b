import type { PDFRef } from '@cantoo/pdf-lib';
import type { Kid } from '../structure/tree.ts';

/** Where marked content stands among that of its page, and whether the element that it is in runs from right to left. */
export interface Place {
  at: number;
  leftwards: boolean;
}

/** Places of marked content by page and number. */
export type Places = ReadonlyMap<PDFRef, ReadonlyMap<number, Place>>;

/** Where marked content stands in a structure. */
export function placesIn(kids: readonly Kid[]): Places {
  const places = new Map<PDFRef, Map<number, Place>>();
  const visit = (kid: Kid, leftwards: boolean) => {
    if (kid.kind === 'element') {
      const own = kid.from ? kid.from.leftwards === true : leftwards;
      for (const one of kid.kids) visit(one, own);
    }
    if (kid.kind !== 'content') return;
    const page = places.get(kid.page) ?? new Map<number, Place>();
    places.set(kid.page, page.set(kid.number, { at: page.size, leftwards }));
  };
  for (const kid of kids) visit(kid, false);
  return places;
}
