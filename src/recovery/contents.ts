import { labelOf, type Vocabulary } from '../language/vocabulary.ts';
import type { TextLine } from './lines.ts';

const endsInFolio = /(?:^|[\s.…])(?:\d{1,4}|[ivxlc]+)$/;

/** So many labels of chapters on one page are a list of these: a chapter has one. */
export const listOfLabels = 2;

/**
 * The lines of the printed contents: the page that begins with its title and those that follow, as long as half of their lines end in a
 * page number, or they list labels that stand again later, over their chapters. The editions have contents of their own, with their own pages.
 * @param headed the first page with that title as its running head: over the contents themselves it looks like one
 */
export function findContents(lines: TextLine[], words: Vocabulary, headed = -1): TextLine[] {
  const titled = lines.findIndex(l => l.top && isContentsTitle(l.text, words));
  const title = lines[titled];
  const start = titled < 0 ? lines.findIndex(l => l.page === headed) : titled;
  if (start < 0) return [];
  const labels = lines.map(l => labelOf(l.text, words)?.label.toLowerCase() ?? null);
  const last = new Map(labels.flatMap((label, i) => (label === null ? [] : [[label, i] as const])));
  const listed = new Set<string>();
  const found: TextLine[] = [];
  for (let i = start; i < lines.length; ) {
    let end = i + 1;
    while (end < lines.length && lines[end]!.page === lines[i]!.page) end++;
    const page = lines.slice(i, end);
    // labels over the titles say nothing about the pages that they are on
    const own = page.filter((l, k) => l !== title && labels[i + k] === null);
    const numbered = own.filter(l => endsInFolio.test(l.text)).length;
    const named = labels.slice(i, end).filter(label => label !== null);
    // what was listed before stands over its chapter now
    const fewest = listed.size > 0 ? 1 : listOfLabels;
    const lists = named.length >= fewest && named.every(l => last.get(l)! >= end && !listed.has(l));
    if ((own.length < 2 || numbered < own.length / 2) && !lists) break;
    for (const label of named) listed.add(label);
    for (const line of page) found.push(line);
    i = end;
  }
  return found;
}

/** Whether a line is the title of the contents. */
export const isContentsTitle = (text: string, words: Vocabulary): boolean =>
  words.contents.includes(
    text
      .toLowerCase()
      .replace(/[^\p{L}\s]/gu, '')
      .trim(),
  );
