import { expect, it } from 'vitest';
import { isSquared, squaredMarks } from '../../src/language/squared.ts';

const marksIn = (text: string) => squaredMarks(text).map(({ from, to }) => text.slice(from, to));

it('knows the marks that stand among Chinese letters, and leaves those among Latin ones', () => {
  expect(marksIn('他说：“先设一铁板。”欲印——')).toEqual(['“', '”', '——']);
  expect(marksIn('他说 “Gutenberg’s Bible” 好')).toEqual([]);
  expect(marksIn('“No,” he said—and went.')).toEqual([]);
  expect(marksIn('古騰堡·約翰')).toEqual(['·']);
});

it('knows the languages of which they are', () => {
  expect(['zh', 'zh-TW', 'ja-JP', 'ko', 'en', 'zha'].map(isSquared)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
