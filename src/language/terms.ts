import type { Terms } from './language.ts';
import { languageOf, languages } from './languages.ts';
import { arabic } from './words/arabic.ts';
import { chinese, traditional } from './words/chinese.ts';
import { hebrew } from './words/hebrew.ts';
import { japanese } from './words/japanese.ts';
import { persian } from './words/persian.ts';

export type { Terms } from './language.ts';

/** Languages in which editions are made, and whose books are not recovered yet, by primary tag; `iw` is the old tag of Hebrew. */
export const termsAlone: ReadonlyMap<string, Terms> = new Map([
  ['he', hebrew],
  ['iw', hebrew],
  ['ar', arabic],
  ['fa', persian],
  ['zh', chinese],
  ['ja', japanese],
]);

/** Chinese that is written in traditional characters: by its script, or where they are usual (UTS #35, likely subtags). */
const inTraditional = (tag: string): boolean => {
  const { language, script } = new Intl.Locale(tag).maximize();
  return language === 'zh' && script === 'Hant';
};

/** The words that editions in a BCP 47 language say of their own accord; English where there are none yet for it. */
export const termsOf = (language: string): Terms => {
  const own = termsAlone.get(language.toLowerCase().split('-')[0]!) ?? languageOf(language).terms;
  return own === chinese && inTraditional(language) ? traditional : own;
};

/** Whether there are words of a language that editions say of their own accord; without any they are English. */
export function hasTerms(language: string): boolean {
  const primary = language.toLowerCase().split('-')[0]!;
  return termsAlone.has(primary) || languages.has(primary);
}
