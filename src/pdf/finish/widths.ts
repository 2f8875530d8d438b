import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber, type PDFObject } from '@cantoo/pdf-lib';
import type { GlyphWidth } from './glyph-runs.ts';

/**
 * The widths of a composite font's glyphs (ISO 32000-2, 9.7.4.3).
 * @returns undefined for a font whose codes are not its glyphs' numbers of two bytes
 */
export function widthsOf(font: PDFObject, context: PDFContext): GlyphWidth | undefined {
  const dict = context.lookupMaybe(font as PDFDict, PDFDict);
  if (dict?.lookup(PDFName.of('Encoding')) !== PDFName.of('Identity-H')) return undefined;
  const descendant = dict.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict);
  const usual = descendant.lookupMaybe(PDFName.of('DW'), PDFNumber)?.asNumber() ?? 1000;
  const widths = new Map<number, number>();
  const given = descendant.lookupMaybe(PDFName.of('W'), PDFArray);
  const number = (at: number) => given!.lookup(at, PDFNumber).asNumber();
  for (let at = 0; given && at < given.size(); ) {
    const first = number(at);
    const next = given.lookup(at + 1);
    if (next instanceof PDFArray) {
      for (let k = 0; k < next.size(); k++) widths.set(first + k, next.lookup(k, PDFNumber).asNumber());
      at += 2;
    } else {
      for (let glyph = first; glyph <= number(at + 1); glyph++) widths.set(glyph, number(at + 2));
      at += 3;
    }
  }
  return glyph => widths.get(glyph) ?? usual;
}
