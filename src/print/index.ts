import { toHtml } from 'hast-util-to-html';
import { toString as textOf } from 'hast-util-to-string';
import type { Finding } from '../inspection/finding.ts';
import type { Typesetting } from '../inspection/report/report.ts';
import { finishPdf } from '../pdf/finish/index.ts';
import type { SetPage } from '../pdf/set-page.ts';
import type { Publication } from '../publication/publication.ts';
import type { Title } from '../title.ts';
import { type Folios, foliosOf, pagesOf } from './composition/folios.ts';
import { sheetsOf } from './composition/furniture.ts';
import { composeBook, type Part } from './composition/index.ts';
import { missingGlyphs } from './inspection/glyphs.ts';
import { inspectPdf } from './inspection/index.ts';
import { keptPages } from './inspection/kept.ts';
import { doubtfulLocators, inspectSetting, wideTables } from './inspection/setting.ts';
import type { PlannedPage } from './pages/paginate.ts';
import { type PlannedBook, planBook } from './plan.ts';
import { findFace } from './press/faces.ts';
import { type PressedPage, startPress } from './press/index.ts';
import { geometryOf, makePage, markFoot, markPart } from './press/page.ts';
import { placesOf } from './press/places.ts';
import { designOf, type PrintRecord } from './record.ts';
import { startThreads } from './threads/index.ts';

/** A print edition, and what is to be said of it. */
export interface PrintEdition {
  pdf: Uint8Array;
  pages: SetPage[];
  /** Where the PDF's text is not the publication's. */
  findings: Finding[];
  setting: Typesetting;
  /** How its parts were set, for the pages of later printings to stay. */
  record: PrintRecord;
  /** Seconds by stage. */
  seconds: Record<string, number>;
}

/**
 * Makes the print edition of a publication: composes the book, breaks its lines, has Paged.js set it in a headless
 * browser, finishes the PDF for the press, and compares its text with the publication's letter by letter.
 * @param options.progress told how many pages are set
 * @param options.keep the record of a printing whose pages are to stay
 * @throws Complaint where there is no browser, or no such typeface
 */
export async function makePdf(
  publication: Publication,
  title: Title,
  options: { progress?: (pages: number) => void; keep?: PrintRecord | undefined } = {},
): Promise<PrintEdition> {
  const { book } = title;
  const seconds: Record<string, number> = {};
  const timed = async <T>(stage: string, work: () => T | Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work();
    seconds[stage] = (seconds[stage] ?? 0) + Math.round(performance.now() - began) / 1000;
    return result;
  };

  const design = designOf(book);
  const { keep } = options;
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
      const laid: Promise<PressedPage[]>[] = [];
      const counts: number[] = [];
      const plan = await timed('planning', () =>
        planBook(parts, trees, feet, {
          setting,
          measureUnits: html => press.measureUnits(html, geometry.measure),
          planPart: threads.planPart,
          former: keep?.parts,
          done: (k, { tree }) => {
            laid[k] = press.setPart(parts[k]!.id, toHtml(tree)).then(pages => {
              counts[k] = pages.length;
              options.progress?.(counts.reduce((sum, count) => sum + count, 0));
              return pages;
            });
            // What goes wrong is heard of below, when all are waited for.
            laid[k].catch(() => {});
          },
        }),
      );
      // The browser is busy now: the threads make ready for what comes after it.
      threads.prepareReading().catch(() => {});
      const { set, folios } = await timed('layout', () => settle(parts, laid, plan.planAgain));
      const counted = pagesOf(
        parts,
        set.map(pages => pages.length),
      );
      const pages = counted.map(({ label, part }) => ({
        label,
        part: part ? parts[part.index]!.id : null,
        opener: part?.page === 0,
        ...footAt(part && set[part.index]![part.page]),
      }));
      const sheets = sheetsOf(counted, parts, set, folios);
      return { plan, pages, ...(await timed('print', () => press.print(sheets))) };
    };
    const { plan, pages, pdf: raw, lines } = await run().finally(() => press.close());
    const pdf = await timed('finish', () => finishPdf(raw, book, geometry, pages, documents));
    const findings = await timed('inspection', () => inspectPdf(pdf, publication, title, threads));
    const planned = new Map(parts.map(({ id }, k) => [id, plan.parts[k]!.pages]));
    findings.push(
      ...inspectSetting(planned, pages, geometry),
      ...wideTables(plan.wide, parts, documents),
      ...doubtfulLocators(plan.parts),
      ...keptPages(plan.parts, parts, pages, { former: keep, design, printing: book.print.keep }),
      ...(await missingGlyphs(publication, parts, face)),
    );
    const { sandboxed } = press;
    const setting = { pages: pages.length, sandboxed, ...lines, ...countFeet([...planned.values()].flat()) };
    const record: PrintRecord = {
      design,
      parts: Object.fromEntries(parts.map(({ id }, k) => [id, plan.parts[k]!.record])),
    };
    return { pdf, pages, findings, setting, record, seconds };
  } finally {
    await threads.close();
  }
}

/** How often parts are planned again at most, because others were not set on the pages that were planned for them. */
const rounds = 3;

/**
 * Waits until all parts are set. What refers to pages was given the numbers that were planned; where the press came to
 * others, it is set again with those.
 * @param laid the parts as they are being set; `planAgain` puts new ones in
 * @returns the pages of each part, and the folios of what stands on them
 */
async function settle(
  parts: Part[],
  laid: Promise<PressedPage[]>[],
  planAgain: PlannedBook['planAgain'],
): Promise<{ set: PressedPage[][]; folios: Folios }> {
  for (let round = 1; ; round++) {
    const set = await Promise.all(laid);
    const folios = foliosOf(parts, set);
    if (round > rounds || !(await planAgain(folios))) return { set, folios };
  }
}

const footAt = (page: PressedPage | undefined): Pick<SetPage, 'foot'> =>
  page?.foot === undefined ? {} : { foot: page.foot };

/** Notes at the feet of pages, and those of them that go on over a page. */
function countFeet(pages: PlannedPage[]): Pick<Typesetting, 'notes' | 'divided'> {
  const pieces = pages.flatMap(({ notes }) => notes);
  const begun = pieces.filter(({ from }) => from === 0).length;
  return { notes: begun, divided: pieces.length - begun };
}
