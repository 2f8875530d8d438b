import { expect, it } from 'vitest';
import type { Block } from '../../src/recovery/block.ts';
import { sign } from '../../src/recovery/paragraphs.ts';
import { textLine } from './lines.ts';

const block = (kind: Block['kind'], ...texts: [text: string, width: number][]): Block => ({
  kind,
  lines: texts.map(([text, last], k) => textLine(text, k, { last })),
});
const kindsOf = (blocks: Block[]): string[] => {
  sign(blocks);
  return blocks.map(({ kind, lines }) => `${kind}: ${lines.map(({ text }) => text).join(' / ')}`);
};
const text = block('paragraph', ['It thanks all who have', 1], ['read it.', 0.2]);

it('the place above the date of a preface is signed with it, though it was taken for a verse', () => {
  expect(
    kindsOf([text, block('verse', ['Turku', 0.1]), block('paragraph', ['June 1931', 0.15])]).slice(1),
  ).toEqual(['signature: Turku', 'signature: June 1931']);
});

it('a sentence above it, and a stanza, stay what they are', () => {
  const sentence = block('paragraph', ['It was late.', 0.3]);
  const stanza = block('verse', ['The river runs', 0.4], ['And nobody rows', 0.4]);
  for (const before of [sentence, stanza])
    expect(kindsOf([text, before, block('paragraph', ['June 1931', 0.15])])[1]).toMatch(
      new RegExp(`^${before.kind}:`),
    );
});
