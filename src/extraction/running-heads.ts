import { isLabel, type Vocabulary } from '../language/vocabulary.ts';
import type { SourceLine } from './lines.ts';
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
