import { expect, it } from 'vitest';
import { doubtfulWords } from '../../src/copyediting/doubtful.ts';
import type { Extraction } from '../../src/extraction/extraction.ts';
import { parse } from '../../src/manuscript/markdown.ts';
import type { Ledger } from '../../src/recovery/ledger.ts';
import { chapterFile } from '../chapter-file.ts';

const text = 'They sct the type by hand. Nobody counted thcm.';
const chapters = [parse('01.md', chapterFile('# Type', text))];

/** A source of one line whose words are doubtful, all of it in the chapter’s second block but what stands before it. */
function book(doubts: { word: string; confidence: number }[], removed = '') {
  const source = `${removed}${text}`;
  const styles = doubts.map(({ word, confidence }) => {
    const from = source.indexOf(word);
    return { from, to: from + word.length, confidence };
  });
  const evidence = { x: 0, end: 9, y: 9, size: 9, styles: [], doubts: styles };
  const line = { number: 1, from: 0, to: source.length, text: source, role: 'text' as const, evidence };
  const page = { index: 0, label: '1', printed: false, from: 0, to: source.length, lines: [line] };
  const extraction: Extraction = { source, digest: '', pages: [page], remarks: [] };
  const entries: Ledger['entries'] = [
    { kind: 'change', from: 0, to: removed.length, was: removed, now: '', rule: 'running-head', line: 1 },
    { kind: 'kept', from: removed.length, to: source.length, at: ['01.md', 1, 0] },
  ];
  return doubtfulWords(extraction, { digest: '', length: source.length, entries }, chapters, 'en-GB');
}

it('a doubtful word stands on the list with its line and how sure the recognition was', () => {
  expect(book([{ word: 'sct', confidence: 0.31 }])).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f]{8}$/),
      code: 'doubtful-word',
      message: 'The OCR read “sct” and was 31 % sure of it.',
      likelihood: 0.69,
      file: '01.md',
      line: 7,
      word: 'sct',
      for: 'sct',
      context: 'They sct the type by hand. Nobody counted thcm.',
    },
  ]);
});

it('two words that were run together are told apart, where there is one way to do it', () => {
  const text = 'They saw thecaptain there.';
  const own = [parse('01.md', chapterFile('# Type', text))];
  const from = text.indexOf('thecaptain');
  const evidence = {
    ...{ x: 0, end: 9, y: 9, size: 9, styles: [] },
    doubts: [{ from, to: from + 'thecaptain'.length, confidence: 0.4 }],
  };
  const line = { number: 1, from: 0, to: text.length, text, role: 'text' as const, evidence };
  const page = { index: 0, label: '1', printed: false, from: 0, to: text.length, lines: [line] };
  const entries: Ledger['entries'] = [{ kind: 'kept', from: 0, to: text.length, at: ['01.md', 1, 0] }];
  const found = doubtfulWords(
    { source: text, digest: '', pages: [page], remarks: [] },
    { digest: '', length: text.length, entries },
    own,
    'en-GB',
  );
  expect(found).toMatchObject([{ for: 'thecaptain', read: 'the captain' }]);
  expect(book([{ word: 'sct', confidence: 0.31 }])[0]).not.toHaveProperty('read');
});

it('the worst come first, and what the dictionary has is half as likely wrong', () => {
  const found = book([
    { word: 'type', confidence: 0.1 },
    { word: 'sct', confidence: 0.5 },
    { word: 'thcm.', confidence: 0.2 },
  ]);
  expect(found.map(f => [/“(.*)”/.exec(f.message)![1], f.likelihood])).toEqual([
    ['thcm.', 0.8],
    ['sct', 0.5],
    ['type', 0.45],
  ]);
});

it('what recovery left out of the chapters is none of them', () => {
  expect(book([{ word: 'HAED', confidence: 0.1 }], 'HAED ')).toEqual([]);
});

it('no more are told than an editor looks at: fifty, or one for each page', () => {
  expect(book(Array.from({ length: 200 }, () => ({ word: 'sct', confidence: 0.3 })))).toHaveLength(50);
});
