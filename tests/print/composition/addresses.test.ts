import { toHtml } from 'hast-util-to-html';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { keepAddresses } from '../../../src/print/composition/addresses.ts';

const lines = (name: string, text: string) =>
  toHtml(keepAddresses(h(name, text)))
    .replace(/<\/?span[^>]*>/g, '')
    .split('<wbr>');

const address = 'https://example.org/a-long-slug/page.php?query=one&other=two';

it('divides addresses by their rules where the browser breaks lines, and changes no letter', () => {
  expect(lines('h2', `See ${address}.`)).toEqual([
    '<h2>See https://',
    'example',
    '.org/',
    'a',
    '-long',
    '-slug/',
    'page',
    '.php',
    '?query',
    '=one',
    '&#x26;other',
    '=two.</h2>',
  ]);
  expect(textOf(keepAddresses(h('h2', `See ${address}.`)))).toBe(`See ${address}.`);
});

it('leaves paragraphs and what is to be typed to their own rules, but not those of verse', () => {
  expect(lines('p', address)).toHaveLength(1);
  expect(toHtml(keepAddresses(h('h2', h('code', address))))).not.toContain('wbr');
  expect(toHtml(keepAddresses(h('div', { className: ['verse'] }, h('p', address))))).toContain('wbr');
});

it('lets no string make a column as wide as itself', () => {
  const hash = '9f86d081884c7d659a2feaa0c55ad015';
  expect(toHtml(keepAddresses(h('td', [hash, ' nine'])))).toBe(
    `<td><span class="divisible">${hash}</span> nine</td>`,
  );
  expect(toHtml(keepAddresses(h('h2', hash)))).toBe(`<h2>${hash}</h2>`);
});

it('keeps soft hyphens apart, which small capitals would else show', () => {
  expect(toHtml(keepAddresses(h('h2', 'Donau\u00addampf')))).toBe(
    '<h2>Donau<span class="soft">\u00ad</span>dampf</h2>',
  );
});
