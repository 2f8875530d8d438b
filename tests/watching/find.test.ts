import { describe, expect, it } from 'vitest';
import { findAmong, itemsAt, readLetters, triesFor } from '../../src/watching/page/find.js';

const page = (...lines: string[]) => readLetters(lines.map(str => ({ str })));
const change = (given: Partial<Parameters<typeof triesFor>[0]>) =>
  triesFor({ words: '', before: '', after: '', passage: '', ...given });

const pages = [
  page('12', 'The compositor had a case of type, and', 'out of it he set the lines of the morn-'),
  page('ing paper, which nobody read but the cor-', 'rector.¹ It was sold for a penny.', '1. So it is said.'),
  page('The compositor had a case of beer, and', 'nobody minded.'),
];

describe('finding in a PDF what has changed in the book', () => {
  it('finds words over the end of a line, whatever hyphens, notes and capitals print has', () => {
    const found = findAmong(
      change({ words: 'corrector.1', before: 'read but the', after: 'It was sold' }),
      pages,
    )!;
    expect(found.page).toBe(1);
    expect(itemsAt(pages[1]!, found.from, found.to).map(({ str }) => str)).toEqual([
      'ing paper, which nobody read but the cor-',
      'rector.¹ It was sold for a penny.',
    ]);
  });

  it('tells places by the words around them', () => {
    const tries = change({ words: 'case', before: 'compositor had a', after: 'of beer, and nobody' });
    expect(findAmong(tries, pages)?.page).toBe(2);
  });

  it('finds words on the next page that are led to from this one', () => {
    const tries = change({ words: 'paper', before: 'set the lines of the morning', after: 'which nobody' });
    const found = findAmong(tries, pages)!;
    expect(found.page).toBe(1);
    expect(pages[1]!.letters.slice(found.from, found.to)).toBe('paper');
  });

  it('finds the place that words were taken from', () => {
    const tries = change({ before: 'It was sold for', after: 'a penny.' });
    const found = findAmong(tries, pages)!;
    expect(itemsAt(pages[1]!, found.from, found.to).map(({ str }) => str)).toEqual([
      'rector.¹ It was sold for a penny.',
    ]);
  });

  it('finds a paragraph by its beginning where the words are not printed so', () => {
    const tries = change({ words: '[picture x.png]', passage: 'The compositor had a case of beer' });
    expect(findAmong(tries, pages)?.page).toBe(2);
  });

  it('finds nothing by a few letters, or what is not there', () => {
    expect(change({ words: 'a', after: 'case' })).toEqual([]);
    expect(findAmong(change({ words: 'the pressman went home' }), pages)).toBeUndefined();
  });
});
