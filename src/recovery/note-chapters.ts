import { labelOf, type Vocabulary } from '../language/vocabulary.ts';
import type { NoteGroup, NotesSection } from './endnotes.ts';
import { firstLine, labelNumber, type OutlinedChapter } from './outline.ts';

/** The chapter that a group of notes names by label or title, or that it stands in; -1 where the notes run through the book. */
export function chapterOfGroup(
  chapters: OutlinedChapter[],
  sections: NotesSection[],
  section: NotesSection,
  g: number,
  words: Vocabulary,
): number {
  const group = section.groups[g]!;
  const plain = (t: string) => t.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  const number = numberIn(group, words);
  if (number !== null) {
    // where every part begins again with chapter 1, the second group of that name is the second chapter's
    const named = chapters.flatMap((c, k) => (c.number === number ? [k] : []));
    const before = section.groups.slice(0, g).filter(other => numberIn(other, words) === number).length;
    const k = named[before] ?? named[0];
    if (k !== undefined) return k;
  }
  const title = plain(
    group.heading
      .filter(l => !labelOf(l.text, words))
      .map(l => l.text)
      .join(' '),
  );
  if (title !== '') {
    const k = chapters.findIndex(
      c => c.heading && plain(c.heading.lines.map(l => l.text).join(' ')).startsWith(title),
    );
    if (k >= 0) return k;
    const lost = chapters.findIndex(c => c.lost && c.number === null);
    if (lost >= 0) return lost;
  }
  const first = group.heading[0] ?? group.notes[0]?.lines[0];
  // a section within a chapter's pages holds that chapter's notes
  let own = -1;
  chapters.forEach((c, i) => {
    const line = firstLine(c);
    if (line && first && line.index < first.index) own = i;
  });
  const later = chapters.slice(own + 1).some(c => c.type === 'chapter');
  // where chapters before have sections of their own, the last section is the last chapter's
  return later || sections.length > 1 || (section.groups.length > 1 && group.heading.length > 0)
    ? own
    : chapters.length === 1
      ? 0
      : -1;
}

/** The chapter number that a group's heading names, or null. */
function numberIn(group: NoteGroup, words: Vocabulary): number | null {
  for (const line of group.heading) {
    const named = labelOf(line.text, words);
    const number = named && !named.part ? labelNumber(named.number, words) : null;
    if (number !== null) return number;
  }
  return null;
}
