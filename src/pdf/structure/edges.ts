import type { PDFRef } from '@cantoo/pdf-lib';
import { isElement, type Kid, type StructureElement } from './tree.ts';

/** An element that goes on from earlier pages, or that later pages may go on from. */
export interface Edge {
  ref: PDFRef;
  type: string;
  /** Whether it stands at the foot of a page. */
  foot: boolean;
  /** Whether it goes on from an earlier page. */
  continued: boolean;
  /** What stands in it, in order; edges in it are the elements of which the same is to be said. */
  kids: (Exclude<Kid, StructureElement> | PDFRef | Edge)[];
}

const footOf = ({ from }: StructureElement): boolean => from?.foot ?? false;

/**
 * The edges of pages that are set by themselves: of elements one after another those that go on from earlier pages, and the last
 * of each kind among the text and at the foot.
 *
 * @param refs of the elements
 */
export function edgesOf(
  elements: readonly Kid[],
  refs: ReadonlyMap<StructureElement, PDFRef>,
): { edges: Edge[]; kids: Edge['kids'] } {
  const isLast = (element: StructureElement, at: number) =>
    !elements
      .slice(at + 1)
      .some(one => isElement(one, element.type) && footOf(one as StructureElement) === footOf(element));
  const kids = elements.map((kid, at): Edge['kids'][number] => {
    if (kid.kind !== 'element') return kid;
    const ref = refs.get(kid)!;
    const continued = kid.from?.continued ?? false;
    if (!continued && !isLast(kid, at)) return ref;
    return { ref, type: kid.type, foot: footOf(kid), continued, kids: edgesOf(kid.kids, refs).kids };
  });
  return { kids, edges: kids.filter((kid): kid is Edge => 'continued' in kid) };
}
