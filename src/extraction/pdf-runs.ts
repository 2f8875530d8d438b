import { setImmediate, setTimeout } from 'node:timers/promises';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import { countUnnamed, printable } from './characters.ts';

/** A run of text of a PDF page, as pdf.js gives it: where it stands and how large, in points. */
export interface Run {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  face: Face;
  /** How many of its characters the PDF draws and does not name. */
  unnamed: number;
}

/** What a run's typeface tells. */
export interface Face {
  italic: boolean;
  bold: boolean;
  /** Its letters are all of one width. */
  mono?: true;
}

/** Typefaces by the names that pdf.js gives them. */
export type Faces = Map<string, Face>;

/** Told after each page: its number, from 1, and how many there are. */
export type PageProgress = (page: number, pages: number) => void;

/**
 * The runs of text of each page in turn, in the order of the content stream. Of each page only its text is kept.
 * @throws Complaint where a page cannot be read, or a bound of `limits.pdf` is met: in pages, characters, runs or time
 */
export async function* pagesOfRuns(
  document: PDFDocumentProxy,
  file: string,
  progress: PageProgress = () => {},
): AsyncGenerator<Run[]> {
  const { numPages } = document;
  if (numPages > limits.pdf.pages)
    throw new Complaint(`This PDF says that it has ${count(numPages)} pages.`, {
      file,
      advice: `At most ${count(limits.pdf.pages)} are read: divide it, and make a title of each part.`,
    });
  const tally: Tally = { characters: 0, runs: 0 };
  const faces: Faces = new Map();
  for (let number = 1; number <= numPages; number++) {
    yield await runsOf(document, number, tally, faces, file);
    progress(number, numPages);
    // signals and timers get their turn: pdf.js itself gives them none
    await setImmediate();
  }
}

/** What all pages so far have taken together. */
interface Tally {
  characters: number;
  runs: number;
}

async function runsOf(
  document: PDFDocumentProxy,
  number: number,
  tally: Tally,
  faces: Faces,
  file: string,
): Promise<Run[]> {
  try {
    const page = await document.getPage(number);
    const items = await read(page, tally, file);
    await lookAtFaces(page, items, faces);
    page.cleanup();
    return items.map(item => runOf(item, faces)).filter(run => run.text !== '' || run.unnamed > 0);
  } catch (error) {
    if (error instanceof Complaint) throw error;
    throw new Complaint(`Page ${number} of this PDF is damaged and cannot be read.`, {
      file,
      advice: saveAnew,
    });
  }
}

/** What to do with a damaged PDF. */
export const saveAnew =
  'Get the file again, or save it anew from a PDF viewer (or with: qpdf BOOK.pdf NEW.pdf), and start from that.';

/** Reads a page piece by piece, so that one without end is left as soon as it has taken too much. */
async function read(page: PDFPageProxy, tally: Tally, file: string): Promise<TextItem[]> {
  const runs: TextItem[] = [];
  const until = performance.now() + limits.pdf.pageSeconds * 1000;
  const reader = page.streamTextContent({ disableNormalization: true }).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return runs;
    for (const item of value.items) {
      if (!('str' in item)) continue;
      tally.runs++;
      tally.characters += item.str.length;
      if (item.str !== '') runs.push(item);
    }
    const met = boundMet(page.pageNumber, runs.length, tally, performance.now() > until);
    if (met === null) continue;
    // it goes on being made until it is told to stop; nobody waits for what comes of that
    reader.cancel(new Error('enough')).catch(() => {});
    throw new Complaint(met, {
      file,
      advice:
        'Look whether this is the PDF of one book, or save it anew from a PDF viewer and start from that.',
    });
  }
}

/** What is to be said where a page, or the whole, has taken more than any book needs; null where it has not. */
function boundMet(page: number, runs: number, tally: Tally, late: boolean): string | null {
  const { pageRuns, runs: most, characters, pageSeconds } = limits.pdf;
  if (runs > pageRuns) return `Page ${page} of this PDF has more than ${count(pageRuns)} pieces of text.`;
  if (tally.runs > most)
    return `The first ${page} pages of this PDF have more than ${count(most)} pieces of text.`;
  if (tally.characters > characters)
    return `The first ${page} pages of this PDF have more than ${count(characters)} characters.`;
  return late ? `Page ${page} of this PDF takes more than ${pageSeconds} seconds to read.` : null;
}

const count = (n: number) => n.toLocaleString('en');

/** How long typefaces are waited for, in milliseconds; a page without them is read as set in roman. */
const patience = 10_000;

/**
 * Looks up the typefaces of a page that no page before it had. pdf.js tells their names only when it makes a page's drawing.
 */
async function lookAtFaces(page: PDFPageProxy, items: TextItem[], faces: Faces): Promise<void> {
  const fresh = new Set(items.map(i => i.fontName).filter(name => !faces.has(name)));
  if (fresh.size === 0) return;
  await Promise.race([page.getOperatorList(), setTimeout(patience, undefined, { ref: false })]).catch(
    () => {},
  );
  for (const name of fresh) {
    const font = page.commonObjs.has(name) ? page.commonObjs.get(name) : null;
    faces.set(name, faceOf(font ?? {}));
  }
}

/** Whether a typeface is italic, bold or a typewriter’s, by what its file says or by its name, as foundries and TeX name them. */
export function faceOf({ name = '', italic, bold, black, fallbackName }: FontFacts): Face {
  const plain = name.replace(/^[A-Z]{6}\+/, '');
  const isMono = fallbackName === 'monospace' || typewriters.test(plain);
  return {
    ...(isMono && { mono: true }),
    italic:
      italic === true ||
      /italic|(?<!cap)ital\b|obli|slanted|kursiv|[-_]it\b|^(?:cm(?:ti|sl|mi)|ec(?:ti|sl)|sfti|tcti)/i.test(
        plain,
      ),
    bold:
      bold === true || black === true || /bold|black|heavy|[-_](?:bd|sb)\b|^(?:cmbx|ecbx|sfbx)/i.test(plain),
  };
}

const typewriters =
  /mono(?!type)|courier|typewriter|consol|menlo|code(?:pro)?\b|^(?:cm|ec|sf|lm)(?:sl|it)?tt|-tt\b/i;

/** What pdf.js tells of a typeface. */
interface FontFacts {
  name?: string;
  /** The kind of typeface that stands in for it where it is missing. */
  fallbackName?: string;
  italic?: boolean;
  bold?: boolean;
  black?: boolean;
}

const roman: Face = { italic: false, bold: false };

function runOf({ str, transform, width, fontName }: TextItem, faces: Faces): Run {
  const [, , c, d, x, y] = transform.map(finite);
  const face = faces.get(fontName) ?? roman;
  return {
    text: printable(str),
    unnamed: countUnnamed(str),
    x: x!,
    y: y!,
    width: finite(width),
    size: Math.hypot(c!, d!),
    face,
  };
}

/** A damaged PDF sets type at places and in sizes that are no numbers. */
const finite = (n: number) => (Number.isFinite(n) ? n : 0);
