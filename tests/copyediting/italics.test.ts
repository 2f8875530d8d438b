import { describe, expect, it } from 'vitest';
import { draftItalics } from '../../src/copyediting/index.ts';
import { chapter } from './chapter.ts';

const draft = (...paragraphs: string[]) => draftItalics([chapter(...paragraphs)], 'en-GB');
const titles = (...paragraphs: string[]) => draft(...paragraphs).titles.map(({ text }) => text);
const foreign = (...paragraphs: string[]) => draft(...paragraphs).foreign.map(({ text }) => text);

describe('titles are told', () => {
  it.each([
    ['by the kind of work before them', 'She wrote the novel Grey Harbour in a year.', 'Grey Harbour'],
    ['by the kind of work after them', 'Then came Grey Harbour, a short novel about salt.', 'Grey Harbour'],
    [
      'by author and page in a note',
      'A remark.[^1]\n\n[^1]: J. Miller: The Salt of the Coast, p. 12.',
      'The Salt of the Coast',
    ],
    [
      'by a year after a possessive',
      'In Miller’s Lives of the Pilots (1911) it is said.',
      'Lives of the Pilots',
    ],
    ['by an article with a capital', 'He found it in The Book of Tides and kept it.', 'The Book of Tides'],
    ['as a journal', 'It is printed in the Review of Tides, vol. 4, with plates.', 'Review of Tides'],
  ])('%s', (_how, text, title) => {
    expect(titles(text)).toContain(title);
  });

  it('and their short forms with them', () => {
    const text =
      'We know it from his treatise The Salt of the Coast. We hold the Salt of the Coast to be true.';
    expect(titles(text)).toContain('Salt of the Coast');
  });

  it('but people, bodies and places are none', () => {
    const text =
      'John Miller met the Harbour Board in New Zealand (Miller 1911: 3). The Harbour Board thanked John Miller. ' +
      'Miller’s Harbour Board paid, and John Miller (1911) says so.';
    expect(titles(text)).toEqual([]);
  });

  it('and the count of each is given', () => {
    expect(draft('The novel Grey Harbour came first. Grey Harbour sold well.').titles).toMatchObject([
      { text: 'Grey Harbour', count: 2 },
    ]);
  });
});

describe('foreign words are told', () => {
  it.each([
    ['by custom', 'It was, ipso facto, over.', 'ipso facto'],
    ['as a gloss in brackets', 'The ‘reforging’ (perekovka) of the pilots began.', 'perekovka'],
    [
      'by the dictionary and their letters',
      'The quay was leased by a dvorzhnik, who drank; a dvorzhnik, they say.',
      'dvorzhnik',
    ],
    [
      'with the small words among them',
      'They lived in otiumque cum dignitate for a year.',
      'otiumque cum dignitate',
    ],
  ])('%s', (_how, text, word) => {
    expect(foreign(text)).toContain(word);
  });

  it('and a word the dictionary knows by the gloss beside it', () => {
    expect(foreign('Bare life (zhizn) is one thing, a way of life (bios) another.')).toEqual([
      'zhizn',
      'bios',
    ]);
  });

  it('but not what the book makes of its own words, nor what is long at home', () => {
    const text =
      'The harbourisation of the coast, a kvassnik and two kvassniks, avant-garde piers, and a priori reasons ' +
      '(sometimes good ones) make a biocoastal politics.';
    expect(foreign(text)).toEqual([]);
  });

  it('nor acronyms and names in brackets, nor addresses of the net', () => {
    expect(
      foreign('The board (HBNZ) and its head (Petrov) wrote to http://dvorzhnik.example/zhizn today.'),
    ).toEqual([]);
  });

  it('and their language where their small words tell it', () => {
    expect(draft('It was said avant la lettre.').foreign).toMatchObject([{ language: 'fr' }]);
  });
});

describe('lost emphasis', () => {
  it('is a place that speaks of it where there is none', () => {
    const found = draft(
      '> All of it was salt. (Miller 1911: 3; my emphasis)',
      '> *All* of it. (Miller 1911: 4; emphasis added)',
    );
    expect(found.emphasis).toMatchObject([{ file: '01-one.md', line: 7 }]);
    expect(found.emphasis[0]!.context).toContain('my emphasis');
  });

  it('is not every word about emphasis', () => {
    expect(
      draft('He laid all his emphasis on salt; the original emphasis of the board lay elsewhere.').emphasis,
    ).toEqual([]);
  });
});
