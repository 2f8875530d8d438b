import { expect, it } from 'vitest';
import { isUnspaced, openingsIn } from '../../src/language/unspaced.ts';

/** A text, with a bar where a line may end, and a broken one where that is within a word. */
function opened(text: string): string {
  const places = new Map(openingsIn(text).map(({ offset, within }) => [offset, within ? '¦' : '|']));
  return Array.from({ length: text.length }, (_, k) => (places.get(k) ?? '') + text[k]).join('');
}

it.each([
  ['between two letters of Chinese', '人人生', '人|人|生'],
  ['between letters of two units', '𠮷𠮷人𠮷hand', '𠮷|𠮷|人|𠮷|hand'],
  ['before no stop, and behind no bracket', '「言葉」。人', '「言|葉」。|人'],
  ['before no small kana', '言って', '言っ|て'],
  ['beside a Latin word', '見hand見', '見|hand|見'],
  ['between words of Thai', 'เกิดมามีอิสระ', 'เกิด|มา|มี|อิสระ'],
  ['before no sign of repetition', 'ມື້ໆນີ້', 'ມື້ໆ|ນີ້'],
  ['before no stop of Burmese', 'နေ့၊ည', 'နေ့၊|ည'],
  ['behind the mark of a syllable in Tibetan', 'འགྲོ་བ་མི', 'འགྲོ་|བ་|མི'],
  ['behind the mark of a word in Ethiopic', 'ሰው፡ልጅ', 'ሰው፡|ልጅ'],
  ['within a word of Korean, at a cost', '사람은', '사¦람¦은'],
  ['nowhere in other words', 'hand-press дом', 'hand-press дом'],
])('ends a line %s', (_, text, expected) => {
  expect(opened(text)).toBe(expected);
});

it('knows a text that is mostly of such writing', () => {
  expect(isUnspaced('言葉の本')).toBe(true);
  expect(isUnspaced('the word 言葉')).toBe(false);
  expect(isUnspaced('12.')).toBe(false);
});
