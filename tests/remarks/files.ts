import { PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib';
import JSZip from 'jszip';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const more = 'http://schemas.microsoft.com/office/word/2012/wordml';
const fourteen = 'http://schemas.microsoft.com/office/word/2010/wordml';

/** A run of a document, as Word writes it. */
export const r = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const by = 'w:author="A. Reader" w:date="2026-11-20T09:00:00Z"';
export const ins = (text: string) => `<w:ins w:id="90" ${by}>${r(text)}</w:ins>`;
export const del = (text: string) =>
  `<w:del w:id="91" ${by}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
export const about = (id: number, content: string) =>
  `<w:commentRangeStart w:id="${id}"/>${content}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
export const p = (...runs: string[]) => `<w:p><w:pPr><w:rPr/></w:pPr>${runs.join('')}</w:p>`;

/** A run whose look was changed: its properties now, and as they were. */
export const restyled = (text: string, now: string, was = '') =>
  `<w:r><w:rPr>${now}<w:rPrChange w:id="92" ${by}><w:rPr>${was}</w:rPr></w:rPrChange></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
export const restyledParagraph = (...runs: string[]) =>
  `<w:p><w:pPr><w:pStyle w:val="Quote"/><w:pPrChange w:id="93" ${by}><w:pPr/></w:pPrChange></w:pPr>${runs.join('')}</w:p>`;

/** A DOCX of some paragraphs and comments; `answers` names the comment that one answers. */
export async function docx(
  paragraphs: readonly string[],
  comments: readonly { id: number; text: string; answers?: number }[] = [],
  notes?: string,
): Promise<Uint8Array> {
  const zip = new JSZip();
  const root = (name: string, inner: string) =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${name} xmlns:w="${word}" xmlns:w14="${fourteen}">${inner}</w:${name}>`;
  zip.file('word/document.xml', root('document', `<w:body>${paragraphs.join('')}</w:body>`));
  if (notes) zip.file('word/footnotes.xml', root('footnotes', `<w:footnote w:id="1">${notes}</w:footnote>`));
  if (comments.length > 0) {
    zip.file(
      'word/comments.xml',
      root(
        'comments',
        comments
          .map(
            ({ id, text }) =>
              `<w:comment w:id="${id}" ${by}><w:p w14:paraId="0000000${id}">${r(text)}</w:p></w:comment>`,
          )
          .join(''),
      ),
    );
    zip.file(
      'word/commentsExtended.xml',
      `<w15:commentsEx xmlns:w15="${more}">${comments
        .map(
          ({ id, answers }) =>
            `<w15:commentEx w15:paraId="0000000${id}"${answers === undefined ? '' : ` w15:paraIdParent="0000000${answers}"`}/>`,
        )
        .join('')}</w15:commentsEx>`,
    );
  }
  return zip.generateAsync({ type: 'uint8array' });
}

/** An annotation on some words of a line; of a sign of insertion, behind them. */
export interface Mark {
  type: 'Highlight' | 'StrikeOut' | 'Underline' | 'Caret' | 'Text';
  line: number;
  words: string;
  contents?: string;
  /** Which of the marks before it is a part of, or answers. */
  group?: number;
  answers?: number;
}

const size = 11;
const lineOf = (at: number) => 700 - 14 * at;

/** A PDF of one page with marks on it. */
export async function markedPdf(lines: readonly string[], marks: readonly Mark[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  const page = pdf.addPage([440, 760]);
  for (const [at, line] of lines.entries()) page.drawText(line, { x: 50, y: lineOf(at), size, font });
  const references: ReturnType<typeof pdf.context.register>[] = [];
  for (const { type, line, words, contents, group, answers } of marks) {
    const text = lines[line]!;
    const from = text.indexOf(words);
    const left = 50 + font.widthOfTextAtSize(text.slice(0, from), size);
    const right = left + font.widthOfTextAtSize(words, size);
    const [bottom, top] = [lineOf(line) - 3, lineOf(line) + 9];
    const rect =
      type === 'Caret'
        ? [right - 3, bottom - 2, right + 3, bottom + 5]
        : type === 'Text'
          ? [left, bottom, left + 14, bottom + 14]
          : [left, bottom, right, top];
    const of = group ?? answers;
    const dict = pdf.context.obj({
      ...{
        Type: 'Annot',
        Subtype: type,
        Rect: rect,
        T: PDFString.of('A. Reader'),
        M: PDFString.of('D:20261120090000Z'),
      },
      ...(contents !== undefined && { Contents: PDFString.of(contents) }),
      ...(rect.length > 0 &&
        type !== 'Caret' &&
        type !== 'Text' && { QuadPoints: [left, top, right, top, left, bottom, right, bottom] }),
      ...(of !== undefined && { IRT: references[of]!, RT: group === undefined ? 'R' : 'Group' }),
    });
    references.push(pdf.context.register(dict));
  }
  const list = pdf.context.obj([]);
  for (const reference of references) list.push(reference);
  page.node.set(PDFName.of('Annots'), list);
  return pdf.save();
}
