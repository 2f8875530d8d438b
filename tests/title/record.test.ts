import { describe, expect, it } from 'vitest';
import { isbn13, isOrcid } from '../../src/title/identifiers.ts';
import { bookOf } from '../../src/title/printing.ts';
import { parseBook } from '../../src/title/read.ts';
import { recordBook } from '../epub/record.ts';

const least = ['title: A Book', 'identifier: urn:uuid:1', 'modified: 2026-11-22'];
const parse = (...lines: string[]) => parseBook([...least, ...lines].join('\n'), 'book.yaml').book;

describe('what catalogues are told', () => {
  it('is read from book.yaml', () => {
    expect(recordBook()).toMatchObject({
      sort: 'Salt Road, The',
      languages: ['la', 'grc'],
      doi: '10.1234/salt.2026',
      creators: [{ name: 'Ines Calloway', orcid: '0000-0002-1825-0097' }, {}, {}],
      original: { title: 'Die Salzstraße', language: 'de' },
      audience: 'scholars',
      ages: { from: 17 },
      certifier: { wcag: '2.2', level: 'AA' },
    });
  });

  it('needs no more than it did', () => {
    expect(parse('subjects: [Salt, Roads]')).toMatchObject({
      subjects: [{ text: 'Salt' }, { text: 'Roads' }],
      accessibility: { standard: '1.1' },
      onix: { make: false, release: '3.0', territory: [] },
      prices: [],
    });
  });

  it.each([
    ['isbn: { epub: 978-3-16-148410-1 }', /“isbn.epub” is not an ISBN: its digits do not agree/],
    ['doi: 11.1234/salt', /“doi” must be a DOI/],
    ['subjects: { text: Salt, bisac: HIS5 }', /must be a BISAC code/],
    ['subjects: { text: Salt, thema: Z9 }', /must be a Thema code/],
    ['authors: { name: A B, orcid: 0000-0002-1825-0098 }', /is not an ORCID iD/],
    ['prices: { edition: epub, amount: 9.99, currency: EURO }', /must be a currency/],
    ['prices: { edition: epub, amount: "9,99", currency: EUR }', /must be a number such as 19.99/],
    ['prices: { edition: print, amount: 5, currency: EUR, countries: XX }', /is no country/],
    ['ages: { from: 12, to: 9 }', /“ages.to” ends before it begins/],
    ['audience: everybody', /must be general or children or/],
    ['accessibility: { contact: nobody }', /must be an e-mail address/],
    ['accessibility: { exemption: eaa-small }', /must be eaa-microenterprise or/],
    ['certifier: { name: The Press }', /“certifier.wcag” is missing/],
  ])('is refused where it cannot be right: %s', (line, message) => {
    expect(() => parse(line)).toThrow(message);
  });
});

describe('Thema codes', () => {
  it.each(['NHD', 'A', 'YPJJ3', '3KH', '1DFG-DE-B', '5AN', '4CTM', '3MPBG-GB-B', '6MB'])('%s', code => {
    expect(parse(`subjects: { text: Salt, thema: ${code} }`).subjects[0]!.thema).toBe(code);
  });
});

describe('the ISBN of an edition', () => {
  it('is the one that it had from the first', () => {
    const book = recordBook([/ print: 978-0-306-40615-7 /, ' print: 978-0-306-40615-7, pdf: 0-8044-2957-X ']);
    expect(bookOf(book, 'epub').identifier).toBe('urn:isbn:978-3-16-148410-0');
    expect(bookOf(book, 'print').identifier).toBe('urn:isbn:978-0-306-40615-7');
    expect(bookOf(book, 'screen').identifier).toBe('urn:isbn:0-8044-2957-X');
  });

  it('has thirteen digits where trade asks for them', () => {
    expect(isbn13('0-306-40615-2')).toBe('9780306406157');
    expect(isbn13('978-3-16-148410-0')).toBe('9783161484100');
  });
});

describe('an ORCID iD', () => {
  it.each([
    ['0000-0002-1825-0097', true],
    ['0000-0002-9079-593X', true],
    ['0000-0002-1825-0079', false],
    ['0000000218250097', false],
  ])('%s: %s', (text, right) => expect(isOrcid(text)).toBe(right));
});
