import { expect, it } from 'vitest';
import { hyphenator } from '../../src/language/hyphenation.ts';

const divided = (word: string, language: string) =>
  hyphenator(language)(word).reduceRight((parts, at) => `${parts.slice(0, at)}-${parts.slice(at)}`, word);

it('divides a German word that may be read in two ways as it is commonly meant, in the German of every country', () => {
  expect(divided('Wachstube', 'de')).toBe('Wach-stu-be');
  expect(divided('Wachstube', 'de-AT')).toBe('Wach-stu-be');
  expect(divided('Urinstinkt', 'de')).toBe('Ur-instinkt');
});

it('divides a word in capitals where it divides the same in small letters, also where a letter has two characters then', () => {
  const turkish = hyphenator('tr-TR');
  expect(turkish('İstanbul')).toEqual([2, 5]);
  expect(turkish('İstanbul')).toEqual(turkish('istanbul'));
  expect(turkish('IŞIKLI')).toEqual(turkish('ışıklı'));
  expect(hyphenator('en-GB')('İstanbul').every(point => point < 'İstanbul'.length)).toBe(true);
});

it('of British English leaves fewer long words and names whole than its patterns do, where lines are set', () => {
  const [plain, further] = [hyphenator('en-GB'), hyphenator('en-GB', true)];
  for (const word of ['strengthened', 'Shakespeare']) {
    expect(plain(word)).toEqual([]);
    expect(further(word)).not.toEqual([]);
  }
  // Where there is a place for a line to end, it stays the only one; short words stay whole.
  for (const word of ['understand', 'characteristic', 'through']) expect(further(word)).toEqual(plain(word));
});
