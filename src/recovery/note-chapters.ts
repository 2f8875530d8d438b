import { labelOf, type Vocabulary } from '../language/vocabulary.ts';
import type { NoteGroup, NotesSection } from './endnotes.ts';
import { firstLine, labelNumber, type OutlinedChapter } from './outline.ts';

/** The chapter that a group of a section of notes belongs to; -1 where the notes run through the book. */
export type GroupChapters = (section: NotesSection, group: number) => number;

/** Finds the chapter that a group of notes names by label or title, or that it stands in. */
export function groupChapters(
  chapters: OutlinedChapter[],
  sections: NotesSection[],
  words: Vocabulary,
): GroupChapters {
  const numbers = new Map(sections.map(s => [s, s.groups.map(g => numberIn(g, words))]));
  const titles = new Map(sections.map(s => [s, s.groups.map(g => titleIn(g, words))]));
  const byNumber = chaptersByNumber(chapters);
  const byTitle = chaptersByTitle(chapters, new Set([...titles.values()].flat()));
  const lost = chapters.findIndex(c => c.lost && c.number === null);
  const lastChapter = chapters.findLastIndex(c => c.type === 'chapter');
  const ranks = new Map(sections.map(s => [s, ranksOf(numbers.get(s)!)]));
  const starts = chapters.flatMap((c, chapter) => {
    const first = firstLine(c);
    return first ? [{ index: first.index, chapter }] : [];
  });
  return (section, g) => {
    const group = section.groups[g]!;
    const number = numbers.get(section)![g]!;
    if (number !== null) {
      // where every part begins again with chapter 1, the second group of that name is the second chapter's
      const named = byNumber.get(number) ?? [];
      const k = named[ranks.get(section)![g]!] ?? named[0];
      if (k !== undefined) return k;
    }
    const title = titles.get(section)![g]!;
    if (title !== '') {
      const k = byTitle.get(title) ?? -1;
      if (k >= 0) return k;
      if (lost >= 0) return lost;
    }
    const first = group.heading[0] ?? group.notes[0]?.lines[0];
    // a section within a chapter's pages holds that chapter's notes
    const own = first ? lastBefore(starts, first.index) : -1;
    // where chapters before have sections of their own, the last section is the last chapter's
    return lastChapter > own || sections.length > 1 || (section.groups.length > 1 && group.heading.length > 0)
      ? own
      : chapters.length === 1
        ? 0
        : -1;
  };
}

const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/** The chapter number that a group's heading names, or null. */
function numberIn(group: NoteGroup, words: Vocabulary): number | null {
  for (const line of group.heading) {
    const named = labelOf(line.text, words);
    const number = named && !named.part ? labelNumber(named.number, words) : null;
    if (number !== null) return number;
  }
  return null;
}

/** The letters of the title that a group's heading names; '' where it names none. */
function titleIn(group: NoteGroup, words: Vocabulary): string {
  return plain(
    group.heading
      .filter(l => !labelOf(l.text, words))
      .map(l => l.text)
      .join(' '),
  );
}

function chaptersByNumber(chapters: OutlinedChapter[]): Map<number, number[]> {
  const found = new Map<number, number[]>();
  chapters.forEach(({ number }, k) => {
    if (number === null) return;
    const named = found.get(number);
    if (named) named.push(k);
    else found.set(number, [k]);
  });
  return found;
}

/** For each title wanted, the first chapter whose own title begins with it. */
function chaptersByTitle(chapters: OutlinedChapter[], wanted: ReadonlySet<string>): Map<string, number> {
  const lengths = [...new Set([...wanted].map(title => title.length))];
  const found = new Map<string, number>();
  chapters.forEach((chapter, k) => {
    if (!chapter.heading) return;
    const own = plain(chapter.heading.lines.map(l => l.text).join(' '));
    for (const length of lengths) {
      const beginning = own.slice(0, length);
      if (beginning.length === length && wanted.has(beginning) && !found.has(beginning))
        found.set(beginning, k);
    }
  });
  return found;
}

/** For each of some numbers, how many before it are the same. */
function ranksOf(numbers: (number | null)[]): number[] {
  const seen = new Map<number | null, number>();
  return numbers.map(number => {
    const before = seen.get(number) ?? 0;
    seen.set(number, before + 1);
    return before;
  });
}

/** The last chapter that starts before a line; -1 where none does. Chapters stand in the order of their lines. */
function lastBefore(starts: { index: number; chapter: number }[], index: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]!.index < index) low = middle + 1;
    else high = middle;
  }
  return starts[low - 1]?.chapter ?? -1;
}
