import { PDFDict, type PDFObject } from '@cantoo/pdf-lib';
import { itemsAt } from './objects.ts';

/** Nodes within each other. */
const deepest = 40;

/**
 * What a tree of names or of numbers holds (ISO 32000-2, 7.9.6 and 7.9.7), whatever its nodes say of themselves.
 * @param entry under which its leaves have their pairs
 * @returns keys and values, values followed
 */
export function* pairsIn(
  root: PDFDict | undefined,
  entry: 'Names' | 'Nums',
): Generator<[PDFObject, PDFObject]> {
  const seen = new Set<PDFDict>();
  function* visit(node: PDFDict, depth: number): Generator<[PDFObject, PDFObject]> {
    if (seen.has(node) || depth > deepest) return;
    seen.add(node);
    const items = itemsAt(node, entry);
    for (let k = 0; k + 1 < items.length; k += 2) yield [items[k]!, items[k + 1]!];
    for (const kid of itemsAt(node, 'Kids')) if (kid instanceof PDFDict) yield* visit(kid, depth + 1);
  }
  if (root) yield* visit(root, 0);
}
