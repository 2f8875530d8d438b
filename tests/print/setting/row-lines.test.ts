import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { expect, it } from 'vitest';
import {
  isReadable,
  rowLinesOf,
  sliceParagraph,
  sliceRow,
  topsOf,
} from '../../../src/print/setting/row-lines.ts';

/** A row of two cells: the first of three lines, the second of two paragraphs with a line and two. */
const row = h('tr', [
  h('td', { id: 'a' }, ['One two ', h('em', { id: 'e' }, 'three four'), ' five']),
  h('td', [h('p', 'Six.'), h('p', { id: 'p' }, 'Seven eight')]),
]);
const lines = {
  row: 1,
  above: 2,
  leading: 10,
  starts: [
    [0, 6, 15],
    [0, 4, 9],
  ],
};

it('cells go on with their own lines, each ended where it was, and ids stand once', () => {
  expect(toHtml(sliceRow(row, lines, [0, 2]))).toBe(
    '<tr><td id="a" style="white-space:nowrap;padding-bottom:0">One two<br><em id="e">three four</em></td>' +
      '<td style="white-space:nowrap;padding-bottom:0"><p>Six.</p><p id="p">Seven</p></td></tr>',
  );
  expect(toHtml(sliceRow(row, lines, [2, 3]))).toBe(
    '<tr><td style="white-space:nowrap;padding-top:0">five</td>' +
      '<td style="white-space:nowrap;padding-top:0"><p style="text-indent:0">eight</p></td></tr>',
  );
});

it('a list goes on without the mark of the item that began before, and counts on', () => {
  const item = (text: string) => h('li', [h('p', text)]);
  const cells = h('tr', [h('td', [h('ol', [item('One'), item('two three'), item('four')])])]);
  const own = { ...lines, starts: [[0, 3, 6, 11]] };
  expect(toHtml(sliceRow(cells, own, [2, 4]))).toContain(
    '<ol start="2"><li style="list-style:none"><p style="text-indent:0">three</p></li><li><p>four</p></li></ol>',
  );
});

it('rows stand where they were measured, and lines of a divided one below the space above its first', () => {
  const rows = { tops: [0, 10, 44, 54], lines: [lines] };
  expect(rowLinesOf(rows).map(({ row, line }) => `${row}.${line}`)).toEqual([
    '0.0',
    '1.0',
    '1.1',
    '1.2',
    '2.0',
  ]);
  expect(topsOf(rows)).toEqual([0, 10, 22, 32, 44, 54]);
});

it('a paragraph that the browser broke goes on without its indent', () => {
  const paragraph = h('p', { id: 'x' }, 'One two three');
  const slice = (from: number, to: number) =>
    toHtml(sliceParagraph(paragraph, { ...lines, starts: [[0, 3, 6]] }, [from, to]));
  expect(slice(0, 2)).toBe('<p id="x" style="white-space:nowrap">One<br>two</p>');
  expect(slice(2, 3)).toBe('<p class="continued" style="white-space:nowrap;text-indent:0">three</p>');
});

it('what holds a picture, words beside paragraphs, or fewer letters than were seen is not divided', () => {
  expect(isReadable(h('td', 'One two'), [0, 3])).toBe(true);
  expect(isReadable(h('td', ['One ', h('img', { src: 'a.png' })]), [0])).toBe(false);
  expect(isReadable(h('td', ['One ', h('p', 'two')]), [0, 3])).toBe(false);
  expect(isReadable(h('td', 'One two'), [0, 9])).toBe(false);
});
