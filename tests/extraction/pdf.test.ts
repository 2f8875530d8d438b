import { deflateSync } from 'node:zlib';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { Complaint } from '../../src/complaint.ts';
import { isPdf, textOfPdf as read } from '../../src/extraction/pdf.ts';
import { faceOf } from '../../src/extraction/pdf-runs.ts';

const textOfPdf = async (...given: Parameters<typeof read>) => (await read(...given)).text;

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

  it('shows of each line where it stands, how large it is, and what is raised', async () => {
    const pdf = await pdfOf([
      [
        ['Nobody counted them.', 30, 346, 10],
        ['1', null, 350, 6],
      ],
    ]);
    const { evidence } = await read(pdf, 'book.pdf');
    expect(evidence.get(1)).toMatchObject({
      ...{ x: 30, y: 346, size: 10 },
      styles: [{ from: 20, to: 21, raised: true, italic: false, bold: false }],
    });
  });

  it.each([
    ['ABCDEF+Garamond-Italic', { italic: true, bold: false }],
    ['CMTI10', { italic: true, bold: false }],
    ['Utopia-BoldOblique', { italic: true, bold: true }],
    ['CMBX12', { italic: false, bold: true }],
    ['Capitals-Regular', { italic: false, bold: false }],
    ['SourceCodePro-Regular', { italic: false, bold: false, mono: true }],
    ['CMTT10', { italic: false, bold: false, mono: true }],
    ['MonotypeGaramond', { italic: false, bold: false }],
  ])('knows the face %s', (name, face) => {
    expect(faceOf({ name })).toEqual(face);
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

/** A PDF written by hand: its objects, the first of them the catalogue. */
function written(objects: (string | Buffer)[], trailer = ''): Buffer {
  const parts = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  objects.forEach((object, i) => {
    offsets.push(parts.reduce((n, p) => n + p.length, 0));
    parts.push(Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'));
  });
  const at = parts.reduce((n, p) => n + p.length, 0);
  const table = offsets.map(o => `${String(o).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF`,
    ),
  );
  return Buffer.concat(parts);
}

/** A stream, packed. */
function stream(content: string, entries = ''): Buffer {
  const data = deflateSync(content);
  const head = `<</Length ${data.length}/Filter/FlateDecode${entries}>>stream\n`;
  return Buffer.concat([Buffer.from(head), data, Buffer.from('\nendstream')]);
}

const text = 'BT /F 12 Tf 50 500 Td (They set type) Tj ET';

/** A PDF of one page, its tree of pages and its forms as given. */
const onePage = (
  content: string,
  { pages = '/Kids[3 0 R]/Count 1', form = '<<>>' as string | Buffer } = {},
) =>
  written([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages${pages}>>`,
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>',
    stream(content),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    form,
  ]);

describe('a PDF made to do harm', () => {
  const form = stream(
    `${text} `.repeat(400),
    '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 5 0 R>>>>',
  );
  it.each([
    ['has no pages', onePage(text, { pages: '/Kids[]/Count 0' }), 'no pages'],
    ['holds itself', onePage(text, { pages: '/Kids[2 0 R]/Count 5' }), 'Page 1 of this PDF is damaged'],
    ['is cut off', Buffer.from('%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pa'), 'damaged and cannot be opened'],
    [
      'shows a form again and again',
      onePage('/X Do '.repeat(400), { form }),
      'more than 100,000 pieces of text',
    ],
  ])('%s', async (_, pdf, said) => {
    const reading = textOfPdf(pdf, 'bad.pdf');
    await expect(reading).rejects.toThrow(Complaint);
    await expect(reading).rejects.toThrow(said);
    await expect(reading).rejects.toMatchObject({ file: 'bad.pdf', exit: 2, advice: expect.any(String) });
  });

  it('says that it has more pages than it has: those that are there are read', async () => {
    const pdf = onePage(text, { pages: '/Kids[3 0 R]/Count 1000000000' });
    expect(await textOfPdf(pdf, 'bad.pdf')).toBe('They set type\n');
  });

  it('has line ends, page ends and controls in its text: they end nothing', async () => {
    const pdf = onePage('BT /F 12 Tf 50 500 Td (They\\014set\\012type \\000\\033here) Tj ET');
    const [line, ...rest] = (await textOfPdf(pdf, 'bad.pdf')).trimEnd().split('\n');
    expect(rest).toEqual([]);
    expect(line).toMatch(/^They ?set ?type ?here$/);
  });
});

it('tells of each page that is read', async () => {
  const told: string[] = [];
  const pdf = await pdfOf([[['One', 30, 360, 10]], [['Two', 30, 360, 10]]]);
  await textOfPdf(pdf, 'book.pdf', { progress: (page, pages) => told.push(`${page} of ${pages}`) });
  expect(told).toEqual(['1 of 2', '2 of 2']);
});

it('is known for a PDF behind what a mail program left', () => {
  expect(isPdf(Buffer.concat([Buffer.from('Content-Type: application/pdf\r\n\r\n'), onePage(text)]))).toBe(
    true,
  );
  expect(isPdf(Buffer.from('They say that a PDF begins with %PDF-1.4 and a line end.'))).toBe(false);
});
