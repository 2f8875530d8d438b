import { expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/index.ts';
import { makePdf } from '../../../src/print/index.ts';
import { publish } from '../../../src/publication/index.ts';
import { sampleTitle } from '../sample.ts';

it('names the file and the line of a string that could be divided by no rule, in text and notes', async () => {
  const string = 'x'.repeat(90);
  const text = `---\ntype: chapter\n---\n\n# Strings\n\nNothing ails this paragraph.\n\nBefore it stand words, ${string} and behind it as well.[^1]\n\n[^1]: See ${string}.\n`;
  const title = {
    ...sampleTitle,
    book: { ...sampleTitle.book, notes: { epub: 'book', print: 'foot' } as const },
  };
  const { findings } = await makePdf(publish([parse('01-a.md', text)], title), title);
  expect(findings).toMatchObject([
    { code: 'print-line-uneven', severity: 'info', file: 'chapters/01-a.md', line: 9 },
    { code: 'print-line-uneven', file: 'chapters/01-a.md', line: 11 },
  ]);
});
