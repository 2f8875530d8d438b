import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { Complaint } from '../../src/complaint.ts';
import { extract } from '../../src/extraction/index.ts';
import { isPdf, textOfPdf } from '../../src/extraction/pdf.ts';
import { blocks } from '../../src/manuscript/blocks.ts';
import { parse, stringify } from '../../src/manuscript/markdown.ts';
import { recover, replay } from '../../src/recovery/index.ts';

/** What went wrong with a source: null where it was recovered, or refused with a complaint. */
export type Fault = string | null;

/** Takes a raw text the whole way: recovered, replayed to its source, its chapters read again as they were written. */
export function faultOfText(bytes: Uint8Array, language = 'en-GB'): Fault {
  return complained(() => {
    const extraction = extract(bytes, 'book.txt', language);
    const { ledger, chapters } = recover(extraction, { language, title: 'The Press', answers: {} });
    if (replay(ledger, chapters) !== extraction.source) return 'The ledger does not give the source back.';
    for (const chapter of chapters) {
      const text = stringify(chapter);
      const again = parse(chapter.file, text);
      const letters = (c: typeof chapter) => blocks(c).map(b => b.text);
      if (letters(chapter).join('\u0001') !== letters(again).join('\u0001'))
        return `${chapter.file} is read otherwise than it was written.`;
      if (stringify(again) !== text) return `${chapter.file} is written otherwise than it was read.`;
      if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.test(text))
        return `${chapter.file} has a code in it that no EPUB holds.`;
    }
    return null;
  });
}

/** Takes a PDF to its raw text, and that the whole way. */
export async function faultOfPdf(bytes: Uint8Array): Promise<Fault> {
  if (!isPdf(bytes)) return faultOfText(bytes);
  try {
    const { text } = await textOfPdf(bytes, 'book.pdf');
    return faultOfText(Buffer.from(text));
  } catch (error) {
    return error instanceof Complaint ? null : stackOf(error);
  }
}

function complained(work: () => Fault): Fault {
  try {
    return work();
  } catch (error) {
    return error instanceof Complaint ? null : stackOf(error);
  }
}

const stackOf = (error: unknown) => String((error as Error).stack ?? error);

/** A small PDF of some pages of a raw text. */
export async function smallPdf(text: string): Promise<Buffer> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (const page of text.split('\f').slice(0, 4)) {
    const sheet = document.addPage([300, 500]);
    // the standard faces have no more letters
    const lines = page.replace(/[^\n\x20-\x7e]/g, '').split('\n');
    for (const [i, line] of lines.slice(0, 40).entries())
      sheet.drawText(line, { x: 30, y: 470 - 11 * i, size: 9, font });
  }
  return Buffer.from(await document.save({ useObjectStreams: false }));
}
