import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import type { Edge } from '../structure/edges.ts';
import { idOf, type Structured } from '../structure/index.ts';
import { newNamespace } from '../structure/tree.ts';
import { type FontUse, fontUse } from './fonts.ts';
import { gather, type Objects, type Others, open, pdfString } from './serial.ts';

/** Pages of a book as the browser printed them, taken out of their file and ready to be bound with others. */
export interface Leaves extends Objects {
  /** Numbers of the pages, in order. */
  pages: number[];
  /** Id of the part of the book that they belong to. */
  part: string;
  /** Numbers of the uppermost elements of the structure. */
  elements: number[];
  /** Those of them that go on from earlier leaves, or that later ones may go on from. */
  edges: LeafEdge[];
  /** What each key of the parent tree leads to, by the keys that open places name: numbers of objects. */
  parents: number[];
  /** Elements that others name, by their ids. */
  ids: [id: string, element: number][];
  /** Places that links lead to: which of the pages, where on it, and the element that they are in. */
  places: [name: string, page: number, at: string, element: number | undefined][];
  /** Elements by the ids of the places in them, and those that refer to one. */
  within: [id: string, element: number][];
  referring: [element: number, id: string][];
  /** Headings for the outline, in order. */
  headings: Heading[];
  /** What the press has in place of some objects: pictures and drawings in its own inks. */
  print: Others;
  /** What is used of the typefaces that all leaves share. */
  fonts: FontUse[];
}

/** An element at an edge of leaves: its number, and what stands in it, as it is named in a file, but for such elements in it. */
export interface LeafEdge extends Omit<Edge, 'ref' | 'kids'> {
  element: number;
  kids: (string | LeafEdge)[];
}

/** A heading as the outline of a PDF shows it. */
export interface Heading {
  title: string;
  /** From 1. */
  level: number;
  page: number;
  at: string;
  /** Its element in the structure. */
  element?: number;
}

const name = (text: string) => PDFName.of(text);

/**
 * Takes the pages of a document out of it, with their structure, links and headings.
 *
 * @param faces PostScript names of the typefaces that are put into the book once
 * @param inked objects as the press takes them
 * @param structured what its structure has places in, and what refers to which; and the part of the book that it is of
 */
export function leavesOf(
  document: PDFDocument,
  faces: ReadonlySet<string>,
  inked: ReadonlyMap<PDFRef, PDFObject>,
  { places: within, referring, edges, part }: Omit<Structured, 'decoration'> & { part: string },
): Leaves {
  const { context, catalog } = document;
  const pages = document.getPages().map(({ ref }) => ref);
  const root = catalog.lookupMaybe(name('StructTreeRoot'), PDFDict);
  const book = root?.get(name('K'));
  const top = elementsIn(book && context.lookupMaybe(book as PDFRef, PDFDict));
  const tree = parentTree(root?.lookupMaybe(name('ParentTree'), PDFDict));
  const keys = new Map([...tree.keys()].map((key, k) => [key, k]));
  const fonts = new Map<PDFObject, number>();
  const uses: FontUse[] = [];
  const shared = (value: PDFObject): string | undefined => {
    if (!(value instanceof PDFRef)) return undefined;
    let number = fonts.get(value);
    if (number === undefined) {
      const use = fontUse(context.lookup(value), context, faces);
      if (!use) return undefined;
      number = uses.push(use) - 1;
      fonts.set(value, number);
    }
    return open('font', number);
  };
  const objects = gather(
    context,
    [...pages, ...top, ...[...tree.values()].filter(one => one instanceof PDFRef)],
    (key, value, owner) => {
      if (key === 'Parent' && owner && isA(owner, 'Page')) return '';
      if (key === 'P' && value === book) return open('book', 0);
      if (key === 'NS' && value === newNamespace) return open('namespace', 0);
      if (/^StructParents?$/.test(key ?? '') && value instanceof PDFNumber)
        return keys.has(value.asNumber()) ? open('key', keys.get(value.asNumber())!) : '';
      if (key === 'Dest' && value instanceof PDFName)
        return pdfString(Buffer.from(value.decodeText(), 'latin1'));
      return shared(value);
    },
    inked,
  );
  const { texts, streams, numbers, others } = objects;
  const numberOf = (ref: PDFObject | undefined) => (ref instanceof PDFRef ? numbers.get(ref) : undefined);
  const named = (ref: PDFRef) => open('object', numbers.get(ref)!);
  const edgeOf = ({ ref, kids, ...edge }: Edge): LeafEdge => ({
    ...{ ...edge, element: numbers.get(ref)! },
    kids: kids.map(kid => {
      if (kid instanceof PDFRef) return named(kid);
      if ('continued' in kid) return edgeOf(kid);
      return kid.kind === 'content'
        ? `<</Type/MCR/Pg ${named(kid.page)}/MCID ${kid.number}>>`
        : `<</Type/OBJR/Obj ${named(kid.ref)}/Pg ${named(kid.page)}>>`;
    }),
  });
  const pageOf = (ref: PDFObject | undefined) => pages.indexOf(ref as PDFRef);
  return {
    ...{ texts, streams, part },
    pages: pages.map(ref => numbers.get(ref)!),
    elements: top.map(ref => numbers.get(ref)!),
    edges: edges.map(edgeOf),
    parents: [...tree.values()].map(one => numberOf(one) ?? -1),
    ids: [...numbers].flatMap(([ref, number]): Leaves['ids'] => {
      const object = context.lookup(ref);
      const id = object instanceof PDFDict && isA(object, 'StructElem') && object.get(name('ID'));
      return id instanceof PDFString ? [[id.asString(), number]] : [];
    }),
    places: placesIn(catalog.lookupMaybe(name('Dests'), PDFDict)).flatMap(
      ([place, target]): Leaves['places'] => {
        const page = pageOf(target.get(0));
        return page < 0 ? [] : [[place, page, viewOf(target), numberOf(within.get(idOf(place)))]];
      },
    ),
    within: [...within].flatMap(([id, ref]): Leaves['within'] => {
      const number = numberOf(ref);
      return number === undefined ? [] : [[id, number]];
    }),
    referring: referring.flatMap(([ref, id]): Leaves['referring'] => {
      const number = numberOf(ref);
      return number === undefined ? [] : [[number, id]];
    }),
    headings: headingsIn(catalog.lookupMaybe(name('Outlines'), PDFDict)).map(entry => {
      const target = entry.lookup(name('Dest'), PDFArray);
      const element = entry.get(name('SE'));
      const kind = (element && context.lookupMaybe(element as PDFRef, PDFDict))?.lookupMaybe(
        name('S'),
        PDFName,
      );
      const number = numberOf(element);
      return {
        title: textIn(entry.lookup(name('Title'))),
        level: Number(/^H([1-6])$/.exec(kind?.decodeText() ?? '')?.[1] ?? 1),
        page: pageOf(target.get(0)),
        at: viewOf(target),
        ...(number !== undefined && { element: number }),
      };
    }),
    fonts: uses,
    print: others,
  };
}

const isA = (dict: PDFDict, type: string): boolean => dict.get(name('Type')) === name(type);

/** The elements within the one that stands for the whole document. */
function elementsIn(book: PDFDict | undefined): PDFRef[] {
  const kids = book?.lookup(name('K'));
  const all = kids instanceof PDFArray ? kids.asArray() : [book?.get(name('K'))];
  return all.filter(one => one instanceof PDFRef);
}

/** What the keys of a parent tree lead to, in the order of the keys. */
function parentTree(node: PDFDict | undefined): Map<number, PDFObject> {
  const found = new Map<number, PDFObject>();
  const look = (node: PDFDict | undefined) => {
    const pairs = node?.lookupMaybe(name('Nums'), PDFArray)?.asArray() ?? [];
    for (let at = 0; at + 1 < pairs.length; at += 2)
      found.set((pairs[at] as PDFNumber).asNumber(), pairs[at + 1]!);
    const kids = node?.lookupMaybe(name('Kids'), PDFArray);
    for (let k = 0; kids && k < kids.size(); k++) look(kids.lookup(k, PDFDict));
  };
  look(node);
  return new Map([...found].sort(([a], [b]) => a - b));
}

const placesIn = (places: PDFDict | undefined): [string, PDFArray][] =>
  (places?.entries() ?? []).flatMap(([place, target]): [string, PDFArray][] =>
    target instanceof PDFArray ? [[place.decodeText(), target]] : [],
  );

/** How a place is shown: what stands behind the page in a destination. */
const viewOf = (target: PDFArray): string => target.asArray().slice(1).map(String).join(' ');

/** Entries of an outline, in order, whatever hangs on what. */
function headingsIn(parent: PDFDict | undefined): PDFDict[] {
  const found: PDFDict[] = [];
  let entry = parent?.lookupMaybe(name('First'), PDFDict);
  for (; entry; entry = entry.lookupMaybe(name('Next'), PDFDict)) found.push(entry, ...headingsIn(entry));
  return found;
}

const textIn = (value: PDFObject | undefined): string =>
  value instanceof PDFHexString || value instanceof PDFString ? value.decodeText() : '';
