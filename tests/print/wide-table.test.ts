import { expect, it } from 'vitest';
import { parse } from '../../src/manuscript/index.ts';
import { makePdf } from '../../src/print/index.ts';
import { publish } from '../../src/publication/index.ts';
import { sampleTitle } from './sample.ts';

it('tells of a table that is too wide for the page, and of no other', async () => {
  const row = (word: string, columns: number) => `| ${Array(columns).fill(word).join(' | ')} |`;
  const table = (word: string, columns: number) =>
    [row(word, columns), row('---', columns), row('1', columns)].join('\n');
  const text = `---\ntype: chapter\n---\n\n# Tables\n\n${table('Sheets', 5)}\n\n${table('Incomprehensibilities', 9)}\n`;
  const { findings } = await makePdf(publish([parse('01-tables.md', text)], sampleTitle), sampleTitle);
  expect(findings.filter(({ code }) => code === 'print-table-wide')).toMatchObject([
    {
      file: 'chapters/01-tables.md',
      line: 11,
      message: expect.stringMatching(/“Incompre.* \d+ mm too wide/),
    },
  ]);
});
