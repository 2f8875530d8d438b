import { type PDFDict, PDFName } from '@cantoo/pdf-lib';
import { type Bed, text } from './bed.ts';
import { fault } from './faults.ts';
import { greySteps } from './printed.ts';

/** A picture with other entries, drawn at a size in points on page 3. */
function picture(
  bed: Bed,
  points: number,
  pixels: number,
  more: Record<string, never | string | number> = {},
) {
  bed.resource('XObject', 'Im2', greySteps(bed, pixels, more));
  bed.draw(3, `q ${points} 0 0 ${points} 100 250 cm /Im2 Do Q\n`);
}

/** The same, packed in another way; nobody unpacks it. */
function packed(bed: Bed, filter: string) {
  const { context } = bed.document;
  const entries = { Type: 'XObject', Subtype: 'Image', Width: 50, Height: 50, ColorSpace: 'DeviceGray' };
  const stream = context.stream(Buffer.alloc(9), { ...entries, BitsPerComponent: 8, Filter: filter });
  bed.resource('XObject', 'Im2', context.register(stream));
  bed.draw(3, 'q 12 0 0 12 100 250 cm /Im2 Do Q\n');
}

/** Draws in a colour on page 5. */
const tint = (bed: Bed, colour: string) => bed.draw(5, `q ${colour} 100 200 50 50 re f Q\n`);
const words = (bed: Bed, before: string, size = 10) =>
  bed.draw(5, `q ${before} ${bed.line('Low water.', 100, 200, size)} Q\n`);

/** A colour space under a name, for page 5. */
function space(bed: Bed, name: string, value: unknown): void {
  bed.resource('ColorSpace', name, bed.object(value as never));
}

const separation = (bed: Bed, ink: string, end: number) => [
  ...['Separation', ink, 'DeviceCMYK'],
  bed.register(
    bed.object({ FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [0, end, 0, 0], N: 1 } as never),
  ),
];

const profiled = (bed: Bed, parts: number, bytes: Uint8Array) => [
  'ICCBased',
  bed.stream(bytes, { N: parts }),
];

/** The header of an ICC profile, as short as one can be. */
function header(kind: string, channels: string): Uint8Array {
  const bytes = Buffer.alloc(132);
  bytes.writeUInt32BE(132, 0);
  bytes[8] = 4;
  bytes.write(`${kind}${channels.padEnd(4)}XYZ `, 12, 'latin1');
  bytes.write('acsp', 36, 'latin1');
  return new Uint8Array(bytes);
}

const intent = (bed: Bed): PDFDict => bed.at(bed.catalog, 'OutputIntents', 0);
const state = (bed: Bed, value: Record<string, unknown>) => {
  bed.resource('ExtGState', 'G1', bed.object(value as never));
  bed.draw(6, 'q /G1 gs 0.5 g 100 200 50 50 re f Q\n');
};
const annotate = (bed: Bed, value: Record<string, unknown>, page = 7) =>
  bed.set(bed.page(page), 'Annots', [{ Type: 'Annot', Rect: [100, 100, 200, 120], ...value }] as never);

/** Faults of what is drawn, and of what a printer does not want in a file. */
export const printFaults = [
  // Colours
  fault('colour-rgb', 'ingram', 'an area in DeviceRGB', bed => tint(bed, '0.9 0.2 0.1 rg'), { page: 5 }),
  fault(
    'colour-rgb',
    'ingram',
    'a gradient in RGB',
    bed => {
      const ramp = bed.object({
        FunctionType: 2,
        Domain: [0, 1],
        C0: [0, 0, 0],
        C1: [1, 0, 0],
        N: 1,
      } as never);
      bed.resource(
        'Shading',
        'S1',
        bed.object({
          ShadingType: 2,
          ColorSpace: 'DeviceRGB',
          Coords: [0, 0, 9, 9],
          Function: ramp,
        } as never),
      );
      bed.draw(5, 'q 100 200 50 50 re W n /S1 sh Q\n');
    },
    { page: 5 },
  ),
  fault(
    'colour-rgb',
    'ingram',
    'a tile of a pattern in RGB',
    bed => {
      const tile = {
        PatternType: 1,
        PaintType: 1,
        TilingType: 1,
        BBox: [0, 0, 9, 9],
        XStep: 9,
        YStep: 9,
        Resources: {},
      };
      bed.resource('Pattern', 'P1', bed.stream('1 0 0 rg 0 0 5 5 re f', tile as never));
      tint(bed, '/Pattern cs /P1 scn');
    },
    { page: 5 },
  ),
  fault(
    'colour-rgb',
    'ingram',
    'a palette in RGB',
    bed => {
      space(bed, 'C1', ['Indexed', 'DeviceRGB', 0, text('abc')]);
      tint(bed, '/C1 cs 0 sc');
    },
    { page: 5 },
  ),
  fault(
    'colour-rgb',
    'ingram',
    'the appearance of an annotation in RGB',
    bed => {
      const look = bed.stream('1 0 0 RG 2 w 0 0 m 90 9 l S', {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, 100, 20],
      });
      annotate(bed, { Subtype: 'Ink', AP: { N: look } });
    },
    { page: 7, also: ['annotations'] },
  ),
  fault(
    'colour-rgb',
    'offset',
    'an inline picture in RGB',
    bed => {
      bed.draw(5, 'q 3 0 0 3 100 200 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc\nEI Q\n');
    },
    { page: 5, also: ['colour-unmatched'] },
  ),
  fault(
    'colour-rgb',
    'offset',
    'an area in RGB behind an inline picture and a string of any bytes',
    bed => {
      bed.draw(
        5,
        'q 3 0 0 3 100 200 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a\nEI Q /S <</E(\u00ff\u00fe)>> BDC 1 0 0 rg 100 200 9 9 re f EMC\n',
      );
    },
    { page: 5, also: ['colour-unmatched'] },
  ),
  fault(
    'colour-managed',
    'ingram',
    'a grey with an ICC profile',
    bed => {
      space(bed, 'C1', profiled(bed, 1, header('prtr', 'GRAY')));
      tint(bed, '/C1 cs 0.5 sc');
    },
    { page: 5 },
  ),
  fault(
    'colour-lab',
    'offset',
    'an area in Lab',
    bed => {
      space(bed, 'C1', ['Lab', { WhitePoint: [0.96, 1, 0.82] }]);
      tint(bed, '/C1 cs 50 20 20 sc');
    },
    { page: 5 },
  ),
  fault(
    'colour-unmatched',
    'pdf-x-4',
    'inks in a file that is meant for black alone',
    bed => tint(bed, '0.2 0 0 0 k'),
    { page: 5 },
  ),
  fault(
    'icc-profile',
    'pdf-x-4',
    'a profile that is none',
    bed => {
      space(bed, 'C1', profiled(bed, 1, Buffer.alloc(200)));
      tint(bed, '/C1 cs 0.5 sc');
    },
    { page: 5 },
  ),
  fault(
    'icc-profile',
    'pdf-x-4',
    'a profile of another number of channels',
    bed => {
      space(bed, 'C1', profiled(bed, 1, header('scnr', 'CMYK')));
      tint(bed, '/C1 cs 0.5 sc');
    },
    { page: 5 },
  ),
  fault(
    'spot-colour',
    'ingram',
    'a spot colour',
    bed => {
      space(bed, 'C1', separation(bed, 'Harbour Blue', 1));
      tint(bed, '/C1 cs 1 scn');
    },
    { page: 5 },
  ),
  fault(
    'separation-all',
    'offset',
    'text in all inks',
    bed => {
      space(bed, 'C1', [
        'Separation',
        'All',
        'DeviceGray',
        bed.register(bed.object({ FunctionType: 2, Domain: [0, 1], C0: [1], C1: [0], N: 1 } as never)),
      ]);
      words(bed, '/C1 cs 1 scn');
    },
    { page: 5 },
  ),
  fault(
    'spot-ambiguous',
    'pdf-x-4',
    'a spot colour with two appearances',
    bed => {
      bed.set(intent(bed), 'DestOutputProfile', bed.stream(header('prtr', 'CMYK'), { N: 4 }) as never);
      space(bed, 'C1', separation(bed, 'Harbour Blue', 1));
      space(bed, 'C2', separation(bed, 'Harbour Blue', 0.5));
      tint(bed, '/C1 cs 1 scn');
      bed.draw(6, 'q /C2 cs 1 scn 100 200 50 50 re f Q\n');
    },
    { page: 6 },
  ),
  fault('black-text', 'ingram', 'text in four inks', bed => words(bed, '0.6 0.4 0.4 1 k'), { page: 5 }),
  fault('black-text', 'ingram', 'text in the black of a screen', bed => words(bed, '0 0 0 rg'), {
    page: 5,
    also: ['colour-rgb'],
  }),
  fault('ink-limit', 'ingram', 'an area of 320 % ink', bed => tint(bed, '0.8 0.8 0.8 0.8 k'), { page: 5 }),
  fault('tint-light', 'kdp', 'a tint of 5 %', bed => tint(bed, '0.95 g'), { page: 5 }),
  fault(
    'overprint-white',
    'offset',
    'white text that overprints',
    bed => {
      bed.set(intent(bed), 'DestOutputProfile', bed.stream(header('prtr', 'CMYK'), { N: 4 }) as never);
      bed.resource('ExtGState', 'G1', bed.object({ OP: true, op: true } as never));
      words(bed, '/G1 gs 0 0 0 0 k');
    },
    { page: 5 },
  ),
  // Output intent
  fault('output-intent', 'pdf-x-4', 'no output intent', bed =>
    bed.set(bed.catalog, 'OutputIntents', undefined),
  ),
  fault('output-intent', 'pdf-x-4', 'two output intents', bed => {
    const known = bed.catalog.lookup(PDFName.of('OutputIntents')) as never as {
      push: (item: unknown) => void;
      get: (k: number) => unknown;
    };
    known.push(known.get(0));
  }),
  fault('output-condition', 'pdf-x-4', 'an output intent that names nothing', bed =>
    bed.set(intent(bed), 'OutputConditionIdentifier', undefined),
  ),
  fault('output-condition', 'pdf-x-4', 'a condition of no registry that is not described', bed =>
    bed.set(intent(bed), 'Info', undefined),
  ),
  fault('output-profile', 'pdf-x-4', 'an output intent without a profile', bed =>
    bed.set(intent(bed), 'DestOutputProfile', undefined),
  ),
  fault('output-profile', 'pdf-x-4', 'the profile of a display', bed => {
    bed.set(intent(bed), 'DestOutputProfile', bed.stream(header('mntr', 'GRAY'), { N: 1 }) as never);
  }),
  fault('output-profile', 'pdf-x-4', 'a profile of black that is said to have four channels', bed =>
    bed.set(bed.at(intent(bed), 'DestOutputProfile'), 'N', 4),
  ),
  // Pictures
  fault('picture-coarse', 'kdp', 'a picture of 150 ppi', bed => picture(bed, 48, 100), { page: 3 }),
  fault(
    'picture-line-art',
    'offset',
    'a stencil of 100 ppi',
    bed => {
      const mask = bed.stream(new Uint8Array(13 * 100), {
        Type: 'XObject',
        Subtype: 'Image',
        Width: 100,
        Height: 100,
        ImageMask: true,
        BitsPerComponent: 1,
      } as never);
      bed.resource('XObject', 'Im2', mask);
      bed.draw(3, 'q 72 0 0 72 100 250 cm /Im2 Do Q\n');
    },
    { page: 3 },
  ),
  fault('picture-dense', 'lulu', 'a picture of 1,200 ppi', bed => picture(bed, 6, 100), { page: 3 }),
  fault(
    'picture-stretched',
    'book',
    'a picture twice as wide as it is',
    bed => bed.draw(3, 'q 48 0 0 24 100 250 cm /Im1 Do Q\n'),
    { page: 3 },
  ),
  fault(
    'picture-16-bit',
    'offset',
    'a picture of 16 bits',
    bed => picture(bed, 12, 50, { BitsPerComponent: 16 }),
    { page: 3 },
  ),
  fault('picture-jpeg2000', 'offset', 'a picture in JPEG 2000', bed => packed(bed, 'JPXDecode'), { page: 3 }),
  fault('picture-jbig2', 'offset', 'a picture in JBIG2', bed => packed(bed, 'JBIG2Decode'), { page: 3 }),
  fault(
    'picture-opi',
    'pdf-x-4',
    'a picture that stands for a file',
    bed => picture(bed, 24, 100, { OPI: {} as never }),
    { page: 3 },
  ),
  fault(
    'picture-alternates',
    'pdf-x-4',
    'a picture with alternates',
    bed => picture(bed, 24, 100, { Alternates: [] as never }),
    { page: 3 },
  ),
  fault(
    'picture-interpolated',
    'offset',
    'a picture that asks to be smoothed',
    bed => picture(bed, 24, 100, { Interpolate: true as never }),
    { page: 3 },
  ),
  fault(
    'page-picture',
    'offset',
    'a page that is one picture',
    bed => {
      bed.set(bed.page(32), 'Contents', bed.stream('q 432 0 0 648 0 0 cm /Im2 Do Q'));
      bed.resource('XObject', 'Im2', greySteps(bed, 2200));
    },
    { page: 32, also: ['bleed-missing'] },
  ),
  fault(
    'postscript',
    'pdf-x-4',
    'a piece of PostScript',
    bed => {
      bed.resource('XObject', 'X1', bed.stream('showpage', { Type: 'XObject', Subtype: 'PS' }));
      bed.draw(3, '/X1 Do\n');
    },
    { page: 3 },
  ),
  fault(
    'reference-object',
    'pdf-x-4',
    'a form that shows another file',
    bed => {
      bed.resource(
        'XObject',
        'X1',
        bed.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9], Ref: {} as never }),
      );
      bed.draw(3, '/X1 Do\n');
    },
    { page: 3 },
  ),
  fault('operators', 'pdf-x-4', 'an operator that PDF does not know', bed => bed.draw(3, '1 2 zz\n'), {
    page: 3,
  }),
  fault('operators', 'pdf-x-4', 'a compatibility section', bed => bed.draw(3, 'BX EX\n'), { page: 3 }),
  // Transparency, layers, lines
  fault('transparency', 'kdp', 'an area of half opacity', bed => state(bed, { ca: 0.5 }), { page: 6 }),
  fault(
    'transparency',
    'kdp',
    'a picture with a soft mask',
    bed => picture(bed, 24, 100, { SMask: greySteps(bed, 100) as never }),
    { page: 3 },
  ),
  fault('transparency', 'kdp', 'a blend mode', bed => state(bed, { BM: 'Multiply' }), { page: 6 }),
  fault(
    'transparency',
    'kdp',
    'a soft mask of the graphics state',
    bed => {
      const group = bed.stream('0.5 g 0 0 9 9 re f', {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, 9, 9],
      });
      state(bed, { SMask: { S: 'Luminosity', G: group } });
    },
    { page: 6 },
  ),
  fault('blend-mode', 'pdf-x-4', 'a blend mode that is none', bed => state(bed, { BM: 'Glitter' }), {
    page: 6,
  }),
  fault(
    'blend-space',
    'offset',
    'a page whose transparency is mixed in RGB',
    bed => {
      bed.set(bed.page(6), 'Group', { S: 'Transparency', CS: 'DeviceRGB' } as never);
    },
    { page: 6 },
  ),
  fault(
    'transfer-function',
    'pdf-x-4',
    'a transfer function',
    bed => {
      state(bed, { TR: { FunctionType: 2, Domain: [0, 1], C0: [1], C1: [0], N: 1 } });
    },
    { page: 6 },
  ),
  fault(
    'rendering-intent',
    'pdf-x-4',
    'a rendering intent that is none',
    bed => bed.draw(6, '/Lovely ri\n'),
    { page: 6 },
  ),
  fault(
    'layers',
    'kdp',
    'a word on a layer',
    bed => {
      bed.resource('Properties', 'L1', bed.object({ Type: 'OCG', Name: text('Draft') } as never));
      bed.draw(6, `/OC /L1 BDC ${bed.line('Draft', 100, 200)} EMC\n`);
    },
    { page: 6 },
  ),
  fault('layers-unsettled', 'pdf-x-4', 'layers that change by themselves', bed => {
    bed.set(bed.catalog, 'OCProperties', { OCGs: [], D: { Name: text('All'), AS: [] } } as never);
  }),
  fault('hairline', 'kdp', 'a line of half a point', bed => bed.draw(6, '0.5 w 100 200 m 200 200 l S\n'), {
    page: 6,
  }),
  fault(
    'hairline',
    'offset',
    'an area that is thinner than a line',
    bed => bed.draw(6, '100 200 90 0.1 re f\n'),
    { page: 6 },
  ),
  // What a file can do
  fault('javascript', 'pdf-x-4', 'a script when the file is opened', bed => {
    bed.set(bed.catalog, 'OpenAction', { S: 'JavaScript', JS: text('app.alert(1)') } as never);
  }),
  fault('javascript', 'pdf-x-4', 'a script that follows on something else', bed => {
    const next = [{ S: 'JavaScript', JS: text('app.alert(2)') }];
    bed.set(bed.catalog, 'OpenAction', { S: 'GoTo', D: [], Next: next } as never);
  }),
  fault(
    'javascript',
    'kdp',
    'a script behind a bookmark',
    bed => {
      const item = { Title: text('One'), A: { S: 'JavaScript', JS: text('app.alert(3)') } };
      bed.set(bed.catalog, 'Outlines', { First: { Title: text('All'), First: item } } as never);
    },
    { also: ['outline'] },
  ),
  fault('javascript', 'lulu', 'scripts by name', bed =>
    bed.set(bed.catalog, 'Names', { JavaScript: { Names: [] } } as never),
  ),
  fault(
    'actions',
    'pdf-x-4',
    'a page that starts a program',
    bed => {
      bed.set(bed.page(7), 'AA', { O: { S: 'Launch', F: text('calc.exe') } } as never);
    },
    { page: 7 },
  ),
  fault('attachments', 'pdf-x-4', 'an attached file', bed =>
    bed.set(bed.catalog, 'Names', { EmbeddedFiles: { Names: [] } } as never),
  ),
  fault('multimedia', 'pdf-x-4', 'a film', bed => annotate(bed, { Subtype: 'Screen' }), { page: 7 }),
  fault('forms', 'ingram', 'a form field', bed => annotate(bed, { Subtype: 'Widget', FT: 'Tx' }), {
    page: 7,
  }),
  fault(
    'annotations',
    'kdp',
    'a comment',
    bed => annotate(bed, { Subtype: 'Text', Contents: text('Look here') }),
    { page: 7 },
  ),
  fault(
    'links',
    'kdp',
    'a link',
    bed => annotate(bed, { Subtype: 'Link', A: { S: 'URI', URI: text('https://example.org') } }),
    { page: 7 },
  ),
  fault('outline', 'kdp', 'bookmarks', bed =>
    bed.set(bed.catalog, 'Outlines', { First: { Title: text('One') } } as never),
  ),
  fault('outline-missing', 'book', 'no bookmarks', bed => bed.set(bed.catalog, 'Outlines', undefined)),
  fault('page-labels', 'book', 'no page labels', bed => bed.set(bed.catalog, 'PageLabels', undefined)),
  fault('tags', 'offset', 'tags', bed =>
    bed.set(bed.catalog, 'StructTreeRoot', { K: { S: 'Document' } } as never),
  ),
  fault(
    'thumbnails',
    'offset',
    'data of the program that made it',
    bed => bed.set(bed.page(7), 'PieceInfo', { InDesign: {} } as never),
    { page: 7 },
  ),
];
