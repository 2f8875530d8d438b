import { type Block, blocks } from '../../manuscript/blocks.ts';
import type { Chapter } from '../../manuscript/manuscript.ts';

/** Where in the manuscript something stands: a chapter's file, its title where it has one, and the line. */
export interface ChapterPlace {
  file: string;
  title?: string;
  line: number;
}

/** Titles of chapters, by their path in the title's folder: `chapters/01-preface.md`. */
export function titlesOf(chapters: readonly Chapter[]): ReadonlyMap<string, string> {
  return new Map(
    chapters.flatMap(chapter => {
      const heading = blocks(chapter).find(({ kind }) => kind === 'heading');
      return heading ? [[`chapters/${chapter.file}`, heading.text.replace(/\s+/g, ' ')] as const] : [];
    }),
  );
}

/** So few letters may stand in a book twice by accident. */
const fewest = 12;

/**
 * Finds places of the raw text in the chapters as they are now, whatever recovery or an editor did to hyphens, spaces,
 * notes and capitals: only letters are compared.
 *
 * @returns a function from the words around a place, `|` where it is, to the place; undefined where these words are not in
 *   the chapters, or in several places
 */
export function placeFinder(chapters: readonly Chapter[]): (context: string) => ChapterPlace | undefined {
  const titles = titlesOf(chapters);
  const texts = chapters.map(({ file, ...chapter }) => readable(file, blocks({ file, ...chapter })));
  return context => {
    const [before = '', after = ''] = context.split('|').map(lettersOf);
    const wanted = [
      { words: before + after, at: before.length },
      { words: after, at: 0 },
      { words: before, at: before.length - 1 },
    ];
    for (const { words, at } of wanted) {
      if (words.length < fewest) continue;
      const found = texts.flatMap(text => occurrences(text.letters, words).map(from => ({ text, from })));
      if (found.length > 1) return undefined;
      if (found.length === 0) continue;
      const { text, from } = found[0]!;
      const { line } = text.starts.findLast(start => start.from <= from + at)!;
      const file = `chapters/${text.file}`;
      const title = titles.get(file);
      return { file, ...(title !== undefined && { title }), line };
    }
    return undefined;
  };
}

/** The letters of a chapter one after the other, and the line of the block that begins at each of its starts. */
function readable(file: string, all: Block[]) {
  const starts: { from: number; line: number }[] = [];
  let letters = '';
  for (const { text, line } of all) {
    starts.push({ from: letters.length, line });
    letters += lettersOf(text);
  }
  return { file, letters, starts };
}

const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');

/** Where words begin in a text: the first two places are enough to know that there is more than one. */
function occurrences(text: string, words: string): number[] {
  const first = text.indexOf(words);
  const second = first < 0 ? -1 : text.indexOf(words, first + 1);
  return [first, second].filter(from => from >= 0);
}
