import { expect, it } from 'vitest';
import type { Block } from '../../src/recovery/block.ts';
import { cleanLines } from '../../src/recovery/cleaning.ts';
import { textLine } from './lines.ts';

/** The text of a paragraph's lines, cleaned. */
function cleaned(...texts: string[]): string[] {
  const lines = texts.map((text, i) => textLine(text, i));
  const block: Block = { kind: 'paragraph', lines };
  const edits = [...cleanLines([block])].sort((a, b) => b.from - a.from);
  return lines.map(line =>
    edits
      .filter(e => e.from >= line.from && e.from < line.from + 100)
      .reduce(
        (text, { from, to, now }) => text.slice(0, from - line.from) + now + text.slice(to - line.from),
        line.text,
      ),
  );
}

it('a blank behind ligatures goes where most have one', () => {
  expect(cleaned('the ﬁ rst ﬂ ag of', 'the oﬃ ce, in oﬃce')).toEqual([
    'the first flag of',
    'the office, in office',
  ]);
});

it('a blank behind few of them parts two words, and so it does behind what ends a word', () => {
  const text = ['sci-ﬁ books are ﬁrst and', 'ﬂat and ﬁne and ﬁnal,', 'stiﬀ fog oﬀ the cliﬀ face'];
  expect(cleaned(...text)).toEqual([
    'sci-fi books are first and',
    'flat and fine and final,',
    'stiff fog off the cliff face',
  ]);
});

it('a control at the beginning of a line goes with the blank behind it', () => {
  expect(cleaned('\u007f the nets')).toEqual(['the nets']);
});
