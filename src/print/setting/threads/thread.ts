/**
 * What threads do of a print edition's work. Each of them prepares a book's face and hyphenation once; everything they are
 * given and give back can be copied between threads.
 */
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Face } from '../../../faces/faces.ts';
import { makeInitials, noInitials } from '../../../faces/initials.ts';
import { makeShaper } from '../../../faces/shaper.ts';
import type { Finding } from '../../../inspection/finding.ts';
import type { Wanted } from '../../../inspection/pdf/index.ts';
import type { Runs } from '../../../inspection/pdf/runs.ts';
import { termsOf } from '../../../language/terms.ts';
import type { finishPart as finish } from '../../../pdf/finish/index.ts';
import type { Extent } from '../../../press/extent.ts';
import type { PageContent } from '../../../press/index.ts';
import type { PlaceStyle } from '../../../press/style.ts';
import { hangBy, noHang } from '../../../typesetting/lines/hanging.ts';
import { makeWords } from '../../../typesetting/lines/words.ts';
import type { PlannedPage } from '../../../typesetting/pages/paginate.ts';
import { columnsOn } from '../../composition/columns.ts';
import { childrenByPage, contentOfPages } from '../../composition/folios.ts';
import { doubtfulIn } from '../../locators/fill.ts';
import type { Alteration } from '../alterations.ts';
import { setColumns } from '../columns.ts';
import { notesByReference } from '../feet.ts';
import { digestsOf, type Keep, keepingOf, type SetPart } from '../keeping.ts';
import type { Flaw } from '../line.ts';
import { hyphenation, type LineContext, linesOf } from '../lines.ts';
import type { OpeningSettings } from '../opening/index.ts';
import { setPages } from '../pages.ts';
import { recorded } from '../recorded.ts';
import { type FlowUnit, type TreeUnit, unitsOf } from '../units.ts';

/** What the lines and pages of all parts of a book are computed from. */
export interface Setting {
  language: string;
  /** Exceptions from the patterns of the book's language: `pro-gramme`. */
  hyphenation: string[];
  face: Face;
  /** Whether punctuation hangs over the edges. */
  hanging: boolean;
  /** How chapters begin, where they begin otherwise than other paragraphs. */
  opening?: OpeningSettings | undefined;
  /** Whether a table that goes on overleaf says so. */
  continued?: true | undefined;
  styles: Map<string, PlaceStyle>;
  /** Lines of a full page; their height, and the length of a full one, in CSS pixels. */
  page: { lines: number; leading: number; width: number };
}

/** A part to be divided into pages. */
export interface PartJob {
  tree: Element;
  /** Where its units stand in one column. */
  extents: Extent[];
  /** The notes for the feet of its pages, and what refers to them. */
  foot?: { tree: Element; extents: Extent[]; references: readonly (string | undefined)[] };
  /** How it was set in the printing whose pages are to stay. */
  former?: SetPart;
  /** By how many lines its pages are shorter than full ones, because the browser had no room for all that was planned. */
  shorter?: number;
  /** Whether it opens on a verso. */
  verso?: boolean;
}

/** A part divided into pages. */
export interface PlannedPart {
  tree: Element;
  /** None where the part is left to the style sheet. */
  pages: PlannedPage[];
  /** How it was set, for later printings. */
  record: SetPart;
  /** Its pages, from 0, that do not end where they ended in the printing whose pages are to stay. */
  moved: number[];
  /** What is otherwise than there. */
  altered: Alteration[];
  /** Its paragraphs in which a line could not be set well. */
  flaws: FlawedUnit[];
}

/** A paragraph in which a line could not be set well: its number among the units of the part, or of its foot. */
export interface FlawedUnit {
  unit: number;
  inFoot: boolean;
  flaw: Flaw;
  /** The words of the first such line. */
  words: string;
}

const isEntry = ({ properties: { className } }: Element): boolean =>
  Array.isArray(className) && className.includes('entry');

/** What of the text or of the foot has a line that could not be set well, as it is set best. */
const flawsOf = (units: FlowUnit[], extents: readonly Extent[], inFoot: boolean): FlawedUnit[] =>
  units.flatMap(({ element, set }, unit) => {
    const line = set?.ways[0]?.lines.find(({ flaw }) => flaw);
    if (line) return [{ unit, inFoot, flaw: line.flaw!, words: set!.textOf(line) }];
    // The contents repeat what headings say.
    const [string] = set || isEntry(element) ? [] : (extents[unit]!.parted ?? []);
    return string ? [{ unit, inFoot, flaw: 'divided' as const, words: string }] : [];
  });

const prepared = new Map<string, Promise<Pick<LineContext, 'words' | 'initials'>>>();

function prepare({ language, hyphenation: exceptions, face, hanging, opening }: Setting) {
  const key = JSON.stringify([language, exceptions, face, hanging, opening?.initial]);
  let made = prepared.get(key);
  if (!made) {
    const points = hyphenation(language, exceptions);
    const initials = opening?.initial ? makeInitials(face) : Promise.resolve(noInitials);
    made = Promise.all([makeShaper(face), initials]).then(([shaper, initials]) => ({
      words: makeWords(shaper, points, hanging ? hangBy(shaper) : noHang),
      initials,
    }));
    prepared.set(key, made);
  }
  return made;
}

/** Milliseconds after which others have their turn: where there is but one thread, the browser is starting meanwhile. */
const turn = 8;

/** Breaks the lines of a part and divides it into pages. */
export async function planPart({ job, setting }: { job: PartJob; setting: Setting }): Promise<PlannedPart> {
  const { language, styles, opening } = setting;
  const made = await prepare(setting);
  const context: LineContext = { language, styles, ...made, opening };
  const inLines = async (units: TreeUnit[], keeps: readonly Keep[] = []) => {
    const set: FlowUnit[] = [];
    let begun = performance.now();
    for (const [k, { element, around }] of units.entries()) {
      const isParagraph = element.tagName === 'p';
      set.push({
        element,
        set: isParagraph ? linesOf(element, around, context, keeps[k]?.lines) : undefined,
      });
      if (performance.now() - begun < turn) continue;
      await new Promise(resolve => setImmediate(resolve));
      begun = performance.now();
    }
    return set;
  };
  const { tree, extents, foot, former, shorter = 0, verso } = job;
  const below = foot && { ...foot, units: await inLines(unitsOf(foot.tree)) };
  const units = unitsOf(tree);
  const digests = digestsOf(units, extents, notesByReference(foot));
  const keeping = former && keepingOf(digests, former);
  const planned = {
    tree,
    units: await inLines(units, keeping?.units),
    extents,
    digests,
    ...(keeping && { keeping }),
  };
  const flaws = [
    ...flawsOf(planned.units, extents, false),
    ...(below ? flawsOf(below.units, below.extents, true) : []),
  ];
  const again = termsOf(language).continued;
  const page = {
    ...setting.page,
    lines: setting.page.lines - shorter,
    verso,
    ...(setting.continued && { again }),
  };
  const { count } = columnsOn(page.width);
  const inColumns = setColumns(planned, page, count, again);
  if (!inColumns) return { ...setPages(planned, below, page), flaws };
  const lines = units.map(() => undefined);
  return { ...inColumns, ...recorded(planned, inColumns.pages, lines), flaws };
}

/** A part as it goes to the press. */
export interface LaidPart extends Omit<PlannedPart, 'tree'> {
  /** Its pages in gatherings: HTML of a few pages each, that are set by themselves. */
  gatherings: string[];
  /** What stands on its pages that others may speak of. */
  contents: PageContent[];
  /** Locators that an editor should look at, as `doubtfulIn` tells them. */
  doubtful: Record<'wide' | 'lost', string[]>;
}

/** So many pages are set, printed and finished together: a change on one of them concerns the others of its gathering. */
const gathered = 8;

/** The pages of a part in gatherings. What refers to the part finds it in the first. */
function gatheringsOf(tree: Element): string[] {
  const pages = childrenByPage(tree);
  const { id: _, ...properties } = tree.properties;
  return Array.from({ length: Math.ceil(pages.length / gathered) }, (_, k) => {
    const children = pages.slice(k * gathered, (k + 1) * gathered).flat();
    if (k === 0) return toHtml({ ...tree, children });
    const [first, ...rest] = children as [Element, ...Element[]];
    // Where a gathering begins, a page begins without being told.
    const { 'data-break-before': _break, ...own } = first.properties;
    return toHtml({ ...tree, properties, children: [{ ...first, properties: own }, ...rest] });
  });
}

/** A planned part as it goes to the press. */
export function laid({ tree, ...planned }: PlannedPart): LaidPart {
  return {
    ...planned,
    gatherings: gatheringsOf(tree),
    contents: contentOfPages(tree),
    doubtful: { wide: doubtfulIn(tree, 'wide'), lost: doubtfulIn(tree, 'lost') },
  };
}

/** Breaks the lines of a part, divides it into pages, and makes it ready for the press. */
export const layPart = async (given: { job: PartJob; setting: Setting }): Promise<LaidPart> =>
  laid(await planPart(given));

/** Finishes the pages of a part; what does it is loaded when it is needed. */
export const finishPart: typeof finish = async given =>
  (await import('../../../pdf/finish/index.ts')).finishPart(given);

/** Reads the text of pages of a PDF; what reads it is loaded when it is needed. */
export const readRuns = async ({ pdf, positions }: { pdf: Uint8Array; positions: number[] }): Promise<Runs> =>
  (await import('../../../inspection/pdf/runs.ts')).readRuns(pdf, positions);

/** A PDF and what it is to be inspected for. */
export interface InspectedFile {
  bytes: Uint8Array;
  wanted: Omit<Wanted, 'onPage'>;
}

/** Inspects a PDF by the rules of a profile; what does it is loaded when it is needed. */
export const inspectFile = async ({ bytes, wanted }: InspectedFile): Promise<Finding[]> =>
  (await import('../../../inspection/pdf/index.ts')).preflight(bytes, wanted);
