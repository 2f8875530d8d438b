import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Finding } from '../inspection/finding.ts';
import type { Publication } from '../publication/publication.ts';
import type { Title } from '../title.ts';
import { composeBook } from './compose.ts';
import { findFace } from './faces.ts';
import { finishPdf } from './finish.ts';
import { inspectPdf } from './inspect.ts';
import { hyphenation, type LineContext, linesOf, paragraphOfLines } from './lines/index.ts';
import { makeShaper } from './lines/shaper.ts';
import { geometryOf, makePage, markPart } from './page.ts';
import { placesOf } from './places.ts';
import { type SetPage, type Sheets, startPress } from './press.ts';

/** A print edition, and what is to be said of it. */
export interface PrintEdition {
  pdf: Uint8Array;
  pages: SetPage[];
  /** Where the PDF's text is not the publication's. */
  findings: Finding[];
  lines: Sheets['lines'];
  /** Seconds by stage. */
  seconds: Record<string, number>;
}

/**
 * Makes the print edition of a publication: composes the book, breaks its lines, has Paged.js set it in a headless
 * browser, finishes the PDF for the press, and compares its text with the publication's letter by letter.
 * @param options.progress told how many pages are set
 * @throws Complaint where there is no browser, or no such typeface
 */
export async function makePdf(
  publication: Publication,
  title: Title,
  options: { progress?: (pages: number) => void } = {},
): Promise<PrintEdition> {
  const { book } = title;
  const seconds: Record<string, number> = {};
  const timed = async <T>(stage: string, work: () => T | Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work();
    seconds[stage] = Math.round(performance.now() - began) / 1000;
    return result;
  };

  const geometry = geometryOf(book.print);
  const face = findFace(book.print.face);
  const parts = composeBook(publication, book);
  const trees = parts.map(markPart);
  const { language } = publication;
  const { shelf, sheet } = await makePage(
    { title: book.title, language },
    geometry,
    face,
    publication.images,
  );
  const press = await timed('start', () => startPress(shelf));
  let sheets: Sheets;
  try {
    const lined = await timed('lines', async () => {
      const shaper = await makeShaper(face);
      const styles = await press.askStyles(placesOf(trees), geometry.measure);
      const points = hyphenation(language, book.hyphenation);
      return trees.map(tree => breakLines(tree, [], { language, styles, shaper, points }));
    });
    sheets = await press.print(toHtml(lined), sheet, options.progress);
  } finally {
    await press.close();
  }
  const pdf = await timed('finish', () => finishPdf(sheets.pdf, book, geometry, sheets.pages));
  const findings = await timed('inspection', () => inspectPdf(pdf, publication, title));
  const { pages, lines } = sheets;
  return { pdf, pages, findings, lines, seconds: { ...seconds, ...sheets.seconds } };
}

/** A tree whose justified paragraphs are made of lines. */
function breakLines(element: Element, around: Element[], context: LineContext): Element {
  if (element.tagName === 'p') {
    const set = linesOf(element, around, context);
    return set ? paragraphOfLines(element, set.render(set.ways[0]!.lines)) : element;
  }
  const children = element.children.map(child =>
    child.type === 'element' ? breakLines(child, [...around, element], context) : child,
  );
  return { ...element, children };
}
