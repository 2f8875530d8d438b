import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { extract } from '../../src/extraction/index.ts';
import { type Block, blocks, readManuscript } from '../../src/manuscript/index.ts';
import { recover, replay } from '../../src/recovery/index.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const source = await readFile(path('../../manuscript/specimen/extraction.txt'));
const extraction = extract(source, 'extraction.txt', 'en-GB');
const recovery = recover(extraction, { language: 'en-GB', title: 'The Printed Page', answers: {} });
const original = (await readManuscript(path('chapters'))).flatMap(blocks);
const recovered = recovery.chapters.flatMap(blocks);

/** The share of the original's blocks of a kind that were recovered word for word, as what they are. */
function share(kind: Block['kind']): number {
  const found = new Set(recovered.filter(block => block.kind === kind).map(block => block.text));
  const wanted = original.filter(block => block.kind === kind);
  return wanted.filter(block => found.has(block.text)).length / wanted.length;
}

test('the ledger gives the raw text back', () => {
  expect(replay(recovery.ledger, recovery.chapters)).toBe(extraction.source);
});

test('every page has its printed label', () => {
  const labels = ['vii', 'viii', ...Array.from({ length: 23 }, (_, page) => String(page + 1))];
  expect(extraction.pages.map(page => page.label)).toEqual(labels);
});

test('no furniture is left', () => {
  const text = recovered.map(block => block.text).join('\n');
  expect(text).not.toMatch(/_Page\.indd|4:05 PM|THE PRINTED PAGE/);
});

test('the words whose hyphen was lost have it again', () => {
  const text = recovered.map(block => block.text).join('\n');
  for (const word of ['well-known irony', 'screw-press, well-tried', 'fifteenth- and sixteenth-century'])
    expect(text).toContain(word);
});

test.each([
  ['heading', 0.95],
  ['paragraph', 0.75],
  ['quotation', 0.7],
  ['note', 1],
] as const)('blocks of the kind %s are recovered whole', (kind, least) => {
  expect(share(kind)).toBeGreaterThanOrEqual(least);
});

test('the heading that was lost is asked for', () => {
  const lost = recovery.questions.filter(question => question.kind === 'heading-lost');
  expect(lost.map(question => question.page)).toEqual(['11']);
  expect(lost[0]!.choices.map(candidate => candidate.value)).toContain('Points and Plates');
});

test('the note that lost its number has it again', () => {
  const chapter = recovery.chapters.find(({ file }) => file.startsWith('04-'))!;
  const note = chapter.tree.children.find(
    node => node.type === 'footnoteDefinition' && node.identifier === '3',
  );
  expect(JSON.stringify(note)).toContain('On Fiol see Nemirovskij');
});
