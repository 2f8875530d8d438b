import * as z from 'zod';
import { doiForm, isOrcid } from './identifiers.ts';
import { audiences, exemptions } from './record.ts';
import {
  fallback,
  group,
  isbn,
  isoDate,
  languageTag,
  list,
  number,
  optional,
  orText,
  prose,
  text,
} from './values.ts';

/*
 * What catalogues, shops and libraries are told of a book: keys of `book.yaml`. The shapes of codes are tested, not whether there is such
 * a code: their lists change every few months.
 */

export const orcid = text
  .transform(value => value.replace(/^https?:\/\/orcid\.org\//, ''))
  .refine(isOrcid, 'is not an ORCID iD: its digits do not agree with its check digit');

export const doi = text
  .transform(value => value.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, ''))
  .refine(value => doiForm.test(value), 'must be a DOI such as 10.1234/press.56');

const email = text.regex(/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/, 'must be an e-mail address');
const address = text
  .regex(/^https?:\/\/\S+$/, 'must be an address that begins with https://')
  .refine(value => URL.canParse(value), 'is no address that a browser can open');

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const country = text
  .regex(/^[A-Z]{2}$/, 'must be a country as two capitals, such as GB')
  .refine(code => regions.of(code) !== undefined, 'is no country of ISO 3166');

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** BISG: three letters and six digits. EDItEUR: a category opens with a letter from A to Y, a qualifier with a digit from 1 to 6. */
const bisac = text.regex(/^[A-Z]{3}\d{6}$/, 'must be a BISAC code such as HIS054000');
const thema = text.regex(
  /^(?:[A-Y][A-Z\d]{0,8}|[1-6][A-Z]{0,8}[A-Z\d]*(?:-[A-Z\d]{1,3}){0,4})$/,
  'must be a Thema code such as NHTB or 3MP',
);

const subject = z.strictObject({
  text: text.describe('The heading in words.'),
  bisac: optional(bisac).describe('Its BISAC code: `HIS054000`.'),
  thema: optional(thema).describe('Its Thema code, `NHTB`, or a qualifier, `3MP`.'),
});

const isbns = z.strictObject({
  epub: optional(isbn).describe('Of the EPUB.'),
  print: optional(isbn).describe('Of the printed book.'),
  pdf: optional(isbn).describe('Of the PDF for readers.'),
});

const price = z.strictObject({
  edition: z.enum(['epub', 'print', 'pdf']).describe('Of what: `epub`, `print` or `pdf`.'),
  amount: text
    .regex(/^\d{1,7}(\.\d{1,3})?$/, 'must be a number such as 19.99')
    .describe('How much: `19.99`; `0` is free of charge.'),
  currency: text
    .refine(code => currencies.has(code), 'must be a currency as three capitals, such as EUR')
    .describe('In which currency, as three capitals: `EUR`.'),
  countries: list(country).describe('Where; left out, everywhere.'),
  tax: fallback(z.enum(['included', 'excluded']), 'included').describe(
    'Whether tax is `included` or `excluded`.',
  ),
});

const age = optional(number.pipe(z.number().int().min(0).max(99)));

const accessibility = z.strictObject({
  summary: optional(prose).describe(
    'What readers with disabilities should know, in the language of the book; left out, it is made.',
  ),
  exemption: optional(z.enum(exemptions)).describe(
    `What frees the press from the European Accessibility Act: ${exemptions.map(name => `\`${name}\``).join(', ')}.`,
  ),
  contact: optional(email).describe('E-mail address for questions.'),
  standard: fallback(z.enum(['1.1', '1.2']), '1.1').describe(
    'Version of EPUB Accessibility, `1.1` or `1.2`; older checkers do not know `1.2`.',
  ),
});

const certifier = z.strictObject({
  name: text.describe('Who vouches for it.'),
  wcag: z.enum(['2.0', '2.1', '2.2']).describe('Version of WCAG.'),
  level: z.enum(['A', 'AA', 'AAA']).describe('Its level.'),
  credential: optional(text).describe('By what right, in words or as the address of a badge.'),
  date: optional(isoDate).describe('Since when.'),
  report: optional(address).describe('Address of the report.'),
});

const onix = z.strictObject({
  make: fallback(z.enum(['true', 'false']), 'true')
    .transform(value => value === 'true')
    .describe('Whether every build makes it: `true` or `false`.'),
  release: fallback(z.enum(['3.0', '3.1']), '3.0').describe('Release of ONIX, `3.0` or `3.1`.'),
  sender: optional(
    orText(
      'name',
      z.strictObject({
        name: optional(text).describe('Name.'),
        email: optional(email).describe('E-mail address.'),
      }),
    ),
  ).describe('Who sends it; left out, the publisher.'),
  supplier: optional(text).describe('Who supplies the books; left out, the publisher.'),
  territory: list(z.union([z.literal('WORLD'), country])).describe(
    'Where the press may sell the book: `WORLD`, or a list of countries.',
  ),
  binding: optional(z.enum(['paperback', 'hardback'])).describe('Of the printed book.'),
});

/** Keys of the record, to stand among those of `book.yaml`. */
export const record = {
  sort: optional(text).describe('The title as catalogues sort it: `Printed Page, The`.'),
  original: group(
    z.strictObject({
      title: optional(text).describe('Its title.'),
      language: optional(languageTag).describe('Its language.'),
    }),
  ).describe('Of a translation: the work that was translated.'),
  languages: list(languageTag).describe('Further languages of the text, as BCP 47 tags.'),
  pages: fallback(z.enum(['original', 'reissue']), 'original').describe(
    'Whose pages readers of the EPUB go by, where there are two prints: those of the `original`, or of the last printing of the `reissue`.',
  ),
  isbn: group(isbns).describe('The ISBN of each edition.'),
  doi: optional(doi).describe('The DOI of the book.'),
  subjects: list(orText('text', subject)).describe('Subject headings, with their codes.'),
  audience: optional(z.enum(Object.keys(audiences) as (keyof typeof audiences)[])).describe(
    `Whom it is for: ${Object.keys(audiences)
      .map(name => `\`${name}\``)
      .join(', ')}.`,
  ),
  ages: group(
    z
      .strictObject({ from: age.describe('From this year.'), to: age.describe('To this one.') })
      .refine(({ from = 0, to = 99 }) => from <= to, { message: 'ends before it begins', path: ['to'] }),
  ).describe('The years of age that it is for.'),
  prices: list(price).describe('What the editions cost; for the ONIX record.'),
  accessibility: group(accessibility).describe('What the press says of the accessibility of the EPUB.'),
  certifier: optional(certifier).describe(
    'Who certifies that the EPUB conforms to EPUB Accessibility and WCAG; without one it does not claim to.',
  ),
};

/** The ONIX record; where `book.yaml` says nothing of it, it is made when it is asked for. */
export const onixKey = z
  .preprocess(
    value => (value === undefined || value === '' ? { make: 'false' } : value === 'true' ? {} : value),
    onix,
  )
  .describe('The ONIX record for shops and libraries: `true`, or these keys.');
