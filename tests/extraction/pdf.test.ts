import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { Complaint } from '../../src/complaint.ts';
import { isPdf, textOfPdf } from '../../src/extraction/pdf.ts';

/** A run of text; without an x it begins where the one before ends. */
type Run = [text: string, x: number | null, y: number, size: number];

/** A PDF whose pages show the given runs of text. */
async function pdfOf(pages: Run[][]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (const runs of pages) {
    const page = document.addPage([300, 400]);
    let end = 0;
    for (const [text, at, y, size] of runs) {
      const x = at ?? end;
      page.drawText(text, { x, y, size, font });
      end = x + font.widthOfTextAtSize(text, size);
    }
  }
  return document.save();
}

describe('the text of a printer’s PDF', () => {
  it('keeps lines, hyphens at line ends and raised marks, with a form feed between pages', async () => {
    const pdf = await pdfOf([
      [
        ['The punches were cut by hand, and mat-', 30, 360, 10],
        ['rices struck from them.', 30, 346, 10],
        ['1', null, 350, 6],
        [' Nobody counted them.', null, 346, 10],
        ['7', 150, 20, 10],
      ],
      [['A new page.', 30, 360, 10]],
    ]);
    expect(isPdf(pdf)).toBe(true);
    expect(await textOfPdf(pdf, 'book.pdf')).toBe(
      'The punches were cut by hand, and mat-\nrices struck from them.1 Nobody counted them.\n7\n\fA new page.\n',
    );
  });

  it('sets a note apart from the raised number it begins with', async () => {
    const note: Run[] = [
      ['1', 30, 53, 6],
      ['Moxon says so.', null, 50, 9],
    ];
    const pdf = await pdfOf([[['Nobody counted them.1', 30, 346, 10], ...note]]);
    expect(await textOfPdf(pdf, 'book.pdf')).toBe('Nobody counted them.1\n1 Moxon says so.\n');
  });

  describe('has a blank line', () => {
    /** Lines of text one under another, 13 points apart, each as wide as the others. */
    const prose = (count: number, x: number, top: number, size = 10): Run[] =>
      Array.from({ length: count }, (_, i) => ['They set type by hand all day.', x, top - 13 * i, size]);
    const blanks = async (runs: Run[]) => {
      const lines = (await textOfPdf(await pdfOf([runs]), 'book.pdf')).trim().split('\n');
      return lines.flatMap((line, i) => (line === '' ? [`${lines[i - 1]} | ${lines[i + 1]}`] : []));
    };

    it.each([
      ['larger', 12],
      ['as large', 10],
    ])('above a heading in type %s than the text’s, none below it', async (_, size) => {
      const heading: Run = ['The Bodoni', 30, 300, size];
      expect(await blanks([...prose(4, 30, 370), heading, ...prose(8, 30, 280)])).toEqual([
        'They set type by hand all day. | The Bodoni',
      ]);
    });

    it('after a quotation, none above it', async () => {
      const after: Run = ['So it was.', 30, 265, 10];
      expect(
        await blanks([...prose(5, 30, 370), ...prose(3, 44, 298, 9), ['So it was.', 30, 252, 10]]),
      ).toEqual(['They set type by hand all day. | So it was.']);
      expect(
        await blanks([...prose(5, 30, 370), ['O type!', 44, 298, 9], ['O hand!', 44, 285, 9], after]),
      ).toEqual([]);
    });

    it('nowhere in notes in smaller type', async () => {
      const notes: Run[] = [
        ['Chapter 1', 30, 240, 10],
        ['1. Moxon says so.', 30, 220, 8],
        ['Chapter 2', 30, 190, 10],
        ['1. So does Fournier.', 30, 170, 8],
      ];
      expect(await blanks([...prose(8, 30, 370), ...notes])).toEqual([]);
    });
  });

  it('says what is wrong with a PDF of pictures, and with a damaged one', async () => {
    const blank = await pdfOf([[], []]);
    await expect(textOfPdf(blank, 'scan.pdf')).rejects.toThrow(Complaint);
    await expect(textOfPdf(blank, 'scan.pdf')).rejects.toMatchObject({ file: 'scan.pdf', exit: 2 });
    const damaged = new TextEncoder().encode('%PDF-1.7\nnothing that follows is one');
    await expect(textOfPdf(damaged, 'bad.pdf')).rejects.toThrow(Complaint);
  });
});
