import { expect, it } from 'vitest';
import { parse } from '../../src/manuscript/index.ts';
import { readPdfText } from '../../src/pdf/text.ts';
import { makePdf } from '../../src/print/index.ts';
import { publish } from '../../src/publication/index.ts';
import { prose, sampleTitle } from './sample.ts';

const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
const table = (word: string, columns: number, rows = 1) =>
  [
    row(Array(columns).fill(word)),
    row(Array(columns).fill('---')),
    ...Array.from({ length: rows }, (_, k) => row(Array.from({ length: columns }, (_, c) => `${k}${c}`))),
  ].join('\n');

const set = (text: string) =>
  makePdf(
    publish([parse('01-tables.md', `---\ntype: chapter\n---\n\n# Tables\n\n${text}\n`)], sampleTitle),
    sampleTitle,
  );

it('sets a table that is too wide smaller, turns one that is wider, and tells of one that fits nowhere', async () => {
  const [before, between, after] = prose(3, 7);
  const tables = [table('Sheets', 5), table('Incomprehensible', 5), table('Incomprehensible', 7)];
  const { findings, screen } = await set(
    [before, ...tables, between, table('Incomprehensibilities', 19), after].join('\n\n'),
  );
  expect(findings.filter(({ code }) => code === 'print-table-wide')).toMatchObject([
    {
      file: 'chapters/01-tables.md',
      message: expect.stringMatching(/“Incomprehensibilities.* \d+ mm too wide/),
    },
  ]);
  const { pages } = await readPdfText(screen);
  const runs = pages.flatMap(({ items }) => items);
  const atOneHeight = (word: string) => {
    const own = runs.filter(({ text }) => text.includes(word));
    return new Set(own.map(({ y }) => Math.round(y))).size === 1;
  };
  expect(atOneHeight('Sheets')).toBe(true);
  // The heads of turned columns stand one above another.
  const turned = pages.find(
    ({ items }) => items.filter(({ text }) => text === 'Incomprehensible').length === 7,
  )!;
  const heads = turned.items.filter(({ text }) => text === 'Incomprehensible');
  expect(new Set(heads.map(({ x }) => Math.round(x))).size).toBe(1);
  expect(new Set(heads.map(({ y }) => Math.round(y))).size).toBe(7);
});

it('sets the title of a table above it', async () => {
  const { screen, findings } = await set(`:::table\n${table('Sheets', 3)}\n\nTable 1. Of sheets\n:::`);
  const { pages } = await readPdfText(screen);
  const words = pages.map(({ items }) => items.map(({ text }) => text).join(' ')).join(' ');
  expect(words).toMatch(/Table 1\. Of sheets.*Sheets/);
  expect(findings).toEqual([]);
});
