import { describe, expect, it } from 'vitest';
import { furniture, labels, readSheets, text, textOf } from './sheets.ts';

const book = 'THE PRINTED SHEET';
const chapter = 'Paper and Ink';
const numbers = [12, 13, 14, 15, 16, 17];
const isVerso = (n: number) => n % 2 === 0;
const headOf = (n: number) => (isVerso(n) ? book : chapter);

describe('running heads and folios', () => {
  it.each<[string, (n: number) => string[], ((n: number) => string[])?]>([
    ['on lines of their own, the folio first', n => [`${n}`, '', headOf(n), '']],
    ['on lines of their own, the head first', n => [headOf(n), '', `${n}`, '']],
    ['on lines of their own, without blank lines', n => [headOf(n), `${n}`]],
    ['on one line at the top', n => [isVerso(n) ? `${n} ${book}` : `${chapter} ${n}`]],
    ['on one line at the top, set off', n => [isVerso(n) ? `${n}   ${book}` : `${chapter}   ${n}`, '']],
    ['on one line at the bottom', () => [], n => ['', isVerso(n) ? `${n} ${book}` : `${chapter} ${n}`]],
    ['a folio alone at the top', n => [`${n}`, '']],
    ['a folio alone at the bottom', () => [], n => ['', `${n}`]],
    ['a head at the top, the folio at the bottom', n => [headOf(n), ''], n => [`${n}`]],
    ['the same without blank lines', n => [headOf(n)], n => [`${n}`]],
    ['a head over two lines', n => [headOf(n), isVerso(n) ? 'A HISTORY' : 'In Four Towns', `${n}`, '']],
    ['a doubled head', n => [headOf(n), '', headOf(n), '', `${n}`, '']],
  ])('%s', (_, above, below = () => []) => {
    const extraction = readSheets(numbers.map(n => [...above(n), ...textOf(n), ...below(n)]));
    expect(labels(extraction)).toEqual(numbers.map(String));
    numbers.forEach((n, i) => {
      // nothing says of the first that it is no heading
      if (i > 0) expect(text(extraction, i)).toEqual(textOf(n));
    });
    expect(furniture(extraction, 3).length).toBeGreaterThan(0);
  });

  it('are told apart: the head from its folio', () => {
    const extraction = readSheets(numbers.map(n => [headOf(n), '', `${n}`, '', ...textOf(n)]));
    expect(furniture(extraction, 2)).toEqual([
      ['running-head', book],
      ['folio', '14'],
    ]);
  });
});

describe('a drop folio', () => {
  it('stands at the foot of a page without a head', () => {
    const extraction = readSheets(
      numbers.map(n =>
        n === 15 ? ['THE INK', '', ...textOf(n), '', `${n}`] : [headOf(n), '', `${n}`, '', ...textOf(n)],
      ),
    );
    expect(furniture(extraction, 3)).toEqual([['drop-folio', '15']]);
    expect(text(extraction, 3)[0]).toBe('THE INK');
  });

  it('is none where all pages have their folio at the foot', () => {
    const extraction = readSheets(numbers.map(n => [...textOf(n), '', `${n}`]));
    expect(furniture(extraction, 3)).toEqual([['folio', '15']]);
  });
});

describe('what is no furniture', () => {
  const foot = (n: number, ends: Record<number, string>) => {
    const read = readSheets(
      numbers.map(m => [...textOf(m), ...(ends[m] === undefined ? [] : [ends[m]]), '', `${m}`]),
    );
    return text(read, n - numbers[0]!).at(-1);
  };

  it('the end of a sentence over the folio, however often pages end so', () => {
    const end = 'until the ink was dry.';
    expect(foot(14, { 12: end, 13: end, 14: end, 16: end })).toBe(end);
  });

  it('the last line of two pages, which two accidents may make alike', () => {
    const end = 'The Stationers’ Company';
    expect(foot(14, { 14: end, 16: end })).toBe(end);
    expect(foot(14, { 12: end, 14: end, 16: end })).not.toBe(end);
  });

  it('a heading, though its running heads have no folio beside them', () => {
    const extraction = readSheets([
      ['Preface', '', ...textOf(10), 'It was done.', '', '10'],
      ['Paper and Ink', '', ...textOf(11), '', '11'],
      ...numbers.map(n => [headOf(n), '', ...textOf(n), '', `${n}`]),
    ]);
    expect(text(extraction, 1)).toEqual(['Paper and Ink', ...textOf(11)]);
    expect(text(extraction, 3)).toEqual(textOf(13));
  });

  it('a heading that the running heads repeat later', () => {
    const extraction = readSheets([
      ['PAPER AND INK', '', ...textOf(11), '', '11'],
      ...numbers.map(n => [isVerso(n) ? book : 'PAPER AND INK', '', `${n}`, '', ...textOf(n)]),
    ]);
    expect(text(extraction, 0)).toEqual(['PAPER AND INK', ...textOf(11)]);
    expect(text(extraction, 4)).toEqual(textOf(15));
  });

  it('a chapter label, though every chapter has one', () => {
    const opening = (n: number, k: number) => [
      `CHAPTER ${k}`,
      '',
      `THE ${k === 1 ? 'PAPER' : 'INK'}`,
      '',
      ...textOf(n),
      '',
      `${n}`,
    ];
    const extraction = readSheets(
      [11, 12, 13, 14, 15, 16].map(n =>
        n === 11 || n === 15 ? opening(n, n === 11 ? 1 : 2) : [headOf(n), '', `${n}`, '', ...textOf(n)],
      ),
    );
    expect(text(extraction, 0)).toEqual(['CHAPTER 1', 'THE PAPER', ...textOf(11)]);
    expect(text(extraction, 4)).toEqual(['CHAPTER 2', 'THE INK', ...textOf(15)]);
  });

  it('a number that ends a sentence on the last line of a page', () => {
    const extraction = readSheets(
      numbers.map(n => [headOf(n), '', `${n}`, '', ...textOf(n), ...(n === 14 ? ['1840'] : [])]),
    );
    expect(text(extraction, 2)).toEqual([...textOf(14), '1840']);
    expect(labels(extraction)).toEqual(numbers.map(String));
  });

  it('the line that ends a page with its own number after a head has said it', () => {
    const extraction = readSheets(
      numbers.map(n => [
        headOf(n),
        '',
        `${n}`,
        '',
        ...textOf(n),
        ...(n === 14 ? ['and was then aged 14'] : []),
      ]),
    );
    expect(text(extraction, 2)).toEqual([...textOf(14), 'and was then aged 14']);
  });

  it('the first line of a page that begins with a number', () => {
    const extraction = readSheets(
      numbers.map(n => [
        headOf(n),
        '',
        `${n}`,
        '',
        ...(n === 15 ? ['15 journeymen were at work in the house, and'] : []),
        ...textOf(n),
      ]),
    );
    expect(text(extraction, 3)).toEqual(['15 journeymen were at work in the house, and', ...textOf(15)]);
  });
});

it('the label of a scene over page after page is a running head, and where the scene begins it is text', () => {
  const ended = (lines: string[]) => [...lines.slice(0, -1), lines.at(-1)!.replace(/,$/, '.')];
  const scene = (n: number, folio: number) => [`SCENE ${n}`, ...ended(textOf(folio)), String(folio)];
  const read = readSheets([scene(1, 3), scene(1, 4), scene(1, 5), scene(2, 6), scene(2, 7), scene(2, 8)]);
  const heads = read.pages.map((_, p) => furniture(read, p).some(([role]) => role === 'running-head'));
  expect(heads).toEqual([false, true, true, false, true, true]);
});

describe('a word and a number over pages', () => {
  const over = (of: (n: number) => string[]) => {
    const read = readSheets(numbers.map(n => [...of(n), ...textOf(n), '', `${n}`]));
    return numbers.map((_, i) => furniture(read, i)[0]);
  };

  it('are the labels of chapters where they count these, whatever the language', () => {
    const found = over(n => (isVerso(n) ? [`Kapittel ${(n - 10) / 2}`, 'Blekk', ''] : []));
    expect(found).toEqual(numbers.map(n => ['folio', `${n}`]));
  });

  it('are furniture where they count pages', () => {
    const found = over(n => [`Fol ${n - 11}`]);
    expect(found[3]).toEqual(['running-head', 'Fol 4']);
  });
});
