import { PDFArray, PDFDict, PDFRef } from '@cantoo/pdf-lib';
import { asDict, asText, dictAt, entry, itemsAt } from './objects.ts';
import type { Page } from './pages.ts';

/** Nodes within each other. */
const deepest = 30;

/**
 * On which pages the named destinations of a PDF lie (ISO 32000-2, 12.3.2.4).
 * @returns positions of pages from 0, by name; what leads to no page is left out
 */
export function destinationsOf(catalog: PDFDict, pages: readonly Page[]): Map<string, number> {
  const positions = new Map(pages.flatMap(({ ref, number }) => (ref ? [[ref, number - 1] as const] : [])));
  const places = new Map<string, number>();
  const seen = new Set<PDFDict>();
  const visit = (node: PDFDict, depth: number) => {
    if (seen.has(node) || depth > deepest) return;
    seen.add(node);
    const items = itemsAt(node, 'Names');
    for (let k = 0; k + 1 < items.length; k += 2) {
      const name = asText(items[k]);
      const given = items[k + 1];
      const place = given instanceof PDFArray ? given : entry(asDict(given), 'D');
      const page = place instanceof PDFArray ? place.get(0) : undefined;
      const position = page instanceof PDFRef ? positions.get(page) : undefined;
      if (name !== undefined && position !== undefined) places.set(name, position);
    }
    for (const kid of itemsAt(node, 'Kids')) if (kid instanceof PDFDict) visit(kid, depth + 1);
  };
  const root = dictAt(dictAt(catalog, 'Names'), 'Dests');
  if (root) visit(root, 0);
  return places;
}
