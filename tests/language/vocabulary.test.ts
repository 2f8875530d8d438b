import { describe, expect, it } from 'vitest';
import { languages } from '../../src/language/languages.ts';
import { numeralValue } from '../../src/language/numerals.ts';
import { isLabel, labelOf, vocabulary } from '../../src/language/vocabulary.ts';
import { labelNumber } from '../../src/recovery/outline.ts';

type Kind = 'chapter' | 'part';

const labels: Record<string, [line: string, kind: Kind, number: number][]> = {
  en: [
    ['CHAPTER IV', 'chapter', 4],
    ['Chapter 3.', 'chapter', 3],
    ['chapter one', 'chapter', 1],
    ['Chapter Forty-Two', 'chapter', 42],
    ['CHAPTER TWENTY ONE', 'chapter', 21],
    ['The First Chapter', 'chapter', 1],
    ['Book the Second', 'chapter', 2],
    ['PART TWO:', 'part', 2],
    ['Part the Third', 'part', 3],
    ['3rd Lecture', 'chapter', 3],
    ['Volume XII', 'part', 12],
    ['ACT II', 'chapter', 2],
  ],
  de: [
    ['KAPITEL 12', 'chapter', 12],
    ['Kapitel eins', 'chapter', 1],
    ['Erstes Kapitel', 'chapter', 1],
    ['Das erste Kapitel', 'chapter', 1],
    ['Zwölftes Buch.', 'chapter', 12],
    ['ERSTER TEIL', 'part', 1],
    ['Zweite Abteilung', 'part', 2],
    ['2. Teil', 'part', 2],
    ['IV. Kapitel', 'chapter', 4],
    ['Einundzwanzigstes Kapitel', 'chapter', 21],
    ['DREISSIGSTES KAPITEL', 'chapter', 30],
    ['Dritter Aufzug', 'chapter', 3],
    ['Bd. 2', 'part', 2],
  ],
  fr: [
    ['Chapitre II', 'chapter', 2],
    ['CHAPITRE PREMIER', 'chapter', 1],
    ['Chapitre Ier', 'chapter', 1],
    ['Livre deuxième', 'chapter', 2],
    ['LECON TROISIEME', 'chapter', 3],
    ['Première partie', 'part', 1],
    ['La seconde partie', 'part', 2],
    ['IIe partie', 'part', 2],
    ['Lettre vingt et unième', 'chapter', 21],
    ['Chapitre dix-sept', 'chapter', 17],
    ['Tome III', 'part', 3],
    ['Scène première', 'chapter', 1],
  ],
  it: [
    ['Capitolo terzo', 'chapter', 3],
    ['CAPITOLO I', 'chapter', 1],
    ['Capitolo uno', 'chapter', 1],
    ['Il primo capitolo', 'chapter', 1],
    ['Canto decimoterzo', 'chapter', 13],
    ['Parte prima', 'part', 1],
    ['PRIMA PARTE', 'part', 1],
    ['II parte', 'part', 2],
    ['Giornata ottava', 'chapter', 8],
    ['Capitolo ventunesimo', 'chapter', 21],
    ['Lettera XVII', 'chapter', 17],
    ['Capitolo ventitrè', 'chapter', 23],
  ],
  es: [
    ['Capítulo primero', 'chapter', 1],
    ['CAPITULO PRIMERO', 'chapter', 1],
    ['Capítulo 1.º', 'chapter', 1],
    ['CAPÍTULO DIECISÉIS', 'chapter', 16],
    ['Parte primera', 'part', 1],
    ['PRIMERA PARTE', 'part', 1],
    ['Parte segunda.', 'part', 2],
    ['El tercer libro', 'chapter', 3],
    ['1.ª parte', 'part', 1],
    ['Jornada tercera', 'chapter', 3],
    ['Capítulo vigésimo segundo', 'chapter', 22],
    ['Carta XXX', 'chapter', 30],
    ['Tomo II', 'part', 2],
  ],
  nl: [
    ['Hoofdstuk 3', 'chapter', 3],
    ['HOOFDSTUK ÉÉN', 'chapter', 1],
    ['Eerste hoofdstuk', 'chapter', 1],
    ['Het tweede boek', 'chapter', 2],
    ['2e deel', 'part', 2],
    ['Deel I', 'part', 1],
    ['Derde deel', 'part', 3],
    ['Tweeëntwintigste brief', 'chapter', 22],
    ['Hoofdstuk eenentwintig', 'chapter', 21],
    ['IIe Bedrijf', 'chapter', 2],
  ],
  pl: [
    ['Rozdział pierwszy', 'chapter', 1],
    ['ROZDZIAŁ III', 'chapter', 3],
    ['Rozdział dwudziesty pierwszy', 'chapter', 21],
    ['Rozdział jeden', 'chapter', 1],
    ['Część druga', 'part', 2],
    ['CZĘŚĆ PIERWSZA', 'part', 1],
    ['Pierwsza część', 'part', 1],
    ['II część', 'part', 2],
    ['1. część', 'part', 1],
    ['Księga czwarta', 'chapter', 4],
    ['Tom trzeci', 'part', 3],
    ['List 5', 'chapter', 5],
  ],
  ru: [
    ['Глава I', 'chapter', 1],
    ['ГЛАВА ПЕРВАЯ', 'chapter', 1],
    ['Глава двадцать первая', 'chapter', 21],
    ['Глава 1-я', 'chapter', 1],
    ['Глава четвертая', 'chapter', 4],
    ['Часть вторая', 'part', 2],
    ['Третья часть', 'part', 3],
    ['II часть', 'part', 2],
    ['Том третий', 'part', 3],
    ['Действие второе', 'chapter', 2],
    ['Письмо тридцатое', 'chapter', 30],
    ['Книга 2.', 'chapter', 2],
  ],
  pt: [
    ['Capítulo primeiro', 'chapter', 1],
    ['CAPITULO TERCEIRO', 'chapter', 3],
    ['Capítulo vinte e dois', 'chapter', 22],
    ['Primeira parte', 'part', 1],
    ['A segunda parte', 'part', 2],
    ['Parte segunda', 'part', 2],
    ['I PARTE', 'part', 1],
    ['1.ª Parte', 'part', 1],
    ['Carta décima primeira', 'chapter', 11],
    ['Capítulo XIX', 'chapter', 19],
    ['Lição décima sétima', 'chapter', 17],
  ],
};

const noLabels: Record<string, string[]> = {
  en: [
    'One part',
    'one book.',
    'in the second part.',
    'Book and Reader',
    'I part',
    'Chapter and Verse',
    'First',
    'The Chapter',
  ],
  de: ['Buch und Leser', 'Ein Buch', 'zweiter Teil.', 'Kapitel', 'Teil des Ganzen', 'Drei Briefe'],
  fr: ['une partie', 'LIVRE LE', 'Chapitre des chapeaux', 'Un livre', 'Le premier'],
  it: ['una parte', 'Un capitolo', 'Libro e lettore', 'prima parte.', 'due lettere'],
  es: ['una parte', 'Carta a mi padre', 'Libro de los muertos', 'la primera parte.'],
  nl: ['Boek en lezer', 'een deel', 'Een brief', 'eerste deel.'],
  pl: ['Księga i czytelnik', 'jedna część', 'List do ojca', 'druga część.'],
  ru: ['Книга и читатель', 'одна часть', 'Письмо отцу', 'вторая часть.'],
  pt: ['uma parte', 'Livro e leitor', 'Carta a meu pai', 'primeira parte.'],
};

const each = <T>(table: Record<string, T[]>): [string, T][] =>
  Object.entries(table).flatMap(([language, rows]) => rows.map((row): [string, T] => [language, row]));

describe('the words of a language', () => {
  it('are there for every language that has a table here, and the other way round', () => {
    expect(Object.keys(labels)).toEqual([...languages.keys()]);
  });

  it.each(each(labels))('read a label in %s: %s', (language, [line, kind, number]) => {
    const words = vocabulary(language);
    const label = labelOf(line, words);
    expect(label?.part).toBe(kind === 'part');
    expect(labelNumber(label!.number, words)).toBe(number);
  });

  it.each(each(labels))('read it in capitals in %s: %s', (language, [line]) => {
    // a number with a small ending keeps it
    const capitals = line.replace(/(?<![\p{L}\d.-])\p{L}{3,}(?![\p{L}-])/gu, word => word.toUpperCase());
    expect(isLabel(capitals, vocabulary(language))).toBe(true);
  });

  it.each(each(noLabels))('find no label in %s in a line that is none: %s', (language, line) => {
    expect(isLabel(line, vocabulary(language))).toBe(false);
  });

  it('tell the name of a label from its number, in either order', () => {
    expect(labelOf('Zweiter Teil.', vocabulary('de-CH'))).toEqual({
      label: 'Zweiter Teil.',
      name: 'Teil',
      part: true,
      number: 'Zweiter',
    });
    expect(labelOf('Chapitre Ier', vocabulary('fr'))).toMatchObject({ name: 'Chapitre', number: 'I' });
  });

  it('know another language’s label for none of theirs', () => {
    expect(isLabel('Kapitel 12', vocabulary('en'))).toBe(false);
  });

  it('are English where a language has none yet', () => {
    expect(vocabulary('fi')).toBe(vocabulary('en'));
  });
});

describe('numbers spelt out', () => {
  it.each([...languages.keys()])('go to thirty in %s, and each form is one number', language => {
    const { numerals } = vocabulary(language);
    for (const kind of [numerals.cardinals, numerals.ordinals]) {
      expect(kind.length).toBeGreaterThanOrEqual(30);
      kind.forEach((own, i) => {
        expect(own.length).toBeGreaterThan(0);
        for (const form of own) {
          expect(form).toMatch(/^[\p{Ll}\p{M}]+(?:[ -][\p{Ll}\p{M}]+)*$/u);
          expect([form, numeralValue(form, { numerals })]).toEqual([form, i + 1]);
        }
      });
    }
  });

  it('are no number where they are none', () => {
    expect(numeralValue('many', vocabulary('en'))).toBeNull();
  });
});

describe('usual titles', () => {
  it.each([
    ['en', 'preface', "translator's preface"],
    ['en', 'bibliography', 'works cited'],
    ['de', 'afterword', 'nachwort'],
    ['de', 'index', 'personenregister'],
    ['fr', 'foreword', 'avant-propos'],
    // as recovery compares it
    ['fr', 'foreword', 'avantpropos'],
    ['fr', 'epilogue', 'epilogue'],
    ['it', 'index', 'indice dei nomi'],
    ['it', 'acknowledgements', 'ringraziamenti'],
    ['es', 'foreword', 'advertencia'],
    ['es', 'prologue', 'prólogo'],
    // capitals may lack their accents
    ['es', 'prologue', 'prologo'],
    ['es', 'index', 'índice onomástico'],
    ['nl', 'preface', 'woord vooraf'],
    ['nl', 'notes', 'noten'],
    ['pl', 'introduction', 'wstęp'],
    ['pl', 'notes', 'przypisy'],
    ['ru', 'preface', 'предисловие'],
    ['ru', 'index', 'именной указатель'],
    ['pt', 'bibliography', 'referências bibliográficas'],
    ['pt', 'index', 'índice remissivo'],
  ] as const)('in %s: the %s is called %s', (language, kind, title) => {
    expect(vocabulary(language).titles[kind]).toContain(title);
  });

  it.each([
    ['es', 'índice'],
    ['es', 'indice'],
    ['pt', 'índice'],
    ['it', 'indice'],
    ['pl', 'spis treści'],
    ['ru', 'оглавление'],
  ])('in %s: %s is the contents, and no index', (language, title) => {
    const { contents, titles } = vocabulary(language);
    expect(contents).toContain(title);
    expect(titles.index).not.toContain(title);
  });

  it.each([...languages.keys()])('in %s mean one thing each, in small letters', language => {
    const { titles, contents } = vocabulary(language);
    const all = [...Object.values(titles).flat(), ...contents];
    expect(all.filter((title, i) => all.indexOf(title) !== i)).toEqual([]);
    expect(all.filter(title => title !== title.toLowerCase())).toEqual([]);
  });

  it('keep an й, which is a letter of its own', () => {
    expect(vocabulary('ru').titles.index).not.toContain('именнои указатель');
  });
});
