import type { Terms } from './language.ts';
import { languageOf } from './languages.ts';

export type { Terms } from './language.ts';

/** The words that editions in a BCP 47 language say of their own accord; English where there are none yet for it. */
export const termsOf = (language: string): Terms => languageOf(language).terms;
