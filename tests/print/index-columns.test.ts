import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { parse } from '../../src/manuscript/index.ts';
import { readPdfText } from '../../src/pdf/text.ts';
import { columnsIn, columnsOn, inColumns } from '../../src/print/composition/columns.ts';
import { composeBook } from '../../src/print/composition/index.ts';
import { markPart } from '../../src/print/composition/marking.ts';
import { makePdf } from '../../src/print/index.ts';
import { termOf } from '../../src/print/setting/columns.ts';
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

it('sets the notes of an index behind its entries: below columns there is no foot', () => {
  const note = '[^1]\n\n[^1]: Of the note of an index.';
  const chapters = [
    parse('01-a.md', `---\ntype: chapter\n---\n\n# One\n\nWords.${note}\n`),
    parse('99-index.md', `---\ntype: index\n---\n\n# Index\n\n- ink\n- letters${note}\n`),
  ];
  const notes = { epub: 'book', print: 'foot' } as const;
  const title = { ...sampleTitle, book: { ...sampleTitle.book, notes } };
  const parts = composeBook(publish(chapters, title), title.book);
  const of = (id: string) => parts.find(part => part.id === id)!;
  expect(of('s01-a').foot?.notes).toHaveLength(1);
  const index = of('s99-index');
  expect(index.foot).toBeUndefined();
  const columns = columnsIn(inColumns(markPart(index), columnsOn(400)))!;
  expect(textOf(columns)).toContain('Of the note of an index.');
});

it('says again the whole words of an entry that goes on, with the numbers in them', () => {
  const below = h('ul', [h('li', 'tanks, 3')]);
  const run = h('span', { className: ['locators'] }, [h('a', { href: '#p1' }, '12')]);
  expect(termOf(h('li', ['World War 2, ', run, below]))).toBe('World War 2');
  expect(termOf(h('li', ['World War 2, 14, 17', below]))).toBe('World War 2');
  const mark = h('a', { className: ['noteref'], role: 'doc-noteref', href: '#n' }, '1');
  expect(termOf(h('li', ['World War 2', mark, ', ', run, below]))).toBe('World War 2');
  expect(termOf(h('li', ['Apollo 11:', below]))).toBe('Apollo 11');
});

it('sets what holds more than entries and subentries in one column: a quotation may be higher than a column', () => {
  const index = (...items: string[]) =>
    composeBook(
      publish(
        [parse('99-index.md', `---\ntype: index\n---\n\n# Index\n\n${items.join('\n')}\n`)],
        sampleTitle,
      ),
      sampleTitle.book,
    )
      .map(part => columnsIn(inColumns(markPart(part), columnsOn(400))))
      .find(columns => columns);
  expect(index('- ink', '  - black', '- letters')).toBeDefined();
  expect(index('- ink', '', '  > “As I wrote.”', '- letters')).toBeUndefined();
  expect(index('- ink', '', '  1. black', '- letters')).toBeUndefined();
});
