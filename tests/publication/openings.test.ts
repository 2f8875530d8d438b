import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { beginningOf, markOpening } from '../../src/publication/openings.ts';

it.each([
  ['Take it.', '', 'T'],
  ['Éloge', '', 'É'],
  ['E\u0301loge', '', 'E\u0301'],
  ['“Quoth he', '“', 'Q'],
  ['‘“Quoth he', '‘“', 'Q'],
  ['«\u00a0Tiens', '«\u00a0', 'T'],
  ['„Sie', '„', 'S'],
  ['¿Qué?', '¿', 'Q'],
  ['’Twas', '’', 'T'],
  ['L’homme', '', 'L'],
  ['IJsland', '', 'IJ'],
  ['Ὅμηρος', '', 'Ὅ'],
  ['בראשית', '', 'ב'],
])('takes for the initial of “%s” what is a letter, and not the signs before it', (text, marks, initial) => {
  expect(beginningOf(text)).toEqual({ marks, initial });
});

it.each(['1914 was', 'the end', '— Oui', '… And', 'الناس', '人人', ''])('has none for “%s”', text => {
  expect(beginningOf(text)).toBeUndefined();
});

const heading = h('h1', 'Salt');
const opens = (...blocks: Parameters<typeof h>[2][]) =>
  toHtml(markOpening(h('section', [heading, ...blocks] as never), 'chapter')).includes('class="opening"');

it('is found behind headings, epigraphs and marks of pages', () => {
  expect(opens(h('p', 'It is told.'))).toBe(true);
  expect(opens(h('blockquote', { className: ['epigraph'] }, 'Ars'), h('p', 'It is told.'))).toBe(true);
  expect(opens(h('span', { className: ['pagebreak'] }), h('p', 'It is told.'))).toBe(true);
});

it('is none where a chapter begins with a list, a quotation, verse, a picture, or a letter', () => {
  const text = h('p', 'It is told.');
  expect(opens(h('ul', h('li', 'salt')), text)).toBe(false);
  expect(opens(h('blockquote', h('p', 'Salt')), text)).toBe(false);
  expect(opens(h('div', { className: ['verse'] }, h('p', 'Salt')), text)).toBe(false);
  expect(opens(h('figure', h('img')), text)).toBe(false);
  expect(opens(h('p', h('img')), text)).toBe(false);
  expect(opens(h('p', { className: ['salutation'] }, 'Dear Sir'), text)).toBe(false);
});

it('is none in what is looked up and not read', () => {
  const works = h('section', [heading, h('p', 'Moxon, Mechanick Exercises.')]);
  expect(markOpening(works, 'bibliography')).toBe(works);
});
