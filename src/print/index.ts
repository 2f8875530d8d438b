import type { Element } from 'hast';
import { type Cache, digestOf, noCache } from '../cache.ts';
import { formsOf } from '../faces/alternates.ts';
import { postScriptNames, readCut } from '../faces/faces.ts';
import type { Finding } from '../inspection/finding.ts';
import type { Typesetting } from '../inspection/report/report.ts';
import { bare } from '../pdf/binding/sheet.ts';
import { subsetByGlyphs } from '../pdf/binding/subset.ts';
import { type FinishedParts, finishBook } from '../pdf/finish/index.ts';
import { readInk } from '../pdf/ink/ink.ts';
import type { SetPage } from '../pdf/set-page.ts';
import { sandboxed } from '../press/browser.ts';
import type { LineAccount, PressedPage, PressedPart } from '../press/index.ts';
import type { Publication } from '../publication/publication.ts';
import type { Title } from '../title.ts';
import type { PlannedPage } from '../typesetting/pages/paginate.ts';
import { columnsOn, inColumns } from './composition/columns.ts';
import { type Folios, foliosOf, pagesOf } from './composition/folios.ts';
import { composeBook } from './composition/index.ts';
import { type Letterforms, markLetterforms } from './composition/letterforms.ts';
import { markFoot, markPart } from './composition/marking.ts';
import type { Part } from './composition/part.ts';
import { faceOfBook } from './face.ts';
import { geometryOf, roomOf } from './geometry.ts';
import { readBound } from './inspection/bound.ts';
import { missingGlyphs } from './inspection/glyphs.ts';
import { inspectText } from './inspection/index.ts';
import { keptPages } from './inspection/kept.ts';
import { inspectPictures } from './inspection/pictures.ts';
import { inspectorIn, type PagedKind } from './inspection/preflight.ts';
import {
  doubtfulLocators,
  flawedLines,
  inspectSetting,
  wideFormulas,
  wideTables,
} from './inspection/setting.ts';
import { inSignatures, makingOf } from './making.ts';
import { designOf, type PrintRecord } from './record.ts';
import { formulasOf, withSizes } from './setting/formulas.ts';
import { sheetsOf } from './setting/furniture.ts';
import { makePage } from './setting/page.ts';
import { placesOf } from './setting/places.ts';
import { type PlannedBook, planBook, type WideUnit } from './setting/plan.ts';
import type { Setting } from './setting/threads/thread.ts';
import { type LeavesStage, openStages, type SetStage, type Stages } from './stages.ts';

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
  const design = designOf(book);
  const geometry = geometryOf(book.print);
  const parts = composeBook(publication, book);
  const face = await faceOfBook(publication, parts, title);
  const faces = await postScriptNames(face);
  const { language, documents, images } = publication;
  const ink = readInk(title);
  const head = { title: book.title, language, theme: book.print.theme, folios: book.print.folios };
  const outfit = {
    ...(await makePage(head, geometry, face, images)),
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
        page: roomOf(geometry),
      },
      forms: { language, acronyms: book.print.acronyms, hasForms: await formsOf(face) },
      keep,
      progress: options.progress,
    });
    const subset = (face: string, glyphs: readonly number[]) =>
      cache.stage('font', digestOf(face, glyphs), async () =>
        subsetByGlyphs(await readCut(faces.get(face)!), glyphs),
      );
    const leaves = bound.map(({ leaves }) => leaves);
    const finished = { leaves, pages, order, geometry, chapters: documents, subset, profile: ink.profile };
    const making = makingOf(book.print);
    const printed = inSignatures(pages, order, making);
    const screen = await stages.timed('finish', () =>
      finishBook(finished, book, { form: 'screen', sheet: bare }),
    );
    const print = await stages.timed('finish', () => finishBook({ ...finished, ...printed }, book, making));
    const findings = await stages.timed('inspection', async () =>
      inspectText(await readBound(screen, bound, order, stages.threads(), cache), publication, title),
    );
    const planned = new Map(parts.map(({ id }, k) => [id, plan.parts[k]!.pages]));
    findings.push(
      ...inspectSetting(planned, pages, geometry, publication),
      ...wideTables(plan.wide, parts, documents),
      ...wideFormulas(formulas, parts, documents),
      ...flawedLines(plan.flawed, parts, documents),
      ...doubtfulLocators(plan.parts),
      ...keptPages(plan.parts, parts, pages, { former: keep, design, printing: book.print.keep }),
      ...(await missingGlyphs(publication, parts, face)),
      ...inspectPictures(bound, ink),
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

/** A book whose parts are planned, set and ready to be bound. */
interface SetBook {
  plan: PlannedBook;
  /** Formulas that are wider than the page, by part. */
  formulas: WideUnit[][];
  /** Its gatherings, in order. */
  set: PressedPart[];
  pages: SetPage[];
  order: FinishedParts['order'];
  bound: LeavesStage[];
}

/** Plans and sets the parts of a book; parts are set while others are still being planned. */
async function setBook(
  parts: Part[],
  stages: Stages,
  {
    setting,
    forms,
    keep,
    progress,
  }: {
    setting: Omit<Setting, 'styles'>;
    forms: Letterforms;
    keep: PrintRecord | undefined;
    progress: ((pages: number) => void) | undefined;
  },
): Promise<SetBook> {
  const columns = columnsOn(setting.page.width);
  const marked = parts.map(part => markLetterforms(inColumns(markPart(part), columns), forms));
  const markedFeet = parts.map(part => {
    const foot = markFoot(part);
    return foot && markLetterforms(foot, forms);
  });
  const { trees, feet, wide: formulas } = await sizeFormulas(marked, markedFeet, stages, setting.page);
  const places = placesOf([...trees, ...feet.filter(foot => !!foot)]);
  const styles = await stages.timed('styles', () => stages.styles(places));
  const laid: Promise<SetStage[]>[] = [];
  const counts: number[] = [];
  const plan = await stages.timed('planning', () =>
    planBook(parts, trees, feet, {
      setting: { ...setting, styles },
      measure: stages.measure,
      layParts: stages.lay,
      former: keep?.parts,
      done: (k, part) => {
        laid[k] = stages.set(parts[k]!.id, part).then(gatherings => {
          counts[k] = pagesIn(gatherings).length;
          progress?.(counts.reduce((sum, count) => sum + count, 0));
          return gatherings;
        });
        // What goes wrong is heard of below, when all are waited for.
        laid[k].catch(() => {});
      },
    }),
  );
  // The browser is busy now: the threads make ready for what comes after it.
  stages
    .threads()
    .prepareReading()
    .catch(() => {});
  const { set, folios } = await stages.timed('layout', () => settle(parts, laid, plan.planAgain));
  const contents = set.map(pagesIn);
  const counted = pagesOf(
    parts,
    contents.map(pages => pages.length),
  );
  const gatherings = set.flat();
  const placeOf = placesInGatherings(set);
  const order = counted.map(({ part }) => (part ? placeOf(part.index, part.page) : null));
  const sheets = sheetsOf(counted, parts, contents, folios);
  const bound = await stages.timed('print', () =>
    Promise.all(
      gatherings.map((gathering, group) => {
        const own = sheets.flatMap((sheet, k) => {
          const place = order[k];
          return place?.group === group ? [{ ...sheet, part: gathering.id, page: place.page }] : [];
        });
        return stages.leaves(gathering, own, wantedOf(group, gatherings));
      }),
    ),
  );
  return {
    ...{ plan, formulas },
    set: gatherings.map(({ set }) => set),
    pages: counted.map(({ label, part }) => ({
      label,
      part: part ? parts[part.index]!.id : null,
      opener: part?.page === 0,
      ...footAt(part && contents[part.index]![part.page]),
    })),
    ...{ order, bound },
  };
}

/** Trees whose formulas have their sizes, and formulas that are wider than the page, by part. */
async function sizeFormulas(
  trees: Element[],
  feet: (Element | undefined)[],
  stages: Stages,
  room: { leading: number; width: number },
): Promise<{ trees: Element[]; feet: (Element | undefined)[]; wide: WideUnit[][] }> {
  const own = trees.map((tree, k) => formulasOf([tree, feet[k]].filter(one => !!one)));
  const formulas = own.flat();
  const found = await stages.formulas(formulas);
  const sizes = new Map(formulas.map(({ element }, k) => [element, found[k]!]));
  const sized = (tree: Element) => withSizes(tree, sizes, room);
  const wide = own.map(inPart =>
    inPart.flatMap(({ element }) => {
      const over = sizes.get(element)!.width - room.width;
      return over > 0.5 ? [{ element, over }] : [];
    }),
  );
  return { trees: trees.map(sized), feet: feet.map(foot => foot && sized(foot)), wide };
}

const pagesIn = (gatherings: readonly SetStage[]): PressedPage[] =>
  gatherings.flatMap(({ set }) => set.pages);

/** In which gathering of the book, and where in it, the pages of its parts are. */
function placesInGatherings(
  set: readonly SetStage[][],
): (part: number, page: number) => { group: number; page: number } {
  let count = 0;
  const places = set.map(gatherings =>
    gatherings.flatMap(({ set }) => {
      const group = count;
      count += 1;
      return set.pages.map((_, page) => ({ group, page }));
    }),
  );
  return (part, page) => places[part]![page]!;
}

/** Ids of the places in a gathering that others refer to. */
function wantedOf(k: number, gatherings: readonly SetStage[]): string[] {
  const own = new Set(gatherings[k]!.set.pages.flatMap(({ ids }) => ids));
  const others = gatherings.flatMap(({ set }, other) => (other === k ? [] : set.links));
  return [...new Set(others)].filter(id => own.has(id)).sort();
}

/** How often parts are planned again at most, because others were not set on the pages that were planned for them. */
const rounds = 5;

/**
 * Waits until all parts are set. What refers to pages was given the numbers that were planned; where the press came to
 * others, it is set again with those; and where a page had no room for what was planned, with shorter pages.
 * @param laid the parts as they are being set; `planAgain` puts new ones in
 * @returns the parts as set, and the folios of what stands on their pages
 */
async function settle(
  parts: Part[],
  laid: Promise<SetStage[]>[],
  planAgain: PlannedBook['planAgain'],
): Promise<{ set: SetStage[][]; folios: Folios }> {
  for (let round = 1; ; round++) {
    const set = await Promise.all(laid);
    const folios = foliosOf(parts, set.map(pagesIn));
    const over = set.flatMap((part, k) => (pagesIn(part).some(page => page.over) ? [k] : []));
    if (round > rounds || !(await planAgain(folios, over))) return { set, folios };
  }
}

const footAt = (page: PressedPage | undefined): Pick<SetPage, 'foot' | 'over'> => ({
  ...(page?.foot !== undefined && { foot: page.foot }),
  ...(page?.over && { over: true }),
});

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
