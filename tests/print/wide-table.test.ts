import type { Element } from 'hast';
import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { parse } from '../../src/manuscript/index.ts';
import { readPdfText } from '../../src/pdf/text.ts';
import { makePdf } from '../../src/print/index.ts';
import { fitTables } from '../../src/print/setting/wide.ts';
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

it('lets a turned table go on over as many pages as its rows need, with its head on each', async () => {
  const made = await set(`:::table\n${table('Incomprehensible', 5, 40)}\n\nTable 1. Wide and long\n:::`);
  expect(made.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  const { pages } = await readPdfText(made.screen);
  const shown = pages.map(({ items }) => items.map(({ text }) => text));
  const cells = shown.flat().filter(text => /^\d{2,3}$/.test(text));
  expect(new Set(cells).size).toBeGreaterThanOrEqual(200);
  const heads = shown.map(texts => texts.filter(text => text === 'Incomprehensible').length);
  expect(heads.filter(count => count > 0).length).toBeGreaterThan(1);
  expect(made.pages.some(({ over }) => over)).toBe(false);
}, 30_000);

it('sets the title of a table above it', async () => {
  const { screen, findings } = await set(`:::table\n${table('Sheets', 3)}\n\nTable 1. Of sheets\n:::`);
  const { pages } = await readPdfText(screen);
  const words = pages.map(({ items }) => items.map(({ text }) => text).join(' ')).join(' ');
  expect(words).toMatch(/Table 1\. Of sheets.*Sheets/);
  expect(findings).toEqual([]);
});

it('sets a turned table smaller by what it lacks of the depth of the page, not of its width', () => {
  const room = { width: 400, depth: 600 };
  const tree = h('section', [h('table', [h('tbody', [h('tr', [h('td', '1')])])])]);
  const shareOf = (tree: Element | undefined) => /--row:([\d.]+)/.exec(JSON.stringify(tree))?.[1];
  const turned = fitTables(tree, [{ top: 0, bottom: 10, over: 250 }], room, 'nothing')!;
  expect(shareOf(turned)).toBeUndefined();
  const smaller = fitTables(turned, [{ top: 0, bottom: 400, over: 100 }], room, 'turned');
  expect(Number(shareOf(smaller))).toBeCloseTo(600 / 700, 1);
  expect(fitTables(turned, [{ top: 0, bottom: 400, over: 200 }], room, 'turned')).toBeUndefined();
});
