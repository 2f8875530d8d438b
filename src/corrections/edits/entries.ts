import { Complaint } from '../../complaint.ts';
import type { ChapterText } from '../../manuscript/files.ts';
import { readingOf } from '../errata/as-read.ts';
import type { Entry } from '../errata/entry.ts';
import type { Correction } from '../errata/errata.ts';
import { overlay } from '../errata/overlay.ts';
import { placesOf, readingFor } from '../errata/places.ts';
import { entryAt, type Report } from '../errata/proposal.ts';
import type { Change, Stay } from './changes.ts';

/** Corrections that stand for a person's changes, and the chapters without these. */
export interface Translation {
  chapters: ChapterText[];
  entries: Entry[];
  /** How many changes were taken back that the list has already: an interrupted run may have left them. */
  known: number;
  /** What stays as it is, in the chapters. */
  stays: Stay[];
}

/** What all the new corrections have in common. */
type Common = Pick<Report, 'kind' | 'by' | 'date'>;

/**
 * Turns changes of a few words into corrections: laid over the chapters as recovery wrote them there, they give the edited chapters again,
 * letter by letter. A change of which that is not so stays in its chapter.
 * @param chapters as they are edited
 * @param existing the title's corrections, which go on to be made
 * @throws Error where what comes of it is not the same text: nothing may be written then
 */
export function translate(
  chapters: readonly ChapterText[],
  changes: readonly Change[],
  existing: readonly Correction[],
  common: Common,
): Translation {
  const stays: Stay[] = [];
  let left = [...changes];
  for (;;) {
    const without = takenBack(chapters, left);
    const tried = left.map(change => tryOne(without, change, common));
    const failed = left.filter((_, i) => tried[i] === undefined);
    for (const change of failed) stays.push(stayOf(chapters, change, 'no correction says just the same'));
    if (failed.length > 0) {
      left = left.filter((_, i) => tried[i] !== undefined);
      continue;
    }
    const all = tried as Entry[];
    const unfit = unfitOf(chapters, without.chapters, existing, all);
    if (unfit.length === 0) {
      const entries = all.filter(entry => !isListed(existing, entry));
      return { chapters: without.chapters, entries, known: all.length - entries.length, stays };
    }
    const clashing = left.filter(
      (change, i) => unfit.includes(i) || !isFitAlone(chapters, change, existing, common),
    );
    if (clashing.length === 0) throw new Error('The corrections do not give the edited chapters again.');
    for (const change of clashing)
      stays.push(stayOf(chapters, change, 'another correction is made in the same words'));
    left = left.filter(change => !clashing.includes(change));
  }
}

/** Chapters in which changes were taken back, and where that is in them. */
interface Without {
  chapters: ChapterText[];
  /** Of each change, where what recovery wrote stands now, and what the person wrote there. */
  places: Map<Change, { from: number; to: number; now: string }>;
}

function takenBack(chapters: readonly ChapterText[], changes: readonly Change[]): Without {
  const places: Without['places'] = new Map();
  const texts = chapters.map(({ file, text }): ChapterText => {
    let result = '';
    let at = 0;
    for (const change of changes.filter(one => one.file === file).sort((a, b) => a.from - b.from)) {
      result += text.slice(at, change.from);
      places.set(change, {
        ...{ from: result.length, to: result.length + change.was.length },
        now: text.slice(change.from, change.to),
      });
      result += change.was;
      at = change.to;
    }
    return { file, text: result + text.slice(at) };
  });
  return { chapters: texts, places };
}

/** The correction of one change; undefined where none makes just this of the chapter. */
function tryOne({ chapters, places }: Without, change: Change, common: Common): Entry | undefined {
  const { file } = change;
  const { text } = chapters.find(one => one.file === file)!;
  const { from, to, now } = places.get(change)!;
  const neighbours = [...places].filter(([other]) => other.file === file && other !== change);
  const bounds = {
    from: Math.max(0, ...neighbours.map(([, other]) => other.to).filter(end => end <= from)),
    to: Math.min(text.length, ...neighbours.map(([, other]) => other.from).filter(start => start >= to)),
  };
  const wide = wholeWords(text, { from, to, now }, bounds);
  const was = text.slice(wide.from, wide.to);
  const is = text.slice(wide.from, from) + now + text.slice(to, wide.to);
  const how = { ...readingFor({ for: was, read: is }), tolerance: 'exact' } as const;
  const [stands, read] = [was, is].map(words => readingOf(words, 0, how).text.trim()) as [string, string];
  if (stands === '' || stands === read) return undefined;
  const place = placesOf(chapters, { for: stands, read, chapter: file }, 'exact').find(
    one => one.from >= wide.from && one.to <= wide.to,
  );
  if (!place) return undefined;
  try {
    const entry = entryAt(chapters, place, { ...common, for: stands, read });
    const after = overlay(chapters, [accepted(entry)]);
    const isRight =
      after.findings.length === 0 &&
      after.chapters.every(one =>
        one.file === file
          ? one.text === text.slice(0, from) + now + text.slice(to)
          : chapters.some(before => before.file === one.file && before.text === one.text),
      );
    return isRight ? entry : undefined;
  } catch (error) {
    // the words around do not tell it from other places
    if (!(error instanceof Complaint)) throw error;
    return undefined;
  }
}

/** A stretch with all of the words that it is a part of, and with one at least. */
function wholeWords(
  text: string,
  { from, to, now }: { from: number; to: number; now: string },
  bounds: { from: number; to: number },
): { from: number; to: number } {
  const lineStart = Math.max(bounds.from, text.lastIndexOf('\n', from - 1) + 1);
  const nextLine = text.indexOf('\n', to);
  const lineEnd = Math.min(bounds.to, nextLine < 0 ? text.length : nextLine);
  const left = (at: number) =>
    at - wordBefore.exec(text.slice(Math.max(lineStart, at - reach), at))![0].length;
  const right = (at: number) =>
    at + wordBehind.exec(text.slice(at, Math.min(lineEnd, at + reach)))![0].length;
  const more = {
    left: (at: number) => at - /\S*\s*$/.exec(text.slice(Math.max(lineStart, at - reach), at))![0].length,
    right: (at: number) => at + /^\s*\S*/.exec(text.slice(at, Math.min(lineEnd, at + reach)))![0].length,
  };
  let [start, end] = [left(from), right(to)];
  const isOpen = (edge: string) => edge === '' || /\s/.test(edge);
  // blank space at an edge is no part of what a person types
  if (isOpen(text.slice(start, end).at(0) ?? '') || isOpen((text.slice(start, from) + now).at(0) ?? ''))
    start = more.left(start);
  if (isOpen(text.slice(start, end).at(-1) ?? '') || isOpen((now + text.slice(to, end)).at(-1) ?? ''))
    end = more.right(end);
  if (!/[\p{L}\p{N}]/u.test(text.slice(start, end)))
    [start, end] = start > lineStart ? [more.left(start), end] : [start, more.right(end)];
  return { from: start, to: end };
}

/** So far a word may reach, with marks of pages in it. */
const reach = 120;
const inWord = "(?:[\\p{L}\\p{M}\\p{N}’'-]|(?<=[\\p{L}’'-]|^)⟦[^⟧\\n]{1,40}⟧(?=\\p{L}|$))*";
const wordBefore = new RegExp(`${inWord}$`, 'u');
const wordBehind = new RegExp(`^${inWord}`, 'u');

/** Whether a list has this correction already, and it is made. */
const isListed = (existing: readonly Correction[], entry: Entry): boolean =>
  existing.some(
    one =>
      one.status === 'accepted' &&
      (['for', 'read', 'page', 'chapter', 'words'] as const).every(key => one[key] === entry[key]),
  );

/** An entry as a correction that is made. @param at its place among the new ones, by which a finding names it */
const accepted = (entry: Entry, at = 0): Correction => ({
  ...{ kind: 'misprint', ...entry, id: '', status: 'accepted', line: -1 - at },
});

/**
 * Which of the new corrections do not fit together with all others; none where the editions are the same, made of the edited chapters or
 * of the others with the new corrections. `NaN` stands for one of the title’s own that does not fit any more.
 */
function unfitOf(
  edited: readonly ChapterText[],
  without: readonly ChapterText[],
  existing: readonly Correction[],
  entries: readonly Entry[],
): number[] {
  const before = overlay(edited, existing);
  const after = overlay(without, [
    ...existing,
    ...entries.flatMap((entry, at) => (isListed(existing, entry) ? [] : [accepted(entry, at)])),
  ]);
  const errors = after.findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return errors.map(({ line = 0 }) => (line < 0 ? -1 - line : Number.NaN));
  const isSame = after.chapters.every(({ text }, i) => text === before.chapters[i]!.text);
  return isSame ? [] : [Number.NaN];
}

function isFitAlone(
  chapters: readonly ChapterText[],
  change: Change,
  existing: readonly Correction[],
  common: Common,
): boolean {
  const without = takenBack(chapters, [change]);
  const entry = tryOne(without, change, common);
  return entry !== undefined && unfitOf(chapters, without.chapters, existing, [entry]).length === 0;
}

function stayOf(chapters: readonly ChapterText[], { file, line, from, to, was }: Change, why: string): Stay {
  const { text } = chapters.find(one => one.file === file)!;
  return { file, line, why, was, now: text.slice(from, to) };
}
