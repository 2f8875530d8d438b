import { PDFHexString } from '@cantoo/pdf-lib';
import { isReference, type PrintedElement, typeOf } from './elements.ts';
import { type Annotation, type Kid, referenceOf } from './tree.ts';

/** A link of a page, and what it was printed from. */
export type PrintedLink = [annotation: Annotation, link: PrintedElement];

/** Puts what stands in an element that runs from left to right, or from right to left, in the order in which it is read. */
export type InOrder = (kids: readonly Kid[], leftwards: boolean) => readonly Kid[];

/** The mark that an element was printed with, behind its language (press/tagging.browser.js). */
const marked = /^(.*?)(?:-x)?-e(\d+)$/;
/** Types that the browser gives to what has none by the name of its element. */
const given = new Set(['Em', 'Strong', 'Code']);

/**
 * Knows the elements of a structure again by their marks, gives them their types and their true languages, and takes out the
 * boxes that mean nothing.
 *
 * @param language of the book
 * @param inOrder what stands in an element, in the order in which it is read
 */
export function recognise(
  kids: readonly Kid[],
  elements: readonly PrintedElement[],
  language: string,
  inOrder: InOrder = kids => kids,
): { kids: Kid[]; links: PrintedLink[] } {
  const links: PrintedLink[] = [];
  const know = (kid: Kid, around: string, leftwards: boolean, link?: PrintedElement): Kid[] => {
    if (kid.kind === 'annotation' && link) links.push([kid, link]);
    if (kid.kind !== 'element') return [kid];
    const [, said = '', number] = marked.exec(kid.language ?? '') ?? [];
    const from = number === undefined ? undefined : elements[Number(number)];
    const spoken = (from ? said : kid.language) ?? around;
    const own = from ? from.leftwards === true : leftwards;
    const inside = inOrder(kid.kids, own).flatMap(one =>
      know(one, spoken, own, from?.tag === 'a' ? from : link),
    );
    const type = from && !given.has(kid.type) ? typeOf(from) : kid.type;
    const foreign = spoken !== around && spoken !== 'und';
    if (type === 'NonStruct' || (type === 'Span' && !foreign && !from?.ids.length)) return inside;
    const { language: _, ...rest } = kid;
    const element = {
      ...rest,
      type,
      kids: inside,
      ...(from?.alt && { entries: new Map([...kid.entries, ['Alt', PDFHexString.fromText(from.alt)]]) }),
      ...(foreign && { language: spoken }),
      ...(from && { from, ids: from.ids }),
    };
    return [from && isReference(from) ? referenceOf(element) : element];
  };
  return { kids: kids.flatMap(kid => know(kid, language, false)), links };
}
