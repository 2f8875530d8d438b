import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { announcing } from '../../../src/print/setting/announcing.ts';

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
