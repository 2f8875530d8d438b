import { describe, expect, it } from 'vitest';
import { compare } from '../../src/editions/compare.ts';
import { comparePage } from '../../src/editions/compare-page.ts';
import type { Side } from '../../src/editions/sides.ts';
import { passagesOf } from '../../src/editions/words.ts';
import { printInWords } from '../../src/editions/words-of-change.ts';
import { parse } from '../../src/manuscript/index.ts';

/** A book of one chapter and an index, and its pages by their labels: `1: The chapter; Text.` */
function side(name: string, text: string, ...given: string[]): Side {
  const pages = given.map(page => {
    const [label, lines] = page.split(': ') as [string, string];
    return { label, lines: lines.split('; '), digest: lines };
  });
  const files = [`# The Press\n\n${text}`, '# Index\n\nInk, 1'].map(
    body => `---\ntype: chapter\n---\n\n${body}\n`,
  );
  const chapters = [
    { file: '01.md', title: 'The Press', type: 'chapter', page: '1' },
    { file: '02.md', title: 'Index', type: 'index', page: pages.at(-1)!.label },
  ];
  return { name, passages: passagesOf(files.map((file, k) => parse(`0${k + 1}.md`, file))), pages, chapters };
}

const first = side(
  'A',
  'Ink dries.',
  'v: Contents; The Press 1; Notes 2; Index 3',
  '1: Ink dries.',
  '2: Notes',
  '3: Ink, 1',
);

describe('in print', () => {
  it('nothing must change but the page of the correction', () => {
    const second = side(
      'B',
      'Ink dried.',
      'v: Contents; The Press 1; Notes 2; Index 3',
      '1: Ink dried.',
      '2: Notes',
      '3: Ink, 1',
    );
    const { print } = compare(first, second);
    expect(print).toEqual({
      pages: [4, 4],
      changed: [{ at: 1, label: '1' }],
      contents: false,
      index: false,
      spine: false,
    });
  });

  it('contents, index and spine must change where pages are added', () => {
    const second = side(
      ...([
        'B',
        'Ink dried.',
        'v: Contents; The Press 1; Notes 3; Index 4',
        '1: Ink',
        '2: dried.',
        '3: Notes',
        '4: Ink, 1',
      ] as const),
    );
    const { print } = compare(first, second);
    expect(print).toMatchObject({ pages: [4, 5], contents: true, index: true, spine: true });
    expect(printInWords(print!)).toContain(
      'The book had 4 pages and has 5: the spine of the cover must change.',
    );
  });

  it('contents change where only the notes stand on another page', () => {
    const second = side(
      'B',
      'Ink dries.',
      'v: Contents; The Press 1; Notes 1; Index 3',
      '1: Ink dries.',
      '2: Notes',
      '3: Ink, 1',
    );
    expect(compare(first, second).print).toMatchObject({ contents: true, index: false, spine: false });
  });
});

it('the page for the author holds the words of the text as text', () => {
  const second = side('B', 'Ink `<b>` dries.', '1: Ink dries.', '3: Ink, 1');
  const page = comparePage(compare(first, second));
  expect(page).toContain('`&lt;b&gt;`');
  expect(page).not.toContain('<b>');
});
