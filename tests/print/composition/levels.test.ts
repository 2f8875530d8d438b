import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { withLevels } from '../../../src/print/composition/levels.ts';
import type { Part } from '../../../src/print/composition/part.ts';

const part = (...headings: string[]): Part =>
  ({
    id: 'a',
    tree: h('section', [
      h(
        'header',
        headings.map(tag => h(tag, 'Ink')),
      ),
    ]),
  }) as Part;
const levelsOf = (parts: Part[]) =>
  parts.map(({ tree }) => {
    const [header] = tree.children;
    return header?.type === 'element'
      ? header.children.map(child => (child.type === 'element' ? child.properties.dataLevel : undefined))
      : [];
  });

it('lets no heading of the structure skip a level, through all parts of a book', () => {
  expect(levelsOf(withLevels([part('h1', 'h3', 'h4', 'h2'), part('h3')]))).toEqual([
    [undefined, '2', '3', undefined],
    [undefined],
  ]);
  expect(levelsOf(withLevels([part('h2', 'h2')]))).toEqual([['1', undefined]]);
});

it('changes nothing where none is skipped', () => {
  const parts = [part('h1', 'h2', 'h3'), part('h1')];
  expect(withLevels(parts).every((one, k) => one === parts[k])).toBe(true);
});
