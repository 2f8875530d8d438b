import { PDFArray, type PDFDict, PDFRef } from '@cantoo/pdf-lib';
import { asDict, asText, dictAt, entry } from './objects.ts';
import type { Page } from './pages.ts';
import { pairsIn } from './trees.ts';

/**
 * On which pages the named destinations of a PDF lie (ISO 32000-2, 12.3.2.4).
 * @returns positions of pages from 0, by name; what leads to no page is left out
 */
export function destinationsOf(catalog: PDFDict, pages: readonly Page[]): Map<string, number> {
  const positions = new Map(pages.flatMap(({ ref, number }) => (ref ? [[ref, number - 1] as const] : [])));
  const places = new Map<string, number>();
  for (const [key, given] of pairsIn(dictAt(dictAt(catalog, 'Names'), 'Dests'), 'Names')) {
    const name = asText(key);
    const place = given instanceof PDFArray ? given : entry(asDict(given), 'D');
    const page = place instanceof PDFArray ? place.get(0) : undefined;
    const position = page instanceof PDFRef ? positions.get(page) : undefined;
    if (name !== undefined && position !== undefined) places.set(name, position);
  }
  return places;
}
