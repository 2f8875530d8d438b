import { PDFDict, type PDFDocument, PDFName, type PDFObject } from '@cantoo/pdf-lib';
import { drawingsOf, packedStream, unpacked } from '../ink/streams.ts';
import { type GlyphWidth, joinGlyphs } from './glyph-runs.ts';
import { nameDivisions } from './hyphens.ts';
import { widthsOf } from './widths.ts';

/** Rewrites what pages and forms show: divided words whole, greys in one ink, and the glyphs of a line with one operator. */
export async function finishContents(document: PDFDocument): Promise<void> {
  const { context } = document;
  const known = new Map<PDFObject, GlyphWidth | undefined>();
  const fontIn = (resources: PDFDict | undefined) => {
    const fonts = resources?.lookupMaybe(PDFName.of('Font'), PDFDict);
    return (name: string) => {
      const font = fonts?.get(PDFName.of(name));
      if (font && !known.has(font)) known.set(font, widthsOf(font, context));
      return font && known.get(font);
    };
  };
  await Promise.all(
    drawingsOf(document).map(async ({ ref, stream, resources }) => {
      const before = (await unpacked(stream)).toString('latin1');
      const after = joinGlyphs(inOneInk(nameDivisions(before)), fontIn(resources));
      if (after === before) return;
      context.assign(ref, await packedStream(stream.dict.clone(), Buffer.from(after, 'latin1')));
    }),
  );
}

const rgb = /(?<![\w.])(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (rg|RG)(?!\w)/g;

/** Colours whose three parts are equal become DeviceGray. */
function inOneInk(content: string): string {
  return content.replace(rgb, (all, r: string, g: string, b: string, operator: string) =>
    r === g && g === b ? `${r} ${operator === 'rg' ? 'g' : 'G'}` : all,
  );
}
