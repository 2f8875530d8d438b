import { describe, expect, it } from 'vitest';
import { proofread } from '../../src/copyediting/index.ts';
import { parse } from '../../src/manuscript/index.ts';
import { chapterFile } from '../chapter-file.ts';
import { chapter } from './chapter.ts';

const faults = (...paragraphs: string[]) => proofread([chapter(...paragraphs)], 'en-GB');
const codes = (...paragraphs: string[]) => faults(...paragraphs).map(({ code }) => code);

describe('the proofreading list', () => {
  it.each([
    [
      'a name spelt two ways in the same company',
      'Here Nikita Khruschev spoke, and then Nikita Khrushchev spoke again.',
      'name-spelt-two-ways',
    ],
    [
      'a rare spelling beside a common one',
      `${'They met Jan Brandtmeyer there. '.repeat(9)}They met old Brandmeyer there.`,
      'name-spelt-two-ways',
    ],
    ['a misprint', 'A fair statement. It was a fair statment of the case.', 'word-near-another'],
    [
      'a compound with and without its hyphen',
      'A post-harbour age is a postharbour age.',
      'hyphenated-two-ways',
    ],
    ['a bracket left open', 'The board (which had met in May went home.', 'mark-without-its-pair'],
    ['a quotation mark left open', 'She said, “It is over, and went home.', 'mark-without-its-pair'],
    ['a doubled word', 'It stood at the the end of the pier.', 'doubled-word'],
    ['a space before a comma', 'The pier , too, was sold.', 'punctuation'],
    ['two commas', 'The pier,, too, was sold.', 'punctuation'],
    ['no space after a full stop', 'They sold the pier.Then it burned.', 'punctuation'],
    [
      'two years for the same pages',
      'So it is (Miller 1911: 30–34; Miller 1912: 30–34; Miller 1911: 5).',
      'year-disagrees',
    ],
    [
      'a year without its letter',
      'So it is (Miller 1911a: 3; Miller 1911b: 4), or not (Miller 1911: 9).',
      'year-disagrees',
    ],
    ['emphasis that is gone', 'So it is (Miller 1911: 3; emphasis added).', 'emphasis-lost'],
  ])('has %s', (_what, text, code) => {
    expect(codes(text)).toContain(code);
  });

  it.each([
    ['had had and that that', 'He had had enough, and said that that was all.'],
    ['apostrophes', 'The pilots’ ship wasn’t ‘the captain’s ship’, nor ‘the pilots’ ship’.'],
    ['numbered items', 'There were a) salt, b) tar and 3) rope.'],
    ['prefixes in brackets', 'An (im)possible pier.'],
    ['dots for words left out', 'It was … a pier . . . or a quay.'],
    ['derived forms', `${'The Millerite school. '.repeat(9)}Its Millerism.`],
    ['two people', 'Sergei Bulgakov (1901) wrote it. Vladimir Buldakov (1990) denied it.'],
  ])('lets %s be', (_what, text) => {
    expect(codes(text)).toEqual([]);
  });

  it('knows a quotation that opens again in each paragraph', () => {
    expect(codes('“It was over.', '“And I went home.”')).toEqual([]);
    expect(codes('“It was over.', 'And I went home.”')).toHaveLength(2);
  });

  it('gives the likeliest first, each with its place', () => {
    const list = faults('A post-harbour age, a postharbour age.', 'At the the end.');
    expect(list.map(({ likelihood }) => likelihood)).toEqual([0.9, 0.3]);
    expect(list[0]).toMatchObject({ file: '01-one.md', line: 9, context: 'At the the end.' });
  });
});

it('takes time that grows with a paragraph, and not with its square', () => {
  const paragraph = `As Febvre says (see also Febvre 1976: 12). ${'the ink of old books is black '.repeat(20_000)}`;
  const chapter = parse('01-a.md', chapterFile(paragraph));
  const began = performance.now();
  proofread([chapter], 'en-GB');
  expect(performance.now() - began).toBeLessThan(30_000);
});
