import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { markShortCells } from '../../../src/print/composition/cells.ts';

const row = (...cells: string[]) =>
  h(
    'tr',
    cells.map(text => h('td', text)),
  );
const long = 'A book of which more is known than of most others that were printed there.';
const shortIn = (rows: Element[]) =>
  toHtml(markShortCells(h('section', [h('table', [h('tbody', rows)])]))).match(/(?<=class="short">)[^<]*/g);

it('a sum of money or a date beside a long text stands on a line', () => {
  const rows = [row('1', long, '£1 10s. 6d.'), row('2', 'Nothing.', '24 May 1849')];
  expect(shortIn(rows)).toEqual(['1', '£1 10s. 6d.', '2', '24 May 1849']);
});

it('no column is kept on a line that has a long cell, nor where nothing else presses on it, nor so many that nothing is left', () => {
  expect(shortIn([row('1', long), row('Johannes Gutenberg of Mainz', 'Much.')])).toBeNull();
  expect(shortIn([row('1', 'Nothing.'), row('2', 'More.')])).toBeNull();
  expect(shortIn([row('24 May 1849', '24 May 1850', '24 May 1851', '24 May 1852', long)])).toBeNull();
});
