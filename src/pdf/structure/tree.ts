import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { newTypes, type PrintedElement } from './elements.ts';

/** An element of a PDF's structure (ISO 32000-1, 14.7.2). */
export interface StructureElement {
  kind: 'element';
  /** Structure type: `P`, `H1`, … */
  type: string;
  /** BCP 47, where it is another than around it. */
  language?: string;
  /** An attribute that it is given: its owner, and the names that are its values. */
  attributes?: Record<string, string>;
  /** Its other entries, by their names: `Alt`, `A`, `ID`, … */
  entries: ReadonlyMap<string, PDFObject>;
  kids: Kid[];
  /** The reference under which it was read. */
  ref?: PDFRef;
  /** What it was printed from, and ids of the places in it. */
  from?: PrintedElement;
  ids?: string[];
  /** The id of a place that it refers to. */
  refers?: string;
}

/** What stands on a page: a stretch of marked content, or an annotation. */
export interface Content {
  kind: 'content';
  page: PDFRef;
  number: number;
}
export interface Annotation {
  kind: 'annotation';
  page: PDFRef;
  ref: PDFRef;
}

export type Kid = StructureElement | Content | Annotation;

export const elementOf = (type: string, kids: Kid[]): StructureElement => ({
  ...{ kind: 'element', type, kids },
  entries: new Map(),
});

/** The reference that a link within the book is. */
export function referenceOf(link: StructureElement): StructureElement {
  const href = link.from?.href;
  const refers = href?.startsWith('#') ? href.slice(1) : undefined;
  const { ids = [], ...rest } = link;
  return { ...elementOf('Reference', [rest]), ids, ...(refers && { refers }) };
}

/** Whether something is an element, of a type where one is asked for. */
export const isElement = (kid: Kid, type?: string): kid is StructureElement =>
  kid.kind === 'element' && (type === undefined || kid.type === type);

const name = (text: string) => PDFName.of(text);
/** Stands for the namespace of PDF 2.0 until the book is bound. */
export const newNamespace = PDFName.of('PDF2');
/** Entries that are read, and written again, by themselves. */
const own = new Set(['Type', 'S', 'P', 'K', 'Pg', 'Lang']);

/** What stands in the structure of a document, below the element for the whole of it. */
export function readTree(document: PDFDocument): Kid[] {
  const { context, catalog } = document;
  const read = (value: PDFObject | undefined, page?: PDFRef): Kid[] => {
    const object = value && context.lookup(value);
    if (object instanceof PDFArray) return object.asArray().flatMap(one => read(one, page));
    if (object instanceof PDFNumber)
      return page ? [{ kind: 'content', page, number: object.asNumber() }] : [];
    if (!(object instanceof PDFDict)) return [];
    const at = refIn(object, 'Pg') ?? page;
    const type = object.lookupMaybe(name('S'), PDFName)?.decodeText();
    if (type !== undefined) {
      const lang = object.lookup(name('Lang'));
      const entries = object
        .entries()
        .map(([key, entry]): [string, PDFObject] => [key.decodeText(), entry])
        .filter(([key]) => !own.has(key));
      return [
        {
          kind: 'element',
          type,
          ...(lang instanceof PDFString && { language: lang.asString() }),
          entries: new Map(entries),
          kids: read(object.get(name('K')), at),
          ...(value instanceof PDFRef && { ref: value }),
        },
      ];
    }
    const ref = refIn(object, 'Obj');
    if (ref && at) return [{ kind: 'annotation', page: at, ref }];
    const number = object.lookupMaybe(name('MCID'), PDFNumber)?.asNumber();
    return number !== undefined && at ? [{ kind: 'content', page: at, number }] : [];
  };
  const [whole] = read(catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)?.get(name('K')));
  return whole?.kind === 'element' ? whole.kids : [];
}

function refIn(dict: PDFDict, key: string): PDFRef | undefined {
  const value = dict.get(name(key));
  return value instanceof PDFRef ? value : undefined;
}

/**
 * Puts elements into a document as its structure, in place of what it had: the elements, and what leads from content and
 * annotations to them.
 *
 * @returns the references of the elements
 */
export function writeTree(
  document: PDFDocument,
  elements: readonly StructureElement[],
): Map<StructureElement, PDFRef> {
  const { context, catalog } = document;
  const refs = new Map<StructureElement, PDFRef>();
  const keys = new Map<PDFRef, number>();
  const parents: PDFObject[] = [];
  const lists = new Map<PDFRef, PDFArray>();
  const keyOf = (ref: PDFRef, entry: string, parent: PDFObject) => {
    const key = parents.push(parent) - 1;
    keys.set(ref, key);
    context.lookup(ref, PDFDict).set(name(entry), PDFNumber.of(key));
  };
  const listOf = (page: PDFRef): PDFArray => {
    let list = lists.get(page);
    if (!list) {
      list = context.obj([]) as PDFArray;
      lists.set(page, list);
      keyOf(page, 'StructParents', context.register(list));
    }
    return list;
  };
  const enter = ({ page, number }: Content, ref: PDFRef) => {
    const list = listOf(page);
    while (list.size() <= number) list.push(context.obj(null));
    list.set(number, ref);
  };
  const write = (element: StructureElement, parent: PDFRef): PDFRef => {
    const { type, language, attributes, entries, kids } = element;
    const ref = context.nextRef();
    refs.set(element, ref);
    // What most of its content stands on need not be said of each piece.
    const page = kids.find(kid => kid.kind === 'content')?.page;
    const written = kids.map((kid): PDFObject => {
      if (kid.kind === 'element') return write(kid, ref);
      if (kid.kind === 'annotation') {
        keyOf(kid.ref, 'StructParent', ref);
        return context.obj({ Type: 'OBJR', Obj: kid.ref, Pg: kid.page });
      }
      enter(kid, ref);
      if (kid.page === page) return PDFNumber.of(kid.number);
      return context.obj({ Type: 'MCR', Pg: kid.page, MCID: kid.number });
    });
    const dict = dictOf(context, { Type: name('StructElem'), S: name(type), P: parent });
    if (type in newTypes) dict.set(name('NS'), newNamespace);
    if (language) dict.set(name('Lang'), PDFString.of(language));
    for (const [key, entry] of entries) dict.set(name(key), entry);
    if (attributes) dict.set(name('A'), context.obj(attributes));
    if (page) dict.set(name('Pg'), page);
    if (written.length > 0) dict.set(name('K'), written.length === 1 ? written[0]! : context.obj(written));
    context.assign(ref, dict);
    return ref;
  };
  const whole = context.nextRef();
  const root = context.nextRef();
  for (const { node } of document.getPages()) node.delete(name('StructParents'));
  const top = elements.map(element => write(element, whole));
  context.assign(whole, dictOf(context, { S: name('Document'), P: root, K: context.obj(top) }));
  const nums = parents.flatMap((parent, key) => [PDFNumber.of(key), parent]);
  const tree = context.register(dictOf(context, { Nums: context.obj(nums) }));
  context.assign(root, dictOf(context, { Type: name('StructTreeRoot'), K: whole, ParentTree: tree }));
  catalog.set(name('StructTreeRoot'), root);
  return refs;
}

function dictOf(context: PDFContext, entries: Record<string, PDFObject>): PDFDict {
  const dict = context.obj({}) as PDFDict;
  for (const [key, value] of Object.entries(entries)) dict.set(name(key), value);
  return dict;
}
