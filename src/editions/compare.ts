import { type Difference, differencesOf } from './difference.ts';
import type { Sheet } from './manifest.ts';
import { type PrintedPlace, placesIn } from './placing.ts';
import type { Side } from './sides.ts';
import { sentence, type Word } from './words.ts';

/** A changed place, in words. */
export interface Change {
  old: string;
  new: string;
  before: string;
  after: string;
  /** Line of the chapter's file, in the new text. */
  line?: number;
  /** Page and line in either PDF. */
  from?: PrintedPlace;
  to?: PrintedPlace;
  /** Page of the old print, where the manuscript marks its pages. */
  source?: string;
  moved?: true;
}

/** What changed from one text to the other, as plain data. */
export interface Comparison {
  from: string;
  to: string;
  places: number;
  chapters: { file: string; title: string; changes: Change[] }[];
  /** Of the two PDFs, where both are known. */
  print?: PrintChange;
}

export interface PrintChange {
  /** Pages of either PDF. */
  pages: [from: number, to: number];
  /** Positions, from 0, of the pages that differ in the new PDF, and their labels. */
  changed: { at: number; label: string }[];
  /** Whether contents, index (where there is one) and the spine of the cover differ. */
  contents: boolean;
  index?: boolean;
  spine: boolean;
}

/** Compares two texts, and the PDFs made of them. */
export function compare(a: Side, b: Side): Comparison {
  const differences = differencesOf(a.passages, b.passages);
  const findOld = a.pages && placesIn(a.pages);
  const findNew = b.pages && placesIn(b.pages);
  const files = new Set(b.passages.map(({ file }) => file));
  const chapters = new Map<string, Comparison['chapters'][number]>();
  for (const one of differences) {
    const home =
      one.new.length === 0 && one.from && !files.has(one.from.file) ? one.from : (one.to ?? one.from);
    const { file = '', title = '' } = home ?? {};
    const chapter = chapters.get(file) ?? { file, title, changes: [] };
    chapters.set(file, chapter);
    const [from, to] = [findOld?.(one.old, one), findNew?.(one.new, one)];
    chapter.changes.push({ ...inWords(one), ...(from && { from }), ...(to && { to }) });
  }
  const print = a.pages && b.pages && printChange(a, b, a.pages, b.pages);
  return {
    ...{ from: a.name, to: b.name, places: differences.length, chapters: [...chapters.values()] },
    ...(print && { print }),
  };
}

function inWords({ old, new: now, before, after, from, to, moved }: Difference): Change {
  const source = sourceOf([...old, ...before.slice(-1), ...after.slice(0, 1)]);
  const line = to?.line || from?.line;
  return {
    ...{ old: sentence(old), new: sentence(now), before: sentence(before), after: sentence(after) },
    ...(line && { line }),
    ...(source !== undefined && { source }),
    ...(moved && { moved }),
  };
}

const sourceOf = (words: readonly Word[]): string | undefined =>
  words.find(({ source }) => source !== undefined)?.source;

function printChange(a: Side, b: Side, old: readonly Sheet[], now: readonly Sheet[]): PrintChange {
  const openings = ({ chapters }: Side) => JSON.stringify(chapters?.map(({ title, page }) => [title, page]));
  const [oldIndex, newIndex] = [indexOf(a, old), indexOf(b, now)];
  return {
    pages: [old.length, now.length],
    changed: now.flatMap(({ label, digest }, at) => (digest === old[at]?.digest ? [] : [{ at, label }])),
    contents: openings(a) !== openings(b) || contentsOf(a, old) !== contentsOf(b, now),
    ...((oldIndex || newIndex) && { index: oldIndex !== newIndex }),
    spine: old.length !== now.length,
  };
}

const textOf = (pages: readonly Sheet[]): string =>
  pages.flatMap(({ label, lines }) => [label, ...lines]).join('\n');

const positionOf = (pages: readonly Sheet[], label: string | undefined): number =>
  pages.findIndex(page => page.label === label);

/** All that stands on the pages of the contents: those before the chapters with lines that end with a chapter's page. */
function contentsOf({ chapters = [] }: Side, pages: readonly Sheet[]): string {
  const first = chapters.map(({ page }) => positionOf(pages, page)).filter(at => at >= 0);
  const before = pages.slice(0, Math.max(0, ...first));
  const leads = (line: string) =>
    chapters.some(({ page }) => page !== undefined && line.endsWith(` ${page}`));
  return textOf(before.filter(({ label, lines }) => /^[ivxlc]+$/.test(label) && lines.some(leads)));
}

/** All that stands on the pages of the index; nothing where there is none. */
function indexOf({ chapters = [] }: Side, pages: readonly Sheet[]): string {
  const at = chapters.findIndex(({ type }) => type === 'index');
  const from = at < 0 ? -1 : positionOf(pages, chapters[at]!.page);
  if (from < 0) return '';
  const next = positionOf(pages, chapters[at + 1]?.page);
  return textOf(pages.slice(from, next < 0 ? pages.length : next));
}
