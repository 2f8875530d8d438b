import { labelOf, type Vocabulary } from '../language/vocabulary.ts';
import type { TextLine } from './lines.ts';

const endsInFolio = /(?:^|[\s.…])(?:\d{1,4}|[ivxlc]+)$/;

/**
 * The lines of the printed contents: the page that begins with its title and those that follow, as long as half of their lines end in a
 * page number. The editions have contents of their own, with their own pages.
 */
export function findContents(lines: TextLine[], words: Vocabulary): TextLine[] {
  const start = lines.findIndex(
    l =>
      l.top &&
      words.contents.includes(
        l.text
          .toLowerCase()
          .replace(/[^\p{L}\s]/gu, '')
          .trim(),
      ),
  );
  if (start < 0) return [];
  const found: TextLine[] = [];
  for (let i = start; i < lines.length; ) {
    let end = i + 1;
    while (end < lines.length && lines[end]!.page === lines[i]!.page) end++;
    const page = lines.slice(i, end);
    // labels over the titles say nothing about the pages that they are on
    const own = page.filter(l => l !== lines[start] && labelOf(l.text, words) === null);
    const numbered = own.filter(l => endsInFolio.test(l.text)).length;
    if (own.length < 2 || numbered < own.length / 2) break;
    for (const line of page) found.push(line);
    i = end;
  }
  return found;
}
