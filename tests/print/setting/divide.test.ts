import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { describe, expect, it } from 'vitest';
import { divideAtPages, type Portion } from '../../../src/print/setting/divide.ts';

const on = (page: number, element: Element): [Element, Portion[]] => [element, [{ page, element }]];

describe('dividing a tree at page ends', () => {
  it('divides a quotation that runs over the page, and keeps its id for the first part', () => {
    const [one, two, three] = [h('p', 'before'), h('p', 'on this page'), h('p', 'on the next')];
    const tree = h('section', [one, h('blockquote', { id: 'q' }, [two, three])]);
    const divided = divideAtPages(tree, new Map([on(0, one), on(0, two), on(1, three)]));
    expect(toHtml(divided)).toBe(
      '<section><p>before</p><blockquote id="q" style="margin-bottom:0"><p>on this page</p></blockquote>' +
        '<blockquote style="margin-top:0;margin-top:0" class="continued" data-break-before="page"><p style="margin-top:0">on the next</p></blockquote></section>',
    );
  });

  it('leaves no empty element behind where a quotation begins a page', () => {
    const [one, two] = [h('p', 'before'), h('p', 'on the next')];
    const mark = h('div', { className: ['pagebreak'], id: 'page-37' });
    const quotation = h('blockquote', ['\n', mark, two, '\n']);
    const divided = divideAtPages(h('section', [one, '\n', quotation]), new Map([on(0, one), on(1, two)]));
    expect(divided.children.filter(child => child.type === 'element')).toHaveLength(2);
    expect(toHtml(divided)).toContain('id="page-37"');
  });

  it('goes on counting in a list', () => {
    const items = [h('li', 'a'), h('li', 'b'), h('li', 'c')];
    const divided = divideAtPages(
      h('section', [h('ol', { start: 4 }, items)]),
      new Map([on(0, items[0]!), on(0, items[1]!), on(1, items[2]!)]),
    );
    expect(toHtml(divided)).toContain('start="6"');
  });

  it('goes on counting from an item that has a number of its own', () => {
    const items = [h('li', 'vi'), h('li', { value: '3' }, 'iii'), h('li', 'iv'), h('li', 'v')];
    const divided = divideAtPages(
      h('section', [h('ol', { start: 6 }, items)]),
      new Map([on(0, items[0]!), on(0, items[1]!), on(0, items[2]!), on(1, items[3]!)]),
    );
    expect(toHtml(divided)).toContain('start="5"');
  });
});

it('shows the number of a divided list item once, and counts on', () => {
  const [one, two, three] = ['one', 'two', 'three'].map(text => h('p', text));
  const tree = h('section', [h('ol', [h('li', one!), h('li', two!), h('li', three!)])]);
  const portions = new Map([
    [one!, [{ page: 0, element: one! }]],
    [
      two!,
      [
        { page: 0, element: h('p', 'tw') },
        { page: 1, element: h('p', 'o') },
      ],
    ],
    [three!, [{ page: 1, element: three! }]],
  ]);
  const second = divideAtPages(tree, portions).children[1] as Element;
  expect(second.properties.start).toBe(2);
  const [rest, last] = second.children as Element[];
  expect(rest!.properties.style).toContain('list-style:none');
  expect(last!.properties.style).toBeUndefined();
});
