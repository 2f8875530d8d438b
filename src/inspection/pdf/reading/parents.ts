import { PDFArray, PDFDict, PDFNumber, type PDFObject } from '@cantoo/pdf-lib';
import { dictAt, entry, itemsOf, numberAt } from './objects.ts';

/** Numbers of the parent tree that are read. */
const most = 5_000_000;
const deepest = 40;

/** Finds the structure element of marked content and of annotations, as readers do: by the parent tree (ISO 32000-1, 14.7.4.4). */
export interface Parents {
  /** The element of an annotation or form, by its StructParent. */
  ofObject: (object: PDFDict) => PDFDict | undefined;
  /** Whether content with this number, of a page or form, has an element. */
  hasContent: (owner: PDFDict, id: number) => boolean;
}

export function parentsIn(root: PDFDict | undefined): Parents {
  const byNumber = new Map<number, PDFObject>();
  const seen = new Set<PDFDict>();
  const visit = (node: PDFDict, depth: number) => {
    if (seen.has(node) || depth > deepest) return;
    seen.add(node);
    const pairs = entry(node, 'Nums');
    const items = pairs instanceof PDFArray ? itemsOf(pairs) : [];
    for (let k = 0; k + 1 < items.length && byNumber.size < most; k += 2) {
      const key = items[k];
      if (key instanceof PDFNumber) byNumber.set(key.asNumber(), items[k + 1]!);
    }
    for (const kid of itemsOf(entry(node, 'Kids'))) if (kid instanceof PDFDict) visit(kid, depth + 1);
  };
  const tree = dictAt(root, 'ParentTree');
  if (tree) visit(tree, 0);
  return {
    ofObject: object => {
      const found = byNumber.get(numberAt(object, 'StructParent') ?? -1);
      return found instanceof PDFDict ? found : undefined;
    },
    hasContent: (owner, id) => {
      const found = byNumber.get(numberAt(owner, 'StructParents') ?? -1);
      const isListed = found instanceof PDFArray && Number.isInteger(id) && id >= 0 && id < found.size();
      return isListed && found.lookup(id) instanceof PDFDict;
    },
  };
}
