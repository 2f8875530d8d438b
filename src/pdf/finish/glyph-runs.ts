/** Width of a glyph, by its number in the font: thousandths of the type size. */
export type GlyphWidth = (glyph: number) => number;

/** A stretch of text that is shown glyph by glyph, each moved to its place, as Chromium writes a letter-spaced line. */
const glyphByGlyph =
  /\/(\w+) ([\d.]+) Tf\n([^\n]* Tm)\n<([\dA-F]+)> Tj\n((?:-?[\d.]+ 0 Td <[\dA-F]+> Tj\n)+)ET/g;
/** What stands in each such line before the glyphs, behind the distance, and what behind them. */
const [before, behind] = [' 0 Td <', '> Tj'];

/**
 * Shows each such stretch with one operator, TJ (ISO 32000-2, 9.4.3): the same glyphs at the same places, in a third of the
 * space.
 * @param content a content stream, unpacked
 * @param fontOf widths of the glyphs of a font with numbers of two bytes, by its name in the page's resources
 */
export function joinGlyphs(content: string, fontOf: (name: string) => GlyphWidth | undefined): string {
  return content.replace(
    glyphByGlyph,
    (all, font: string, size: string, matrix: string, first: string, rest: string) => {
      const width = fontOf(font);
      if (!width) return all;
      const unit = Number(size) / 1000;
      let shown = `<${first}`;
      let pen = widthOf(first, width) * unit;
      let target = 0;
      for (const line of rest.trimEnd().split('\n')) {
        const at = line.indexOf(before);
        const glyphs = line.slice(at + before.length, -behind.length);
        target += Number(line.slice(0, at));
        // The pen is followed as it is written, so that rounding does not add up.
        const back = Math.round(((pen - target) / unit) * 100) / 100;
        if (back !== 0) shown += `>${back}<`;
        shown += glyphs;
        pen += widthOf(glyphs, width) * unit - back * unit;
      }
      return `/${font} ${size} Tf\n${matrix}\n[${shown}>] TJ\nET`;
    },
  );
}

function widthOf(glyphs: string, width: GlyphWidth): number {
  let sum = 0;
  for (let at = 0; at < glyphs.length; at += 4) sum += width(Number.parseInt(glyphs.slice(at, at + 4), 16));
  return sum;
}
