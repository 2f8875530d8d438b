import type { Sight } from '../sight.ts';
import { openingPages, type Taken } from '../taken.ts';
import { type Habits, sure } from './rule.ts';
import { isApartAsTitle, isLabelled } from './titles.ts';

/** So many letters, and so many of all, are called in the text of their page where letters are marks of notes. */
const lettersOfNotes = { count: 4, share: 0.7 };

/** Forms of an imprint's lines. */
const imprint = /©|\bISBN\b|\burn:\w+:|\bcopyright\b/i;

export function habitsOf(sights: readonly Sight[], taken: readonly Taken[]): Habits {
  const labels = taken.flatMap((t, i) => (isLabelled(sights[i]!, t) ? [i] : []));
  const withTitle = labels.filter(
    i =>
      taken[i + 1]?.role === 'heading' ||
      (sights[i + 1]?.page === sights[i]!.page && isApartAsTitle(i + 1, sights)),
  ).length;
  const alone = new Map<string, { lines: number; titles: number }>();
  sights.forEach(({ text, print }, i) => {
    if (print?.block.at !== 'only') return;
    const { lines, titles } = alone.get(text) ?? { lines: 0, titles: 0 };
    alone.set(text, { lines: lines + 1, titles: titles + Number(taken[i]!.role === 'heading') });
  });
  const first = sights.flatMap((s, i) => (s.page < Math.min(openingPages, s.pages / 5) ? [i] : []));
  const isText = (i: number) => taken[i]!.role === 'paragraph' && taken[i]!.chance >= sure;
  const withText = new Set(first.filter(isText).map(i => sights[i]!.page));
  const imprints = new Set(
    first
      .filter(i => imprint.test(sights[i]!.text) || (sights[i]!.ofBook && sights[i]!.role === 'text'))
      .map(i => sights[i]!.page)
      .filter(page => !withText.has(page)),
  );
  const letters = sights.filter(s => s.mark?.form === 'letter');
  const called = letters.filter(s => s.called === 'page').length;
  const calledLetters = called >= lettersOfNotes.count && called >= lettersOfNotes.share * letters.length;
  const listedLabels = sights.filter(s => s.label && s.rule === 'contents').length;
  const titledLabels = withTitle / Math.max(1, labels.length);
  return { titledLabels, alone, listedLabels, calledLetters, imprints };
}
