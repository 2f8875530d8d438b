import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { contentOfPages, pagesOf } from '../../../src/print/composition/folios.ts';
import type { Part } from '../../../src/print/composition/part.ts';
import { sheetsOf } from '../../../src/print/setting/furniture.ts';

const page = (id?: string) => {
  const child = id ? h('h2', { id }) : h('p');
  return Object.assign(child, { properties: { ...child.properties, 'data-break-before': 'page' } });
};

it('names the section that a page ends in, facing the chapter', () => {
  const part: Part = {
    id: 'one',
    kind: 'chapter',
    zone: 'body',
    opens: 'recto',
    numbered: true,
    heads: { verso: 'One', recto: 'One' },
    sections: new Map([
      ['stick', 'The Stick'],
      ['forme', 'The Forme'],
    ]),
    tree: h('section', [h('p'), page(), page(), page('stick'), page(), page(), page('forme')]),
  };
  const sheets = sheetsOf(pagesOf([part], [7]), [part], [contentOfPages(part.tree)], new Map());
  expect(sheets.map(({ head }) => head)).toEqual([
    ...[undefined, 'One', 'One'],
    ...['One', 'The Stick', 'One', 'The Forme'],
  ]);
});
