import { beforeAll, describe, expect, it } from 'vitest';
import { certifierLinks } from '../../src/epub/record.ts';
import type { Book } from '../../src/title.ts';
import { everything, reader } from './everything.ts';
import { recordBook } from './record.ts';
import { complaintsOf } from './validators.ts';

const packageOf = async (...changes: Parameters<typeof recordBook>) =>
  (await reader((await everything(recordBook(...changes))).bytes))('content.opf');

describe('a book that says all of itself', () => {
  let opf: string;
  beforeAll(async () => {
    opf = await packageOf();
  });

  it('has its title as catalogues sort it, and all its languages', () => {
    expect(opf).toContain('<meta refines="#title" property="file-as">Salt Road, The</meta>');
    expect([...opf.matchAll(/<dc:language>(.+?)</g)].map(([, tag]) => tag)).toEqual(['en-GB', 'la', 'grc']);
    expect(opf).toContain('<meta property="dcterms:isVersionOf" xml:lang="de">Die Salzstraße</meta>');
  });

  it('has a DOI beside its identifier, each with what it is', () => {
    expect(opf).toContain('<dc:identifier id="identifier-2">urn:doi:10.1234/salt.2026</dc:identifier>');
    expect(opf).toContain(
      '<meta refines="#identifier-2" property="identifier-type" scheme="onix:codelist5">06</meta>',
    );
  });

  it('has its subjects by heading and by code', () => {
    expect(opf).toMatch(
      /<dc:subject id="subject-2">History \/ Europe \/ General<\/dc:subject>\n<meta refines="#subject-2" property="authority">BISAC<\/meta>\n<meta refines="#subject-2" property="term">HIS010000<\/meta>\n<dc:subject id="subject-3">History \/ Europe \/ General<\/dc:subject>\n<meta refines="#subject-3" property="authority">THEMA/,
    );
    expect(opf).toContain('<dc:subject id="subject-1">Salt trade</dc:subject>\n<dc:subject');
  });

  it('names people by their ORCID iD, and readers by their age', () => {
    expect(opf).toContain(
      '<meta refines="#person-1" property="dcterms:identifier">https://orcid.org/0000-0002-1825-0097</meta>',
    );
    expect(opf).toContain('<meta property="dcterms:audience" scheme="onix:codelist28">06</meta>');
    expect(opf).toContain('<meta property="schema:typicalAgeRange">17-</meta>');
  });

  it('claims what the press claims, and no price', () => {
    expect(opf).toContain('>EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>');
    expect(opf).toContain(
      '<link refines="#certifier" rel="a11y:certifierCredential" href="https://example.org/badge"/>',
    );
    expect(opf).toContain('xml:lang="en-GB">Twelve letters, each with a heading');
    expect(opf).not.toContain('9.99');
  });
});

it('writes the addresses of a certifier as a book may have them', () => {
  const certifier = {
    name: 'Eve',
    wcag: '2.2',
    level: 'AA',
    credential: 'https://a.org/{b}',
    report: 'https://a.org/a|b',
  };
  expect(certifierLinks(certifier as Book['certifier']).map(({ href }) => href)).toEqual([
    'https://a.org/%7Bb%7D',
    'https://a.org/a%7Cb',
  ]);
});

describe('the properties of EPUB Accessibility 1.2', () => {
  it('are written as EPUB 2 had them, so that an old checker takes them', async () => {
    const opf = await packageOf();
    expect(opf).toContain('<meta name="pageBreakSource" content="The Salt Road. Old House, 1931"/>');
    expect(opf).toContain('<meta name="a11y:exemption" content="eaa-microenterprise"/>');
    expect(opf).toContain('<meta name="a11y:contactEmail" content="access@example.org"/>');
  });

  it('are properties where book.yaml says 1.2', async () => {
    const opf = await packageOf([/^accessibility:$/m, 'accessibility:\n  standard: "1.2"']);
    expect(opf).toContain('<meta property="pageBreakSource">The Salt Road. Old House, 1931</meta>');
    expect(opf).toContain('<meta property="a11y:exemption">eaa-microenterprise</meta>');
    expect(opf).toContain('>EPUB Accessibility 1.2 - WCAG 2.2 Level AA</meta>');
  });
});

describe('the source of the page numbers', () => {
  it('is not made up', async () => {
    const opf = await packageOf([/^source: .*$/m, '']);
    expect(opf).not.toMatch(/dc:source|pageBreakSource/);
  });

  it('is not the book itself', async () => {
    const isbn = 'identifier: urn:isbn:978-0-306-40615-7';
    const opf = await packageOf(
      [/^identifier: .*$/m, isbn],
      [/^isbn: .*$/m, ''],
      [/^source: .*$/m, 'source: { isbn: 9780306406157 }'],
    );
    expect(opf).not.toMatch(/dc:source|pageBreakSource/);
  });
});

it('what a reader can count on is told in the language of the book', async () => {
  const opf = await packageOf([/^language: .*$/m, 'language: de'], [/^ {2}summary: .*$/m, '']);
  expect(opf).toMatch(/accessibilitySummary" xml:lang="de">Text, der sich .*; eine Liste der Seiten/);
});

it('no validator finds anything', async () => {
  expect(await complaintsOf((await everything(recordBook())).bytes)).toEqual([]);
}, 60_000);
