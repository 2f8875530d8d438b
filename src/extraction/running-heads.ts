import { isLabel, type Vocabulary } from '../language/vocabulary.ts';
import type { SourceLine } from './lines.ts';
import { folio } from './numerals.ts';
import type { PageRange } from './pages.ts';

/** Two lines are alike where they begin, or end, with so many of the same characters, and with so large a share of the longer one. */
const least = { characters: 12, share: 0.5 };

/**
 * Puts texts that begin or end alike together, as running heads do that name a chapter and, behind it, its sections.
 * @returns for each text the one that stands for its kind
 */
export function kindsOfHeads(texts: Iterable<string>): Map<string, string> {
  const kindOf = new Map<string, string>();
  const found = new Map([...texts].map(t => [t, t]));
  const root = (text: string): string => {
    let at = text;
    while (found.get(at)! !== at) at = found.get(at)!;
    return at;
  };
  for (const turned of [false, true]) {
    const sorted = [...found.keys()]
      .map(text => ({ text, key: turned ? [...text].reverse().join('') : text }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    sorted.forEach(({ text, key }, i) => {
      const before = sorted[i - 1];
      if (!before) return;
      let same = 0;
      while (same < key.length && key[same] === before.key[same]) same++;
      const longer = Math.max(key.length, before.key.length);
      if (same >= least.characters && same >= least.share * longer) found.set(root(text), root(before.text));
    });
  }
  for (const text of found.keys()) kindOf.set(text, root(text));
  return kindOf;
}

/** A label that stands at the head of so many pages is a running head. */
const runningLabel = 3;

/** Labels that stand at the heads of pages again and again, as those of scenes do. */
export function labelsOverPages(
  lines: readonly SourceLine[],
  pages: readonly PageRange[],
  words: Vocabulary,
): Set<string> {
  const counts = new Map<string, number>();
  for (const { first, end } of pages) {
    const text = lines.slice(first, end).filter(l => l.role === 'text');
    for (const { text: own } of text.slice(0, 2))
      if (isLabel(own, words)) counts.set(own, (counts.get(own) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([text, count]) => (count >= runningLabel ? [text] : [])));
}

/** The first lines of pages, where labels and running heads stand. */
export const pageHeads = (lines: readonly SourceLine[], pages: readonly PageRange[]): string[][] =>
  pages.map(({ first, end }) =>
    lines
      .slice(first, end)
      .filter(l => l.role === 'text')
      .slice(0, headLines)
      .map(l => l.text),
  );

/** Folio, running head and label are no more lines than this. */
export const headLines = 3;

/** A word and a number, as the label of a chapter is in any language. */
const named = /^([\p{L}\p{M}]{3,15}\.?) (\d{1,3}|[IVXLC]+)\.?$/u;

/** So many labels count up from 1; what counts pages stands on more of them, one to so many labels. */
const counted = { labels: 3, pages: 2 };

/**
 * Labels whose word no vocabulary has: at the heads of pages one word stands before numbers that count up from 1, each of them once, and
 * fewer than the pages.
 * @param heads the first lines of each page
 */
export function countedLabels(
  heads: readonly (readonly string[])[],
): Map<string, { name: string; number: string }> {
  const byWord = new Map<string, { text: string; number: string; page: number }[]>();
  heads.forEach((lines, page) => {
    for (const text of lines) {
      const [, name, number] = named.exec(text) ?? [];
      if (name === undefined || folio(number!) === null) continue;
      const list = byWord.get(name) ?? [];
      list.push({ text, number: number!, page });
      byWord.set(name, list);
    }
  });
  const found = new Map<string, { name: string; number: string }>();
  for (const [name, list] of byWord) {
    const counts = list.every(({ number }, i) => folio(number)!.value === i + 1);
    const last = list.at(-1)!.page - list[0]!.page;
    if (!counts || list.length < counted.labels || last < counted.pages * (list.length - 1)) continue;
    for (const { text, number } of list) found.set(text, { name, number });
  }
  return found;
}
