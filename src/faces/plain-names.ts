import { digestOf } from '../cache.ts';

/**
 * A family's name in the letters that names of files and PostScript names allow. One that has others ends in a digest: two
 * families in Cyrillic letters are two.
 *
 * @param joint what stands between its words
 */
export function plainName(family: string, joint: string): string {
  const words = family.match(/[A-Za-z0-9]+/g) ?? [];
  const isPlain = words.join(' ') === family;
  return [...words, ...(isPlain ? [] : [digestOf(family).slice(0, 8)])].join(joint);
}
