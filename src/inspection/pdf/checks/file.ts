import { PDFArray, PDFHexString, PDFInvalidObject, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { asking, check, type Spot } from '../check.ts';
import { has, numberAt } from '../reading/objects.ts';
import { filtersOf } from '../reading/streams.ts';

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;

/** Rules on the file as a file. */
export const file = {
  damaged: check('The file can be read to its end.', function* (pdf) {
    const faults: Record<NonNullable<typeof pdf.treeFault>, string> = {
      loop: 'The list of pages leads back to itself; the pages after that were not inspected.',
      'too-many': 'The file has more pages than any book; those after them were not inspected.',
      'no-pages': 'The file has no page.',
    };
    if (pdf.treeFault) yield { message: faults[pdf.treeFault] };
    const { damaged, tooLarge } = pdf.unpack.failed;
    if (damaged > 0)
      yield {
        message: `${count(damaged, 'piece')} of the file cannot be unpacked, so what they draw is lost. Make the file again.`,
      };
    if (tooLarge > 0)
      yield { message: `${count(tooLarge, 'piece')} of the file would unpack to more than any book has.` };
    const invalid = pdf.context.enumerateIndirectObjects().filter(([, is]) => is instanceof PDFInvalidObject);
    if (invalid.length > 0)
      yield {
        message: `${count(invalid.length, 'object')} of the file cannot be read. Make the file again.`,
      };
    if (pdf.drawing.cut || pdf.structure?.cut)
      yield { message: 'There is more in the file than in any book; the rest was not inspected.' };
  }),

  encrypted: check('The file is not encrypted.', function* (pdf) {
    if (pdf.encryption)
      yield {
        message: 'The file is encrypted, or forbids printing or copying. Save it without a password.',
      };
  }),

  'file-size': asking<{ megabytes: number }>('The file is not too large.', function* (pdf, wants) {
    if (pdf.bytes.length > wants.megabytes * 1e6)
      yield {
        message: `The file has ${megabytes(pdf.bytes.length)}; at most ${wants.megabytes} MB are taken. Bring down the resolution of its pictures.`,
      };
  }),

  'pdf-version': asking<{ least: string; most: string }>(
    'The version of PDF is one that is taken.',
    function* ({ version }, { least, most }) {
      const wanted = least === most ? most : `${least} to ${most}`;
      if (version < least || version > most)
        yield { message: `The file is PDF ${version || 'of no version'}; it should be PDF ${wanted}.` };
    },
  ),

  'file-id': check('The file has an identifier (ID) of two strings.', function* ({ context }) {
    const id = context.lookup(context.trailerInfo.ID);
    const parts = id instanceof PDFArray ? id.asArray() : [];
    const strings = parts.filter(part => part instanceof PDFString || part instanceof PDFHexString);
    if (strings.length !== 2)
      yield {
        message: 'The file has no identifier (ID in its trailer). The program that makes it must write one.',
      };
  }),

  lzw: check('Nothing is packed with LZW.', function* (pdf) {
    const streams = pdf.context
      .enumerateIndirectObjects()
      .filter(([, object]) => object instanceof PDFRawStream && filtersOf(object).includes('LZWDecode'));
    if (streams.length > 0)
      yield { message: 'Streams are packed with LZW. Save the file with Flate compression.' };
    for (const { image, page } of pdf.drawing.marks)
      if (!image?.dict && image?.filters.includes('LZWDecode'))
        yield { page, message: 'A picture is packed with LZW. Save the file with Flate compression.' };
  }),

  'external-stream': check('Everything that the file needs is in it.', function* (pdf): Generator<Spot> {
    const outside = pdf.context
      .enumerateIndirectObjects()
      .some(([, object]) => object instanceof PDFRawStream && (has(object, 'F') || has(object, 'FFilter')));
    if (outside)
      yield { message: 'A part of the file is in another file. Save it with everything embedded.' };
  }),

  'security-bit': check('An encrypted file lets screen readers read it.', function* ({ encryption }) {
    if (encryption && ((numberAt(encryption, 'P') ?? 0) & 512) === 0)
      yield {
        message: 'The file is encrypted and forbids screen readers to read it. Save it without a password.',
      };
  }),

  'file-header': check('The header of the file is as it should be.', function* ({ bytes }) {
    const start = Buffer.from(bytes.subarray(0, 9)).toString('latin1');
    if (!/^%PDF-[12]\.\d[\r\n]/.test(start))
      yield {
        message: 'Something stands before the header of the file, or after its version. Save the file again.',
      };
  }),
} as const;

const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? '' : 's'}`;
