import { toHtml } from 'hast-util-to-html';
import type { Finding } from '../inspection/finding.ts';
import type { Publication } from '../publication/publication.ts';
import type { Title } from '../title.ts';
import { composeBook } from './compose.ts';
import { findFace } from './faces.ts';
import { finishPdf } from './finish.ts';
import { missingGlyphs } from './glyphs.ts';
import { inspectPdf } from './inspect.ts';
import { hyphenation, type LineContext } from './lines/index.ts';
import { makeShaper } from './lines/shaper.ts';
import { wideIn } from './locators/fill.ts';
import { geometryOf, makePage, markFoot, markPart } from './page.ts';
import type { PlannedPage } from './pages/paginate.ts';
import { placesOf } from './places.ts';
import { planBook } from './plan.ts';
import { type SetPage, type Sheets, startPress } from './press.ts';

/** A print edition, and what is to be said of it. */
export interface PrintEdition {
  pdf: Uint8Array;
  pages: SetPage[];
  /** Where the PDF's text is not the publication's. */
  findings: Finding[];
  lines: Sheets['lines'];
  /** Notes at the feet of pages, and those of them that go on over a page. */
  feet: { notes: number; divided: number };
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
    seconds[stage] = (seconds[stage] ?? 0) + Math.round(performance.now() - began) / 1000;
    return result;
  };

  const geometry = geometryOf(book.print);
  const face = findFace(book.print.face);
  const parts = composeBook(publication, book);
  const trees = parts.map(markPart);
  const feet = parts.map(markFoot);
  const { language } = publication;
  const { shelf, sheet } = await makePage(
    { title: book.title, language, theme: book.print.theme },
    geometry,
    face,
    publication.images,
  );
  const press = await timed('start', () => startPress(shelf));
  let sheets: Sheets;
  const planned = new Map<string, PlannedPage[]>();
  const wide: string[] = [];
  try {
    const context = await timed('shaping', async (): Promise<LineContext> => {
      const shaper = await makeShaper(face);
      const styles = await press.askStyles(
        placesOf([...trees, ...feet.filter(foot => !!foot)]),
        geometry.measure,
      );
      return { language, styles, shaper, points: hyphenation(language, book.hyphenation) };
    });
    const { measureUnits } = press;
    const plan = await planBook(parts, trees, feet, { lines: context, geometry, measureUnits, timed });
    plan.parts.forEach(({ pages }, k) => {
      planned.set(parts[k]!.id, pages);
    });
    wide.push(...plan.parts.flatMap(({ tree }) => wideIn(tree)));
    sheets = await press.print(toHtml(plan.parts.map(({ tree }) => tree)), sheet, options.progress);
  } finally {
    await press.close();
  }
  const pdf = await timed('finish', () =>
    finishPdf(sheets.pdf, book, geometry, sheets.pages, publication.documents),
  );
  const findings = await timed('inspection', () => inspectPdf(pdf, publication, title));
  findings.push(
    ...comparePages(planned, sheets.pages),
    ...shortPages(planned, sheets.pages, geometry),
    ...wideLocators(wide),
    ...(await missingGlyphs(publication, face)),
  );
  const { pages, lines } = sheets;
  const counted = countFeet([...planned.values()].flat());
  return { pdf, pages, findings, lines, feet: counted, seconds: { ...seconds, ...sheets.seconds } };
}

/** Whether each part was set on the pages that were planned for it: there must not be two opinions. */
function comparePages(planned: Map<string, PlannedPage[]>, pages: SetPage[]): Finding[] {
  return [...planned].flatMap(([part, planned]): Finding[] => {
    const count = Math.max(1, planned.length);
    const set = pages.filter(page => page.part === part).length;
    if (set === count) return [];
    const message = `“${part}” was planned on ${count} pages and set on ${set}; look at its page ends.`;
    return [{ code: 'print-pages-differ', severity: 'warning', message }];
  });
}

/** Pages with room left, where no other way was better: their lines are missing against the facing page, or above notes. */
function shortPages(
  planned: Map<string, PlannedPage[]>,
  pages: SetPage[],
  { leading }: { leading: number },
): Finding[] {
  return [...planned].flatMap(([part, own]) => {
    const labels = pages.filter(page => page.part === part).map(({ label }) => label);
    return own.flatMap(({ short, notes }, k): Finding[] => {
      const lines = Math.round(short / ((leading * 96) / 72));
      if (lines < 1) return [];
      const where = notes.length > 0 ? 'between its text and its notes' : 'at its foot';
      const message = `Page ${labels[k]} has room for ${lines} more line${lines > 1 ? 's' : ''} ${where}.`;
      return [{ code: 'print-page-short', severity: 'info', message }];
    });
  });
}

/** Locators of the index that name more pages than they need to. */
function wideLocators(wide: string[]): Finding[] {
  if (wide.length === 0) return [];
  const list = wide.slice(0, 12).join('; ') + (wide.length > 12 ? '; and more' : '');
  const message = `The words of some entries of the index are not on the former page, so that two pages are named: ${list}.`;
  return [{ code: 'locator-wide', severity: 'info', message }];
}

function countFeet(pages: PlannedPage[]): PrintEdition['feet'] {
  const pieces = pages.flatMap(({ notes }) => notes);
  const begun = pieces.filter(({ from }) => from === 0).length;
  return { notes: begun, divided: pieces.length - begun };
}
