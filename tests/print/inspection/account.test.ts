import type { Element } from 'hast';
import { h } from 'hastscript';
import { describe, expect, it } from 'vitest';
import type { PdfPage } from '../../../src/pdf/text.ts';
import type { Part } from '../../../src/print/composition/part.ts';
import { fillFolios } from '../../../src/print/composition/references.ts';
import { accountForText, compareLetters } from '../../../src/print/inspection/account.ts';

const area = { top: 500, bottom: 60 };

const part = (...children: Element[]): Part => ({
  id: 'one',
  kind: 'chapter',
  zone: 'body',
  opens: 'recto',
  numbered: true,
  heads: { verso: '', recto: '' },
  tree: h('section', children),
});

const page = (label: string, ...lines: [text: string, y: number][]): PdfPage => ({
  label,
  items: lines.map(([text, y]) => ({ text, x: 50, y, width: 100, font: 'f' })),
});

const text =
  'The compositor stood at the case and set the letters one after another into the stick, upside down and from left to right.';

describe('the account of the printed text', () => {
  it('is clean where a line of Greek capitals ends in a sigma', () => {
    const pages = [page('1', ['Ο ΛΟΓΟΣ', 480], ['ΚΑΙ Η ΠΡΑΞΙΣ', 460])];
    expect(accountForText([part(h('p', 'Ο ΛΟΓΟΣ ΚΑΙ Η ΠΡΑΞΙΣ'))], pages, area)).toEqual([]);
  });

  it('is clean where every letter stands in its place, divided words, ligatures and furniture aside', () => {
    const pages = [
      page('1', ['The running head', 530], ['The compositor stood at the case and set the let-', 480]),
      page(
        '2',
        ['ters one a\ufb05er another into the stick, upside down', 480],
        ['and from left to right.', 460],
        ['2', 40],
      ),
    ];
    const findings = accountForText([part(h('p', text.replace('after', 'aſter')))], pages, area);
    expect(findings).toEqual([]);
  });

  it('names the page on which a line is lost', () => {
    const pages = [
      page('11', ['The compositor stood at the case and set the let-', 480]),
      page('12', ['upside down and from left to right.', 480]),
    ];
    const findings = accountForText([part(h('p', text))], pages, area);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ code: 'print-text-differs', severity: 'error' });
    expect(findings[0]?.message).toContain('Page 12');
    expect(findings[0]?.message).toContain('31 letters are missing (“tersoneafteranotherintothestick”)');
  });

  it('sees a line that is set twice', () => {
    const pages = [page('1', [text, 480], ['and from left to right.', 460])];
    const findings = accountForText([part(h('p', text))], pages, area);
    expect(findings[0]?.message).toContain('18 letters are there that should not be');
    const once = accountForText([part(h('p', text))], [page('1', [text, 480], ['x', 460])], area);
    expect(once[0]?.message).toContain('one letter is there that should not be (“x”)');
  });

  it('expects the numbers of lists and of the pages referred to', () => {
    const list = h('ol', { start: 3 }, [
      h('li', 'quoins'),
      h('li', ['see ', h('span', { 'data-page-of': 'x' })]),
    ]);
    const pages = [page('1', ['3. quoins', 480], ['4. see xii', 460])];
    expect(accountForText([part(fillFolios(list, new Map([['x', 'xii']])))], pages, area)).toEqual([]);
    expect(accountForText([part(fillFolios(list, new Map([['x', 'ix']])))], pages, area)).not.toEqual([]);
  });

  it('finds its way back after a difference', () => {
    const words = Array.from({ length: 400 }, (_, i) => `word${(i * 7919) % 1000}`).join('');
    const broken = words.slice(0, 500) + words.slice(520, 1200) + words.slice(1210);
    expect(compareLetters(words, broken).map(({ expected: [a, b] }) => b - a)).toEqual([20, 10]);
  });
});

it('lets a figure stand on the next page, with every letter of its caption', () => {
  const tree = [h('p', text), h('figure', [h('p', 'Figure 1. A press.')]), h('p', 'And so it went on.')];
  const lines: [string, number][] = [
    [text, 480],
    ['And so it went on.', 460],
  ];
  const moved = [page('1', ...lines), page('2', ['Figure 1. A press.', 480])];
  expect(accountForText([part(...tree)], moved, area)).toEqual([]);
  const lost = [page('1', ...lines), page('2', ['Figure 1. A pres.', 480])];
  expect(accountForText([part(...tree)], lost, area)).not.toEqual([]);
});

describe('a figure that has moved', () => {
  const caption = h('figure', [h('p', 'A press')]);
  const after = h('p', 'A proof was pulled and read before the sheet was printed.');
  const pagesWith = (...lines: string[]) => [
    page('1', ...lines.map((line, k) => [line, 490 - k * 14] as [string, number])),
  ];

  it('is looked for from its own place on, not from where the list of figures names it', () => {
    const tree = [h('p', 'A press 1'), h('p', text), caption, after];
    const moved = pagesWith(
      'A press 1',
      text,
      'A proof was pulled and read',
      'A press',
      'before the sheet was printed.',
    );
    expect(accountForText([part(...tree)], moved, area)).toEqual([]);
    // What is wrong before it is told, and nothing else.
    const wrong = pagesWith(
      'A press 2',
      text,
      'A proof was pulled and read',
      'A press',
      'before the sheet was printed.',
    );
    expect(accountForText([part(...tree)], wrong, area)).toMatchObject([
      { message: expect.stringMatching(/missing \(“1”\), and .* \(“2”\)\.$/) },
    ]);
  });

  it('is not taken for the same letters in the text', () => {
    const tree = [h('p', text), h('figure', [h('p', 'a')]), after];
    const moved = pagesWith(text, 'A proof was pulled and read before', 'a', 'the sheet was printed.');
    expect(accountForText([part(...tree)], moved, area)).toEqual([]);
  });

  it('may have moved with the next', () => {
    const tree = [h('p', text), caption, h('figure', [h('p', 'a')]), after];
    const moved = pagesWith(
      text,
      'A proof was pulled and read',
      'A press',
      'a',
      'before the sheet was printed.',
    );
    expect(accountForText([part(...tree)], moved, area)).toEqual([]);
  });
});

it('takes the pieces of a right-to-left passage in any order, but misses a letter of it', () => {
  const own = part(h('p', 'The scribe wrote שלום עליכם on the wall and went away again.'));
  const printed = (words: string) =>
    accountForText(
      [own],
      [page('1', [`The scribe wrote ${words} on the wall and went away again.`, 480])],
      area,
    );
  expect(printed('עליכם שלום')).toEqual([]);
  expect(printed('עליכם שלו')).toMatchObject([{ code: 'print-text-differs' }]);
  expect(printed('')).toMatchObject([{ code: 'print-text-differs' }]);
});
