import { describe, expect, it } from 'vitest';
import { isIsbn } from '../../src/title/identifiers.ts';
import { bookOf, printingLine } from '../../src/title/printing.ts';
import { withPrinting } from '../../src/title/printings.ts';
import { parseBook } from '../../src/title.ts';
import { bookYaml } from '../cli/run.ts';

const printed = (...lines: string[]) => parseBook(bookYaml('printings:', ...lines), 'book.yaml').book;
const first = ['  - name: First printing', '    date: 2026-11-23', '    print: 978-3-16-148410-0'];
const second = ['  - name: Second printing', '    date: 2027-01-02', '    corrected: true'];

describe('an ISBN', () => {
  it.each(['978-3-16-148410-0', '9783161484100', '0-306-40615-2', '0 8044 2957 X', '080442957x'])(
    'is %s',
    isbn => {
      expect(isIsbn(isbn)).toBe(true);
    },
  );

  it.each(['978-3-16-148410-1', '9773161484100', '0-306-40615-3', '978316148410', 'X804429570', ''])(
    'is not %s',
    isbn => {
      expect(isIsbn(isbn)).toBe(false);
    },
  );

  it('in book.yaml is checked with its line', () => {
    expect(() => printed(...first.slice(0, 2), '    epub: 978-3-16-148410-1')).toThrow('check digit');
  });
});

describe('the last printing', () => {
  it('is what the imprint page names, in the language of the book', () => {
    expect(printingLine(printed(...first), 'with corrections')).toBe('First printing, 2026');
    expect(printingLine(printed(...first, ...second), 'with corrections')).toBe(
      'Second printing, with corrections, 2027',
    );
    const said = [second[0]!.replace('printing', 'printing with corrections'), ...second.slice(1)];
    expect(printingLine(printed(...said), 'with corrections')).toBe('Second printing with corrections, 2027');
    expect(printingLine(printed(...second), 'mit Korrekturen')).toBe(
      'Second printing, mit Korrekturen, 2027',
    );
    expect(printingLine(parseBook(bookYaml(), 'book.yaml').book, 'with corrections')).toBeUndefined();
  });

  it('keeps the ISBN of the one before it, in the edition that has one', () => {
    const book = printed(...first, ...second);
    expect(bookOf(book, 'print').identifier).toBe('urn:isbn:978-3-16-148410-0');
    expect(bookOf(book, 'epub').identifier).toBe(book.identifier);
  });
});

describe('adding a printing', () => {
  const third = { name: 'Third: the last', date: '2027-05-06', corrected: true, epub: '978-3-16-148410-0' };
  const moment = '2027-05-06T00:00:00Z';

  it('changes nothing else that stands in the file', () => {
    const before = bookYaml('# Mine.', 'place: London # and Paris', 'printings:', ...first);
    const after = withPrinting(before, third, moment, 'book.yaml');
    expect(after).toContain('# Mine.\nplace: London # and Paris\n');
    expect(parseBook(after, 'book.yaml').book.printings).toMatchObject([{ name: 'First printing' }, third]);
    expect(parseBook(after, 'book.yaml').book.modified).toBe(moment);
  });

  it('begins the list where there is none, or an empty key', () => {
    for (const before of [bookYaml(), bookYaml('printings:')])
      expect(parseBook(withPrinting(before, third, moment, 'book.yaml'), 'book.yaml').book.printings).toEqual(
        [third],
      );
  });
});
