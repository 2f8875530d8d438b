import { expect, it } from 'vitest';
import { seamsOf } from '../../src/language/seams.ts';

const inParts = (word: string, language = 'de') =>
  seamsOf(word, language).reduceRight((parts, at) => `${parts.slice(0, at)}|${parts.slice(at)}`, word);

it('finds the seams of German words that a ligature would hide', () => {
  const words =
    'Auf|lage auf|fallend höf|lich Schiff|fahrt Dorf|fest Brief|freund Schilf|insel stoff|lich auf|isst';
  for (const word of words.split(' ')) expect(inParts(word.replace('|', ''))).toBe(word);
});

it('and none within simple words, or in a language whose ligatures heed no seams', () => {
  for (const word of ['Waffel', 'treffen', 'Grafik', 'pfiffig', 'Pantoffel', 'eifrig']) {
    expect(inParts(word)).toBe(word);
  }
  expect(inParts('shelflife', 'en-GB')).toBe('shelflife');
});
