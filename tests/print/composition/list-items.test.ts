import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { paragraphsInItems } from '../../../src/print/composition/list-items.ts';

it('makes paragraphs of the words of list items, also before a list in them', () => {
  const list = h('ul', [
    h('li', ['quoins, ', h('i', 'or wedges')]),
    h('li', ['tools:', h('ul', [h('li', 'a mallet')])]),
  ]);
  expect(paragraphsInItems(list)).toEqual(
    h('ul', [
      h('li', h('p', ['quoins, ', h('i', 'or wedges')])),
      h('li', [h('p', 'tools:'), h('ul', [h('li', h('p', 'a mallet'))])]),
    ]),
  );
});

it('leaves items that have paragraphs, and entries of an index', () => {
  const list = h('ul', [h('li', [h('p', 'quoins')])]);
  expect(paragraphsInItems(list)).toEqual(list);
  const index = h('ul', [h('li', { 'epub:type': 'index-entry' }, 'ink, 37')]);
  expect(paragraphsInItems(index)).toEqual(index);
});
