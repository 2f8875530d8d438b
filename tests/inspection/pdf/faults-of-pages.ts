import { PDFName } from '@cantoo/pdf-lib';
import { text } from './bed.ts';
import { fault } from './faults.ts';

const black = '0 g 0 G\n';

/** Faults of the file, of its pages, boxes and margins. */
export const pageFaults = [
  fault('damaged', 'book', 'a page tree that leads back to itself', bed => {
    const root = bed.at(bed.catalog, 'Pages');
    const kids = bed.at(root, 'Kids') as never as { push: (ref: unknown) => void };
    kids.push(bed.catalog.get(PDFName.of('Pages')));
  }),
  fault('damaged', 'book', 'a content stream that cannot be unpacked', bed => {
    const { context } = bed.document;
    const broken = context.stream(Buffer.from('not packed at all'), { Filter: 'FlateDecode' });
    bed.set(bed.page(4), 'Contents', context.register(broken) as never);
  }),
  fault('encrypted', 'kdp', 'a file that opens without a password, but may not be printed', bed => {
    bed.document.encrypt({ ownerPassword: 'harbour', userPassword: '', permissions: { printing: false } });
  }),
  fault('pdf-version', 'pdf-x-4', 'PDF 2.0 by the catalogue alone', bed =>
    bed.set(bed.catalog, 'Version', PDFName.of('2.0') as never),
  ),
  fault('pdf-version', 'pdf-x-4', 'PDF 2.0', bed => {
    bed.late.push(bytes => Buffer.from(bytes.toString('latin1').replace('%PDF-1.6', '%PDF-2.0'), 'latin1'));
  }),
  fault('file-id', 'pdf-x-4', 'no ID', bed => {
    delete bed.document.context.trailerInfo.ID;
  }),
  fault('lzw', 'pdf-x-4', 'a picture that is packed with LZW', bed => {
    const { context } = bed.document;
    const image = {
      Type: 'XObject',
      Subtype: 'Image',
      Width: 1,
      Height: 1,
      ColorSpace: 'DeviceGray',
      BitsPerComponent: 8,
    };
    // The codes 256 (begin), 0 and 257 (end), of nine bits.
    const data = Uint8Array.of(0x80, 0x00, 0x20, 0x20);
    bed.resource('XObject', 'Im2', context.register(context.stream(data, { ...image, Filter: 'LZWDecode' })));
    bed.draw(2, 'q 1 0 0 1 200 300 cm /Im2 Do Q\n');
  }),
  fault(
    'lzw',
    'pdf-x-4',
    'an inline picture that is packed with LZW',
    bed => {
      bed.draw(2, 'q 1 0 0 1 200 300 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /LZW ID \u0080\u0000 EI Q\n');
    },
    { page: 2 },
  ),
  fault('external-stream', 'pdf-x-4', 'a stream that stands in another file', bed => {
    const { context } = bed.document;
    bed.register(context.stream('', { F: text('picture.dat') as never }));
  }),
  fault('page-count', 'kdp', 'too few pages', bed => {
    for (let k = 0; k < 12; k++) bed.document.removePage(0);
  }),
  fault('page-count', 'lulu', 'too many pages', bed => {
    for (let k = 0; k < 770; k++) bed.document.addPage([432, 648]);
  }),
  fault('page-multiple', 'ingram', 'an odd number of pages', bed => {
    bed.document.removePage(0);
  }),
  fault('page-multiple', 'offset', '31 pages, where a sheet holds 16', bed => {
    bed.document.removePage(0);
  }),
  fault(
    'last-page-blank',
    'ingram',
    'text on the last page',
    bed => {
      bed.draw(32, `${black}${bed.line('Printed by the ferry.', 72, 300)}`);
    },
    { page: 32 },
  ),
  fault(
    'blank-pages',
    'kdp',
    'five blank pages in the middle',
    bed => {
      for (let page = 10; page < 15; page++) bed.set(bed.page(page), 'Contents', undefined);
    },
    { page: 14 },
  ),
  fault('book-blank', 'book', 'nothing on any page', bed => {
    for (let page = 1; page < 32; page++) bed.set(bed.page(page), 'Contents', undefined);
  }),
  fault(
    'trim-missing',
    'pdf-x-4',
    'a page without a trim box',
    bed => bed.set(bed.page(7), 'TrimBox', undefined),
    { page: 7 },
  ),
  fault(
    'trim-and-art',
    'pdf-x-4',
    'a page with trim box and art box',
    bed => bed.set(bed.page(7), 'ArtBox', [0, 0, 432, 648]),
    { page: 7 },
  ),
  fault(
    'boxes-nested',
    'pdf-x-4',
    'a trim box that is larger than the sheet',
    bed => bed.set(bed.page(8), 'TrimBox', [0, 0, 432.5, 648]),
    { page: 8 },
  ),
  fault(
    'boxes-nested',
    'pdf-x-4',
    'a bleed box within the trim box',
    bed => bed.set(bed.page(8), 'BleedBox', [9, 9, 400, 600]),
    { page: 8 },
  ),
  fault('trim-range', 'kdp', 'a page wider than any that is printed', bed => {
    for (let page = 1; page <= 32; page++)
      for (const box of ['MediaBox', 'TrimBox']) bed.set(bed.page(page), box, [0, 0, 648, 648]);
  }),
  fault(
    'page-sizes',
    'offset',
    'one page that is smaller',
    bed => {
      for (const box of ['MediaBox', 'TrimBox']) bed.set(bed.page(9), box, [0, 0, 430, 640]);
    },
    { page: 9 },
  ),
  fault(
    'crop-box',
    'offset',
    'a crop box within the sheet',
    bed => {
      bed.set(bed.page(5), 'MediaBox', [-20, -20, 452, 668]);
      bed.set(bed.page(5), 'CropBox', [-10, -10, 442, 658]);
    },
    { page: 5 },
  ),
  fault('page-rotated', 'lulu', 'a page on its side', bed => bed.set(bed.page(6), 'Rotate', 90), { page: 6 }),
  fault(
    'page-scaled',
    'offset',
    'a page whose unit is two points',
    bed => bed.set(bed.page(6), 'UserUnit', 2),
    { page: 6 },
  ),
  fault(
    'sheet-size',
    'kdp',
    'bleed of 3 mm on all sides',
    bed => bed.set(bed.page(4), 'MediaBox', [-9, -9, 441, 657]),
    { page: 4 },
  ),
  fault(
    'sheet-size',
    'lulu',
    'bleed on three sides',
    bed => bed.set(bed.page(4), 'MediaBox', [0, -9, 441, 657]),
    { page: 4 },
  ),
  fault(
    'bleed-size',
    'offset',
    'a bleed of 2 mm',
    bed => {
      bed.set(bed.page(4), 'MediaBox', [-6, -6, 438, 654]);
      bed.set(bed.page(4), 'BleedBox', [-5.67, -5.67, 437.67, 653.67]);
    },
    { page: 4 },
  ),
  fault(
    'bleed-size',
    'offset',
    'bleed on one side of the page alone',
    bed => {
      bed.set(bed.page(4), 'MediaBox', [0, 0, 442, 648]);
      bed.set(bed.page(4), 'BleedBox', [0, 0, 441, 648]);
    },
    { page: 4 },
  ),
  fault(
    'bleed-missing',
    'lulu',
    'a tint up to the edge, and no bleed',
    bed => bed.draw(4, '0.8 g 300 100 132 50 re f\n'),
    { page: 4 },
  ),
  fault(
    'bleed-missing',
    'ingram',
    'a picture over the lower edge that ends 1 mm outside',
    bed => {
      for (let page = 1; page <= 32; page++)
        bed.set(bed.page(page), 'MediaBox', page % 2 === 1 ? [0, -9, 441, 657] : [-9, -9, 432, 657]);
      bed.draw(5, 'q 40 0 0 40 200 -3 cm /Im1 Do Q\n');
    },
    { page: 5, also: ['picture-coarse'] },
  ),
  fault(
    'safety',
    'kdp',
    'a folio 4 mm from the lower edge',
    bed => bed.draw(11, `${black}${bed.line('11', 200, 12)}`),
    { page: 11 },
  ),
  fault(
    'safety',
    'lulu',
    'a running head near the outer edge of a left page',
    bed => bed.draw(12, `${black}${bed.line('The Ferry', 20, 500)}`),
    { page: 12 },
  ),
  fault(
    'gutter',
    'kdp',
    'text near the inner edge of a right page',
    bed => bed.draw(13, `${black}${bed.line('A line too far', 20, 300)}`),
    { page: 13 },
  ),
  fault(
    'gutter',
    'ingram',
    'text near the inner edge of a left page',
    bed => bed.draw(12, `${black}${bed.line('A line that runs into the binding', 280, 300)}`),
    { page: 12 },
  ),
  fault(
    'gutter',
    'bookvault',
    'text 16 mm from the inner edge',
    bed => bed.draw(13, `${black}${bed.line('A line too far', 45, 300)}`),
    { page: 13 },
  ),
  fault(
    'printer-marks',
    'lulu',
    'crop marks',
    bed => {
      bed.set(bed.page(2), 'MediaBox', [-9, -9, 441, 657]);
      bed.set(bed.page(2), 'BleedBox', [-2, -2, 434, 650]);
      bed.draw(2, '1 w 0 -3 m 0 -9 l S 432 -3 m 432 -9 l S\n');
    },
    { page: 2 },
  ),
  fault(
    'printer-marks',
    'kdp',
    'a colour bar in an annotation',
    bed => {
      bed.set(bed.page(2), 'Annots', [
        { Type: 'Annot', Subtype: 'PrinterMark', Rect: [10, 10, 60, 20] },
      ] as never);
    },
    { page: 2 },
  ),
];
