import type { Forms } from '../language.ts';

/** Words, written one after the other. */
export const words = (list: string): string[] => list.trim().split(/\s+/);

/** Phrases, written with commas between them. */
export const phrases = (list: string): string[] =>
  list.split(',').map(phrase => phrase.trim().replace(/\s+/g, ' '));

/**
 * The forms of 1, 2, 3 …, a number to a line, its forms with commas between them. Braces hold endings of which each makes a
 * form: `prim{o a}` is `primo` and `prima`.
 */
export const forms = (list: string): Forms =>
  list
    .trim()
    .split('\n')
    .map(line => line.split(',').flatMap(form => spreadOut(form.trim())));

function spreadOut(form: string): string[] {
  const braces = /\{([^}]*)\}/.exec(form);
  if (!braces) return [form];
  const before = form.slice(0, braces.index);
  const after = form.slice(braces.index + braces[0].length);
  return braces[1]!.split(' ').flatMap(ending => spreadOut(`${before}${ending}${after}`));
}

/**
 * The forms of numbers that are written as a ten and a unit: those of the nine units after a ten.
 * @param tens forms of the ten as they stand before a unit
 * @param joined how the two are written as one
 */
export const afterTen = (
  tens: readonly string[],
  units: Forms,
  joined: (ten: string, unit: string) => string,
): Forms => units.slice(0, 9).map(unit => tens.flatMap(ten => unit.map(one => joined(ten, one))));
