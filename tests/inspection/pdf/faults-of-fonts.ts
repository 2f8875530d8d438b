import type { PDFDict } from '@cantoo/pdf-lib';
import { type Bed, text, xmp } from './bed.ts';
import { fault } from './faults.ts';
import { typeface } from './lettering.ts';
import type { Press } from './printed.ts';

const font = (bed: Bed): PDFDict => bed.document.context.lookup(bed.lettering.font) as PDFDict;
const descendant = (bed: Bed): PDFDict => bed.at(font(bed), 'DescendantFonts', 0);

/** Sets a line in another font, on page 6. */
function set(bed: Bed, value: Record<string, unknown>, line: string): void {
  bed.resource('Font', 'F2', bed.object(value as never));
  bed.draw(6, `/Artifact BMC BT /F2 10 Tf 100 200 Td ${line} Tj ET EMC\n`);
}

/** The typeface as a simple font, with the codes of Windows. */
export async function simple(
  bed: Bed,
  more: Record<string, unknown> = {},
  descriptor: Record<string, unknown> = {},
): Promise<void> {
  const { file, read } = await typeface();
  const program = bed.stream(file, { Length1: file.length });
  const widths = Array.from({ length: 95 }, (_, k) => read.widthOf(read.glyphOf(32 + k)!)!);
  const about = {
    ...{ Type: 'FontDescriptor', FontName: 'EBGaramond', Flags: 32, FontBBox: [0, -300, 1000, 1000] },
    ...{
      ItalicAngle: 0,
      Ascent: 1000,
      Descent: -300,
      CapHeight: 650,
      StemV: 80,
      FontFile2: program,
      ...descriptor,
    },
  };
  const value = {
    ...{ Type: 'Font', Subtype: 'TrueType', BaseFont: 'EBGaramond', Encoding: 'WinAnsiEncoding' },
    ...{
      FirstChar: 32,
      LastChar: 126,
      Widths: widths,
      FontDescriptor: bed.register(bed.object(about as never)),
    },
    ...more,
  };
  set(bed, value, '(Low water)');
}

/** A map of codes that is embedded. */
const codes = (bed: Bed, direction: number, ordering = 'Identity') =>
  bed.stream(
    `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 1 def
/CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >> def /WMode ${direction} def
1 begincodespacerange <0000> <FFFF> endcodespacerange 1 begincidrange <0000> <FFFF> 0 endcidrange
endcmap end end`,
    {
      ...{ Type: 'CMap', CMapName: 'Own', WMode: 0 },
      CIDSystemInfo: { Registry: text('Adobe'), Ordering: text(ordering), Supplement: 0 } as never,
    },
  );

/** Faults of fonts; all but a few are the same for a press and for a screen. */
export function fontFaults<Whom extends Press | 'pdf-ua'>(whom: Whom) {
  return [
    fault(
      'font-embedded',
      whom,
      'a font that is not embedded',
      bed => {
        set(
          bed,
          { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica', Encoding: 'WinAnsiEncoding' },
          '(Low water)',
        );
      },
      { page: 6 },
    ),
    fault(
      'font-widths',
      whom,
      'widths that are not those of the font',
      bed => {
        bed.set(descendant(bed), 'W', undefined);
        bed.set(descendant(bed), 'DW', 400);
      },
      { page: 1 },
    ),
    fault(
      'font-glyphs',
      whom,
      'a letter that the font does not have',
      bed => {
        bed.draw(6, '/Artifact BMC BT /F1 10 Tf 100 200 Td <7FFF> Tj ET EMC\n');
      },
      whom === 'pdf-ua' ? { page: 6, also: ['font-unicode'] } : { page: 6 },
    ),
    fault(
      'font-cid-map',
      whom,
      'no map from codes to glyphs',
      bed => bed.set(descendant(bed), 'CIDToGIDMap', undefined),
      { page: 1 },
    ),
    fault(
      'font-cmap',
      whom,
      'a map of codes that is named and not embedded',
      bed => bed.set(font(bed), 'Encoding', 'Harbour-H'),
      { page: 1 },
    ),
  ];
}

/** Faults of fonts and text that only a press minds. */
export const pressFontFaults = [
  ...fontFaults<Press>('pdf-x-4'),
  fault(
    'font-type3',
    'offset',
    'letters that are drawings',
    bed => {
      const value = {
        ...{
          Type: 'Font',
          Subtype: 'Type3',
          FontBBox: [0, 0, 9, 9],
          FontMatrix: [0.1, 0, 0, 0.1, 0, 0],
          FirstChar: 97,
        },
        ...{
          LastChar: 97,
          Widths: [9],
          Encoding: { Differences: [97, 'a'] },
          CharProcs: { a: bed.stream('9 0 d0 0 0 9 9 re f') },
        },
      };
      set(bed, value, '(a)');
    },
    { page: 6 },
  ),
  fault(
    'font-licence',
    'offset',
    'a font that forbids to be embedded',
    async bed => {
      const { file } = await typeface();
      const locked = Buffer.from(file);
      const tables = locked.readUInt16BE(4);
      for (let k = 0; k < tables; k++)
        if (locked.toString('latin1', 12 + 16 * k, 16 + 16 * k) === 'OS/2')
          locked.writeUInt16BE(2, locked.readUInt32BE(20 + 16 * k) + 8);
      bed.set(bed.at(descendant(bed), 'FontDescriptor'), 'FontFile2', bed.stream(locked) as never);
    },
    { page: 1 },
  ),
  fault('font-courier', 'offset', 'Courier', bed => bed.set(font(bed), 'BaseFont', 'ABCDEF+CourierNew'), {
    page: 1,
  }),
  fault(
    'text-small',
    'kdp',
    'text of 5 pt',
    bed => bed.draw(6, `${bed.line('In small print', 100, 200, 5)}`),
    { page: 6 },
  ),
  fault(
    'text-small',
    'kdp',
    'text of 10 pt that is scaled down',
    bed => bed.draw(6, `q 0.5 0 0 0.5 0 0 cm ${bed.line('In small print', 200, 400)} Q\n`),
    { page: 6 },
  ),
  fault(
    'text-invisible',
    'kdp',
    'text that is set and not seen',
    bed => bed.draw(6, `q 3 Tr ${bed.line('Unseen', 100, 200)} Q\n`),
    { page: 6 },
  ),
  fault(
    'font-unicode',
    'book',
    'letters without Unicode values',
    bed => bed.set(font(bed), 'ToUnicode', undefined),
    { page: 1 },
  ),
  fault(
    'font-notdef',
    'book',
    'the sign for a missing letter',
    bed => bed.draw(6, 'BT /F1 10 Tf 100 200 Td <0000> Tj ET\n'),
    { page: 6, also: ['font-unicode'] },
  ),
];

const described = (bed: Bed, properties: string, whole = xmp(properties)) =>
  bed.set(
    bed.catalog,
    'Metadata',
    bed.stream(Buffer.from(whole), { Type: 'Metadata', Subtype: 'XML' }) as never,
  );
const full = {
  trapped: '<pdf:Trapped>False</pdf:Trapped>',
  version: '<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>',
  ids: '<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>',
};
const without = (bed: Bed, key: keyof typeof full) =>
  described(bed, Object.values({ ...full, [key]: '' }).join(''));

/** Faults of what a file says of itself. */
export const metadataFaults = [
  fault('xmp', 'pdf-x-4', 'no XMP', bed => bed.set(bed.catalog, 'Metadata', undefined), {
    also: ['pdf-x-version'],
  }),
  fault('xmp', 'pdf-x-4', 'XMP that is not well-formed', bed => described(bed, '<dc:rights>'), {
    also: ['pdf-x-version'],
  }),
  fault('xmp-differs', 'pdf-x-4', 'two titles', bed =>
    bed.set(bed.info, 'Title', text('The Ferry at High Water') as never),
  ),
  fault('xmp-differs', 'pdf-x-4', 'two dates', bed =>
    bed.set(bed.info, 'ModDate', text('D:20260301130000Z') as never),
  ),
  fault('pdf-x-version', 'pdf-x-4', 'PDF/X-3 where PDF/X-4 is asked for', bed =>
    described(bed, Object.values({ ...full, version: full.version.replace('X-4', 'X-3:2003') }).join('')),
  ),
  fault('pdf-x-version', 'ingram', 'PDF/X-4 where PDF/X-1a is asked for', bed =>
    described(bed, Object.values(full).join('')),
  ),
  fault('trapped', 'pdf-x-4', 'nothing about trapping', bed => bed.set(bed.info, 'Trapped', undefined)),
  fault('trapped-xmp', 'pdf-x-4', 'nothing about trapping in XMP', bed => without(bed, 'trapped')),
  fault('dates', 'pdf-x-4', 'no date of making', bed => {
    bed.set(bed.info, 'CreationDate', undefined);
    described(
      bed,
      '',
      xmp(Object.values(full).join('')).replace(/<xmp:CreateDate>.*?<\/xmp:CreateDate>/, ''),
    );
  }),
  fault('title', 'pdf-x-4', 'no title', bed => {
    bed.set(bed.info, 'Title', undefined);
    described(bed, '', xmp(Object.values(full).join('')).replace(/<dc:title>.*?<\/dc:title>/, ''));
  }),
  fault('xmp-ids', 'pdf-x-4', 'no identifiers of the version', bed => without(bed, 'ids')),
  fault('metadata-present', 'kdp', 'an author', bed =>
    bed.set(bed.info, 'Author', text('Nora Quill') as never),
  ),
];

/** Fonts that only a reader of a screen minds. */
export const readerFontFaults = [
  ...fontFaults('pdf-ua'),
  fault(
    'font-cmap-direction',
    'pdf-ua',
    'a map of codes that runs downwards and says that it does not',
    bed => bed.set(font(bed), 'Encoding', codes(bed, 1) as never),
    { page: 1 },
  ),
  fault(
    'font-cid-system',
    'pdf-ua',
    'a map of codes of Japanese characters',
    bed => bed.set(font(bed), 'Encoding', codes(bed, 0, 'Japan1') as never),
    { page: 1 },
  ),
  fault(
    'font-encoding',
    'pdf-ua',
    'a font of symbols with an encoding',
    bed => simple(bed, {}, { Flags: 4 }),
    { page: 6, also: ['font-symbol-table'] },
  ),
  fault(
    'font-encoding',
    'pdf-ua',
    'a font of letters without one',
    async bed => {
      await simple(bed);
      bed.set(bed.at(bed.page(6), 'Resources', 'Font', 'F2'), 'Encoding', undefined);
    },
    { page: 6 },
  ),
  fault(
    'font-symbol-table',
    'pdf-ua',
    'a font of symbols with several tables, none for symbols',
    async bed => {
      await simple(bed, {}, { Flags: 4 });
      bed.set(bed.at(bed.page(6), 'Resources', 'Font', 'F2'), 'Encoding', undefined);
    },
    { page: 6, also: ['font-unicode'] },
  ),
  fault(
    'font-unicode',
    'pdf-ua',
    'letters without Unicode values',
    bed => bed.set(font(bed), 'ToUnicode', undefined),
    { page: 1 },
  ),
  fault(
    'font-unicode-values',
    'pdf-ua',
    'a letter whose Unicode value is 0',
    bed => {
      const map = 'beginbfrange <0000> <FFFF> <0020> endbfrange beginbfchar <0005> <0000> endbfchar';
      bed.set(font(bed), 'ToUnicode', bed.stream(map) as never);
      bed.draw(6, '/Artifact BMC BT /F1 10 Tf 100 200 Td <0005> Tj ET EMC\n');
    },
    {},
  ),
  fault(
    'font-notdef',
    'pdf-ua',
    'the sign for a missing letter',
    bed => bed.draw(6, '/Artifact BMC BT /F1 10 Tf 100 200 Td <0000> Tj ET EMC\n'),
    { page: 6, also: ['font-unicode', 'font-widths'] },
  ),
];
