import { beforeAll, describe, expect, it } from 'vitest';
import type { Element } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import { inspectEpub } from '../../src/inspection/epub/index.ts';
import { evidenceOf } from '../../src/onix/evidence.ts';
import { type Evidence, makeOnix } from '../../src/onix/index.ts';
import { lacksOf } from '../../src/onix/lacks.ts';
import { languageCode } from '../../src/onix/languages.ts';
import { everything } from '../epub/everything.ts';
import { recordBook } from '../epub/record.ts';
import { order } from './order.ts';

let evidence: Evidence;
beforeAll(async () => {
  const { bytes } = await everything(recordBook());
  evidence = await evidenceOf(bytes, await inspectEpub(bytes));
});

const contents = { contents: ['Chapter 1: Presses', 'Tables & Figures'], words: 1234, pages: 214 };
const recordOf = (changes: Parameters<typeof recordBook>, given: Partial<Evidence> = {}) =>
  makeOnix(
    { name: 'salt', folder: '/salt', book: recordBook(...changes) },
    { evidence: { ...evidence, ...given }, ...contents },
  );

const elements = (parent: Element): Element[] =>
  parent.children.filter((child): child is Element => child.type === 'element');

/** What does not stand where the trade’s specification wants it. */
function misplaced(element: Element): string[] {
  const inside = elements(element);
  const known = order[element.name]?.split(/\s+/) ?? [];
  const wrong: string[] = [];
  let at = 0;
  for (const { name } of inside) {
    const next = known.indexOf(name, at);
    if (next < 0) wrong.push(`${name} in ${element.name}`);
    else at = next;
  }
  return [...wrong, ...inside.flatMap(misplaced)];
}
const root = (record: string) => fromXml(record).children.find(child => child.type === 'element') as Element;

/** Codes of list 196 in the record of the EPUB. */
const claimed = (record: string) =>
  [...record.split('</Product>')[0]!.matchAll(/FeatureValue>(\d\d)</g)].map(([, code]) => code);

describe('an ONIX record', () => {
  it.each([
    ['all that there is', []],
    ['release 3.1', [[/^onix:$/m, 'onix:\n  release: "3.1"']]],
    ['a book for children of 8 to 11', [[/^ages: .*$/m, 'ages: { from: 8, to: 11 }']]],
    ['a book for nothing', [[/amount: 9.99/, 'amount: 0']]],
    ['nobody who made it', [[/^authors:[\s\S]*?(?=^language:)/m, '']]],
  ] as [string, Parameters<typeof recordBook>][])('has its elements in their order: %s', (_, changes) => {
    const record = recordOf(changes);
    expect(misplaced(root(record))).toEqual([]);
    expect(record).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<ONIXMessage release="3\.[01]"/);
  });

  it('has a product for each edition with a number of its own, each leading to the others', () => {
    const products = elements(
      root(recordOf([[/ print: 978-0-306-40615-7 /, ' print: 978-0-306-40615-7, pdf: 0-8044-2957-X ']])),
    ).filter(({ name }) => name === 'Product');
    expect(products).toHaveLength(3);
    const record = recordOf([]);
    expect(record).toContain('<RecordReference>urn:uuid:5f0c2c5e-6c1e-5a7e-9b55-0d6c1a0f2b11.print<');
    expect(record.match(/<ProductRelationCode>06</g)).toHaveLength(2);
  });

  it('has no printed book without an ISBN of its own', () => {
    const record = recordOf([[/^isbn: .*$/m, '']]);
    expect(record.match(/<Product>/g)).toHaveLength(1);
    expect(record).not.toContain('<ProductIDType>15');
    const nameless = recordOf([
      [/^isbn: .*$/m, ''],
      [/^doi: .*$/m, ''],
    ]);
    expect(nameless).toMatch(/<ProductIDType>22<\/ProductIDType>\s*<IDValue>urn:uuid:/);
  });

  it('says where the EPUB was made from, by the ISBN of the old book', () => {
    const record = recordOf([[/^source: .*$/m, 'source: { isbn: 0-8044-2957-X }']]);
    expect(record).toMatch(
      /<ProductRelationCode>13<\/ProductRelationCode>\s*<ProductIdentifier>\s*<ProductIDType>15<\/ProductIDType>\s*<IDValue>9780804429573</,
    );
  });

  it('has each edition at its own price', () => {
    const [epub, print] = recordOf([]).split('</Product>');
    expect(epub).toMatch(/<PriceType>02<\/PriceType>\s*<PriceAmount>9.99<\/PriceAmount>\s*<CurrencyCode>EUR/);
    expect(print).toMatch(/<PriceType>01[\s\S]*<CountriesIncluded>GB IE</);
    expect(recordOf([[/^prices:[\s\S]*?(?=^rights:)/m, '']])).not.toContain('ProductSupply');
  });

  it('says where it may be sold, with a price or without', () => {
    const [epub] = recordOf([
      [/territory: WORLD/, 'territory: [GB, IE]'],
      [/^prices:[\s\S]*?(?=^rights:)/m, ''],
    ]).split('</Product>');
    expect(epub).toMatch(/<SalesRightsType>02<\/SalesRightsType>\s*<Territory>\s*<CountriesIncluded>GB IE</);
  });

  it('counts the words of the text, and the pages of the last printing', () => {
    const extents = recordOf([])
      .split('</Product>')
      .map(product =>
        [...product.matchAll(/ExtentType>(\d\d)<[\s\S]*?ExtentValue>(\d+)/g)].map(([, ...all]) => all),
      );
    expect(extents.slice(0, 2)).toEqual([
      [
        ['02', '1234'],
        ['08', '214'],
      ],
      [['05', '214']],
    ]);
  });

  it('tells by the dates of the book whether it is out, and not by the clock', () => {
    expect(recordOf([])).toContain('<PublishingStatus>04<');
    const ahead = recordOf([[/^date: .*$/m, 'date: 2026-09']]);
    expect(ahead).toContain('<NotificationType>02<');
    expect(ahead).toContain('<PublishingStatus>02<');
    expect(ahead).toContain('<ProductAvailability>10<');
    expect(ahead).toContain('<Date dateformat="01">202609</Date>');
  });

  it('names people with role, ORCID iD and language', () => {
    const record = recordOf([]);
    expect(record).toMatch(/<NameIDType>21<\/NameIDType>\s*<IDValue>0000000218250097</);
    expect(record).toMatch(
      /<ContributorRole>B06<\/ContributorRole>\s*<FromLanguage>ger<\/FromLanguage>\s*<ToLanguage>eng</,
    );
  });

  it('has subjects by scheme, one of each as the main one', () => {
    const record = recordOf([]).split('</Product>')[0]!;
    const schemes = [...record.matchAll(/SubjectSchemeIdentifier>(\d\d)</g)].map(([, scheme]) => scheme);
    expect(schemes).toEqual(['10', '93', '96', '20']);
    expect(record.match(/<MainSubject\/>/g)).toHaveLength(2);
  });

  it('escapes what XML would take for its own', () => {
    expect(recordOf([])).toContain('Chapter 1: Presses\nTables &amp; Figures</Text>');
  });
});

describe('what the record says of accessibility', () => {
  it('is what was verified, and what a person certifies', () => {
    expect(claimed(recordOf([]))).toEqual(
      [
        '00',
        '04',
        '11',
        '12',
        '13',
        '14',
        '15',
        '17',
        '19',
        '22',
        '29',
        '30',
        '32',
        '36',
        '52',
        '75',
        '82',
        '85',
      ].concat('90 91 94 99'.split(' ')),
    );
  });

  it.each([
    ['contents-order', '11'],
    ['locator-wrong', '12'],
    ['spine-broken', '13'],
    ['image-without-alt', '14'],
    ['description-dangling', '15'],
    ['page-label', '19'],
    ['language-unmarked', '22'],
    ['heading-level', '29'],
    ['role-wrong', '30'],
    ['landmark-missing', '32'],
    ['fixed-size', '36'],
    ['fixed-colour', '36'],
    ['alt-file-name', '52'],
  ])('is not said where the EPUB was found wrong: %s', (code, claim) => {
    const record = recordOf([], { findings: [{ code }] });
    expect(claimed(record)).not.toContain(claim);
  });

  it('is no claim of conformance where nobody certifies', () => {
    const record = recordOf([[/^certifier:[\s\S]*?(?=^source:)/m, '']]);
    for (const code of ['04', '82', '85', '90']) expect(claimed(record)).not.toContain(code);
  });

  it('is no page list, index or mathematics of a book that has none', () => {
    const facts = { ...evidence.facts, pageList: false, index: false, math: false, allLong: false };
    for (const code of ['12', '15', '17', '19']) expect(claimed(recordOf([], { facts }))).not.toContain(code);
  });
});

describe('what a record lacks', () => {
  it('is nothing where book.yaml says all', () => {
    expect(lacksOf(recordBook())).toEqual([]);
  });

  it('is told, with the key that would say it', () => {
    const [finding] = lacksOf(recordBook([/^isbn: .*$/m, ''], [/^prices:[\s\S]*?(?=^rights:)/m, '']));
    expect(finding).toMatchObject({ code: 'onix-incomplete', severity: 'info' });
    expect(finding!.message).toContain('an ISBN of the EPUB (isbn), the printed book');
    expect(finding!.message).toContain('a price (prices)');
  });
});

it.each([
  ['de-AT', 'ger'],
  ['fr', 'fre'],
  ['zh-Hant', 'chi'],
  ['grc', 'grc'],
  ['el', 'gre'],
  ['xx', undefined],
])('the language %s is %s', (tag, code) => expect(languageCode(tag)).toBe(code));
