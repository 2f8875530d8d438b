import { expect, it } from 'vitest';
import { parse, shownBlocks, stringify } from '../../src/manuscript/index.ts';
import { found, html } from './published.ts';

/** Rows of cells, those of several with strokes between them, a row of hyphens under the first. */
const drawn = (rows: string[], rule = rows[0]!.split('|').map(() => '-')) =>
  [rows[0]!, rule.join('|'), ...rows.slice(1)].map(row => `|${row}|`).join('\n');

it('takes rows in bold type for heads behind the head, and for the foot at the end', () => {
  expect(html(drawn(['|>|Sheets', '|**in a day**|**in a year**', 'Iron|2|5', '**All**|**2**|**5**']))).toBe(
    '<table><thead><tr><td></td><th class="center" scope="colgroup" colspan="2">Sheets</th></tr>' +
      '<tr><td></td><th scope="col">in a day</th><th scope="col">in a year</th></tr></thead>' +
      '<tbody><tr><th scope="row">Iron</th><td>2</td><td>5</td></tr></tbody>' +
      '<tfoot><tr><th scope="row">All</th><td><strong>2</strong></td><td><strong>5</strong></td></tr></tfoot></table>',
  );
});

it('lets the head go on with its cells over several rows', () => {
  const made = html(drawn(['Press|>|Sheets', '^|in a day|in a year', 'Iron|2|5']));
  expect(made).toMatch(
    /^<table><thead><tr><th scope="col" rowspan="2">Press<\/th>.*<tr><th scope="col">in a day/,
  );
  expect(made.match(/<tbody>.*<\/tbody>/)![0].match(/<tr>/g)).toHaveLength(1);
});

it('takes the first cell of a row for its head where it is in bold type', () => {
  const made = html(drawn(['Press|Sheets', '**Iron**|5', 'Wood|4']));
  expect(made).toContain('<tr><th scope="row">Iron</th><td>5</td></tr><tr><td>Wood</td><td>4</td></tr>');
});

it('leaves a body to a table that is all in bold type', () => {
  expect(html(drawn(['A|B', '**1**|**2**']))).toContain('<tbody><tr><th scope="row">1</th>');
});

const column = (cells: string[], rule = '-:') =>
  html(drawn(['Of|Cost', ...cells.map(cell => `a|${cell}`)], ['-', rule]));
const decimals = (made: string) =>
  [...made.matchAll(/<td class="right numbers">(.*?)<\/td>/g)].map(([, cell]) =>
    cell!
      .replace(/<span class="decimals" style="width:[\d.]+em">(.*?)<\/span>/, '[$1]')
      .replace(/<span class="aligned" dir="ltr">(.*)<\/span>/, '$1'),
  );

it('sets numbers of a column below one another at their decimal points', () => {
  expect(decimals(column(['0.75', '12', '1,200.5', '—', '**13.375**', '']))).toEqual([
    '0[.75]',
    '12[]',
    '1,200[.5]',
    '—[]',
    '<strong>13</strong>[<strong>.375</strong>]',
    '[]',
  ]);
  expect(column(['0.75', '12'])).toContain('style="width:1.25em"');
});

it('goes by the point of the book’s language', () => {
  const table = drawn(['Of|Cost', 'a|0,75', 'b|1.200'], ['-', '-:']);
  expect(decimals(html(table, 'de'))).toEqual(['0[,75]', '1.200[]']);
  expect(decimals(html(table, 'en-GB'))).toEqual(['0,75[]', '1[.200]']);
});

it('knows numbers by what may stand about them, and leaves words among them at the edge', () => {
  expect(decimals(column(['£4.20', '(3.5)', '12%', '<0.125', 'n.a.', '10.5–12', '1.5*']))).toEqual([
    '£4[.20]',
    '(3[.5)]',
    '12[%]',
    '&#x3C;0[.125]',
    'n.a.',
    '10.5–12',
    '1[.5*]',
  ]);
  // What stands behind the longest has room in its column.
  expect(column(['0.75%', '12.5%'])).toContain('style="width:1.85em"');
  expect(column(['B2.5', 'B12.25'])).not.toContain('decimals');
});

it.each([
  ['with words', ['0.75', 'nothing']],
  ['with as many decimals each', ['0.75', '1.25']],
])('leaves a column as it is %s', (_, cells) => {
  expect(column(cells)).not.toContain('decimals');
});

it('leaves a column as it is that is not set to the right', () => {
  expect(column(['0.75', '12'], '-')).not.toContain('decimals');
});

const list =
  ':::table\n- - Press\n  - Parts\n- - **Iron**\n  - - bed\n    - bar\n- - Wood\n  - It is slow.\n\n    It creaks.\n\nTable 1. Presses\n:::';

it('sets a list of rows as a table whose cells hold blocks', () => {
  expect(html(list).replace(/>\s+</g, '><')).toBe(
    '<figure class="table" id="s01-one-table-1"><figcaption><p>Table 1. Presses</p></figcaption>' +
      '<table><thead><tr><th scope="col">Press</th><th scope="col">Parts</th></tr></thead>' +
      '<tbody><tr><th scope="row">Iron</th><td><ul><li>bed</li><li>bar</li></ul></td></tr>' +
      '<tr><td>Wood</td><td><p>It is slow.</p><p>It creaks.</p></td></tr></tbody></table></figure>',
  );
});

it('merges cells of such a list, too', () => {
  const made = html(':::table\n- - A\n  - B\n- - >\n  - both\n- - one\n  - two\n- - ^\n  - three\n:::');
  expect(made).toContain('<td colspan="2">both</td>');
  expect(made).toContain('<td rowspan="2">one</td>');
});

it('takes a list for a list that stands in no table', () => {
  expect(html('- - Press\n  - Parts')).toMatch(/^<ul>/);
});

it('tells of a row of a list that has too many cells or too few', () => {
  expect(found(':::table\n- - A\n  - B\n- - one\n:::')).toEqual([['table-uneven', 10]]);
});

it('shows the title of a table before it, wherever it is written', () => {
  const chapter = parse('a.md', `---\ntype: chapter\n---\n\n${list}\n`);
  expect(
    shownBlocks(chapter)
      .map(({ text }) => text)
      .slice(0, 2),
  ).toEqual(['Table 1. Presses', 'Press']);
});

it('prints the signs of merged cells that are code, emphasised or behind a backslash', () => {
  const made = html(drawn(['Sign|Meaning', '`>`|greater', '\\>|more', '\\^|hat', '`^`|*^*']));
  expect(made.match(/<td/g)).toHaveLength(8);
  expect(made).toContain('<tr><td>></td><td>more</td></tr><tr><td>^</td><td>hat</td></tr>');
  const inList = html(':::table\n- - A\n  - B\n- - \\>\n  - both\n:::');
  expect(inList).toContain('<td>></td><td>both</td>');
});

it('writes such a sign again as it is typed', () => {
  const chapter = `---\ntype: chapter\n---\n\n${drawn(['A|B', '\\^|\\>'])}\n`;
  expect(stringify(parse('a.md', stringify(parse('a.md', chapter))))).toContain('| \\^ | \\> |');
});

it('tells of a sign that merges its cell with no other', () => {
  const cells = drawn(['A|B', '1|>', '2|3', '4|5', '6|7']);
  expect(found(cells)).toEqual([['cell-unmerged', 9]]);
  expect(found(drawn(['A|B', '>|1', '2|3', '^|4']))).toEqual([]);
  expect(found(drawn(['A|B', '>|1', '^|3']))).toEqual([['cell-unmerged', 10]]);
});

it('takes rows in bold type for the head below a first row without words', () => {
  const made = html(drawn([' | ', '**A**|**B**', '1|2']));
  expect(made).toMatch(/^<table><thead><tr><th scope="col">A<\/th>.*<tbody><tr><td>1<\/td>/);
  expect(html(drawn([' | ', 'A|B', '1|2']))).not.toContain('thead');
});

it('aligns the columns of a table that is a list as its braces say', () => {
  const table = (braces: string) =>
    `:::table${braces}\n- - Press\n  - Sheets\n  - Cost\n- - Wooden\n  - 9\n  - 0.75\n- - Iron\n  - 10\n  - 1.5\n:::`;
  const made = html(table('{align=left,center,decimal}'));
  expect(made).toContain('<th class="center" scope="col">Sheets</th><th class="right" scope="col">Cost</th>');
  expect(made).toContain(
    '<td>Wooden</td><td class="center">9</td><td class="right numbers"><span class="aligned" dir="ltr">0<span class="decimals"',
  );
  expect(found(table('{align=left,decimal}'))).toEqual([['table-uneven', 7]]);
  expect(found(table('{align=left,top,decimal}'))).toEqual([['attribute-unknown', 7]]);
  expect(html(table('{align=left,top,decimal}'))).toContain('<td>Wooden</td><td>9</td>');
});

it('lets braces say it of a table that is drawn, too', () => {
  expect(html(`:::table{align=right,left}\n${drawn(['A|B', '1|2'])}\n:::`)).toContain(
    '<td class="right">1</td><td>2</td>',
  );
});
