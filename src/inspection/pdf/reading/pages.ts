import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { type Box, boxAt, dictAt, entry, itemsAt, itemsOf, nameAt, numberAt, plainEntry } from './objects.ts';

/** One page as it is printed. */
export interface Page {
  /** Its position from 1. */
  number: number;
  dict: PDFDict;
  ref: PDFRef | undefined;
  /** The boxes that the page has, inherited ones too. Only `media` has a default, US Letter. */
  boxes: { media: Box; crop?: Box; bleed?: Box; trim?: Box; art?: Box };
  /** What is left of the page when it is cut: the trim box, or what stands for it. */
  trim: Box;
  /** Clockwise, in degrees. */
  rotation: number;
  /** Points in a unit of the page. */
  unit: number;
  resources: PDFDict | undefined;
  contents: PDFRawStream[];
  annotations: PDFDict[];
}

/** Entries that a page takes from the nodes above it. */
const inherited = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;
const letter: Box = [0, 0, 612, 792];
/** Nodes within each other. */
const deepest = 60;

/** What went wrong in the tree of pages. */
export type TreeFault = 'loop' | 'too-many' | 'no-pages';

/**
 * The pages of a PDF in their order, whatever the tree of its pages says of itself.
 * @param most pages that are taken
 */
export function pagesOf(catalog: PDFDict, most: number): { pages: Page[]; fault?: TreeFault } {
  const pages: Page[] = [];
  const seen = new Set<PDFObject>();
  let fault: TreeFault | undefined;
  const visit = (node: PDFDict, ref: PDFRef | undefined, above: Map<string, PDFObject>, depth: number) => {
    if (seen.has(node) || depth > deepest) {
      fault ??= 'loop';
      return;
    }
    seen.add(node);
    const own = new Map(above);
    for (const key of inherited) {
      const value = entry(node, key);
      if (value) own.set(key, value);
    }
    const kids = entry(node, 'Kids');
    if (nameAt(node, 'Type') === 'Page' || !(kids instanceof PDFArray)) {
      if (pages.length === most) fault ??= 'too-many';
      else pages.push(pageOf(node, ref, pages.length + 1, own));
      return;
    }
    for (const kid of kids.asArray()) {
      const next = kid instanceof PDFRef ? node.context.lookup(kid) : kid;
      if (next instanceof PDFDict) visit(next, kid instanceof PDFRef ? kid : undefined, own, depth + 1);
    }
  };
  const root = dictAt(catalog, 'Pages');
  if (root && (entry(root, 'Kids') instanceof PDFArray || nameAt(root, 'Type') === 'Page')) {
    const ref = plainEntry(catalog, 'Pages');
    visit(root, ref instanceof PDFRef ? ref : undefined, new Map(), 0);
  }
  if (pages.length === 0) fault ??= 'no-pages';
  return { pages, ...(fault && { fault }) };
}

function pageOf(dict: PDFDict, ref: PDFRef | undefined, number: number, taken: Map<string, PDFObject>): Page {
  const whole = dict.clone();
  for (const [key, value] of taken) whole.set(PDFName.of(key), value);
  const box = (key: string) => boxAt(whole, key);
  const boxes: Page['boxes'] = { media: box('MediaBox') ?? letter };
  for (const [name, key] of [
    ['crop', 'CropBox'],
    ['bleed', 'BleedBox'],
    ['trim', 'TrimBox'],
    ['art', 'ArtBox'],
  ] as const) {
    const found = box(key);
    if (found) boxes[name] = found;
  }
  const given = entry(dict, 'Contents');
  return {
    number,
    dict,
    ref,
    boxes,
    trim: boxes.trim ?? boxes.art ?? boxes.crop ?? boxes.media,
    rotation: (((numberAt(whole, 'Rotate') ?? 0) % 360) + 360) % 360,
    unit: numberAt(dict, 'UserUnit') ?? 1,
    resources: dictAt(whole, 'Resources'),
    contents: itemsOf(given).filter(item => item instanceof PDFRawStream),
    annotations: itemsAt(dict, 'Annots').filter(item => item instanceof PDFDict),
  };
}

export const widthOf = ([left, , right]: Box): number => right - left;
export const heightOf = ([, bottom, , top]: Box): number => top - bottom;
