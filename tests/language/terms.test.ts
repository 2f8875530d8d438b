import { describe, expect, it } from 'vitest';
import { anyOf, languages } from '../../src/language/languages.ts';
import { termsAlone, termsOf } from '../../src/language/terms.ts';
import { vocabulary } from '../../src/language/vocabulary.ts';

describe('the words printed in editions', () => {
  it.each([
    ['pl', 'Spis treści', 'Przypisy'],
    ['ru-RU', 'Содержание', 'Примечания'],
    ['nl', 'Inhoud', 'Noten'],
    ['pt-BR', 'Sumário', 'Notas'],
    ['DE', 'Inhalt', 'Anmerkungen'],
    ['he', 'תוכן העניינים', 'הערות'],
    ['ar-EG', 'المحتويات', 'الحواشي'],
    ['fa-IR', 'فهرست مطالب', 'یادداشت‌ها'],
    ['zh-Hans', '目录', '注释'],
    ['zh-TW', '目錄', '註釋'],
    ['ja', '目次', '注釈'],
    ['fi', 'Contents', 'Notes'],
  ])('are those of the book’s language: %s', (language, contents, notes) => {
    expect(termsOf(language)).toMatchObject({ contents, notes });
  });

  it.each([...languages.keys()])('are read again where they are printed: %s', language => {
    const { contents, titles } = vocabulary(language);
    const terms = termsOf(language);
    expect(contents).toContain(terms.contents.toLowerCase());
    expect(titles.notes).toContain(terms.notes.toLowerCase());
  });

  it.each([...languages.keys(), ...termsAlone.keys()])(
    'are complete, and name the typeface and translators once: %s',
    language => {
      const { notesTo, parts, access, ...terms } = termsOf(language);
      const words = [...notesTo, ...Object.values(parts), ...Object.values(access), ...Object.values(terms)];
      for (const word of words) expect(word).toMatch(/^\S.*\S$/);
      expect(terms.made.split('*')).toHaveLength(2);
      expect(terms.translatedBy.split('*')).toHaveLength(2);
    },
  );

  it('are English in no language but English', () => {
    const english = new Set(Object.values(termsOf('en').access));
    for (const language of [...languages.keys(), ...termsAlone.keys()].filter(tag => tag !== 'en'))
      for (const word of Object.values(termsOf(language).access)) expect(english).not.toContain(word);
  });
});

describe('the words of one kind in all languages', () => {
  const pattern = new RegExp(`^(?:${anyOf(({ seeAlso }) => seeAlso)})$`, 'u');

  it('are found whatever the language', () => {
    for (const word of ['see also', 'siehe auch', 'см. также', 'zie ook', 'zob. też'])
      expect(word).toMatch(pattern);
  });

  it('mean their full stops', () => {
    expect('смX также').not.toMatch(pattern);
  });
});
