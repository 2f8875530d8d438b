import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { termsOf } from '../../language/terms.ts';
import type { Extent } from '../../press/extent.ts';
import { type Folios, foliosOf, onVersos } from '../composition/folios.ts';
import type { Part } from '../composition/part.ts';
import { fillFolios, referredIn } from '../composition/references.ts';
import type { SetPart } from './keeping.ts';
import { hyphenation, isComputed } from './lines.ts';
import { inOneColumn } from './one-column.ts';
import { divideParted, keepDivisions } from './parted.ts';
import { withDivisions } from './rows.ts';
import { type FlawedUnit, type LaidPart, laid, type PartJob, type Setting } from './threads/thread.ts';
import { unitsOf } from './units.ts';
import { fitTables, onOwnPages, tries } from './wide.ts';

export type { LaidPart } from './threads/thread.ts';

/** Parts of one page, set by the style sheet alone. */
const fixed = new Set(['half-title', 'series', 'title-page', 'imprint']);

/** By how many lines the pages of a part are made shorter at most, where the browser has no room for what was planned. */
const mostShorter = 2;

/** How often parts are set again, because numbers of pages in them changed by their own setting. */
const rounds = 4;

/** What the planner is given besides the parts. */
export interface PlanContext {
  setting: Setting;
  /** Where units stand in columns, by their numbers in each. */
  measure: (columns: Column[]) => Promise<Extent[][]>;
  /** Divides parts into pages, all at once or one after another. */
  layParts: (jobs: PartJob[], setting: Setting) => Promise<LaidPart>[];
  /** How parts were set in the printing whose pages are to stay, by their ids. */
  former?: Readonly<Record<string, SetPart>> | undefined;
  /** Told of each part whose pages will not change any more. */
  done: (index: number, part: LaidPart) => void;
}

/** A tree to be set in one column, and the letters of which its lines will be made. */
export interface Column {
  tree: Element;
  letters: number;
}

/** A book divided into pages. */
export interface PlannedBook {
  parts: LaidPart[];
  /** What is too wide for the page, by part. */
  wide: WideUnit[][];
  /** Paragraphs in which a line could not be set well, by part. */
  flawed: FlawedParagraph[][];
  /** What was divided where it must not be, because it is higher than a page, by part. */
  torn: { element: Element }[][];
  /**
   * Plans those parts again that refer to pages by other numbers than these, and those for whose pages the browser had no
   * room: with pages that are a line shorter, or two, but if that is of no use, as they were.
   * @param over positions of parts of which a page had no room for what was planned
   * @returns whether there were any; `done` is told of each
   */
  planAgain: (folios: Folios, over: readonly number[]) => Promise<boolean>;
}

/**
 * Breaks lines and pages of a book. Parts that refer to pages are set again with the numbers that came out, until no
 * number changes; those that open on the next page, when that turns out to be a verso.
 * @param trees the parts' trees as the style sheet knows them, and `feet` the notes for the feet of their pages
 */
export async function planBook(
  parts: Part[],
  trees: Element[],
  feet: (Element | undefined)[],
  { setting, measure, layParts, former = {}, done }: PlanContext,
): Promise<PlannedBook> {
  const planned: LaidPart[] = [];
  const wide: WideUnit[][] = parts.map(() => []);
  // What had no room in the printing whose pages are kept has none now.
  const shorter = parts.map(({ id }) => Math.min(mostShorter, former[id]?.shorter ?? 0));
  const givenUp = new Set<number>();
  const flawed: FlawedParagraph[][] = parts.map(() => []);
  const torn: { element: Element }[][] = parts.map(() => []);
  const referred = trees.map(
    (tree, k) => new Set([tree, feet[k]].flatMap(one => [...(one ? referredIn(one) : [])])),
  );
  let filledWith: Folios = new Map();
  /** Those that were planned as opening on a verso. */
  const versos = new Set<number>();
  const opening = () =>
    onVersos(
      parts,
      planned.map(({ contents }) => contents.length),
    );
  const plan = async (stale: number[], folios: Folios, ready: (k: number) => void) => {
    filledWith = folios;
    if (planned.length > 0) {
      const now = opening();
      for (const k of stale) now.has(k) ? versos.add(k) : versos.delete(k);
    }
    const filled = stale.map(k => ({
      part: parts[k]!,
      tree: fillFolios(trees[k]!, folios),
      foot: feet[k] && fillFolios(feet[k], folios),
    }));
    const jobs = await jobsOf(filled, setting, measure);
    const planning = stale.flatMap((k, at) => (fixed.has(parts[k]!.kind) ? [] : [{ k, job: jobs[at]! }]));
    const results = layParts(
      planning.map(({ k, job }) => ({
        ...keeping(job, former[parts[k]!.id]),
        ...(shorter[k]! > 0 && { shorter: shorter[k]! }),
        ...(versos.has(k) && { verso: true }),
      })),
      setting,
    );
    const resultOf = new Map(planning.map(({ k }, at) => [k, results[at]!]));
    await Promise.all(
      stale.map(async (k, at) => {
        const { tree } = jobs[at]!;
        wide[k] = wideUnits(jobs[at]!);
        planned[k] =
          withShorter(await resultOf.get(k), shorter[k]!) ??
          laid({ tree, pages: [], record: { units: [], ends: [] }, moved: [], altered: [], flaws: [] });
        flawed[k] = flawedParagraphs(jobs[at]!, planned[k]!);
        torn[k] = tornUnits(jobs[at]!, planned[k]!);
        ready(k);
      }),
    );
  };
  const staleIn = (folios: Folios) => {
    const now = opening();
    return parts.flatMap(({ opens }, k) =>
      [...referred[k]!].some(id => filledWith.get(id) !== folios.get(id)) ||
      (opens === 'any' && versos.has(k) !== now.has(k))
        ? [k]
        : [],
    );
  };
  /** What is settled only when all others are planned. */
  const waits = (k: number) => referred[k]!.size > 0 || parts[k]!.opens === 'any';
  const tell = (k: number) => done(k, planned[k]!);

  let folios: Folios = new Map();
  let stale = parts.map((_, k) => k);
  for (let round = 1; round <= rounds && stale.length > 0; round++) {
    await plan(stale, folios, k => {
      if (!waits(k)) tell(k);
    });
    folios = foliosOf(
      parts,
      planned.map(({ contents }) => contents),
    );
    stale = staleIn(folios);
  }
  for (const k of parts.keys()) if (waits(k)) tell(k);
  return {
    parts: planned,
    wide,
    flawed,
    torn,
    planAgain: async (folios, over) => {
      const tight = over.filter(k => planned[k]!.pages.length > 0 && !givenUp.has(k));
      for (const k of tight) {
        shorter[k] = shorter[k]! < mostShorter ? shorter[k]! + 1 : 0;
        if (shorter[k] === 0) givenUp.add(k);
      }
      const stale = [...new Set([...staleIn(folios), ...tight])];
      if (stale.length > 0) await plan(stale, folios, tell);
      return stale.length > 0;
    },
  };
}

/** A unit that does not fit into the type area, and by how many CSS pixels it is too wide. */
export interface WideUnit {
  element: Element;
  over: number;
}

const wideUnits = ({ tree, extents }: PartJob): WideUnit[] =>
  unitsOf(tree).flatMap(({ element }, unit) => {
    const { over = 0 } = extents[unit]!;
    return over > 0 ? [{ element, over }] : [];
  });

/** A paragraph in which a line could not be set well, what is wrong with it, and its words. */
export interface FlawedParagraph extends Pick<FlawedUnit, 'flaw' | 'words'> {
  element: Element;
}

function flawedParagraphs({ tree, foot }: PartJob, { flaws }: LaidPart): FlawedParagraph[] {
  const units = { text: flaws.length > 0 ? unitsOf(tree) : [], foot: foot ? unitsOf(foot.tree) : [] };
  return flaws.map(({ unit, inFoot, ...flaw }) => ({
    ...flaw,
    element: units[inFoot ? 'foot' : 'text'][unit]!.element,
  }));
}

/** Units that pages were not allowed to divide, and had to. */
function tornUnits({ tree }: PartJob, { pages }: LaidPart): { element: Element }[] {
  const torn = new Set(pages.flatMap(({ pieces }) => pieces.flatMap(({ torn, unit }) => (torn ? unit : []))));
  return torn.size === 0 ? [] : unitsOf(tree).filter((_, unit) => torn.has(unit));
}

/** A part whose record tells by how much its pages were made shorter. */
const withShorter = (part: LaidPart | undefined, shorter: number): LaidPart | undefined =>
  part && shorter > 0 ? { ...part, record: { ...part.record, shorter } } : part;

const keeping = (job: PartJob, former: SetPart | undefined): PartJob => (former ? { ...job, former } : job);

/** A part as it was measured, with the lines of those rows alone that are divided at them. */
function withDividedRows<T extends Pick<PartJob, 'tree' | 'extents'>>(measured: T, depth: number): T {
  if (!measured.extents.some(({ rows }) => rows?.lines)) return measured;
  const units = unitsOf(measured.tree);
  return {
    ...measured,
    extents: measured.extents.map((one, k) => withDivisions(units[k]!.element, one, depth)),
  };
}

interface FilledPart {
  part: Part;
  tree: Element;
  foot: Element | undefined;
}

/** Measures what the browser alone can measure. */
async function jobsOf(
  filled: FilledPart[],
  setting: Setting,
  measure: PlanContext['measure'],
): Promise<PartJob[]> {
  const columnOf = (tree: Element): Column => {
    const units = unitsOf(tree);
    const computed = units.filter(
      ({ element, around }) => element.tagName === 'p' && isComputed(element, around, setting),
    );
    const column = inOneColumn(tree, units, new Set(computed.map(({ element }) => element)));
    return { tree: column, letters: textOf(tree).length };
  };
  const { width, lines, leading } = setting.page;
  const room = { width, depth: lines * leading };
  const own = new Map(filled.map(({ tree }) => [tree, onOwnPages(tree, room)]));
  const trees = filled.flatMap(({ tree, foot }) => (foot ? [own.get(tree)!, foot] : [own.get(tree)!]));
  const extents = await measure(trees.map(columnOf));
  const measured = new Map(trees.map((tree, k) => [tree, { tree, extents: extents[k]! }]));
  const points = hyphenation(setting.language, setting.hyphenation);
  /** Measures again what a step makes otherwise. */
  const refit = async (step: (tree: Element, extents: readonly Extent[]) => Element | undefined) => {
    const fitted = trees.flatMap(own => {
      const { tree, extents } = measured.get(own)!;
      const other = step(tree, extents);
      return other ? [{ own, other }] : [];
    });
    if (fitted.length === 0) return;
    const again = await measure(fitted.map(({ other }) => columnOf(other)));
    fitted.forEach(({ own, other }, k) => {
      measured.set(own, { tree: other, extents: again[k]! });
    });
  };
  await refit((tree, extents) => divideParted(tree, extents, setting.language, points));
  await refit(keepDivisions);
  const again = setting.continued && termsOf(setting.language).continued;
  for (const tried of tries) await refit((tree, extents) => fitTables(tree, extents, room, tried, again));
  return filled.map(
    ({ part, tree, foot }): PartJob => ({
      ...withDividedRows(measured.get(own.get(tree)!)!, room.depth),
      ...(foot && {
        foot: {
          ...withDividedRows(measured.get(foot)!, room.depth),
          references: part.foot?.references ?? [],
        },
      }),
    }),
  );
}
