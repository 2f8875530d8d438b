import type { PDFDocumentProxy } from 'pdfjs-dist';
import { Complaint } from '../complaint.ts';
import { pagesOfRuns, saveAnew } from '../extraction/pdf-runs.ts';
import { withPdf } from '../pdf/open.ts';
import {
  type Area,
  type Box,
  type Letters,
  lettersOf,
  nearestTo,
  stretchIn,
  withoutSigns,
  wordAt,
} from './pdf-letters.ts';
import { changed, marked, type Remark, refuseTooMany } from './remark.ts';

/** What pdf.js tells of an annotation, as far as it is used here. */
interface Annotation {
  id: string;
  subtype: string;
  rect: number[];
  quadPoints?: ArrayLike<number> | null;
  contentsObj?: { str: string };
  titleObj?: { str: string };
  modificationDate?: string | null;
  creationDate?: string | null;
  inReplyTo?: string | null;
  replyType?: string;
  state?: string | null;
}

/** Annotations that are no remarks of a reader. */
const others: ReadonlySet<string> = new Set([
  'Link',
  'Widget',
  'Popup',
  'PrinterMark',
  'TrapNet',
  'Watermark',
]);
/** A note lies no farther from its words, in sizes of the type. */
const farthest = 6;

/**
 * The remarks that readers have put on the pages of a PDF: what is marked, struck out, replaced, put in, and notes.
 * @param file named in messages
 * @param progress told after each page
 * @throws Complaint where it cannot be read, or is larger than any book
 */
export async function remarksInPdf(
  bytes: Uint8Array,
  file: string,
  progress: (page: number, pages: number) => void,
): Promise<Remark[]> {
  try {
    return await withPdf(bytes, document => remarksOf(document, file, progress));
  } catch (error) {
    if (error instanceof Complaint) throw error;
    throw (error as Error).name === 'PasswordException'
      ? new Complaint('This PDF is locked by a password.', { file, advice: 'Save it without a password.' })
      : new Complaint('This PDF is damaged and cannot be opened.', { file, advice: saveAnew });
  }
}

async function remarksOf(
  document: PDFDocumentProxy,
  file: string,
  progress: (page: number, pages: number) => void,
): Promise<Remark[]> {
  const labels = await document.getPageLabels();
  const remarks: Remark[] = [];
  let number = 0;
  for await (const runs of pagesOfRuns(document, file, progress)) {
    number++;
    const page = await document.getPage(number);
    const annotations = ((await page.getAnnotations()) as Annotation[]).filter(
      ({ subtype }) => !others.has(subtype),
    );
    if (annotations.length === 0) continue;
    const letters = lettersOf(runs);
    const label = labels?.[number - 1] || String(number);
    for (const remark of remarksOn(letters, annotations)) remarks.push({ ...remark, page: label });
    refuseTooMany(remarks, file);
  }
  return remarks;
}

/** The remarks of one page; answers go with what they answer, and what was put in for something with what was struck out. */
function remarksOn(letters: Letters, annotations: readonly Annotation[]): Remark[] {
  const isAnswer = ({ inReplyTo, replyType }: Annotation) => Boolean(inReplyTo) && replyType !== 'Group';
  const grouped = new Set(
    annotations.flatMap(one => (one.replyType === 'Group' && one.inReplyTo ? [one.inReplyTo] : [])),
  );
  return annotations
    .filter(one => !isAnswer(one) && !(one.subtype === 'Caret' && grouped.has(one.id)))
    .map(annotation => {
      const answers = annotations.filter(
        one => isAnswer(one) && one.inReplyTo === annotation.id && textOf(one),
      );
      const remark = remarkOf(letters, annotation, annotation.replyType === 'Group');
      const comment = [
        remark.comment,
        ...answers.map(one => [byOf(one), textOf(one)].filter(Boolean).join(': ')),
      ]
        .filter(Boolean)
        .join('\n');
      const [by, date] = [byOf(annotation), dateOf(annotation)];
      return { ...remark, ...(comment && { comment }), ...(by && { by }), ...(date && { date }) };
    });
}

const textOf = ({ contentsObj }: Annotation): string => contentsObj?.str.replace(/\r\n?/g, '\n').trim() ?? '';
const byOf = ({ titleObj }: Annotation): string => titleObj?.str.trim() ?? '';

/** `D:20261130…` → `2026-11-30`. */
function dateOf({ modificationDate, creationDate }: Annotation): string | undefined {
  const found = /^(?:D:)?(\d{4})(\d{2})(\d{2})/.exec(modificationDate ?? creationDate ?? '');
  return found ? `${found[1]}-${found[2]}-${found[3]}` : undefined;
}

/** What an annotation says, and of which words. */
function remarkOf(letters: Letters, annotation: Annotation, isGrouped: boolean): Remark {
  const { subtype } = annotation;
  const content = textOf(annotation);
  const comment = content ? { comment: content } : {};
  if (subtype === 'Caret') return putIn(letters, annotation, content);
  const isOnText = ['Highlight', 'Underline', 'Squiggly', 'StrikeOut'].includes(subtype);
  const stretch = isOnText ? stretchIn(letters, areasOf(annotation)) : undefined;
  if (!stretch) return beside(letters, annotation, content || `A remark without words (${subtype}).`);
  const isSigned = /[^\p{L}\p{N}]$/u.test(content);
  const isGone = subtype === 'StrikeOut' && content === '';
  const { from, to } = isGone || isSigned ? stretch : withoutSigns(letters.text, stretch);
  const own = marked(letters.text, from, to);
  const isCopied = content.replace(/\s+/g, ' ') === own.words.replace(/\s+/g, ' ');
  if (subtype !== 'StrikeOut')
    return { ...own, comment: content && !isCopied ? content : 'Marked, without a comment.' };
  const word = wordAt(letters.text, from);
  const isPart = word.start < from || wordAt(letters.text, to - 1).end > to;
  // letters are measured too roughly to tell what of a word is to go
  if (isPart && word.end >= to)
    return {
      ...marked(letters.text, word.start, word.end),
      comment: [`Struck out: “${own.words}”.`, content].filter(Boolean).join(' '),
    };
  const now = content && !isCopied ? content : '';
  return { ...changed(letters.text, { from, to, now }), ...(isGrouped || !now ? {} : comment) };
}

/** What stands at a sign of insertion: between two words, or at one where it cannot be told where within. */
function putIn(letters: Letters, annotation: Annotation, content: string): Remark {
  const [left, bottom, right, top] = annotation.rect as [number, number, number, number];
  const x = (left + right) / 2;
  const near = nearestTo(letters, { x, y: (bottom + top) / 2 });
  if (!near || near.far > farthest || content === '')
    return beside(letters, annotation, content || 'Put in, without words.');
  const { text, boxes } = letters;
  const word = wordAt(text, near.at);
  const size = boxes[near.at]!.size;
  const [start, end] = [boxes[word.start]?.left ?? x, boxes[word.end - 1]?.right ?? x];
  const isBefore = Math.abs(x - start) < 0.5 * size;
  const isBehind = Math.abs(x - end) < 0.5 * size;
  if (!isBefore && !isBehind)
    return { ...marked(text, word.start, word.end), comment: `Put in here: “${content}”.` };
  let at = isBehind ? word.end : word.start;
  // a comma that it stands behind
  const isPast = (box: Box | undefined) => box !== undefined && (box.left + box.right) / 2 < x;
  while (isBehind && /\S/.test(text[at] ?? ' ') && isPast(boxes[at])) at++;
  const isSign = /^[\p{P}\p{S}]+$/u.test(content);
  const now = isSign ? content : isBehind ? ` ${content}` : `${content} `;
  return changed(text, { from: at, to: at, now });
}

/** A remark that lies beside its words, or on them. */
function beside(letters: Letters, { rect }: Annotation, comment: string): Remark {
  const [left, bottom, right, top] = rect as [number, number, number, number];
  const near = nearestTo(letters, { x: (left + right) / 2, y: (bottom + top) / 2 });
  if (!near || near.far > farthest) return { words: '', before: '', behind: '', comment };
  const { start, end } = wordAt(letters.text, near.at);
  return { ...marked(letters.text, start, end), comment };
}

/** The areas that an annotation of text covers. */
function areasOf({ quadPoints, rect }: Annotation): Area[] {
  const points = quadPoints ? Array.from(quadPoints) : [];
  const areas: Area[] = [];
  for (let i = 0; i + 8 <= points.length; i += 8) {
    const [xs, ys] = [0, 1].map(k => [0, 2, 4, 6].map(j => points[i + j + k]!)) as [number[], number[]];
    areas.push({
      left: Math.min(...xs),
      right: Math.max(...xs),
      bottom: Math.min(...ys),
      top: Math.max(...ys),
    });
  }
  const [left, bottom, right, top] = rect as [number, number, number, number];
  return areas.length > 0 ? areas : [{ left, right, bottom, top }];
}
