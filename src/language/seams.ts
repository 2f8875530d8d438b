import { hyphenator } from './hyphenation.ts';

/**
 * The seams of a word, over which no ligature goes: `Auf|lage`, `höf|lich`, but `Waffel` (DIN 5008 and Duden have it so for
 * German; in other languages ligatures heed no seams). They are found by the places at which the word may be divided: within
 * a simple word none of them stands between an f and an l, i, j, b, h or k. Between two f there is one in simple words
 * too, but not behind another consonant or a long vowel that is written with two letters: `Dorf|fest`, `auf|fallend`.
 * @param language BCP 47 tag
 * @returns offsets in the word, each between an f and a letter with which it may be joined
 */
export function seamsOf(word: string, language: string): number[] {
  if (!/^de\b/.test(language.toLowerCase()) || !/f[fijlbhk]/.test(word)) return [];
  const divide = dividers.get(language) ?? hyphenator(language);
  dividers.set(language, divide);
  return divide(word).filter(
    point => word[point - 1] === 'f' && (/[ijlbhk]/.test(word[point] ?? '') || isDoubled(word, point)),
  );
}

/** By language; a program knows few. */
const dividers = new Map<string, ReturnType<typeof hyphenator>>();

/** Whether the two f around a point belong to two parts of the word. */
const isDoubled = (word: string, point: number): boolean =>
  word[point] === 'f' && /(?:[bcdfghjklmnpqrstvwxz]|[aäe]u|[eai]i|ie|aa|ee|oo)f$/i.test(word.slice(0, point));
