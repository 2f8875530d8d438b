import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { announcing } from '../../../src/print/setting/announcing.ts';
import { setPages } from '../../../src/print/setting/pages.ts';
import { unitsOf } from '../../../src/print/setting/units.ts';

it('knows what announces a quotation: a colon at the end, with the mark of a note behind it, and no paragraph after it', () => {
  const note = h('a', { className: ['noteref'], role: 'doc-noteref' }, '3');
  const tree = h('section', [
    h('p', 'He said to his crew:'),
    h('blockquote', [h('p', 'Row, and say nothing:'), h('p', 'Row.')]),
    h('p', ['The rule was this:', note]),
    h('ul', [h('li', 'Oars in.')]),
    h('p', 'So they went on:'),
    h('p', '‘Row,’ he said. It was late.'),
    h('p', 'They rowed:'),
    h('h2', 'The Shore'),
  ]);
  expect(announcing(tree)).toEqual([true, false, false, true, false, false, false, false, false]);
});

it('keeps a table where a colon announces it, with the mark of a note behind the colon too', () => {
  const moved = (announcement: string) => {
    const note = h('a', { className: ['noteref'], role: 'doc-noteref' }, '3');
    const figure = h('figure', [h('table', [h('tbody', [h('tr', [h('td', '1')])])])]);
    const tree = h('section', [
      h('p', 'Before it.'),
      h('p', [announcement, note]),
      figure,
      h('p', 'Behind.'),
      h('p', 'At the end.'),
    ]);
    const heights = [60, 10, 50, 30, 60];
    const extents = heights.map((height, k) => {
      const top = heights.slice(0, k).reduce((sum, one) => sum + one, 0);
      return { top, bottom: top + height };
    });
    const units = unitsOf(tree).map(({ element }) => ({ element, set: undefined }));
    const digests = units.map(() => '');
    const { pages } = setPages({ tree, units, extents, digests }, undefined, { lines: 10, leading: 10 });
    return pages.some(({ pieces }) => pieces.some(piece => piece.moved));
  };
  expect(moved('The tolls are told in a table.')).toBe(true);
  expect(moved('The tolls were these:')).toBe(false);
});

it('knows a colon before the end of a quotation, one with a dash, and that of Chinese', () => {
  const ends = ['He said:—', 'He wrote ‘so:’', 'Il dit «ainsi:»', '他说：', 'He said.', 'At 10:30 he said'];
  const announced = ends.map(end => announcing(h('section', [h('p', end), h('ul', [h('li', 'One.')])]))[0]);
  expect(announced).toEqual([true, true, true, true, false, false]);
});
