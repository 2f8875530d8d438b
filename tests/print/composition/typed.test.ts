import { toHtml } from 'hast-util-to-html';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { keepTyped } from '../../../src/print/composition/typed.ts';

it('keeps the words of what is to be typed whole, and lets lines end behind slashes', () => {
  const cell = h('td', ['Type ', h('code', 'reissue --help'), ' or ', h('code', 'out/my-book.pdf'), '.']);
  expect(toHtml(keepTyped(cell))).toBe(
    '<td>Type <code><span class="whole">reissue</span> <span class="whole">--help</span></code>' +
      ' or <code><span class="whole">out/</span><wbr><span class="whole">my-book.pdf</span></code>.</td>',
  );
});

it('parts an address behind both slashes of its scheme, and no path behind the one it begins with', () => {
  expect(toHtml(keepTyped(h('code', 'https://a.org/b /etc')))).toBe(
    '<code><span class="whole">https://</span><wbr><span class="whole">a.org/</span><wbr>' +
      '<span class="whole">b</span> <span class="whole">/etc</span></code>',
  );
});

it('lets a word be divided that many a line would not hold', () => {
  const long = 'the-name-of-a-thing-that-goes-on-and-on';
  expect(toHtml(keepTyped(h('code', long)))).toBe(`<code>${long}</code>`);
  expect(toHtml(keepTyped(h('pre', h('code', long))))).toContain(`<code><span class="long">${long}</span>`);
});

it('sets each row of a block by itself, with its depth, and changes no letter', () => {
  const yaml = 'authors:\n  - name: Ann Author\n\n    sort: Author, Ann\n';
  const block = keepTyped(h('pre', h('code', { className: ['language-yaml'] }, yaml)));
  expect(textOf(block)).toBe(yaml);
  const depths = block.children.map(row => row.type === 'element' && row.properties.style);
  expect(depths).toEqual(['--deep:0', '--deep:2', '--deep:0', '--deep:4']);
});
