import type { List } from 'mdast';
import { visit } from 'unist-util-visit';
import { expect, it } from 'vitest';
import { parse, stringify } from '../../src/manuscript/index.ts';
import { html } from '../publication/published.ts';

const chapter = (body: string) => parse('a.md', `---\ntype: chapter\n---\n\n${body}\n`);
/** The counted lists of a text: how, from where, and the numbers that do not follow from the one before. */
function lists(body: string) {
  const found: string[] = [];
  visit(chapter(body).tree, 'list', ({ data, start, children }: List) => {
    if (!data?.counting) return;
    const further = children.flatMap(item => item.data?.number ?? []);
    found.push([data.counting.kind, data.counting.form, start, children.length, ...further].join(' '));
  });
  return found;
}

it.each([
  ['i. one\nii. two', ['lower-roman . 1 2']],
  ['a) one\nb) two', ['lower-alpha ) 1 2']],
  ['(a) one\n(b) two\n(c) three', ['lower-alpha () 1 3']],
  ['(1) one\n(2) two', ['decimal () 1 2']],
  ['A. one\nB. two', ['upper-alpha . 1 2']],
  ['I. one\nII. two', ['upper-roman . 1 2']],
  ['iv. four\nv. five\nix. nine', ['lower-roman . 4 3 9']],
  ['h. one\ni. two\nj. three', ['lower-alpha . 8 3']],
  ['c. third\nd. fourth', ['lower-alpha . 3 2']],
  ['y) one\nz) two\naa) three', ['lower-alpha ) 25 3']],
  ['a. one\n\n   and more\nb. two', ['lower-alpha . 1 2']],
  ['a. long\nlines\nb. two', ['lower-alpha . 1 2']],
  ['a. one\n\n   \u00a0\nb. two', ['lower-alpha . 1 2']],
  ['a. one\n   (i) of it\n   (ii) more\nb. two', ['lower-alpha . 1 2', 'lower-roman () 1 2']],
  ['- one\n  a. of it\n  b. more', ['lower-alpha . 1 2']],
  ['> (1) one\n> (2) two', ['decimal () 1 2']],
  ['[^1]: a. one\n    b. two', ['lower-alpha . 1 2']],
  ['a. one\nb. two\n\ni. three\nii. four', ['lower-alpha . 1 2', 'lower-roman . 1 2']],
  ['a. one\nb. two\n\na. three\nb. four', ['lower-alpha . 1 2', 'lower-alpha . 1 2']],
  ['a. one\nb. two\n\n3. three\n4. four', ['lower-alpha . 1 2']],
  ['a. one\n\n   > :::::\\:*and more*\nb. two', ['lower-alpha . 1 2']],
  ['## Of Kinds\na. one\nb. two', ['lower-alpha . 1 2']],
  ['a. :::verse\n   One\n   :::\nb. two', ['lower-alpha . 1 2']],
])('takes lines that are counted for a list: %s', (text, expected) => {
  expect(lists(text)).toEqual(expected);
  const written = stringify(chapter(text));
  expect(lists(written.split('---\n').slice(2).join('---\n'))).toEqual(expected);
  expect(stringify(parse('a.md', written))).toBe(written);
});

it.each([
  'I. Kant wrote this.',
  'A. Smith wrote.\n\nB. Jones did not.',
  'I. Kant\nJ. Smith',
  'G. Fust\nH. Gensfleisch',
  'a. one\n\nb. two',
  'i. e. so it is\nand so on.',
  'It is said\na. of one,\nb. of two.',
  'a. one,\\\nb. two',
  'a. one\nc. three',
  'a. one\nb) two',
  'i\\. one\nii. two',
  '```\na. one\nb. two\n```',
  '- a. one\n- b. two',
  ':::verse\nI. one,\\\nII. two\n:::',
])('takes for text what is not sure to be a list, and changes no letter of it: %s', text => {
  expect(lists(text)).toEqual([]);
  expect(stringify(chapter(text))).toContain(`\n\n${text}\n`);
});

it('says in HTML how a list is counted, and where it begins and goes on', () => {
  expect(html('(iv) four\n(v) five\n(ix) nine')).toBe(
    '<ol start="4" type="i" class="lower-roman brackets"><li>four</li><li>five</li><li value="9">nine</li></ol>',
  );
  expect(html('(xxxvii) a\n(xxxviii) b')).toContain('class="lower-roman brackets long-marks"');
});

it('goes on with figures behind a list with letters as they are typed', () => {
  expect(html('a. one\nb. two\n\n3. three\n4. four')).toMatch(
    /<ol type="a" class="lower-alpha">.*<\/ol><ol start="3">/s,
  );
});
