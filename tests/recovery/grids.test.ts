import { expect, it } from 'vitest';
import { type GridLine, gridsOf } from '../../src/recovery/grids.ts';

/** A line of a page: its height, and its parts with their places, which wide gaps keep apart. */
function line(y: number, ...parts: [text: string, x: number][]): GridLine {
  let text = '';
  const gaps = parts.map(([part, x]) => {
    const gap = { at: text.length, from: text === '' ? x : lastEnd, to: x };
    text += text === '' ? part : ` ${part}`;
    lastEnd = x + 5 * part.length;
    return gap;
  });
  return {
    page: 1,
    text,
    evidence: { x: parts[0]![1], end: lastEnd, y, size: 10, styles: [], gaps: gaps.slice(1) },
  };
}
let lastEnd = 0;

/** The tables among lines, as rows of cells. */
const tables = (...lines: GridLine[]) =>
  gridsOf(lines).map(({ rows }) =>
    rows.map(row => row.map(cell => cell.map(c => lines[c.line]!.text.slice(c.from, c.to)).join(' '))),
  );

const prose = line(200, ['The prices of ink and paper in those years were these, and rose.', 20]);

it('rows of cells under one another are a table', () => {
  expect(
    tables(
      prose,
      line(180, ['Place', 20], ['1850', 120], ['1860', 180]),
      line(166, ['Kraków', 20], ['12', 125], ['14', 185]),
      line(152, ['Mainz', 20], ['9', 128], ['11', 185]),
      prose,
    ),
  ).toEqual([
    [
      ['Place', '1850', '1860'],
      ['Kraków', '12', '14'],
      ['Mainz', '9', '11'],
    ],
  ]);
});

it('cells on lines of their own, side by side, are of one row; a row may lack some', () => {
  expect(
    tables(
      line(180, ['Laths', 20]),
      line(180, ['1.25', 120]),
      line(166, ['Hair', 20], ['0.31', 120], ['More than I needed', 180]),
      line(152, ['Nails', 20], ['3.90', 120]),
    ),
  ).toEqual([
    [
      ['Laths', '1.25', ''],
      ['Hair', '0.31', 'More than I needed'],
      ['Nails', '3.90', ''],
    ],
  ]);
});

it('a cell goes on in the next line', () => {
  expect(
    tables(
      line(180, ['Ink', 20], ['black', 120]),
      line(166, ['Oil', 20], ['boiled, and', 120]),
      line(154, ['strained', 120]),
      line(140, ['Rag', 20], ['linen', 120]),
    ),
  ).toEqual([
    [
      ['Ink', 'black'],
      ['Oil', 'boiled, and strained'],
      ['Rag', 'linen'],
    ],
  ]);
});

it.each<[what: string, lines: GridLine[]]>([
  [
    'more rows than a page has',
    Array.from({ length: 201 }, (_, i) => line(4000 - 14 * i, ['Ink', 20], ['12', 120])),
  ],
  ['two rows', [line(180, ['Ink', 20], ['12', 120]), line(166, ['Oil', 20], ['9', 120])]],
  [
    'a list, its numbers apart',
    [
      'The ink is boiled first, and strained',
      'The paper is wetted overnight',
      'The sheets are hung to dry',
    ].map((t, i) => line(180 - 14 * i, [`${i + 1}.`, 20], [t, 50])),
  ],
  [
    'contents with leaders',
    ['The Ink', 'The Paper', 'The Press'].map((t, i) =>
      line(180 - 14 * i, [`${t} . . . . . .`, 20], [`${i + 1}`, 180]),
    ),
  ],
  [
    'an index in two columns',
    ['Ink, 3, 7', 'Lamp, 9', 'Oil, 12, 14'].map((t, i) =>
      line(180 - 14 * i, [t, 20], [`Paper, ${i + 4}`, 150]),
    ),
  ],
  [
    'text in two columns',
    [1, 2, 3].map(i =>
      line(
        180 - 14 * i,
        ['the ink was boiled over a slow fire in', 20],
        ['the paper, hung on lines, dried in the', 230],
      ),
    ),
  ],
  [
    'cells that leave no gutter',
    [
      line(180, ['Ink', 20], ['12', 120]),
      line(166, ['Oil of linseed, boiled and strained', 20], ['9', 200]),
      line(152, ['Rag', 20], ['8', 60]),
    ],
  ],
])('%s make no table', (_, lines) => {
  expect(tables(...lines)).toEqual([]);
});

it('lines nearer to the one above than rows are belong to its row, in any column', () => {
  expect(
    tables(
      line(180, ['Command', 20], ['What it does', 120]),
      line(164, ['build', 20], ['Makes the book', 120]),
      line(152, ['the PDF', 20]),
      line(136, ['check', 20], ['Looks at', 120]),
      line(124, ['it all', 20]),
      line(100, ['The text goes on here, below the table and in the full measure.', 20]),
    ),
  ).toEqual([
    [
      ['Command', 'What it does'],
      ['build the PDF', 'Makes the book'],
      ['check it all', 'Looks at'],
    ],
  ]);
});
