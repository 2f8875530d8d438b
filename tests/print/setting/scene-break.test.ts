import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { setPages } from '../../../src/print/setting/pages.ts';

/** Paragraphs of so many lines with a scene break behind the first, on pages of fifteen lines. */
function set(first: number, second: number): string {
  const tree = h('section', [h('p', 'One.'), h('hr'), h('p', 'Two.')]);
  const heights = [first, 1, second].map(lines => lines * 20);
  let top = 0;
  const extents = heights.map(height => {
    top += height;
    return { top: top - height, bottom: top };
  });
  const units = tree.children.map(element => ({ element: element as ReturnType<typeof h>, set: undefined }));
  const part = { tree, units, extents, digests: ['1', '2', '3'] };
  return toHtml(setPages(part, undefined, { lines: 15, leading: 20 }).tree);
}

it('shows a scene break at the foot and at the head of a page, and leaves it blank between lines', () => {
  expect(set(5, 5)).toContain('<hr>');
  expect(set(14, 10)).toContain('<hr class="at-edge"');
  expect(set(15, 10)).toContain('<hr class="at-edge"');
});
