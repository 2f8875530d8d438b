import type { PDFDocumentProxy } from 'pdfjs-dist';
import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import { withPdf } from '../pdf/open.ts';
import type { Evidence, Gap, Style } from './extraction.ts';
import { markOutlined, outlineOf } from './pdf-outline.ts';
import { type PageProgress, pagesOfRuns, type Run, saveAnew } from './pdf-runs.ts';
import { inReadingOrder } from './reading-order.ts';

/**
 * Whether a file is a PDF, by its first bytes. Before them may stand what a mail program or a server left there, as long as an
 * object of the PDF follows.
 */
export function isPdf(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return start.startsWith('%PDF-') || /^.{0,1019}%PDF-\d\.\d\s.*?\d+ \d+ obj\b/s.test(start);
}

/** A line of a page: where it begins and ends, the height of its baseline and the size of its largest type, in points. */
export interface Line extends Evidence {
  text: string;
}

/** The text of a PDF, and what it shows of each line: by the line's number, from 1. */
export interface PdfText {
  text: string;
  evidence: Map<number, Evidence>;
}

/** By page, from 0: how many characters are drawn there and named by nothing, of how many. */
export type Unnamed = Map<number, { count: number; of: number }>;

/** So large a share of pages without readable letters is no book. */
const mostUnread = 0.5;
/** Where more of a page's characters than this have no name, it cannot be read. */
const mostUnnamed = 0.3;

/** Whether a page has so many characters without a name that it cannot be read. */
export const isUnreadable = ({ count, of }: { count: number; of: number }): boolean =>
  count > mostUnnamed * of;

/** Who wants to know how far the reading of a PDF is. */
export interface PdfReading {
  progress?: PageProgress;
}

/**
 * The text of a PDF as an extraction: lines in the order in which they are read, a form feed after each page. Hyphens at line
 * ends are kept, which `pdftotext` does in its raw mode only; nothing is joined or left out. Blank lines stand
 * above what is spaced as a heading and after quotations, where recovery looks for them; other space is not kept.
 * It counts what it takes; what pdf.js does before it gives anything back (inflating a stream, say) only the caller can end.
 * @throws Complaint when the file is damaged, locked, larger than `limits.pdf`, or holds pictures of pages but no text
 */
export async function textOfPdf(
  bytes: Uint8Array,
  file: string,
  { progress }: PdfReading = {},
): Promise<PdfText & { unnamed: Unnamed; labels: string[] }> {
  const { pages, unnamed, labels } = await pagesOf(bytes, file, progress);
  if (pages.every(page => page.length === 0))
    throw new Complaint('This PDF holds no text, only pictures of its pages.', {
      file,
      advice: 'Put it through OCR first, and start from the hOCR or ALTO that it makes.',
    });
  const unread = [...unnamed.values()].filter(isUnreadable).length;
  if (unread > mostUnread * pages.filter(p => p.length > 0).length)
    throw new Complaint(
      'The letters of this PDF cannot be read: its typefaces do not say which characters they draw.',
      {
        file,
        advice: 'Put it through OCR (for instance with: ocrmypdf --force-ocr), and start from the result.',
      },
    );
  return { ...textOfLines(pages), unnamed, labels };
}

/** The text of pages of printed lines, with the blank lines that {@link textOfPdf} has. */
export function textOfLines(pages: Line[][]): PdfText {
  const body = bodyOf(pages);
  const evidence = new Map<number, Evidence>();
  const rows: string[] = [];
  pages.forEach((lines, p) => {
    if (lines.length === 0) rows.push(p > 0 ? '\f' : '');
    lines.forEach((line, k) => {
      const mark = p > 0 && k === 0 ? '\f' : '';
      if (opensSection(lines, k, body) || goesOn(lines, k, body)) rows.push('');
      rows.push(mark + line.text);
      const { text: _, ...own } = line;
      evidence.set(rows.length, own);
    });
  });
  return { text: `${rows.join('\n')}\n`, evidence };
}

/** The lines of each page. */
async function pagesOf(
  bytes: Uint8Array,
  file: string,
  progress?: PageProgress,
): Promise<{ pages: Line[][]; unnamed: Unnamed; labels: string[] }> {
  if (bytes.length > limits.pdf.bytes)
    throw new Complaint(`This PDF has ${Math.round(bytes.length / 1e6)} MB.`, {
      file,
      advice: `At most ${Math.round(limits.pdf.bytes / 1e6)} MB are read: save it without its pictures, or divide it.`,
    });
  let opened = false;
  try {
    return await withPdf(bytes, async document => {
      opened = true;
      if (document.numPages === 0) throw new Complaint('This PDF has no pages.', { file, advice: saveAnew });
      const allowed = await document.getPermissions();
      if (allowed && !allowed.includes(copying)) throw copyingForbidden(file);
      const pages: Line[][] = [];
      const unnamed: Unnamed = new Map();
      for await (const runs of pagesOfRuns(document, file, progress)) {
        const count = runs.reduce((n, r) => n + r.unnamed, 0);
        const of = runs.reduce((n, r) => n + r.text.length, count);
        if (count > 0) unnamed.set(pages.length, { count, of });
        pages.push(inReadingOrder(linesOf(runs.filter(r => r.text !== ''))));
      }
      markOutlined(pages, await outlineOf(document));
      return { pages, unnamed, labels: await labelsOf(document) };
    });
  } catch (error) {
    // what pdf.js throws of a file that it cannot open has many names, and only one matters
    if (opened || error instanceof Complaint) throw error;
    throw (error as Error).name === 'PasswordException'
      ? locked(file)
      : new Complaint('This PDF is damaged and cannot be opened.', { file, advice: saveAnew });
  }
}

/** The labels that a PDF gives its pages (ISO 32000-1, 12.4.2), in order; none where it gives none, or damaged ones. */
async function labelsOf(document: PDFDocumentProxy): Promise<string[]> {
  try {
    return (await document.getPageLabels()) ?? [];
  } catch {
    return [];
  }
}

/** The permission to take text out of a PDF (bit 5 of its `P` entry, ISO 32000-1, table 22). */
const copying = 0x10;

const locked = (file: string) =>
  new Complaint('This PDF is locked with a password.', {
    file,
    advice: 'Open it in a PDF viewer with the password, save a copy without one, and start from the copy.',
  });

const copyingForbidden = (file: string) =>
  new Complaint('This PDF is protected: its text may not be copied.', {
    file,
    advice:
      'If the book is yours to publish, save a copy without this protection (its maker knows the password), and start from the copy.',
  });

/** A line's runs stand on one baseline, raised marks aside; runs that stand apart get a space between them. */
function linesOf(runs: Run[]): Line[] {
  const lines: Line[] = [];
  let text = '';
  let parts: Part[] = [];
  let gaps: Gap[] = [];
  let base: Run | null = null;
  let start = 0;
  let end = 0;
  // where the last letter ends: blanks may be as wide as a gap
  let ink = 0;
  const close = (base: Run) => {
    const lead = text.length - text.trimStart().length;
    const own = text.trim();
    const styles = stylesOf(parts, base, lead, own.length);
    const within = gaps.flatMap(gap => (gap.at > lead ? [{ ...gap, at: gap.at - lead }] : []));
    if (own !== '')
      lines.push({
        ...{ text: own, x: start, end: ink, y: base.y, size: base.size, styles },
        ...(within.length > 0 && { gaps: within }),
      });
    text = '';
    parts = [];
    gaps = [];
  };
  for (const run of runs) {
    const size = Math.max(base?.size ?? 0, run.size);
    if (base && (Math.abs(run.y - base.y) > 0.55 * size || run.x < end - 2 * size)) {
      close(base);
      base = null;
    }
    if (
      base &&
      (run.x - end > 0.12 * size || opensNote(text, base, run)) &&
      !/\s/.test(text.slice(-1)) &&
      !/^\s/.test(run.text)
    )
      text += ' ';
    const isBlank = run.text.trim() === '';
    if (base && !isBlank && run.x - ink > wideGap * size)
      gaps.push({ at: text.trimEnd().length, from: ink, to: run.x });
    if (!isBlank) ink = run.x + run.width;
    if (!base) start = run.x;
    if (!base || run.size > base.size) base = run;
    parts.push({ from: text.length, to: text.length + run.text.length, run });
    text += run.text;
    end = run.x + run.width;
  }
  if (base) close(base);
  return lines;
}

/** A gap in a line that is wider than this, in sizes of its type, is not between words. */
const wideGap = 1.2;

/** A run in the text of its line. */
interface Part {
  from: number;
  to: number;
  run: Run;
}

/** The parts of a line that are not set in its plain roman. */
function stylesOf(parts: readonly Part[], base: Run, lead: number, length: number): Style[] {
  const styles: Style[] = [];
  for (const { from, to, run } of parts) {
    const raised = run.size < 0.85 * base.size && run.y > base.y + 0.12 * base.size;
    const style = { ...run.face, raised };
    if (!style.italic && !style.bold && !style.mono && !raised) continue;
    const last = styles.at(-1);
    const own = { from: Math.max(0, from - lead), to: Math.min(length, to - lead), ...style };
    if (own.from >= own.to) continue;
    const same =
      last &&
      last.italic === own.italic &&
      last.bold === own.bold &&
      last.mono === own.mono &&
      last.raised === raised;
    // a space between two runs of one face is of that face
    if (same && own.from - last.to <= 1) last.to = own.to;
    else styles.push(own);
  }
  return styles;
}

/** Whether a run begins the note whose raised number stands before it, at the beginning of the line. */
function opensNote(text: string, mark: Run, run: Run): boolean {
  return /^\d{1,3}$/.test(text) && mark.size < 0.85 * run.size && mark.y > run.y;
}

/** The type that most of a book is set in: its size, and the usual distance of its baselines, in points. */
interface Body {
  size: number;
  leading: number;
}

/** What most lines of the pages have in common. */
function bodyOf(pages: Line[][]): Body {
  const size = commonest(pages.flatMap(lines => lines.map(line => line.size)));
  const distances = pages.flatMap(lines =>
    lines.flatMap((line, k) =>
      k > 0 && isSize(line, size) && isSize(lines[k - 1]!, size) ? [above(lines, k)] : [],
    ),
  );
  return { size, leading: commonest(distances.filter(distance => distance > 0)) };
}

/**
 * Whether a line is spaced as a heading: with clearly more room above than the text has, and less below than above, as it
 * belongs to the text that follows. Type no larger than the text's needs room below too. What stands over smaller type, as in
 * a section of notes, is none.
 */
function opensSection(lines: Line[], k: number, body: Body): boolean {
  const line = lines[k]!;
  if (line.size < 0.97 * body.size || !isApart(lines, k, body)) return false;
  let end = k + 1;
  while (end < lines.length && isSize(lines[end]!, line.size) && !isApart(lines, end, body)) end++;
  const next = lines[end];
  if (!next || next.size < 0.97 * body.size) return false;
  const below = above(lines, end);
  if (below <= 0 || below > 0.97 * above(lines, k)) return false;
  return line.size > 1.05 * body.size || (end === k + 1 && below > 1.1 * body.leading);
}

/**
 * Whether the text goes on in a line, with room above it, after a quotation: smaller type or lines further in. Of these,
 * two must end below each other: only prose does, and a blank line after verse would make a quotation of what introduces it.
 */
function goesOn(lines: Line[], k: number, body: Body): boolean {
  const line = lines[k]!;
  const before = lines[k - 1];
  if (!before || !isSize(line, body.size) || !isApart(lines, k, body)) return false;
  if (before.size > 1.05 * body.size || opensSection(lines, k - 1, body)) return false;
  if (before.size > 0.97 * body.size && before.x < line.x + 0.5 * line.size) return false;
  let from = k - 1;
  while (from > 0 && isSize(lines[from - 1]!, before.size) && !isApart(lines, from, body)) from--;
  const quotation = lines.slice(from, k);
  return quotation.some(({ end, size }, i) => i > 0 && Math.abs(end - quotation[i - 1]!.end) < 0.2 * size);
}

/** Whether there is clearly more room above a line than its type has from line to line. */
const isApart = (lines: Line[], k: number, { size, leading }: Body) =>
  leading > 0 && above(lines, k) > 1.25 * leading * Math.max(1, lines[k]!.size / size);

/** Whether a line is set in type of a size, rounding aside. */
const isSize = (line: Line, size: number) => Math.abs(line.size - size) < 0.03 * size;

/** How far a line stands below the one before it; 0 for the first of a page. */
const above = (lines: Line[], k: number) => (lines[k - 1]?.y ?? lines[k]!.y) - lines[k]!.y;

/** The commonest of some measures, to a tenth of a point; 0 of none. */
function commonest(measures: number[]): number {
  const counts = new Map<number, number>();
  for (const measure of measures) {
    const key = Math.round(measure * 10) / 10;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}
