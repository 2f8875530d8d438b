import type { Stretch } from './capitals.ts';

/** Two numbers about a slash, that no figure, letter or sign about them makes part of something longer: a date, a range, a mark. */
const candidates = /(?<![\p{L}\p{M}\p{N}/.,:#№§–—-])([1-9]\d?)\/(\d{1,3})(?![\p{L}\p{M}\p{N}/]|[.,:–—-]\d)/gu;

/** What a fraction does not follow: an abbreviation (`no. 1/2`), a sign of a number, a volume before its number (`4(1/2)`). */
const numbered = /(?:\p{L}\.|[#№§]|\d\()[ \u00a0\u202f]*$/u;

/** What is divided into so many parts: halves to tenths, and measures of inches, dozens, hours, sheets and cents. */
const parts = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 24, 32, 48, 64, 100]);

const divisor = (one: number, other: number): number => (other === 0 ? one : divisor(other, one % other));

/** Whole numbers before fractions: `2 1/2`. */
const whole = /(?<![\p{L}\p{N}/.,:–—-])(\d{1,3})[ \u00a0]$/u;

/**
 * The fractions of a text, `1/2`, `13/16`: less than one and in their lowest terms, since `24/7`, `2/4` and `9/11` say something
 * else.
 * @param isDrawn whether the face has a fraction
 * @returns stretches in order: `fraction`, and `lining` for a whole number before one
 */
export function fractionsIn(text: string, isDrawn: (fraction: string) => boolean): Stretch[] {
  if (!text.includes('/')) return [];
  return [...text.matchAll(candidates)].flatMap(({ 0: fraction, 1: above, 2: below, index }) => {
    const [some, all] = [Number(above), Number(below)];
    const isOne = some < all && parts.has(all) && divisor(some, all) === 1 && !below!.startsWith('0');
    if (!isOne || numbered.test(text.slice(Math.max(0, index - 4), index)) || !isDrawn(fraction)) return [];
    const own = { from: index, to: index + fraction.length, name: 'fraction' };
    const before = whole.exec(text.slice(Math.max(0, index - 8), index))?.[1];
    if (!before) return [own];
    return [{ from: index - 1 - before.length, to: index - 1, name: 'lining' }, own];
  });
}

/** A text in which no line ends between a whole number and its fraction. */
export function boundFractions(text: string, fractions: readonly Stretch[]): string {
  const spaces = fractions.flatMap(({ name, to }) => (name === 'lining' ? [to] : []));
  return spaces.reduce((bound, at) => `${bound.slice(0, at)}\u00a0${bound.slice(at + 1)}`, text);
}
