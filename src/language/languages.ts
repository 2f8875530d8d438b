import type { Language } from './language.ts';
import { dutch } from './words/dutch.ts';
import { english } from './words/english.ts';
import { french } from './words/french.ts';
import { german } from './words/german.ts';
import { italian } from './words/italian.ts';
import { polish } from './words/polish.ts';
import { portuguese } from './words/portuguese.ts';
import { russian } from './words/russian.ts';
import { spanish } from './words/spanish.ts';

/** The languages whose words the program knows, by primary tag. */
export const languages: ReadonlyMap<string, Language> = new Map([
  ['en', english],
  ['de', german],
  ['fr', french],
  ['it', italian],
  ['es', spanish],
  ['nl', dutch],
  ['pl', polish],
  ['ru', russian],
  ['pt', portuguese],
]);

/** The words of a BCP 47 language tag; English where there are none yet for that language. */
export function languageOf(tag: string): Language {
  return languages.get(tag.toLowerCase().split('-')[0]!) ?? english;
}

/** A pattern of the words of one kind in all languages, for what may be in any; longer ones first. */
export function anyOf(kind: (language: Language) => readonly string[]): string {
  const all = new Set([...languages.values()].flatMap(kind));
  return [...all]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s'))
    .join('|');
}

/** What part of the words of some texts are short words (articles, prepositions) of each language, by primary tag. */
export function smallWordShares(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  let all = 0;
  for (const text of texts)
    for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
      all++;
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  return new Map(
    [...languages].map(([tag, { smallWords }]) => {
      const own = smallWords.reduce((n, word) => n + (counts.get(word) ?? 0), 0);
      return [tag, own / Math.max(1, all)];
    }),
  );
}
