import { toHtml } from 'hast-util-to-html';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Finding } from '../inspection/finding.ts';
import type { Typesetting } from '../inspection/report/report.ts';
import type { Publication } from '../publication/publication.ts';
import type { Title } from '../title.ts';
import { pagesOf } from './composition/folios.ts';
import { sheetsOf } from './composition/furniture.ts';
import { composeBook, type Part } from './composition/index.ts';
import { doubtfulIn } from './composition/locators/fill.ts';
import { finishPdf } from './finish/index.ts';
import { missingGlyphs } from './inspection/glyphs.ts';
import { inspectPdf } from './inspection/index.ts';
import type { PlannedPage } from './pages/paginate.ts';
import { planBook, type WideUnit } from './plan.ts';
import { findFace } from './press/faces.ts';
import { startPress } from './press/index.ts';
import { geometryOf, makePage, markFoot, markPart } from './press/page.ts';
import { placesOf } from './press/places.ts';
import { startThreads } from './threads/index.ts';

/** A page of the print edition as set. */
export interface SetPage {
  /** Its folio, whether it is printed or not: `xii`, `37`. */
  label: string;
  /** Id of the part it belongs to; null for a blank page. */
  part: string | null;
  /** Whether a part opens on it. */
  opener: boolean;
  /** Where the notes at its foot begin, in CSS pixels from the sheet's upper edge. */
  foot?: number;
}

/** A print edition, and what is to be said of it. */
export interface PrintEdition {
  pdf: Uint8Array;
  pages: SetPage[];
  /** Where the PDF's text is not the publication's. */
  findings: Finding[];
  setting: Typesetting;
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
  const { language, documents, images } = publication;
  const head = { title: book.title, language, theme: book.print.theme };
  const { shelf, sheet } = await makePage(head, geometry, face, images);
  const threads = startThreads(trees.reduce((sum, tree) => sum + textOf(tree).length, 0));
  try {
    const press = await timed('start', () => startPress(shelf, sheet));
    const run = async () => {
      const places = placesOf([...trees, ...feet.filter(foot => !!foot)]);
      const setting = {
        language,
        hyphenation: book.hyphenation,
        face: face.name,
        hanging: book.print.hanging,
        styles: await timed('styles', () => press.askStyles(places, geometry.measure)),
        page: { lines: geometry.lines, leading: (geometry.leading * 96) / 72 },
      };
      // Parts are set while others are still being planned.
      let count = 0;
      const laid: Promise<{ foot?: number }[]>[] = [];
      const plan = await timed('planning', () =>
        planBook(parts, trees, feet, {
          setting,
          measureUnits: html => press.measureUnits(html, geometry.measure),
          planPart: threads.planPart,
          done: (k, { tree }) => {
            laid[k] = press.setPart(parts[k]!.id, toHtml(tree)).then(pages => {
              count += pages.length;
              options.progress?.(count);
              return pages;
            });
          },
        }),
      );
      // The browser is busy now: the threads make ready for what comes after it.
      threads.prepareReading().catch(() => {});
      const set = await timed('layout', () => Promise.all(laid));
      const counted = pagesOf(
        parts,
        set.map(pages => pages.length),
      );
      const pages = counted.map(({ label, part }) => ({
        label,
        part: part ? parts[part.index]!.id : null,
        opener: part?.page === 0,
        ...(part && set[part.index]![part.page]),
      }));
      const sheets = sheetsOf(counted, parts, plan.parts, plan.folios);
      return { plan, pages, ...(await timed('print', () => press.print(sheets))) };
    };
    const { plan, pages, pdf: raw, lines } = await run().finally(() => press.close());
    const pdf = await timed('finish', () => finishPdf(raw, book, geometry, pages, documents));
    const findings = await timed('inspection', () => inspectPdf(pdf, publication, title, threads));
    const planned = new Map(parts.map(({ id }, k) => [id, plan.parts[k]!.pages]));
    findings.push(
      ...comparePages(planned, pages),
      ...shortPages(planned, pages, geometry),
      ...wideTables(plan.wide, parts, documents),
      ...doubtfulLocators(
        { code: 'locator-wide', severity: 'info' },
        'The words of some entries of the index are not on the former page, so that two pages are named',
        plan.parts.flatMap(({ tree }) => doubtfulIn(tree, 'wide')),
      ),
      ...doubtfulLocators(
        { code: 'locator-lost', severity: 'warning' },
        'The index names notes that its pages do not have, and the PDF has them in brackets',
        plan.parts.flatMap(({ tree }) => doubtfulIn(tree, 'lost')),
      ),
      ...(await missingGlyphs(publication, face)),
    );
    const setting = { pages: pages.length, ...lines, ...countFeet([...planned.values()].flat()) };
    return { pdf, pages, findings, setting, seconds };
  } finally {
    await threads.close();
  }
}

/** Whether each part was set on the pages that were planned for it: there must not be two opinions. */
function comparePages(planned: Map<string, PlannedPage[]>, pages: SetPage[]): Finding[] {
  return [...planned].flatMap(([part, planned]): Finding[] => {
    const count = Math.max(1, planned.length);
    const set = pages.filter(page => page.part === part).length;
    if (set === count) return [];
    const message = `“${part}” was planned on ${count} ${count === 1 ? 'page' : 'pages'} and set on ${set}; look at its page ends.`;
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

/** Tables that reach beyond the type area: what stands there is cut off. */
function wideTables(wide: WideUnit[][], parts: Part[], documents: Publication['documents']): Finding[] {
  return wide.flatMap((units, k) => {
    const file = documents.find(({ id }) => id === parts[k]!.id)?.file;
    return units.map(({ element, over }): Finding => {
      const cells: string[] = [];
      visit(element, 'element', cell => {
        if (/^t[hd]$/.test(cell.tagName)) cells.push(textOf(cell).trim());
      });
      const words = cells.filter(Boolean).join(', ').slice(0, 40);
      const much = Math.ceil((over * 25.4) / 96);
      const message = `The table that begins “${words}” is ${much} mm too wide for the page; leave out columns, shorten its longest words, or make two tables of it.`;
      const line = element.position?.start.line;
      return {
        ...{ code: 'print-table-wide', severity: 'error', message },
        ...(file && { file: `chapters/${file}`, ...(line && { line }) }),
      };
    });
  });
}

/** Locators of the index that name more pages than they need to, or none. */
function doubtfulLocators(
  kind: Pick<Finding, 'code' | 'severity'>,
  message: string,
  locators: string[],
): Finding[] {
  if (locators.length === 0) return [];
  const list = locators.slice(0, 12).join('; ') + (locators.length > 12 ? '; and more' : '');
  return [{ ...kind, message: `${message}: ${list}.` }];
}

function countFeet(pages: PlannedPage[]): Pick<Typesetting, 'notes' | 'divided'> {
  const pieces = pages.flatMap(({ notes }) => notes);
  const begun = pieces.filter(({ from }) => from === 0).length;
  return { notes: begun, divided: pieces.length - begun };
}
