import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { fillCells } from '../../../src/print/composition/cells.ts';
import { markKept } from '../../../src/print/composition/kept.ts';
import { staysWithNext, unitsOf } from '../../../src/print/setting/units.ts';

const signature = h('div', { className: ['signature'] }, [h('p', 'A. B.')]);

it('parts no date from the salutation, and no signature from the last lines of its letter', () => {
  const letter = h('blockquote', { className: ['letter'] }, [
    h('div', { className: ['dateline'] }, [h('p', 'Mainz')]),
    h('p', { className: ['salutation'] }, 'Dear Sir,'),
    h('p', 'I have it.'),
    h('p', 'It is black.'),
    signature,
  ]);
  const units = unitsOf(h('section', [markKept(letter), h('p', 'So he wrote.')]));
  expect(units.map(({ element }) => staysWithNext(element))).toEqual([true, true, false, true, false, false]);
});

it('parts no term from what it means, and divides a meaning as other text', () => {
  const list = h('dl', [
    h('dt', 'Chase'),
    h('dd', [h('p', 'A frame.')]),
    h('dt', 'Quoin'),
    h('dd', [h('p', 'A wedge.')]),
  ]);
  const units = unitsOf(h('section', [list]));
  expect(units.map(({ element }) => [element.tagName, staysWithNext(element)])).toEqual([
    ['dt', true],
    ['p', false],
    ['dt', true],
    ['p', false],
  ]);
});

it('fills empty cells, so that none is lost to readers who cannot see it; an empty corner is a head', () => {
  const table = h('table', [
    h('thead', [h('tr', [h('td'), h('th', 'A')])]),
    h('tbody', [h('tr', [h('th', 'b'), h('td')])]),
  ]);
  expect(fillCells(table)).toEqual(
    h('table', [
      h('thead', [h('tr', [h('th', { scope: 'col' }, '\u00a0'), h('th', 'A')])]),
      h('tbody', [h('tr', [h('th', 'b'), h('td', '\u00a0')])]),
    ]),
  );
});
