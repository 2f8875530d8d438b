import { expect, it } from 'vitest';
import { bookSchema } from '../../src/title/schema.ts';

const pageOf = (language: string, print: Record<string, string> = {}) => {
  const { leading, indent } = bookSchema.parse({
    title: 'A Book',
    language,
    identifier: 'urn:uuid:6aa2fb32-3cfa-5640-8260-e2f989b7afc5',
    modified: '2026-11-22T12:00:00Z',
    print,
  }).print;
  return [leading, indent];
};

it.each([
  ['en', {}, [13.5, 14]],
  ['zh-Hant', {}, [17.25, 21]],
  ['ja', { size: '10' }, [16.5, 10]],
  ['ko', { leading: '15', indent: '0' }, [15, 0]],
])('lines stand apart, and paragraphs begin, as is usual in %s', (language, print, page) => {
  expect(pageOf(language, print)).toEqual(page);
});
