import { describe, expect, it } from 'vitest';
import { isLabel, vocabulary } from '../../src/language/vocabulary.ts';

describe('the words of a language', () => {
  it.each([
    ['en-GB', 'CHAPTER IV'],
    ['de', 'Drittes Kapitel'],
    ['de-CH', 'KAPITEL 12'],
    ['fr', 'Chapitre II'],
  ])('know a chapter’s label in %s: %s', (language, label) => {
    expect(isLabel(label, vocabulary(language))).toBe(true);
  });

  it('know another language’s label for none of theirs', () => {
    expect(isLabel('Kapitel 12', vocabulary('en'))).toBe(false);
  });

  it('are English where a language has none yet', () => {
    expect(vocabulary('fi')).toBe(vocabulary('en'));
  });
});
