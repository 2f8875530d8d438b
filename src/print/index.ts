import { type Cache, digestOf, noCache } from '../cache.ts';
import { formsOf, fractionsOf } from '../faces/alternates.ts';
import { postScriptNames, readCut } from '../faces/faces.ts';
import type { Finding } from '../inspection/finding.ts';
import type { Typesetting } from '../inspection/report/report.ts';
import { bare } from '../pdf/binding/sheet.ts';
import { subsetByGlyphs } from '../pdf/binding/subset.ts';
import { finishBook } from '../pdf/finish/index.ts';
import { readInk } from '../pdf/ink/ink.ts';
import type { SetPage } from '../pdf/set-page.ts';
import { sandboxed } from '../press/browser.ts';
import type { LineAccount, PressedPart } from '../press/index.ts';
import type { Publication } from '../publication/publication.ts';
import { readPressStyles } from '../styles/index.ts';
import type { Title } from '../title.ts';
import type { PlannedPage } from '../typesetting/pages/paginate.ts';
import { composeBook } from './composition/index.ts';
import { faceOfBook } from './face.ts';
import { geometryOf, roomOf } from './geometry.ts';
import { readBound } from './inspection/bound.ts';
import { unseenEmphasis } from './inspection/emphasis.ts';
import { missingGlyphs, missingInDrawings } from './inspection/glyphs.ts';
import { inspectText } from './inspection/index.ts';
import { keptPages } from './inspection/kept.ts';
import { inspectPictures } from './inspection/pictures.ts';
import { inspectorIn, type PagedKind } from './inspection/preflight.ts';
import {
  doubtfulLocators,
  flawedLines,
  inspectSetting,
  tornUnits,
  wideFormulas,
  wideTables,
} from './inspection/setting.ts';
import { drawnSmallCapitals } from './inspection/small-capitals.ts';
import { inSignatures, makingOf } from './making.ts';
import { designOf, type PrintRecord } from './record.ts';
import { setBook } from './set-book.ts';
import type { OpeningSettings } from './setting/opening/index.ts';
import { makePage } from './setting/page.ts';
import { openStages } from './stages.ts';

/** A print edition, and what is to be said of it. */
export interface PrintEdition {
  /** Its file for readers, and that for the printer: the drawing of their pages is the same. */
  screen: Uint8Array;
  print: Uint8Array;
  pages: SetPage[];
  /** Pages of the file for the printer: a few more, where it fills up its last signature. */
  printed: number;
  /** What is wrong with its setting, such as where its text is not the publication's. */
  findings: Finding[];
  /** What the preflight says of each file: it goes on while the files are shown already. */
  preflight: Record<PagedKind, Promise<Finding[]>>;
  setting: Typesetting;
  /** How its parts were set, for the pages of later printings to stay. */
  record: PrintRecord;
  /** Seconds by stage. */
  seconds: Record<string, number>;
}

/**
 * Makes the print edition of a publication: composes the book, breaks its lines, has Paged.js set it in a headless
 * browser part by part, finishes the parts for the press and binds them, and compares the text of the PDF with the
 * publication's letter by letter.
 * @param options.progress told how many pages are set
 * @param options.keep the record of a printing whose pages are to stay
 * @param options.cache where parts are found that were made before
 * @param options.changed false where nothing should have changed since: then no browser starts before it is needed
 * @param options.judged which of its files are preflighted
 * @throws Complaint where there is no browser, or no such typeface
 */
export async function makePdf(
  publication: Publication,
  title: Title,
  options: {
    progress?: (pages: number) => void;
    keep?: PrintRecord | undefined;
    cache?: Cache;
    changed?: boolean;
    judged?: readonly PagedKind[];
  } = {},
): Promise<PrintEdition> {
  const { book } = title;
  const { keep, cache = noCache, changed = true, judged = ['print', 'screen'] } = options;
  const press = readPressStyles(title, 'print');
  const design = designOf(title, press);
  const geometry = geometryOf(book.print);
  const parts = composeBook(publication, book);
  const face = await faceOfBook(publication, parts, title);
  const faces = await postScriptNames(face);
  const { language, documents, images } = publication;
  const ink = readInk(title);
  const head = { title: book.title, language, theme: book.print.theme, folios: book.print.folios };
  const outfit = {
    ...(await makePage(head, geometry, face, images, press)),
    ...{ face, images, measure: geometry.measure },
    finish: { language, geometry, faces: [...faces.keys()], ink },
  };
  const stages = await openStages(cache, outfit, changed);
  let judging: Promise<unknown> | undefined;
  try {
    const { plan, formulas, set, pages, order, bound } = await setBook(parts, stages, {
      setting: {
        language,
        hyphenation: book.hyphenation,
        face,
        hanging: book.print.hanging,
        opening: openingOf(book),
        continued: book.print.continued,
        page: roomOf(geometry),
      },
      forms: {
        language,
        acronyms: book.print.acronyms,
        hasForms: await formsOf(face),
        ...(book.print.fractions && { hasFraction: await fractionsOf(face) }),
      },
      keep,
      progress: options.progress,
    });
    const subset = async (face: string, glyphs: readonly number[]) => {
      const font = await readCut(faces.get(face)!);
      return cache.stage('font', digestOf(font, glyphs), () => subsetByGlyphs(font, glyphs));
    };
    const leaves = bound.map(({ leaves }) => leaves);
    const finished = { leaves, pages, order, geometry, chapters: documents, subset, profile: ink.profile };
    const making = makingOf(book.print);
    const printed = inSignatures(pages, order, making);
    const screen = await stages.timed('finish', () =>
      finishBook(finished, book, { form: 'screen', sheet: bare }),
    );
    // Other threads read the one file while the other is bound here.
    const [read, print] = await Promise.all([
      stages.timed('inspection', () => readBound(screen, { bound, order, pages }, stages.threads(), cache)),
      stages.timed('finish', () => finishBook({ ...finished, ...printed }, book, making)),
    ]);
    const findings = inspectText(read, publication, title);
    const planned = new Map(parts.map(({ id }, k) => [id, plan.parts[k]!.pages]));
    findings.push(
      ...inspectSetting(planned, pages, geometry, publication),
      ...wideTables(plan.wide, parts, documents),
      ...wideFormulas(formulas, parts, documents),
      ...flawedLines(plan.flawed, parts, documents),
      ...tornUnits(plan.torn, parts, documents),
      ...doubtfulLocators(plan.parts),
      ...keptPages(plan.parts, parts, pages, { former: keep, design, printing: book.print.keep }),
      ...(await missingGlyphs(publication, parts, face)),
      ...(await missingInDrawings(publication.images)),
      ...inspectPictures(bound, ink),
      ...(await drawnSmallCapitals(face)),
      ...unseenEmphasis(publication, title.book),
    );
    const setting = {
      ...{ pages: pages.length, sandboxed: sandboxed() },
      ...linesOf(set),
      ...countFeet([...planned.values()].flat()),
    };
    const inspect = inspectorIn(stages.threads(), cache, book);
    const told = [...publication.findings, ...findings];
    const preflight = {
      screen: inspect('screen', judged.includes('screen') ? screen : undefined, told),
      print: inspect('print', judged.includes('print') ? print : undefined, told),
    };
    judging = Promise.all(Object.values(preflight));
    const record: PrintRecord = {
      design,
      parts: Object.fromEntries(parts.map(({ id }, k) => [id, plan.parts[k]!.record])),
    };
    return {
      ...{ screen, print, pages, findings, preflight, setting, record, seconds: stages.seconds },
      printed: printed.pages.length,
    };
  } finally {
    await stages.close(judging);
  }
}

/** How chapters begin, where that is otherwise than other paragraphs do. */
function openingOf({ print: { initial, lead } }: Title['book']): OpeningSettings | undefined {
  return initial === undefined && lead === undefined ? undefined : { initial, lead };
}

/** The account of the lines of all parts together. */
const linesOf = (set: readonly PressedPart[]): LineAccount => ({
  lines: set.reduce((sum, { lines }) => sum + lines.lines, 0),
  corrected: set.reduce((sum, { lines }) => sum + lines.corrected, 0),
  greatest: Math.max(0, ...set.map(({ lines }) => lines.greatest)),
});

/** Notes at the feet of pages, and those of them that go on over a page. */
function countFeet(pages: PlannedPage[]): Pick<Typesetting, 'notes' | 'divided'> {
  const pieces = pages.flatMap(({ notes }) => notes);
  const begun = pieces.filter(({ from }) => from === 0).length;
  return { notes: begun, divided: pieces.length - begun };
}
