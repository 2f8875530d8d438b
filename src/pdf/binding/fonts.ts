import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRawStream,
} from '@cantoo/pdf-lib';
import { gather } from './serial.ts';
import { advancesOf, outlinedGlyphs } from './truetype.ts';

const deflate = promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.deflate);
const name = (text: string) => PDFName.of(text);

/** What pages use of a typeface. */
export interface FontUse {
  /** PostScript name of the typeface. */
  face: string;
  /** Entries of its descriptor but for its name and file, as they stand in a PDF. */
  descriptor: string;
  /** Numbers of its glyphs in the typeface's own file. */
  glyphs: number[];
  /** The text that a glyph stands for: UTF-16BE in hexadecimal. */
  texts: Map<number, string>;
}

/**
 * What is used of a font, where it is one of the typefaces that a book has but once: composite, with the glyph numbers of
 * the typeface's file, as Chromium embeds TrueType.
 */
export function fontUse(
  font: PDFObject | undefined,
  context: PDFContext,
  faces: ReadonlySet<string>,
): FontUse | undefined {
  if (!(font instanceof PDFDict) || font.get(name('Subtype')) !== name('Type0')) return undefined;
  const face = font
    .lookupMaybe(name('BaseFont'), PDFName)
    ?.decodeText()
    .replace(/^[A-Z]{6}\+/, '');
  const inner = font.lookupMaybe(name('DescendantFonts'), PDFArray)?.lookupMaybe(0, PDFDict);
  const descriptor = inner?.lookupMaybe(name('FontDescriptor'), PDFDict);
  const file = descriptor?.lookup(name('FontFile2'));
  const same =
    face !== undefined &&
    faces.has(face) &&
    font.get(name('Encoding')) === name('Identity-H') &&
    inner?.get(name('CIDToGIDMap')) === name('Identity') &&
    file instanceof PDFRawStream;
  if (!same || !inner || !descriptor) return undefined;
  const map = font.lookup(name('ToUnicode'));
  const texts =
    map instanceof PDFRawStream
      ? textsOf(Buffer.from(decodePDFRawStream(map).decode()).toString('latin1'))
      : new Map<number, string>();
  for (const [glyph, text] of texts) if (/^0*$/.test(text)) texts.set(glyph, noText);
  const shown = outlinedGlyphs(decodePDFRawStream(file as PDFRawStream).decode());
  const glyphs = inOrder(new Set([...shown, ...texts.keys()]));
  return { face, descriptor: entriesOf(descriptor, context), glyphs, texts };
}

/** What a piece of a sign stands for, of which the typeface cannot tell: a space of no width. */
const noText = '200B';

/** What a descriptor says of the typeface itself. */
function entriesOf(descriptor: PDFDict, context: PDFContext): string {
  const own = descriptor.clone(context);
  for (const key of ['FontName', 'FontFile2', 'CIDSet']) own.delete(name(key));
  const ref = context.register(own);
  const [text] = gather(context, [ref]).texts;
  context.delete(ref);
  return text!.slice(2, -2);
}

const inOrder = (numbers: Iterable<number>): number[] => [...numbers].sort((a, b) => a - b);

/** What a ToUnicode map says of glyphs: `bfchar` and `bfrange` of ISO 32000-2, 9.10.3. */
function textsOf(map: string): Map<number, string> {
  const texts = new Map<number, string>();
  for (const [, list] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph, text] of list!.matchAll(/<([\dA-Fa-f]+)>\s*<([\dA-Fa-f]+)>/g))
      texts.set(Number.parseInt(glyph!, 16), text!);
  for (const [, list] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from, to, text] of list!.matchAll(/<([\dA-Fa-f]+)>\s*<([\dA-Fa-f]+)>\s*<([\dA-Fa-f]+)>/g)) {
      const first = Number.parseInt(from!, 16);
      const last = Number.parseInt(text!.slice(-4), 16);
      for (let glyph = first; glyph <= Number.parseInt(to!, 16); glyph++)
        texts.set(glyph, text!.slice(0, -4) + hex(last + glyph - first));
    }
  return texts;
}

const hex = (number: number): string => number.toString(16).toUpperCase().padStart(4, '0');

/** What several groups of pages use of their typefaces, put together face by face. */
export function united(uses: readonly FontUse[]): FontUse[] {
  const faces = new Map<string, FontUse>();
  for (const { face, descriptor, glyphs, texts } of uses) {
    const one = faces.get(face);
    if (!one) faces.set(face, { face, descriptor, glyphs, texts: new Map(texts) });
    else {
      one.glyphs = inOrder(new Set([...one.glyphs, ...glyphs]));
      for (const [glyph, text] of texts) if (!one.texts.has(glyph)) one.texts.set(glyph, text);
    }
  }
  return [...faces.values()].map(use => ({
    ...use,
    texts: new Map([...use.texts].sort(([a], [b]) => a - b)),
  }));
}

/** A digest of what the text of pages is read by. */
export const digestOfFonts = (fonts: readonly FontUse[]): string =>
  createHash('sha256')
    .update(JSON.stringify(fonts.map(({ face, glyphs, texts }) => [face, glyphs, [...texts]])))
    .digest('hex');

/**
 * The objects of a font with those glyphs of a typeface that a book uses.
 *
 * @param order which font of the book it is, from 0
 * @param file the typeface's file with these glyphs alone, under their own numbers
 * @param number the first of five object numbers
 */
export async function fontObjects(
  { face, descriptor, glyphs, texts }: FontUse,
  order: number,
  file: Uint8Array,
  number: number,
): Promise<{ number: number; text: string; data?: Uint8Array }[]> {
  const base = `/${tagOf(order)}+${face}`;
  const [inner, described, program, map] = [1, 2, 3, 4].map(more => number + more) as [
    number,
    number,
    number,
    number,
  ];
  const advance = advancesOf(file);
  const widths = glyphs.map(glyph => `${glyph}[${advance(glyph)}]`);
  const packed = await Promise.all([deflate(file, {}), deflate(Buffer.from(mapOf(texts), 'latin1'), {})]);
  return [
    {
      number,
      text: `<</Type/Font/Subtype/Type0/BaseFont${base}/Encoding/Identity-H/DescendantFonts[${inner} 0 R]/ToUnicode ${map} 0 R>>`,
    },
    {
      number: inner,
      text: `<</Type/Font/Subtype/CIDFontType2/BaseFont${base}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor ${described} 0 R/W[${widths.join('')}]>>`,
    },
    { number: described, text: `<<${descriptor}/FontName${base}/FontFile2 ${program} 0 R>>` },
    { number: program, text: `<</Filter/FlateDecode/Length1 ${file.length}>>`, data: packed[0] },
    { number: map, text: '<</Filter/FlateDecode>>', data: packed[1] },
  ];
}

/** How many objects a font is made of. */
export const fontSize = 5;

/** Six letters before the name of a font that is not whole. */
const tagOf = (order: number): string => {
  const letters = order
    .toString(26)
    .split('')
    .map(digit => String.fromCharCode(65 + Number.parseInt(digit, 26)));
  return letters.reverse().join('').padEnd(6, 'A');
};

/** A ToUnicode map; a list of it may have a hundred entries. */
function mapOf(texts: ReadonlyMap<number, string>): string {
  const all = [...texts].map(([glyph, text]) => `<${hex(glyph)}> <${text}>`);
  const lists = Array.from({ length: Math.ceil(all.length / 100) }, (_, k) =>
    all.slice(100 * k, 100 * k + 100),
  );
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${lists.map(list => `${list.length} beginbfchar\n${list.join('\n')}\nendbfchar\n`).join('')}endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}
