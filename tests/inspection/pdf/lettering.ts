import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type PDFContext, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import subsetFont from 'subset-font';
import { readTrueType, type TrueType } from '../../../src/inspection/pdf/reading/truetype.ts';

const characters = Array.from({ length: 95 }, (_, k) => String.fromCharCode(32 + k)).join('');
const path = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/eb-garamond/400Regular/EBGaramond_400Regular.ttf',
);

/** A font as it is written into a PDF, and how text is written with it. */
export interface Lettering {
  font: PDFRef;
  /** Text as the operand of Tj. */
  shown: (text: string) => string;
}

let known: Promise<{ file: Uint8Array; read: TrueType }> | undefined;

/** The typeface, with the letters of ASCII: a whole TrueType file. */
export function typeface(): Promise<{ file: Uint8Array; read: TrueType }> {
  known ??= subsetFont(readFileSync(path), characters, { targetFormat: 'truetype' }).then(subset => {
    const file = new Uint8Array(subset);
    return { file, read: readTrueType(file)! };
  });
  return known;
}

/** Writes a composite font, as PDF/X and PDF/UA want it: embedded, with widths and Unicode values. */
export async function letter(context: PDFContext): Promise<Lettering> {
  const { file, read } = await typeface();
  const glyph = (character: string) => read.glyphOf(character.codePointAt(0)!)!;
  const used = [...characters];
  const hex = (number: number) => number.toString(16).padStart(4, '0');
  const program = context.register(context.flateStream(file, { Length1: file.length }));
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: 'ABCDEF+EBGaramond-Regular',
      ...{ Flags: 4, FontBBox: [-300, -300, 1300, 1100], ItalicAngle: 0, StemV: 80 },
      ...{ Ascent: 1007, Descent: -298, CapHeight: 650, FontFile2: program },
    }),
  );
  const descendant = context.register(
    context.obj({
      ...{ Type: 'Font', Subtype: 'CIDFontType2', BaseFont: 'ABCDEF+EBGaramond-Regular' },
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      ...{ FontDescriptor: descriptor, CIDToGIDMap: 'Identity', DW: 1000 },
      W: used.flatMap(character => [glyph(character), [read.widthOf(glyph(character))!]]),
    }),
  );
  const map = used.map(character => `<${hex(glyph(character))}> <${hex(character.codePointAt(0)!)}>`);
  const unicode = context.register(
    context.flateStream(
      `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
${map.length} beginbfchar\n${map.join('\n')}\nendbfchar
endcmap CMapName currentdict /CMap defineresource pop end end`,
    ),
  );
  const font = context.register(
    context.obj({
      ...{ Type: 'Font', Subtype: 'Type0', BaseFont: 'ABCDEF+EBGaramond-Regular', Encoding: 'Identity-H' },
      ...{ DescendantFonts: [descendant], ToUnicode: unicode },
    }),
  );
  return { font, shown: text => `<${[...text].map(character => hex(glyph(character))).join('')}>` };
}
