import { toHtml } from 'hast-util-to-html';
import { expect, it } from 'vitest';
import { blocks, parse, stringify } from '../../src/manuscript/index.ts';
import { publish } from '../../src/publication/index.ts';
import type { Title } from '../../src/title.ts';

const chapter = (body: string) => parse('01.md', `---\ntype: chapter\n---\n\n# One\n\n${body}\n`);
const title = {
  folder: '/nowhere',
  book: { language: 'en-GB', italics: { titles: [], foreign: [] } },
} as unknown as Title;
const lines = (body: string) => {
  const { documents } = publish([chapter(body)], title);
  return [...toHtml(documents[0]!.tree).matchAll(/<span class="line"[^>]*>/g)].map(([tag]) => tag);
};

const poem =
  ':::verse\nTwo roads,\\\n  and sorry\\\n&emsp;one traveller,\\\n    long *I* stood\n\n      A stanza\\\n: of two\n:::';

it('indents a verse as it is typed, two spaces an em', () => {
  expect(lines(poem)).toEqual([
    '<span class="line">',
    '<span class="line" style="margin-left:1em">',
    '<span class="line" style="margin-left:1em">',
    '<span class="line" style="margin-left:2em">',
    '<span class="line" style="margin-left:3em">',
    '<span class="line">',
  ]);
});

it('indents verses in words that go on over several of them, as italics and links do', () => {
  const { documents } = publish(
    [chapter(':::verse\n*Two roads,\\\n  and [sorry\\\n    I](https://example.org)* stood\n:::')],
    title,
  );
  expect(toHtml(documents[0]!.tree)).toContain(
    '<span class="line"><em>Two roads,</em></span><br>' +
      '<span class="line" style="margin-left:1em"><em>and <a href="https://example.org">sorry</a></em></span><br>' +
      '<span class="line" style="margin-left:2em"><em><a href="https://example.org">I</a></em> stood</span>',
  );
  const written = stringify(chapter(':::verse\n*One\\\n  two*\n:::'));
  expect(written).toContain('\\\n  two*\n');
});

it('numbers verses in the margin, through all stanzas, from where the poem is', () => {
  const numbers = (braces: string) => {
    const { documents } = publish(
      [chapter(`:::verse${braces}\nOne,\\\ntwo,\\\nthree,\n\nfour.\n:::`)],
      title,
    );
    return toHtml(documents[0]!.tree).match(/\w+[,.] <span class="line-number" aria-hidden="true">\d+/g);
  };
  expect(numbers('{numbers=2}')).toEqual([
    'two, <span class="line-number" aria-hidden="true">2',
    'four. <span class="line-number" aria-hidden="true">4',
  ]);
  expect(numbers('{numbers=5 from=14}')).toEqual(['two, <span class="line-number" aria-hidden="true">15']);
  expect(numbers('')).toBeNull();
  expect(stringify(chapter(':::verse{numbers=5 from=14}\nOne\n:::'))).toContain(
    ':::verse{numbers=5 from=14}\n',
  );
});

it('indents a verse by an em for each tab', () => {
  expect(
    lines(':::verse\nTwo roads,\\\n\tand sorry\\\n\t\tone traveller,\n\n\tlong I stood\n:::').slice(1),
  ).toEqual([
    '<span class="line" style="margin-left:1em">',
    '<span class="line" style="margin-left:2em">',
    '<span class="line" style="margin-left:1em">',
  ]);
});

it('counts spaces from where the verse stands', () => {
  expect(lines('> :::verse\n> One,\\\n>   two\n> :::')[1]).toContain('margin-left:1em');
  expect(lines('- :::verse\n  One,\\\n    two\n  :::')[1]).toContain('margin-left:1em');
});

it('writes the spaces again, and takes them for no text', () => {
  expect(stringify(chapter(poem))).toContain('\\\n  and sorry\\\n');
  expect(stringify(parse('01.md', stringify(chapter(poem))))).toBe(stringify(chapter(poem)));
  expect(blocks(chapter(poem)).at(-1)!.text).toBe('A stanza\n: of two');
});

it('leaves what is set as code alone', () => {
  expect(stringify(chapter('```\n:::verse\n  a\n:::\n```'))).toContain('\n  a\n');
});

it.each([
  '<!--\n:::verse\n  a\n:::\n-->',
  '<!-- :::verse -->\n\n- a\n  - b',
  '<!--\n:::verse\n-->\n\n- a\n  - b',
  'So:\n\n    :::verse\n      a\n    :::',
])('sees no verse within comments and code: %s', text => {
  const written = stringify(chapter(text));
  expect(written).not.toContain('\u00a0');
  expect(stringify(parse('01.md', written))).toBe(written);
});

it('takes what begins with a space that does not break for words, and no verse', () => {
  const text = '---\ntype: chapter\n---\n\n\u00a0:::verse\n\n- one\n\n  - two\n';
  const { tree } = parse('a.md', text);
  expect(tree.children.map(({ type }) => type)).toEqual(['paragraph', 'list']);
});

it('keeps apart the indent of a verse and a space behind it', () => {
  const indented = chapter(':::verse\n  &#x20;One\n:::');
  expect(blocks(parse('01.md', stringify(indented))).at(-1)).toEqual(blocks(indented).at(-1));
  expect(stringify(indented)).toContain('\n  &#x20;One\n');
});

it('takes an indented line of tildes in a verse for a line of it', () => {
  const tree = chapter(':::verse\n  ~~~ waves\\\n    and more\n:::');
  expect(blocks(tree).at(-1)!.text).toBe('~~~ waves\nand more');
  expect(stringify(chapter(':::verse\nOne\n\n~~~\n  a\n~~~\n:::'))).toContain('\n  a\n');
});

it('keeps the space behind what a verse begins with, where no indent stands', () => {
  const { documents } = publish(
    [chapter(':::verse\n*In* the forests\\\n[by](https://example.org) night\\\n⟦9⟧  of ink\n:::')],
    title,
  );
  const made = toHtml(documents[0]!.tree);
  expect(made).toContain('<span class="line"><em>In</em> the forests</span>');
  expect(made).toContain('</a> night</span>');
});
