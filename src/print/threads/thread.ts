/**
 * What threads do of a print edition's work. Each of them prepares a book's face and hyphenation once; everything they are
 * given and give back can be copied between threads.
 */
import type { Element } from 'hast';
import type { ReadShare } from '../../pdf/text.ts';
import { hangBy, noHang } from '../lines/hanging.ts';
import { hyphenation, type LineContext, linesOf } from '../lines/index.ts';
import { makeShaper } from '../lines/shaper.ts';
import { type Extent, setPages } from '../pages/index.ts';
import type { SetPart } from '../pages/keeping.ts';
import type { PlannedPage } from '../pages/paginate.ts';
import { unitsOf } from '../pages/units.ts';
import { findFace } from '../press/faces.ts';
import type { PlaceStyle } from '../press/places.ts';

/** What the lines and pages of all parts of a book are computed from. */
export interface Setting {
  language: string;
  /** Exceptions from the patterns of the book's language: `pro-gramme`. */
  hyphenation: string[];
  face: string;
  /** Whether punctuation hangs over the edges. */
  hanging: boolean;
  styles: Map<string, PlaceStyle>;
  /** Lines of a full page, and their height in CSS pixels. */
  page: { lines: number; leading: number };
}

/** A part to be divided into pages. */
export interface PartJob {
  tree: Element;
  /** Where its units stand in one column. */
  extents: Extent[];
  /** The notes for the feet of its pages, and what refers to them. */
  foot?: { tree: Element; extents: Extent[]; references: string[] };
  /** How it was set in the printing whose pages are to stay. */
  former?: SetPart;
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
}

const prepared = new Map<string, Promise<Pick<LineContext, 'shaper' | 'points'>>>();

function prepare({ language, hyphenation: exceptions, face }: Setting) {
  const key = JSON.stringify([language, exceptions, face]);
  let made = prepared.get(key);
  if (!made) {
    made = makeShaper(findFace(face)).then(shaper => ({ shaper, points: hyphenation(language, exceptions) }));
    prepared.set(key, made);
  }
  return made;
}

/** Breaks the lines of a part and divides it into pages. */
export async function planPart({ job, setting }: { job: PartJob; setting: Setting }): Promise<PlannedPart> {
  const { language, styles } = setting;
  const made = await prepare(setting);
  const hang = setting.hanging ? hangBy(made.shaper) : noHang;
  const context: LineContext = { language, styles, ...made, hang };
  const inLines = (tree: Element) =>
    unitsOf(tree).map(({ element, around }) => ({
      element,
      set: element.tagName === 'p' ? linesOf(element, around, context) : undefined,
    }));
  const { tree, extents, foot, former } = job;
  const below = foot && { ...foot, units: inLines(foot.tree) };
  const planned = { tree, units: inLines(tree), extents, ...(former && { former }) };
  return setPages(planned, below, setting.page);
}

/** Reads a share of a PDF; what reads it is loaded when it is needed, for it takes its time. */
export const readShare: ReadShare = async given => (await import('../../pdf/text.ts')).readShare(given);

/** Loads what reads PDFs, while there is nothing else to do. */
export async function prepareReading(): Promise<void> {
  await import('../../pdf/text.ts');
  await (await import('../../pdf/open.ts')).loadPdfjs();
}
