import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { contentOfPages, foliosOf } from '../../../src/print/composition/folios.ts';
import type { Part } from '../../../src/print/composition/part.ts';
import { fillFolios } from '../../../src/print/composition/references.ts';

const part = (id: string, zone: Part['zone'], opens: Part['opens'], pages: number): Part => ({
  id,
  kind: 'chapter',
  zone,
  opens,
  numbered: true,
  heads: { verso: '', recto: '' },
  tree: h(
    'section',
    { id },
    Array.from({ length: pages }, (_, k) =>
      Object.assign(h('p', h('span', { id: `${id}-${k + 1}` })), {
        properties: k > 0 ? { 'data-break-before': 'page' } : {},
      }),
    ),
  ),
});

it('counts pages as they will be printed: roman in front, arabic from the body on, blank ones counted', () => {
  const parts = [
    part('title', 'front', 'recto', 1),
    part('imprint', 'front', 'verso', 1),
    part('preface', 'front', 'recto', 2),
    part('first', 'body', 'recto', 3),
    part('second', 'body', 'recto', 1),
  ];
  const folios = foliosOf(
    parts,
    parts.map(({ tree }) => contentOfPages(tree)),
  );
  expect(Object.fromEntries(folios)).toMatchObject({
    title: 'i',
    imprint: 'ii',
    'preface-2': 'iv',
    first: '1',
    'first-3': '3',
    second: '5',
  });
});

it('puts numbers where pages are referred to, and touches nothing else', () => {
  const plain = h('p', 'Nothing.');
  const tree = h('section', [plain, h('p', ['See page ', h('a', { 'data-page-of': 'x' }, '000')])]);
  const filled = fillFolios(tree, new Map([['x', '37']]));
  expect(filled.children[1]).toEqual(h('p', ['See page ', h('a', { 'data-page-of': 'x' }, '37')]));
  expect(filled.children[0]).toBe(plain);
  expect(fillFolios(plain, new Map())).toBe(plain);
});
