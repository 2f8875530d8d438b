import { expect, it } from 'vitest';
import { parse } from '../../src/manuscript/index.ts';
import { readPdfText } from '../../src/pdf/text.ts';
import { makePdf } from '../../src/print/index.ts';
import { publish } from '../../src/publication/index.ts';
import { sampleTitle } from './sample.ts';

it('sets an index in two columns, letters apart, and says again what an entry is that goes on', async () => {
  const letters = [...'abcdefghij'];
  const entries = letters.flatMap(letter =>
    Array.from({ length: 9 }, (_, k) => {
      const subentries =
        letter === 'd' && k === 4 ? Array.from({ length: 30 }, (_, s) => `  - part ${s}`) : [];
      return [`- ${letter}${'klmnopqrs'[k]}ance${subentries.length > 0 ? ':' : ''}`, ...subentries].join(
        '\n',
      );
    }),
  );
  const text = `---\ntype: index\n---\n\n# Index\n\n${entries.join('\n')}\n`;
  const chapters = [
    parse('01-a.md', '---\ntype: chapter\n---\n\n# One\n\nWords.\n'),
    parse('99-index.md', text),
  ];
  const { screen, findings, pages } = await makePdf(publish(chapters, sampleTitle), sampleTitle);
  expect(findings).toEqual([]);
  const read = (await readPdfText(screen)).pages.filter((_, k) => pages[k]!.part === 's99-index');
  const all = read.map(({ items }) => items.filter(({ text }) => /ance|part/.test(text)));
  const lefts = [...new Set(all[0]!.map(({ x }) => Math.round(x)))];
  expect(Math.max(...lefts) - Math.min(...lefts)).toBeGreaterThan(120);
  const again = read.flatMap(({ items }) => items.filter(({ text }) => /continued/.test(text)));
  expect(again).toHaveLength(1);
  expect(again[0]!.aside).toBe(true);
  const lineOf = (word: string) =>
    read.flatMap(({ items }) => items).find(({ text }) => text.startsWith(word))!;
  const leading = lineOf('akance').y - lineOf('alance').y;
  expect(lineOf('asance').y - lineOf('bkance').y).toBeCloseTo(2 * leading, 1);
});
