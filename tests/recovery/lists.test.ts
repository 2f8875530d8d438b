import { expect, it } from 'vitest';
import type { Block } from '../../src/recovery/block.ts';
import { makeLists } from '../../src/recovery/lists.ts';
import { textLine } from './lines.ts';

/** What becomes of items: how each begins (`•`, `1`, `…` where the list goes on), and its text without the marker. */
function made(...texts: string[]): string[] {
  const blocks = texts.map((text, i): Block => ({ kind: 'item', lines: [textLine(text, i)] }));
  const edits = makeLists(blocks);
  return blocks.map(({ kind, list, lines: [line] }) => {
    const edit = edits.find(e => e.from === line!.from);
    const text = edit ? line!.text.slice(edit.to - edit.from) : line!.text;
    return kind === 'paragraph' ? text : `${list ? (list.start ?? '•') : '…'} ${text}`;
  });
}

it.each([
  ['bullets', ['• Ink', '• Paper'], ['• Ink', '… Paper']],
  ['pictures of a typeface', ['\uf0b7 Ink', '\uf0b7 Paper'], ['• Ink', '… Paper']],
  ['arrows', ['➢ Ink', '➢ Paper'], ['• Ink', '… Paper']],
  ['numbers from 1', ['1. Ink', '2. Paper'], ['1 Ink', '… Paper']],
  ['numbers from another one', ['4) Ink', '5) Paper'], ['4 Ink', '… Paper']],
])('items with %s are a list, without their markers', (_, items, right) => {
  expect(made(...items)).toEqual(right);
});

it.each([
  ['numbers that do not count', ['1. Ink', '7. Paper']],
  ['no markers', ['Ink', 'Paper']],
  ['one item', ['1. Ink']],
  ['a marker with nothing after it', ['1. Ink', '2.']],
])('%s make paragraphs, as they stand', (_, items) => {
  expect(made(...items)).toEqual(items);
});
