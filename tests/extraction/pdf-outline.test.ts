import { PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { textOfPdf } from '../../src/extraction/pdf.ts';
import { markOutlined } from '../../src/extraction/pdf-outline.ts';

/** The lines of one page that an outline's entry names, with their level. */
function marked(title: string, ...texts: (string | [text: string, size: number])[]): string[] {
  const lines = texts.map(given => {
    const [text, size] = typeof given === 'string' ? [given, 10] : given;
    return { text, x: 0, end: 0, y: 0, size, styles: [] } as Parameters<typeof markOutlined>[0][0][0];
  });
  markOutlined([[], lines], [{ title, page: 1, level: 2 }]);
  return lines.filter(l => l.outlined === 2).map(l => l.text);
}

describe('a title that the outline names', () => {
  it.each<[what: string, title: string, lines: Parameters<typeof marked>[1][], right: string[]]>([
    ['whatever its case and blanks', 'The Ink', ['THE  INK', 'It was wet.'], ['THE  INK']],
    [
      'on two lines',
      'The Ink, and the Paper',
      ['The Ink,', 'and the Paper', 'It was wet.'],
      ['The Ink,', 'and the Paper'],
    ],
    ['with its label', 'Chapter 2: The Ink', ['Chapter 2', 'The Ink'], ['Chapter 2', 'The Ink']],
    ['under a label that the outline leaves out', 'The Ink', ['Chapter 2', 'The Ink'], ['The Ink']],
    ['behind a number on its line', 'The Ink', ['2. The Ink', 'It was wet.'], ['2. The Ink']],
    ['under a line that ends in a number', 'The Ink', ['to the list.4', 'The Ink'], ['The Ink']],
    ['in large type, not in a running head', 'The Ink', ['The Ink', ['The Ink', 14]], ['The Ink']],
    ['that does not stand on its page', 'The Ink', ['Paper', 'The ink was wet.'], []],
    ['that is a number, as the page’s own is', '12', ['12', 'It was wet.'], []],
  ])('%s', (_, title, lines, right) => {
    expect(marked(title, ...lines)).toEqual(right);
  });

  it('is the one in large type', () => {
    const lines = [10, 14].map(size => ({ text: 'The Ink', x: 0, end: 0, y: 0, size, styles: [] }));
    markOutlined([lines], [{ title: 'The Ink', page: 0, level: 1 }]);
    expect(lines.map(l => 'outlined' in l)).toEqual([false, true]);
  });
});

/** A PDF of one page with a title, and one entry in its outline with the destination given. */
async function withOutline(
  dest: (page: ReturnType<PDFDocument['addPage']>) => unknown[],
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  const page = document.addPage([300, 400]);
  page.drawText('The Ink', { x: 30, y: 360, size: 14, font });
  page.drawText('It was wet.', { x: 30, y: 330, size: 10, font });
  const { context } = document;
  const root = context.nextRef();
  const entry = context.register(
    context.obj({
      Title: PDFString.of('THE INK'),
      Parent: root,
      Dest: context.obj(dest(page) as Parameters<typeof context.obj>[0] as never),
    }),
  );
  context.assign(root, context.obj({ Type: 'Outlines', First: entry, Last: entry, Count: 1 }));
  document.catalog.set(PDFName.of('Outlines'), root);
  return document.save();
}

it('the outline is read from the PDF itself', async () => {
  const { evidence } = await textOfPdf(await withOutline(page => [page.ref, 'Fit']), 'book.pdf');
  expect([...evidence.values()].map(e => e.outlined)).toEqual([1, undefined]);
});

it('an entry that leads nowhere says nothing', async () => {
  const { evidence } = await textOfPdf(await withOutline(() => [7, 'Fit']), 'book.pdf');
  expect([...evidence.values()].map(e => e.outlined)).toEqual([undefined, undefined]);
});
