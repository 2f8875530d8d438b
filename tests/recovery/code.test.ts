import { expect, it } from 'vitest';
import { codeOf, tellCode } from '../../src/recovery/code.ts';
import type { TextLine } from '../../src/recovery/lines.ts';
import type { Read } from '../../src/recovery/read.ts';
import { style, textLine } from './lines.ts';

const size = 10;

/** Lines under each other: their text, with typewriter type between backticks, the room above, and how far they are set in. */
function lines(...all: [text: string, room?: number, x?: number][]): TextLine[] {
  let y = 600;
  return all.map(([marked, room = 12, x = 20], i) => {
    y -= room;
    const text = marked.replaceAll('`', '');
    const styles = [...marked.matchAll(/`([^`]+)`/g)].map((m, k) =>
      style(m.index - 2 * k, m.index - 2 * k + m[1]!.length, { mono: true }),
    );
    return textLine(text, i, { evidence: { x, end: x + 6 * text.length, y, size, styles } });
  });
}

const prose: [string][] = Array.from({ length: 9 }, () => [
  'The press was built of oak and bound with iron, as it',
]);

/** The blocks of code, as they are written. */
function blocks(all: TextLine[]): string[] {
  const { read, edits, between } = tellCode(
    all.map((line): Read => ({ line, role: 'paragraph', begins: false })),
  );
  const written: string[] = [];
  for (const { line, role, begins } of read) {
    if (role !== 'code') continue;
    if (begins) written.push('');
    const indent = edits.find(e => e.from === line.from)?.now ?? '';
    written.push(`${written.pop()}${indent}${line.text}${between.get(line) ?? ''}`);
  }
  return written;
}

it('lines of typewriter type apart from the text are a block, set in as on the page', () => {
  expect(
    blocks(
      lines(...prose, ['`print:`', 20], ['`trim:`', 12, 32], ['`width: 138`', 12, 44], ['It says so.', 20]),
    ),
  ).toEqual(['print:\n  trim:\n    width: 138']);
});

it('what was turned over goes on; a blank line stays', () => {
  expect(
    blocks(
      lines(
        ...prose,
        ['`reissue new my-book --from my-book.txt`', 20],
        ['`--title Ink`', 12, 44],
        ['`reissue build`', 24],
        ['It says so.', 20],
      ),
    ),
  ).toEqual(['reissue new my-book --from my-book.txt --title Ink\n\nreissue build']);
});

it('a line of a paragraph that happens to be all in it is none', () => {
  expect(blocks(lines(...prose, ['`manuscript/my-book`'], ['is the folder.']))).toEqual([]);
});

it('words in running text are passages, over a line’s end too; raised figures are none', () => {
  const all = lines(...prose, ['Type `npm run`'], ['`build` and wait.']);
  const source = all.reduce((text, l) => text.padEnd(l.from) + l.text, '');
  // lines of the helper stand a hundred characters apart; these two follow each other
  const [first, second] = all.slice(-2) as [TextLine, TextLine];
  expect(codeOf(all).map(({ from, to }) => source.slice(from, to).replace(/\s+/g, ' '))).toEqual([
    'npm run build',
  ]);
  expect(first.to).toBeLessThan(second.from);
});

it('a book that was typed has no code', () => {
  const typed = lines(['`The press was built`'], ['`of oak`', 30], ['`and iron.`']);
  expect(codeOf(typed)).toEqual([]);
  expect(blocks(typed)).toEqual([]);
});
