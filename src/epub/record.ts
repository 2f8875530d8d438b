import { hasTerms, type Terms } from '../language/terms.ts';
import { webAddress } from '../publication/addresses.ts';
import { audiences, type Subject } from '../title/record.ts';
import type { Book } from '../title.ts';
import type { Accessibility } from './accessibility.ts';

/** A `meta` of the package document: of the whole book, or of what it refines. */
export interface Statement {
  property: string;
  text: string;
  /** Id of what it says more of. */
  refines?: string;
  scheme?: string;
  language?: string;
  /** Its own id, where others refine it. */
  id?: string;
  /** Written as EPUB 2 has it, by `name` and `content`. */
  isPlain?: boolean;
}

/** The book's own number and, behind it, others that it is known by, each with its code of ONIX list 5. */
export function identifiersOf(book: Book, others: readonly string[]): { text: string; kind: string }[] {
  const all = [book.identifier, ...others, ...(book.doi ? [`urn:doi:${book.doi}`] : [])];
  return [...new Set(all)].map(text => ({ text, kind: kindOf(text) }));
}

function kindOf(urn: string): string {
  if (/^urn:doi:/i.test(urn)) return '06';
  const digits = /^urn:isbn:(.+)$/i.exec(urn)?.[1]?.replace(/[\s-]/g, '');
  return digits === undefined ? '22' : digits.length === 10 ? '02' : '15';
}

/** The subjects of a book, one for each code: EPUB 3.3 lets a subject have one. */
export function subjectsOf(
  subjects: readonly Subject[],
): { text: string; authority?: string; term?: string }[] {
  return subjects.flatMap(({ text, bisac, thema }) => {
    const coded = [
      ...(bisac ? [{ text, authority: 'BISAC', term: bisac }] : []),
      ...(thema ? [{ text, authority: 'THEMA', term: thema }] : []),
    ];
    return coded.length > 0 ? coded : [{ text }];
  });
}

/** For whom the book is, and of what it is a translation. */
export function statementsOf({ audience, ages, original }: Book): Statement[] {
  const range = [ages.from, ages.to].map(age => age ?? '').join('-');
  return [
    ...(audience
      ? [{ property: 'dcterms:audience', text: audiences[audience], scheme: 'onix:codelist28' }]
      : []),
    ...(range !== '-' ? [{ property: 'schema:typicalAgeRange', text: range }] : []),
    ...(original.title
      ? [
          {
            property: 'dcterms:isVersionOf',
            text: original.title,
            ...(original.language && { language: original.language }),
          },
        ]
      : []),
  ];
}

/**
 * What the package says of its accessibility, found and stated. What EPUB Accessibility 1.2 brought has no property in 1.1, and
 * checkers that do not know it call it an error; there it is written by `name` and `content`, as metadata are in EPUB 2. EPUB 3 lets
 * that stand, and those who look for metadata of either form find it.
 *
 * @param pagination what the page list follows
 */
export function accessStatements(
  { certifier, accessibility, language }: Pick<Book, 'certifier' | 'accessibility' | 'language'>,
  found: Accessibility,
  pagination: string | undefined,
): Statement[] {
  const { standard, exemption, contact } = accessibility;
  const newer = (property: string, text: string | undefined): Statement[] =>
    text ? [{ property, text, ...(standard === '1.1' && { isPlain: true }) }] : [];
  const each = (property: string, values: readonly string[]) =>
    values.map(text => ({ property: `schema:${property}`, text }));
  return [
    ...each('accessMode', found.modes),
    ...each('accessModeSufficient', found.sufficient),
    ...each('accessibilityFeature', found.features),
    ...each('accessibilityHazard', found.hazards),
    {
      property: 'schema:accessibilitySummary',
      text: found.summary,
      language: accessibility.summary || hasTerms(language) ? language : 'en',
    },
    ...newer('pageBreakSource', pagination),
    ...newer('a11y:exemption', exemption),
    ...newer('a11y:contactEmail', contact),
    ...(certifier ? certified(certifier, standard) : []),
  ];
}

function certified(
  { name, wcag, level, credential, date }: NonNullable<Book['certifier']>,
  standard: string,
): Statement[] {
  const of = { refines: 'certifier' };
  return [
    {
      property: 'dcterms:conformsTo',
      id: 'conformance',
      text: `EPUB Accessibility ${standard} - WCAG ${wcag} Level ${level}`,
    },
    { property: 'a11y:certifiedBy', id: 'certifier', text: name, refines: 'conformance' },
    ...(credential && !isAddress(credential)
      ? [{ property: 'a11y:certifierCredential', text: credential, ...of }]
      : []),
    ...(date ? [{ property: 'dcterms:date', text: date, ...of }] : []),
  ];
}

/** Links that say more of who certifies the book. */
export function certifierLinks(certifier: Book['certifier']): { rel: string; href: string }[] {
  const { credential, report } = certifier ?? {};
  return [
    ...(credential && isAddress(credential)
      ? [{ rel: 'a11y:certifierCredential', href: webAddress(credential) ?? credential }]
      : []),
    ...(report ? [{ rel: 'a11y:certifierReport', href: webAddress(report) ?? report }] : []),
  ];
}

const isAddress = (text: string) => /^https?:\/\//.test(text);

/** The summary of what a reader can count on, in the language of the book. */
export function summaryOf(
  { images, described, long, pages }: { images: boolean; described: boolean; long: boolean; pages: boolean },
  { access }: Pick<Terms, 'access'>,
): string {
  return [
    access.text,
    ...(pages ? [access.pages] : []),
    ...(images ? [described ? access.described : access.undescribed] : []),
    ...(long ? [access.long] : []),
  ]
    .join(/\p{Script=Arabic}/u.test(access.text) ? '؛ ' : '; ')
    .concat('.');
}
