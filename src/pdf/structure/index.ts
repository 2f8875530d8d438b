import { PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import { termsOf } from '../../language/terms.ts';
import { type Places, placesIn } from '../shaped/places.ts';
import { type Edge, edgesOf } from './edges.ts';
import { contentsOf, type PrintedElement } from './elements.ts';
import { type InOrder, type PrintedLink, recognise } from './recognise.ts';
import { putRight } from './rules.ts';
import { readTree, type StructureElement, writeTree } from './tree.ts';

/** What a document's pages are once their structure is put right. */
export interface Structured {
  /** Elements of the structure by the ids of the places in them. */
  places: Map<string, PDFRef>;
  /** Elements that refer to a place, by its id. */
  referring: [element: PDFRef, id: string][];
  /** Uppermost elements that go on from earlier pages of the book, or that later ones may go on from. */
  edges: Edge[];
  /** Numbers of marked content that is decoration, by page. */
  decoration: Map<PDFRef, Set<number>>;
  /** Where marked content stands in the structure, and where it runs to. */
  reading: Places;
}

/**
 * Puts the structure of printed pages right, for readers who cannot see them (ISO 14289-1): elements are what they are in the
 * book, their languages are said, links tell where they lead.
 *
 * @param elements what the pages were printed from
 * @param language of the book
 * @param inOrder what stands in an element, in the order in which it is read
 */
export function structure(
  document: PDFDocument,
  elements: readonly PrintedElement[],
  language: string,
  inOrder?: InOrder,
): Structured {
  const { kids, links } = recognise(readTree(document), elements, language, inOrder);
  const { elements: top, decoration } = putRight(kids);
  const refs = writeTree(document, top);
  tellLinks(document, links, language);
  renewOutline(document, refs);
  const dropped = new Map<PDFRef, Set<number>>();
  for (const { page, number } of decoration) {
    if (!dropped.has(page)) dropped.set(page, new Set());
    dropped.get(page)!.add(number);
  }
  return {
    decoration: dropped,
    reading: placesIn(top),
    edges: edgesOf(top, refs).edges,
    referring: [...refs].flatMap(([{ refers }, ref]) => (refers ? [[ref, idOf(refers)] as const] : [])) as [
      PDFRef,
      string,
    ][],
    places: new Map([...refs].flatMap(([{ ids }, ref]) => (ids ?? []).map(id => [id, ref] as const))),
  };
}

/** The id of a place by the name that it has in an address or in a PDF. */
export function idOf(place: string): string {
  try {
    return decodeURIComponent(place);
  } catch {
    return place;
  }
}

/** Says of each link where it leads. */
function tellLinks({ context }: PDFDocument, links: readonly PrintedLink[], language: string): void {
  const terms = termsOf(language);
  for (const [{ ref }, link] of links) {
    const annotation = context.lookup(ref, PDFDict);
    annotation.set(PDFName.of('Contents'), PDFHexString.fromText(contentsOf(link, terms)));
  }
}

/** Lets the outline name the elements as they are now. */
function renewOutline({ context }: PDFDocument, refs: ReadonlyMap<StructureElement, PDFRef>): void {
  const now = new Map(
    [...refs].flatMap(([{ ref: former }, ref]) => (former ? [[former, ref] as const] : [])),
  );
  for (const [, object] of context.enumerateIndirectObjects()) {
    const named = object instanceof PDFDict ? object.get(PDFName.of('SE')) : undefined;
    const ref = named && now.get(named as PDFRef);
    if (ref) (object as PDFDict).set(PDFName.of('SE'), ref);
  }
}
