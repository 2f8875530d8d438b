import { describe, expect, it } from 'vitest';
import { Complaint } from '../../src/complaint.ts';
import { extract } from '../../src/extraction/index.ts';
import { furniture, labels, read, readSheets, text, textOf } from './sheets.ts';

const lines = (...all: string[]) => all.map(line => `${line}\n`).join('');

describe('a page begins', () => {
  it('after a form feed', () => {
    const { pages } = read(`${lines(...textOf(1))}\f${lines(...textOf(2))}\f${lines(...textOf(3))}`);
    expect(pages.map(p => p.lines[0]!.text)).toEqual([1, 2, 3].map(n => textOf(n)[0]));
  });

  it('at the single space that some extractions leave of a form feed', () => {
    const { pages } = read([1, 2, 3].map(n => ` ${lines(...textOf(n, 12))}`).join(''));
    expect(pages.map(p => p.lines[0]!.text)).toEqual([1, 2, 3].map(n => textOf(n, 12)[0]));
  });

  it('not at a space where form feeds stand, nor where most lines are indented', () => {
    expect(
      read(`${lines(...textOf(1, 12))} ${lines(...textOf(2, 12))}\f${lines(...textOf(3))}`).pages,
    ).toHaveLength(2);
    expect(
      read(
        textOf(1, 40)
          .map((l, i) => `${i % 3 ? '' : ' '}${l}\n`)
          .join(''),
      ).pages,
    ).toHaveLength(1);
  });

  it('and the form feed at the end of the file opens none', () => {
    expect(read(`${lines(...textOf(1))}\f${lines(...textOf(2))}\f`).pages).toHaveLength(2);
    expect(read(`${lines(...textOf(1))}\f${lines(...textOf(2))}\f\n \n`).pages).toHaveLength(2);
  });

  it('and a page without text is a page', () => {
    const { pages } = read(`${lines(...textOf(1))}\f\f${lines(...textOf(3))}`);
    expect(pages).toHaveLength(3);
    expect(pages[1]!.lines.every(l => l.role === 'blank')).toBe(true);
  });
});

describe('pages cover the source', () => {
  it('without gap or overlap', () => {
    const source = `\ufeff${lines(...textOf(1))}\n\f\n${lines(...textOf(2))}\f\r\n`;
    let at = 0;
    for (const page of read(source).pages) {
      expect(page.from).toBe(at);
      at = page.to;
    }
    expect(at).toBe(source.length);
  });
});

describe('a slug, which the layout program printed in the margin', () => {
  const slug = (label: string) => `2718_Press.indd ${label}`;
  const stamp = '14/09/26 4:05 PM';
  const head = 'THE PRINTED SHEET';
  /** Pages 4, 5 and 6, with what stands between them. */
  const book = (between: (label: number) => string[]) =>
    read(lines(...textOf(4, 10), ...between(4), ...textOf(5, 10), ...between(5), ...textOf(6, 10)));

  it.each([
    ['slug, date', (n: number) => ['', slug(`${n}`), '', stamp, '']],
    ['date, slug', (n: number) => ['', stamp, '', slug(`${n}`), '']],
    ['slug, date, folio, head', (n: number) => ['', slug(`${n}`), '', stamp, '', `${n + 1}`, '', head, '']],
    ['slug, date, head, folio', (n: number) => ['', slug(`${n}`), '', stamp, '', head, '', `${n + 1}`, '']],
    ['no blank lines at all', (n: number) => [slug(`${n}`), stamp, `${n + 1}`, head]],
    ['twelve hours, seconds, dots', (n: number) => ['', slug(`${n}`), '', '14.09.2026, 16:05:33', '']],
  ])('belongs to the page before, head and folio to the page after: %s', (_, between) => {
    const extraction = book(between);
    expect(labels(extraction)).toEqual(['4', '5', '6']);
    expect(text(extraction, 0)).toEqual(textOf(4, 10));
    expect(text(extraction, 1)).toEqual(textOf(5, 10));
    expect(text(extraction, 2)).toEqual(textOf(6, 10));
    expect(furniture(extraction, 0).map(([role]) => role)).toEqual(['slug', 'slug']);
  });

  it('alone makes a blank verso', () => {
    const extraction = read(
      lines(
        ...['7', head, '', ...textOf(7, 10), '', slug('7'), '', stamp, ''],
        ...['', slug('8'), '', stamp, ''],
        ...['9', head, '', ...textOf(9, 10), '', slug('9'), '', stamp, ''],
      ),
    );
    expect(labels(extraction)).toEqual(['7', '8', '9']);
    expect(text(extraction, 1)).toEqual([]);
  });

  it('is not every line that names a file', () => {
    const extraction = read(
      lines(...textOf(1, 10), 'the letter of the printer, kept in press.doc', ...textOf(2, 10)),
    );
    expect(extraction.pages).toHaveLength(1);
    expect(text(extraction, 0)).toHaveLength(21);
  });
});

describe('a long text without page breaks', () => {
  const source = (count: number, end = '\n') => Buffer.from(textOf(1, count).join(end));

  it.each(['\n', '\r\n', '\r'])('is refused, whatever ends its lines', end => {
    expect(() => extract(source(100, end), 'book.txt')).toThrow(Complaint);
    expect(() => extract(source(100, end), 'book.txt')).toThrow('No page breaks');
  });

  it('but a leaflet of one page is no book without marks', () => {
    expect(extract(source(40), 'leaflet.txt').pages).toHaveLength(1);
  });

  it('and where the pages are known the digest is that of the bytes', () => {
    const bytes = Buffer.from('One\fTwo\n');
    expect(extract(bytes, 'book.txt').digest).toMatch(/^[0-9a-f]{64}$/);
  });
});

it('pages are remarked on where the count has gaps', () => {
  const page = (n: number) => [`${n}`, 'THE PRINTED SHEET', '', ...textOf(n)];
  const extraction = readSheets([10, 11, 12, 13, 17, 18, 19, 20].map(page));
  expect(labels(extraction)).toEqual(['10', '11', '12', '13', '17', '18', '19', '20']);
  expect(extraction.remarks).toEqual([
    expect.objectContaining({
      code: 'pages-missing',
      message: expect.stringMatching(/^Page 13 is followed by page 17\./),
      line: 45,
    }),
  ]);
});

describe('a slug at the head of its page', () => {
  it.each([
    ['after date and hour', (n: number) => `4711_02_r3.qxd 2/10/04 3:51 PM Page ${n}`],
    ['after the number of the book', (n: number) => `978 0 4335 2144 7 Press.pdf 10/09/2009 11:25 Page ${n}`],
    ...[
      'Seite',
      'S.',
      'pagina',
      'página',
      'pág.',
      'bladzijde',
      'blz.',
      'strona',
      'str.',
      'стр.',
      'Страница',
    ].map((word): [string, (n: number) => string] => [
      `in another language, ${word}`,
      n => `4711_02_r3.indd 02.10.2004 15:51 ${word} ${n}`,
    ]),
  ])('names it %s, and counts it once', (_, slug) => {
    const numbers = [11, 12, 13];
    const extraction = readSheets(numbers.map(n => [slug(n), '', ...textOf(n)]));
    expect(labels(extraction)).toEqual(numbers.map(String));
    expect(furniture(extraction, 1)).toEqual([['slug', slug(12)]]);
  });
});
