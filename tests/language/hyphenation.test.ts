import { expect, it } from 'vitest';
import { hyphenator } from '../../src/language/hyphenation.ts';

const divided = (word: string, language: string) =>
  hyphenator(language)(word).reduceRight((parts, at) => `${parts.slice(0, at)}-${parts.slice(at)}`, word);

it('divides a German word that may be read in two ways as it is commonly meant, in the German of every country', () => {
  expect(divided('Wachstube', 'de')).toBe('Wach-stu-be');
  expect(divided('Wachstube', 'de-AT')).toBe('Wach-stu-be');
  expect(divided('Urinstinkt', 'de')).toBe('Ur-instinkt');
});
