import { expect, it } from 'vitest';
import { blocks, parse, stringify } from '../../src/manuscript/index.ts';
import { found, html, published } from './published.ts';

const rt = (reading: string, opening = '(') => `<rp>${opening}</rp><rt>${reading}</rt><rp>)</rp>`;

it('sets a reading above words, in brackets for programs that cannot', () => {
  expect(html('It is <ruby>活字<rt>かつじ</rt></ruby>, <ruby>活<rt>かつ</rt>字<rt>じ</rt></ruby>.')).toBe(
    `<p>It is <ruby class="whole" lang="ja">活字${rt('かつじ')}</ruby>, <ruby class="whole" lang="ja">活${rt('かつ')}字${rt('じ')}</ruby>.</p>`,
  );
  expect(html('<ruby>*festina*<rt>make haste</rt></ruby>')).toBe(
    `<p><ruby class="whole"><em>festina</em>${rt('make haste', ' (')}</ruby></p>`,
  );
});

it('knows Japanese from Chinese by the reading, and leaves the language alone that is said', () => {
  expect(html('<ruby>東京<rt>동경</rt></ruby>')).toContain('<ruby class="whole"><span lang="zh">東京</span>');
  expect(html('<ruby>北京<rt>Běijīng</rt></ruby>')).toContain('<rt>Běijīng</rt>');
  expect(html('<ruby lang="ko">北京<rt>북경</rt></ruby>')).toContain('<ruby lang="ko" class="whole">');
  expect(html('<ruby>活字<rt>かつじ</rt></ruby>', 'ja')).toContain('<ruby class="whole">活');
});

it('does not break short words, and lets what a phone has no room for be broken', () => {
  expect(html(`<ruby>${'many words '.repeat(3)}<rt>few</rt></ruby>`)).toContain('<ruby>many');
  expect(html(`<ruby>few<rt>${'many words '.repeat(4)}</rt></ruby>`)).toContain('<ruby>few');
});

it('ends where its last reading does', () => {
  expect(html('<ruby>食<rt>た</rt>べる</ruby>', 'ja')).toMatch(/<\/ruby>べる<\/p>$/);
});

it('puts notes and pages that are marked in ruby behind it', () => {
  const made = html('So <ruby>fes⟦4⟧tina[^1]<rt>haste</rt></ruby>.\n\n[^1]: A note.');
  expect(made).toMatch(
    /<ruby class="whole">festina<rp>.*<\/ruby><span class="pagebreak".*<\/span><a class="noteref"/,
  );
});

it('has no readings in contents, lists and running heads', () => {
  const { documents } = published('## Of <ruby>活字<rt>かつじ</rt></ruby>\n\nText.');
  expect(documents[0]!.headings[1]).toMatchObject({
    text: 'Of 活字',
    content: [
      { value: 'Of ' },
      { tagName: 'span', properties: { lang: 'ja' }, children: [{ value: '活字' }] },
    ],
  });
});

it('reads in the manuscript as it would be read out: the words, and the reading in brackets', () => {
  const chapter = parse('a.md', '---\ntype: chapter\n---\n\nIt is <ruby>活字<rt>かつじ</rt></ruby>.\n');
  expect(blocks(chapter)[0]!.text).toBe('It is 活字(かつじ).');
  expect(stringify(chapter)).toContain('It is <ruby>活字<rt>かつじ</rt></ruby>.');
});

it.each([
  ['<ruby>活字</ruby>', ['ruby-incomplete']],
  ['<ruby>what was said by the boatman<rt>and understood</rt></ruby>', ['ruby-long']],
  ['<ruby><rt>かつじ</rt></ruby>', ['ruby-incomplete']],
  ['<ruby>活字<rt></rt></ruby>', ['ruby-incomplete']],
  ['活字<rt>かつじ</rt>', ['html-not-allowed', 'html-not-allowed']],
  ['<ruby>活字<rt>かつじ</rt>', ['html-not-closed']],
  ['<ruby onclick="x()">活字<rt>かつじ</rt></ruby>', Array(4).fill('html-not-allowed')],
])('tells of ruby that is none: %s', (text, codes) => {
  expect(found(text).map(([code]) => code)).toEqual(codes);
});
