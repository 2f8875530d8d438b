import { PDFArray, PDFDict, PDFNumber, type PDFObject } from '@cantoo/pdf-lib';
import { dictAt, numberAt } from './objects.ts';
import { pairsIn } from './trees.ts';

/** Numbers of the parent tree that are read. */
const most = 5_000_000;

/** Finds the structure element of marked content and of annotations, as readers do: by the parent tree (ISO 32000-1, 14.7.4.4). */
export interface Parents {
  /** The element of an annotation or form, by its StructParent. */
  ofObject: (object: PDFDict) => PDFDict | undefined;
  /** Whether content with this number, of a page or form, has an element. */
  hasContent: (owner: PDFDict, id: number) => boolean;
}

export function parentsIn(root: PDFDict | undefined): Parents {
  const byNumber = new Map<number, PDFObject>();
  for (const [key, value] of pairsIn(dictAt(root, 'ParentTree'), 'Nums')) {
    if (byNumber.size >= most) break;
    if (key instanceof PDFNumber) byNumber.set(key.asNumber(), value);
  }
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
