import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { parse } from '../../src/manuscript/index.ts';
import {
  isElement as isElementOf,
  type Kid,
  readTree,
  type StructureElement,
} from '../../src/pdf/structure/tree.ts';
import { readPdfText } from '../../src/pdf/text.ts';
import { makePdf } from '../../src/print/index.ts';
import { cutRows } from '../../src/print/setting/cut-rows.ts';
import { rowElements } from '../../src/print/setting/row-holders.ts';
import { rowsOf } from '../../src/print/setting/rows.ts';
import { publish } from '../../src/publication/index.ts';
import type { Title } from '../../src/title.ts';
import { prose, sampleTitle } from './sample.ts';

const chapter = (name: string, title: string, text: string) =>
  parse(name, `---\ntype: chapter\n---\n\n# ${title}\n\n${text}\n`);

/** The only element of a chapter of this text. */
const published = (text: string) => {
  const { documents } = publish([chapter('01-a.md', 'A', text)], sampleTitle);
  return documents[0]!.tree.children.findLast((child): child is Element => child.type === 'element')!;
};

/** Sets a chapter and one after it. @returns the words of the first chapter's pages, aside from furniture; findings; where the second is */
async function set(
  text: string,
  notes: Title['book']['notes'] = sampleTitle.book.notes,
  print: Partial<Title['book']['print']> = {},
) {
  const { book } = sampleTitle;
  const title = { ...sampleTitle, book: { ...book, notes, print: { ...book.print, ...print } } };
  const chapters = [chapter('01-long.md', 'Long', text), chapter('02-after.md', 'After', 'It ends.')];
  const { screen, findings, pages } = await makePdf(publish(chapters, title), title);
  const { pages: read, places } = await readPdfText(screen);
  const wordsOf = (k: number, aside = false) =>
    read[k]!.items.filter(item => aside || !item.aside)
      .map(item => item.text)
      .join(' ');
  const own = pages.flatMap(({ part }, k) => (part === 's01-long' ? [k] : []));
  const contents = pages.findIndex(({ part }) => part === 'book-contents');
  return {
    findings: findings.filter(({ code }) => code !== 'print-page-short'),
    words: own.map(k => wordsOf(k)),
    all: own.map(k => wordsOf(k, true)),
    contents: wordsOf(contents),
    second: places.get('s02-after'),
  };
}

it('begins code where it is called, goes on with it overleaf, and gives the page of what follows rightly', async () => {
  const rows = Array.from({ length: 90 }, (_, k) => `row_${k + 1};`);
  const { findings, words, contents, second } = await set(
    `${prose(1, 5)[0]}\n\n\`\`\`\n${rows.join('\n')}\n\`\`\`\n\nIt goes on.`,
  );
  expect(words[0]).toContain('row_1;');
  expect(words.join(' ').match(/row_\d+;/g)).toEqual(rows);
  expect(contents).toMatch(new RegExp(`After\\s*${second}$`));
  expect(findings).toEqual([]);
});

it('divides a table at its rows, repeats its head, which is not read twice, and keeps the widths of its columns', async () => {
  const rows = Array.from({ length: 70 }, (_, k) => `| ${k + 1} | ${'wide '.repeat(k % 7)} |`);
  const { findings, words, all, contents, second } = await set(
    `${prose(1, 5)[0]}\n\n:::table\n| No. | Content |\n| --- | --- |\n${rows.join('\n')}\n\nTable 1. A long one\n:::`,
  );
  expect(words.length).toBeGreaterThan(2);
  expect(words[0]).toContain('Table 1. A long one');
  expect(words.slice(1).join(' ')).not.toMatch(/Table 1|No\.|Content/);
  for (const page of all) expect(page).toMatch(/No\.\s+Content/);
  expect(contents).toMatch(new RegExp(`After\\s*${second}$`));
  expect(findings).toEqual([]);
});

it('says by choice, in a line that is counted and not read, of what table the rest stands overleaf', async () => {
  const rows = Array.from({ length: 70 }, (_, k) => `| ${k + 1} | ${'wide '.repeat(k % 7)} |`);
  const table = `| No. | Content |\n| --- | --- |\n${rows.join('\n')}`;
  const { findings, words, all } = await set(
    `${prose(1, 5)[0]}\n\n:::table\n${table}\n\nTable 3.2. A long one\n:::\n\n${table}`,
    undefined,
    { continued: true },
  );
  expect(words.join(' ')).not.toContain('continued');
  const said = all.map(page => /(?:Table 3\.2 )?\(continued\)/.exec(page)?.[0]);
  expect(said).toEqual([
    undefined,
    ...Array(2).fill('Table 3.2 (continued)'),
    ...Array(2).fill('(continued)'),
  ]);
  expect(findings).toEqual([]);
}, 20_000);

it('sets a note at the foot of the page on which its row stands', async () => {
  const rows = Array.from({ length: 60 }, (_, k) => `| ${k + 1} | word${k === 50 ? '[^1]' : ''} |`);
  const { words, findings } = await set(
    `| No. | Content |\n| --- | --- |\n${rows.join('\n')}\n\n[^1]: Said of the fifty-first.`,
    { epub: 'chapter', print: 'foot' },
  );
  const page = words.findIndex(text => /\b51\b/.test(text));
  expect(page).toBeGreaterThan(0);
  expect(words.findIndex(text => text.includes('Said of the fifty-first.'))).toBe(page);
  expect(findings).toEqual([]);
});

it('leaves letters in a drawing out of account', async () => {
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><text x="9" y="40" font-family="EB Garamond">Größe αβγ שלום</text></svg>';
  const folder = mkdtempSync(join(tmpdir(), 'reissue-plan-'));
  try {
    writeFileSync(join(folder, 'plan.svg'), drawing);
    const title = { ...sampleTitle, folder };
    const plan = chapter('01-plan.md', 'Plan', 'Before.\n\n![A plan](plan.svg)\n\nAfter.');
    const { findings, screen } = await makePdf(publish([plan], title), title);
    const { pages } = await readPdfText(screen);
    const aside = pages.flatMap(({ items }) => items.filter(item => item.aside).map(({ text }) => text));
    expect(aside.join('')).toContain('Größe');
    // The first face of drawings has no Hebrew letters.
    expect(aside.join('')).toMatch(/[\u05d0-\u05ea]{4}/);
    expect(findings.filter(({ code }) => code === 'print-text-differs')).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('divides a verse that is longer than a page at its lines', async () => {
  const lines = Array.from({ length: 80 }, (_, k) => `Of line ${k + 1}.`);
  const { findings, words } = await set(`Before.\n\n:::verse\n${lines.join('\\\n')}\n:::\n\nAfter.`);
  expect(words.join(' ').match(/Of line \d+\./g)).toEqual(lines);
  expect(words.length).toBeGreaterThan(2);
  expect(findings).toEqual([]);
});

it.each(['', '\n\nTable 1. Accounts'])(
  'a table over several pages is one to readers, its heads told of once%s',
  async caption => {
    const rows = Array.from({ length: 90 }, (_, k) => `| a${k + 1} | b${k + 1} |`).join('\n');
    const long = `| ${'He said so. '.repeat(300)} | ${'She did not. '.repeat(300)} |`;
    const text = `:::table\n| One | Other |\n|---|---|\n${rows}\n${long}${caption}\n:::`;
    const { screen, preflight } = await makePdf(
      publish([chapter('01-a.md', 'A', text)], sampleTitle),
      sampleTitle,
    );
    const errors = (await preflight.screen).filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
    const document = await PDFDocument.load(screen, { updateMetadata: false });
    const all = (kid: Kid): StructureElement[] => (isElementOf(kid) ? [kid, ...kid.kids.flatMap(all)] : []);
    expect(
      readTree(document)
        .flatMap(all)
        .filter(({ type }) => type === 'Table'),
    ).toHaveLength(1);
  },
);

it('divides a row that is higher than a page at its lines, each cell going on beside the others, its notes below their lines', async () => {
  const said = (who: string, count: number) =>
    Array.from({ length: count }, (_, k) => `${who}${k + 1} was seen and heard`).join(', then ');
  const [first, second] = [said('Ann', 150), said('Bob', 210)];
  const text = [
    `${prose(1, 5)[0]}\n\n| Day | The one | The other |\n|---|---|---|`,
    `| Monday | *Little* to see. | Nothing to hear. |\n| Tuesday | ${first} | ${second}.[^1] |`,
    '| Wednesday | The end. | The end, too. |\n\nIt goes on.\n\n[^1]: Said twice.',
  ].join('\n');
  const { findings, words, contents, second: after } = await set(text, { epub: 'book', print: 'foot' });
  expect(findings).toEqual([]);
  const here = (who: string) => words.map(page => page.match(new RegExp(`${who}\\d+`, 'g')) ?? []);
  expect(here('Ann').flat()).toEqual(first.match(/Ann\d+/g));
  expect(here('Bob').flat()).toEqual(second.match(/Bob\d+/g));
  for (const [k, own] of here('Ann').entries()) if (own.length > 0) expect(here('Bob')[k]).not.toEqual([]);
  const last = words.find(page => page.includes('Bob210'));
  expect(last).toContain('Said twice.');
  expect(last).toContain('Wednesday');
  expect(contents).toMatch(new RegExp(`After\\s*${after}$`));
});

it('divides a row of paragraphs in the same way, each beginning where it began', async () => {
  const said = (who: string, count: number) =>
    Array.from({ length: count }, (_, k) => `${who}${k + 1} was seen and heard`).join(', then ');
  const paragraphs = (who: string) => [1, 2, 3, 4].map(k => `${said(`${who}${k}x`, 45)}.`);
  const cell = (who: string) => paragraphs(who).join('\n\n    ');
  const text = `:::table\n- - The one\n  - The other\n- - ${cell('Ann')}\n  - ${cell('Bob')}\n- - Last.\n  - Of all.\n:::`;
  const { findings, words } = await set(text);
  expect(findings).toEqual([]);
  for (const who of ['Ann', 'Bob']) {
    const names = new RegExp(`${who}\\d+x\\d+`, 'g');
    expect(words.flatMap(page => page.match(names) ?? [])).toEqual(paragraphs(who).join(' ').match(names));
  }
  expect(words.length).toBeGreaterThan(2);
});

it('divides an epigraph that is longer than a page, and leaves its signature not alone', async () => {
  const words = Array.from({ length: 700 }, (_, k) => `word${k}`).join(' ');
  const text = `::::epigraph\n${words}\n\n:::signature\nAnon.\n:::\n::::\n\nIt goes on.`;
  const { findings, words: pages } = await set(text, undefined, { theme: 'novel' });
  expect(findings).toEqual([]);
  expect(pages.flatMap(page => page.match(/word\d+/g) ?? [])).toEqual(words.split(' '));
  expect(pages.find(page => page.includes('Anon.'))).toContain('word699');
});

it('tells of a definition higher than a page, and keeps notes on the pages of their references', async () => {
  const notes = '[^1]: The first.\n\n[^2]: The second.';
  const text = `Before it stands a word.[^1]\n\n${prose(2, 5).join('\n\n')}\n\nBehind it stands another.[^2]\n\n${notes}`;
  const title = {
    ...sampleTitle,
    book: { ...sampleTitle.book, notes: { epub: 'book', print: 'foot' } as const },
  };
  const publication = publish([chapter('01-long.md', 'Long', text)], title);
  const { children } = publication.documents[0]!.tree;
  const first = children.findIndex(node => node.type === 'element' && node.tagName === 'p');
  children.splice(first + 1, 0, h('dl', [h('dt', 'Justification'), h('dd', prose(9, 3).join(' '))]));
  const { screen, findings } = await makePdf(publication, title);
  expect(findings.filter(({ code }) => code === 'print-divided-inside')).toMatchObject([
    {
      ...{ severity: 'error', file: 'chapters/01-long.md' },
      message: expect.stringMatching(/^In “Long”, what begins “Justification/),
    },
  ]);
  const { pages } = await readPdfText(screen);
  const words = pages.map(({ items }) => items.map(({ text }) => text).join(' '));
  expect(words.find(page => page.includes('The first.'))).toContain('Before it stands');
  expect(words.find(page => page.includes('The second.'))).toContain('Behind it stands');
});

it('keeps rows together into which a cell reaches, and where these fill pages, leaves its column free on each', () => {
  const group = (name: string, rows: number) =>
    Array.from(
      { length: rows },
      (_, k) => `| ${k === 0 ? name : '^'} | ${name.toLowerCase()}${k + 1} |`,
    ).join('\n');
  const table = (rows: string) => published(`| Year | Event |\n| --- | --- |\n${rows}`);
  const rowsAt = (unit: Element, height = 18) => {
    const tops = Array.from({ length: rowElements(unit).length + 1 }, (_, k) => k * height);
    const rows = { tops, before: 20, head: 18, columns: [60, 90] };
    return { top: 0, bottom: 22 + tops.at(-1)!, rows };
  };
  const short = table([1, 2, 3, 4].map(k => group(`G${k}`, 5)).join('\n'));
  const { ends } = rowsOf(short, rowsAt(short), 300)!;
  expect(Array.from({ length: 19 }, (_, row) => row).filter(ends)).toEqual([4, 9, 14]);

  const long = table(group('Long', 30));
  expect(rowsOf(long, rowsAt(long), 300)!.ends(12)).toBe(true);
  // The rest of the cell is overleaf, so that the rows of all pages together are regular.
  expect(toHtml(cutRows(long, rowsAt(long).rows, [0, 13]))).toContain('<td rowspan="13">Long</td>');
  const rest = toHtml(cutRows(long, rowsAt(long).rows, [13, 30]));
  expect(rest).toMatch(
    /<tbody><tr[^>]*><td rowspan="17">\u00a0<\/td><td>long14<\/td><\/tr><tr[^>]*><td>long15/,
  );
});

it('divides code in a note at its rows, so that the note begins on the page of its reference', async () => {
  const rows = Array.from({ length: 50 }, (_, k) => `row_${k + 1};`);
  const { findings, words } = await set(
    `It has a note.[^1]\n\n[^1]: See\n\n    \`\`\`\n${rows.map(row => `    ${row}`).join('\n')}\n    \`\`\``,
    { epub: 'chapter', print: 'foot' },
  );
  expect(words).toHaveLength(2);
  expect(words[0]).toMatch(/It has a note.*See.*row_1;/s);
  expect(words.join(' ').match(/row_\d+;/g)).toEqual(rows);
  expect(findings).toEqual([]);
});
