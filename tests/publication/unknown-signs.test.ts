import type { Root } from 'mdast';
import { expect, it } from 'vitest';
import { parse } from '../../src/manuscript/index.ts';
import { publish } from '../../src/publication/index.ts';
import { reportUnknownSigns } from '../../src/publication/unknown-signs.ts';
import { scaffold } from '../../src/title/scaffold.ts';
import type { Title } from '../../src/title.ts';
import { found, published } from './published.ts';

it.each([
  'So ~~no~~ it is.',
  '- [ ] to do',
  'Term\n: what it means',
  'Term\n\n: what it means',
  'A word{.small}.',
  'A word{#there .small}.',
  '![A press](press.png){width=50%}',
  '[a]: https://example.org',
  'As was said [@tester1980, p. 3].',
  'As was said.^[By Tester.]',
  '> [!NOTE]\n> Beware.',
  'See [[The Index]].',
  '[TOC]',
  'It is ==so==.',
  'x^2^ and more',
  'H~2~O',
  'Press :kbd[Enter] now.',
  '{{< figure "a.png" >}}',
  '\\newpage',
  'It is \\emph{so}.',
  '| A | B |\n| 1 | 2 |',
  '| The bar goes over,\n| the bar comes back',
  '##Title',
  'The READER*, aside*, speaks.',
  'Press :ruby[漢字]{rt="かんじ"} now.',
  'These are\ni. one\nii. two',
  'G. one\nH. two',
  'a) one\nb. two\nc. three',
  'i. one\n\nii. two\n\niii. three',
  'So ⟦ 37 ⟧ it is.',
  '![A press](images/my press.png)',
  'See [there](02-my chapter.md).',
  'See [there](https://example.org/a b).',
  'The sum \\(x_i\\) of all.',
  '\\[\n\\int x\\,dx\n\\]',
  'The sum $ i\\,x $ of all.',
  'So it ends\\',
  '- one\\\n- two',
  'So ⟦37/38⟧ it is.',
  'As was said.[^my note]',
  'Term : what it means',
  '## Section {-}',
])('tells of a sign of another Markdown: %s', text => {
  const codes = found(text).filter(([code]) => code !== 'image-missing');
  expect(codes.map(([code]) => code)).toEqual(['sign-unknown']);
});

it.each([
  'He wrote: a ~ b, [x] and {so}.\n\nOne\\\nline: two\n\nThe `code`: a word',
  'a * b * c, and 2 * 3; {x, y}; [sic]; [1980a: 136]: so',
  'A. Smith wrote.\n\nB. Jones did not.',
  'i. e. so it is\nand so on.',
  'He was no. 1 of all;\nhe knew.',
  'At 10:30 [sic] he left.',
  '(1) The first proposition.\n\n(2) The second.',
])('tells of none in ordinary text: %s', text => {
  expect(found(text)).toEqual([]);
});

it('takes a colon that a full line has no room for for punctuation, where the language has a space before it', () => {
  const line = 'Il leur dit ce que tous ceux qui étaient là savaient';
  const codes = (body: string, language: string) =>
    published(body, language).findings.map(({ code }) => code);
  expect(codes(`${line}\n: « Venez, et voyez. »`, 'fr')).toEqual([]);
  expect(codes(`:::quotation{lang=fr}\n${line}\n: « Venez. »\n:::`, 'en-GB')).toEqual([]);
  expect(codes(`${line}\n: « Venez, et voyez. »`, 'de')).toEqual(['sign-unknown']);
  expect(codes('Châssis\n: le cadre de fer', 'fr')).toEqual(['sign-unknown']);
});

it.each([
  'So \\~~no~~ it is.',
  'Term\n\\: what',
  'i\\. one\nii\\. two',
  'A word\\{.small}.',
  'It is \\==so==.',
  'In C:\\\\',
  'So \\[sic\\] it is \\(as they say\\).',
  'It is \\$x^2\\$, and $ 5 or $ 6.',
])('takes for text what has a backslash before it: %s', text => {
  expect(found(text)).toEqual([]);
});

it('takes for text what stands for a bracket of page marks, and the space that French has before a colon', () => {
  expect(found('So &#x27E6; 37 ⟧ it is.')).toEqual([]);
  expect(published('Un mot : le voici.', 'fr').findings).toEqual([]);
});

it.each([
  ['    A paragraph with an indent.', 'code-indented'],
  ['So it is.\n\n\tAnd so.', 'code-indented'],
  ['She left.\n---\n\nHe stayed.', 'heading-underlined'],
  ['##\n\nSo it is.', 'heading-empty'],
  ['## ⟦5⟧\n\nSo it is.', 'heading-empty'],
  [':::verse\nOne\n  two\n:::', 'verse-run-on'],
  ['[This](https://example.org "that")', 'title-unshown'],
])('tells of what the place of lines makes of text: %s', (text, code) => {
  expect(found(text).map(([each]) => each)).toEqual([code]);
});

it.each(['```\nA = 1\n```', '```\n```', '- a\n\n  ```\n  b\n  ```', '***', 'First\\\nand second\n---'])(
  'tells nothing of what is written so: %s',
  text => {
    expect(found(text)).toEqual([]);
  },
);

it.each([
  ['{.', 'a'],
  ['{', '='],
  ['', '^[a '],
  ['', ':a[b '],
  ['', '[^a '],
  ['', '![a '],
  ['', '[a](https:'],
])('looks through %s and many of %s in time that grows with them', (opening, piece) => {
  const text = { type: 'text' as const, value: opening + piece.repeat(60_000) };
  const image = { type: 'image' as const, url: 'a.png' };
  const tree: Root = { type: 'root', children: [{ type: 'paragraph', children: [image, text] }] };
  const start = performance.now();
  reportUnknownSigns(tree, 'en', () => {});
  expect(performance.now() - start).toBeLessThan(1000);
});

it('says what is printed of mathematics that has lost its backslashes', () => {
  const [finding] = published('It is \\(i\\,x_i\\) then.').findings;
  expect(finding!.message).toContain('“\\(i\\,x_i\\)” is printed as “(i,x_i)”');
});

it('names the line on which the sign stands', () => {
  expect(found('A paragraph\nof three lines,\none ~~struck~~ out.')).toEqual([['sign-unknown', 9]]);
});

it('tells of no signs in what was recovered and nobody has edited: they were printed so', () => {
  const title = { folder: '/nowhere', book: { language: 'en', italics: { titles: [], foreign: [] } } };
  const chapter = parse('a.md', '---\ntype: chapter\n---\n\n| So ~~it~~ is.\n');
  expect(publish([chapter], title as unknown as Title, { recovered: new Set(['a.md']) }).findings).toEqual(
    [],
  );
});

it.each([
  [':::verse{.small}\nOne\n:::', '`{.small}`'],
  [':::verse{numbers=five}\nOne\n:::', 'behind the equals sign'],
  [':::epigraph{#there}\nOne\n:::', '`{#there}`'],
  [':::figure{width=half}\n![A press](press.png)\n:::', 'behind the equals sign'],
])('tells of braces that mean nothing: %s', (text, words) => {
  const [finding] = published(text).findings.filter(({ code }) => code === 'attribute-unknown');
  expect(finding).toMatchObject({ line: 7 });
  expect(finding!.message).toContain(words);
});

it('takes those that mean something', () => {
  expect(found(':::verse{numbers=5 from=21 lang=de}\nOne\n:::\n\n:::epigraph{lang=la}\nOne\n:::')).toEqual(
    [],
  );
});

it('tells of the sentence that every new title begins with', () => {
  expect(found(`${scaffold} And more.`)).toEqual([['scaffold-left', 7]]);
});
