import { expect, it } from 'vitest';
import { listedItems } from '../../../src/recovery/anatomy/items.ts';
import { sight, taken } from './sight.ts';

/** Lines with those that a list takes marked: `+` where an item begins, `=` where it goes on. A line that ends in `|` is full. */
function listed(...texts: string[]): string[] {
  const sights = texts.map(text => sight(text.replace(/\|$/, ''), { last: text.endsWith('|') ? 1 : 0.4 }));
  const found = listedItems(
    sights,
    texts.map(() => taken('paragraph')),
  );
  return texts.map((_, i) => (found.has(i) ? (found.get(i) ? '+' : '=') : ''));
}

it.each([
  ['figures', ['1. salt;', '2. nets;']],
  ['figures in brackets', ['(1) salt;', '(2) nets.']],
  ['letters', ['a) salt;', 'b) nets.']],
  ['letters in brackets', ['(a) Salt.', '(b) Nets.']],
  ['small roman numbers', ['(i) salt;', '(ii) nets;']],
  ['what could not be read', ['\ufffd salt;', '\ufffd nets;']],
  ['stars', ['* salt;', '* nets;']],
  ['dashes, as parts of one sentence', ['– Salt;', '– nets.']],
  ['hyphens, beginning small', ['- salt.', '- nets.']],
])('a colon introduces items with %s', (_, items) => {
  expect(listed('Two things are needed:', ...items, 'The pilot went down.')).toEqual(['', '+', '+', '']);
});

it.each([
  ['no colon before them', ['Two things are needed.', '1. salt;', '2. nets;']],
  ['one item', ['One thing is needed:', '1. salt;', 'The pilot went down.']],
  ['another count', ['He went on:', '3. salt;', '4. nets;']],
  ['figures that do not count', ['He went on:', '1. salt;', '7. nets;']],
  ['speech', ['He said:', '— Salt is needed.', '— Nets, too.']],
  ['a unit that goes on over the line', ['He counted:', '1. salt and', '2. nets;']],
])('%s: no list', (_, lines) => {
  expect(listed(...lines)).toEqual(lines.map(() => ''));
});

it('an item goes on from a full line that does not end it', () => {
  expect(
    listed(
      'Two things are needed:',
      'a) Salt, which|',
      'the boats bring;',
      'b) Netze aus|',
      'Hanf.',
      'He went.',
    ),
  ).toEqual(['', '+', '=', '+', '=', '']);
});
