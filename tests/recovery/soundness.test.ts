import { expect, it } from 'vitest';
import type { Extraction } from '../../src/extraction/index.ts';
import type { Account } from '../../src/recovery/account.ts';
import type { Block } from '../../src/recovery/block.ts';
import { checkSoundness } from '../../src/recovery/soundness.ts';
import { textLine } from './lines.ts';

const extraction: Extraction = { source: '', digest: '', pages: [], remarks: [] };
const usual: Account = {
  ...{ pages: 300, pagesLabelled: 300, chapters: 12, sections: 40, paragraphs: 900, quotations: 0 },
  ...{ verses: 0, notes: 100, notesLinked: 98, rules: {} },
};
const english =
  'The pilot went down to the quay, and with him the men of the harbour who had to wait for it.';

/** Blocks of a kind, of lines that are so wide. */
const blocks = (kind: Block['kind'], count: number, text = english, last = 1): Block[] =>
  Array.from({ length: count }, (_, i) => ({ kind, lines: [textLine(text, i, { last })] }));

const codes = (account: Partial<Account>, own = blocks('paragraph', 300), language = 'en-GB') =>
  checkSoundness({ ...usual, ...account }, own, extraction, language).map(r => r.code);

it('nothing is said of a book as books are', () => {
  expect(codes({})).toEqual([]);
});

it.each<[what: string, account: Partial<Account>, code: string]>([
  ['a heading on every page and more', { sections: 600 }, 'headings-everywhere'],
  ['notes without references', { notesLinked: 4 }, 'notes-unlinked'],
  ['one chapter in all', { chapters: 1, sections: 0 }, 'chapters-not-found'],
])('%s: the recovery failed', (_, account, code) => {
  expect(codes(account)).toEqual([code]);
});

it('verse as wide as prose is none, and a book of poems is one', () => {
  expect(codes({}, blocks('verse', 300))).toEqual(['verse-everywhere']);
  expect(codes({}, blocks('verse', 300, english, 0.6))).toEqual([]);
});

it('a language that the words contradict is told, and one that is not known is not', () => {
  const german =
    'Der Lotse ging mit den Leuten an den Kai, und die Frau aus der Stadt war bei dem Boot auf dem Meer.';
  expect(codes({}, blocks('paragraph', 300, german))).toEqual(['language-other']);
  expect(codes({}, blocks('paragraph', 300, german), 'de')).toEqual([]);
  expect(codes({}, blocks('paragraph', 300, german), 'la')).toEqual([]);
});
