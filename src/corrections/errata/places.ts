import type { ChapterText } from '../../manuscript/files.ts';
import { namesNotes, type Reading, readingOf, type Tolerance, wanted } from './as-read.ts';
import type { Correction } from './errata.ts';

/** A place in a chapter: offsets in its file; `at[i]` and `ends[i]` are those of the i-th character of what was looked for. */
export interface Place {
  file: string;
  from: number;
  to: number;
  at: number[];
  ends: number[];
  /** Label of the printed page it begins on. */
  page?: string;
  line: number;
}

/** What is looked for, and where. */
export type Wanted = Pick<Correction, 'for' | 'words' | 'page' | 'chapter'>;

/** Readings of chapters, each made once however many corrections look into it. */
const readings = new WeakMap<ChapterText, Map<string, Reading>>();

function readOnce(chapter: ChapterText, how: Parameters<typeof readingOf>[2]): Reading {
  const own = readings.get(chapter) ?? new Map<string, Reading>();
  readings.set(chapter, own);
  const key = `${how.signs} ${how.notes} ${how.tolerance}`;
  const reading = own.get(key) ?? readingOf(chapter.text, bodyOf(chapter.text), how);
  own.set(key, reading);
  return reading;
}

/** Page marks of chapters, looked for once likewise. */
const marksOf = new WeakMap<ChapterText, Mark[]>();

function marksOnce(chapter: ChapterText): Mark[] {
  const marks = marksOf.get(chapter) ?? marksIn(chapter.text);
  marksOf.set(chapter, marks);
  return marks;
}

/** Where the text of a chapter begins: behind its front matter. */
export const bodyOf = (text: string): number =>
  /^\uFEFF?---\r?\n[\s\S]*?\n---[^\S\n]*(?:\r?\n|$)/.exec(text)?.[0].length ?? 0;

/** How a text is read in which words are looked for: the signs of emphasis and the references of notes count where somebody typed them. */
export const readingFor = ({
  for: was,
  read = '',
}: {
  for: string;
  read?: string | undefined;
}): { signs: boolean; notes: boolean } => ({
  signs: /[*_]/.test(was + read),
  notes: namesNotes(was),
});

/**
 * The places in a book where something stands, in its order.
 * @param tolerance how much of what people type otherwise than it is printed does not count
 */
export function placesOf(
  chapters: readonly ChapterText[],
  wants: Wanted & { read?: string | undefined },
  tolerance: Tolerance,
): Place[] {
  let page: string | undefined;
  return chapters.flatMap((chapter): Place[] => {
    const { file, text } = chapter;
    const marks = marksOnce(chapter);
    const before = page;
    page = marks.at(-1)?.label ?? page;
    if (wants.chapter !== undefined && !isNamed(file, wants.chapter)) return [];
    const reading = readOnce(chapter, { ...readingFor(wants), tolerance });
    const around =
      wants.words === undefined ? null : stretchesOf(reading.text, wanted(wants.words, tolerance));
    const own = wanted(wants.for, tolerance);
    return stretchesOf(reading.text, own)
      .filter(
        i =>
          around === null ||
          around.some(k => k <= i && i + own.length <= k + wanted(wants.words!, tolerance).length),
      )
      .map(i => placeAt(file, text, reading, i, own.length))
      .map(place => ({ ...place, ...pagesAt(marks, place, before) }))
      .filter(({ pages }) => wants.page === undefined || pages.includes(wants.page))
      .map(({ pages, ...place }) => ({ ...place, ...(pages[0] !== undefined && { page: pages[0] }) }));
  });
}

/** Where words stand in a text, by themselves and not as a part of others. */
function stretchesOf(text: string, words: string): number[] {
  const found: number[] = [];
  if (words === '') return found;
  const isWord = (character: string | undefined) =>
    character !== undefined && /[\p{L}\p{N}\p{M}]/u.test(character);
  for (let i = text.indexOf(words); i >= 0; i = text.indexOf(words, i + words.length)) {
    const cutBefore = isWord(words[0]) && isWord(text[i - 1]);
    const cutBehind = isWord(words.at(-1)) && isWord(text[i + words.length]);
    if (!cutBefore && !cutBehind) found.push(i);
  }
  return found;
}

function placeAt(file: string, text: string, reading: Reading, i: number, length: number): Place {
  const at = reading.from.slice(i, i + length);
  const ends = reading.to.slice(i, i + length);
  const line = text.slice(0, at[0]!).split('\n').length;
  return { file, from: at[0]!, to: ends.at(-1)!, at, ends, line };
}

/** Whether a chapter's file is meant: by its name, or the number that the name begins with. */
const isNamed = (file: string, chapter: string): boolean =>
  file === chapter ||
  file === `${chapter}.md` ||
  Number(/^\d+/.exec(file)?.[0] ?? Number.NaN) === Number(chapter);

interface Mark {
  at: number;
  label: string;
}

const marksIn = (text: string): Mark[] =>
  [...text.matchAll(/⟦([^⟧\n]{1,40})⟧/g)].map(m => ({ at: m.index, label: m[1]! }));

/** Labels of the pages that a place is on: that on which it begins, and those that begin within it. */
function pagesAt(
  marks: readonly Mark[],
  { from, to }: Place,
  before: string | undefined,
): { pages: string[] } {
  const first = marks.findLast(mark => mark.at < from)?.label ?? before;
  const within = marks.filter(mark => mark.at >= from && mark.at < to).map(mark => mark.label);
  return { pages: [...(first === undefined ? [] : [first]), ...within] };
}
