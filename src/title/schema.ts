import * as z from 'zod';
import { limits } from '../limits.ts';
import type { Book, CoverSettings } from '../title.ts';
import { cover } from './cover-keys.ts';
import { faces } from './face-keys.ts';
import { usualSpacing } from './leading.ts';
import { sortName } from './names.ts';
import { print } from './print-keys.ts';
import { isCoverPrinter, type PrinterName } from './printers.ts';
import { onixKey, orcid, record } from './record-keys.ts';
import {
  day,
  fallback,
  group,
  isbn,
  isoDate,
  languageTag,
  list,
  modified,
  optional,
  orText,
  path,
  people,
  prose,
  text,
} from './values.ts';

/**
 * The schema of `book.yaml`; each key's `describe` is what the handbook says of it.
 */

const personShape = {
  name: text.describe('As on the title page: `Sergei Prozorov`.'),
  sort: optional(text).describe(
    'As in a catalogue: `Prozorov, Sergei`. Left out, the last word of the name goes first.',
  ),
  orcid: optional(orcid).describe('Their ORCID iD: `0000-0002-1825-0097`.'),
};
const person = orText('name', z.strictObject(personShape));

/** What the file holds, key by key, before it becomes a {@link Book}. */
export const bookKeys = z.strictObject({
  title: text.describe('Title of the book.'),
  subtitle: optional(text).describe('Subtitle.'),
  authors: people(person).describe('One name, or a list of names, or of `name:` and `sort:`.'),
  editors: people(person).describe('Like `authors`.'),
  translators: people(person).describe('Like `authors`.'),
  contributors: people(
    z.strictObject({
      ...personShape,
      role: text
        .regex(/^[a-z]{3}$/, 'must be a MARC relator code of three letters')
        .describe('MARC relator code: `ill` for an illustrator.'),
    }),
  ).describe('Anybody else: a name and a MARC relator code.'),
  language: fallback(languageTag, 'en-GB').describe('Language of the book as a BCP 47 tag.'),
  identifier: text
    .regex(/^urn:(isbn|doi|uuid):\S+$/, 'must begin with urn:isbn:, urn:doi: or urn:uuid:')
    .describe('What the edition is known by, for good; `reissue new` makes one.'),
  modified: modified.describe('When the edition was last changed; set it when you publish a new one.'),
  publisher: optional(text).describe('Publisher of this edition.'),
  place: optional(text).describe('Where it is published.'),
  date: optional(isoDate).describe('Year or date of this edition.'),
  description: optional(prose).describe('A few sentences for catalogues and shops.'),
  ...record,
  series: optional(
    orText(
      'name',
      z.strictObject({
        name: text.describe('Name of the series.'),
        number: optional(text).describe('Number in it.'),
      }),
    ),
  ).describe('The series the book is part of.'),
  rights: optional(prose).describe('The copyright line, given word for word; left out, none is made up.'),
  imprint: list(prose).describe('Further lines of the imprint page.'),
  dedication: optional(prose).describe('Dedication, on a page of its own.'),
  source: group(
    z.strictObject({
      title: optional(text).describe('Its title, where that was another.'),
      isbn: optional(text).describe('Its ISBN.'),
      publisher: optional(text).describe('Its publisher.'),
      date: optional(isoDate).describe('Its year.'),
    }),
  ).describe('The printed book that the page numbers come from.'),
  cover: group(orText('file', cover)).describe(
    'The cover of both editions; what is left out of it is made from title and author.',
  ),
  extraction: optional(
    orText(
      'file',
      z.strictObject({
        file: fallback(path, 'extraction.txt').describe(
          'The raw text, PDF, hOCR or ALTO, a file or a folder in the title’s folder; never edited.',
        ),
        hint: optional(prose).describe('Where it is to be had, for whoever lacks it.'),
      }),
    ),
  ).describe('The raw text the book is recovered from; left out for a book written in Markdown.'),
  italics: group(
    z.strictObject({
      titles: list(text).describe('Titles of works, as they stand in the text.'),
      foreign: list(
        orText(
          'text',
          z.strictObject({
            text: text.describe('The word or phrase.'),
            language: optional(languageTag).describe('Its language.'),
          }),
        ),
      ).describe('Foreign words and phrases.'),
    }),
  ).describe('What both editions set in italics, wherever it stands.'),
  lists: list(z.enum(['figures', 'tables'])).describe(
    'What has a list of its own after the contents: `figures`, `tables`, or both.',
  ),
  notes: group(
    z.strictObject({
      epub: fallback(z.enum(['chapter', 'book']), 'chapter').describe(
        'After each `chapter`, so that every reading program can show them over the page, or after the `book`.',
      ),
      print: fallback(z.enum(['chapter', 'book', 'foot']), 'book').describe(
        '… or at the `foot` of the page.',
      ),
    }),
  ).describe('Where the notes stand, in each edition.'),
  faces: group(faces).describe('Font files of your own, for both editions.'),
  print: group(print).describe('The printed page.'),
  styles: list(
    orText(
      'file',
      z.strictObject({
        file: path.describe('A CSS file in the title’s folder.'),
        for: list(z.enum(['epub', 'print'])).describe(
          '`epub` or `print`, where it is for one of them alone.',
        ),
      }),
    ),
    limits.styles.sheets,
  ).describe(
    'The press’s own style sheets, laid over the design of the EPUB and of the printed pages, in this order.',
  ),
  printings: list(
    z.strictObject({
      name: text.describe('As on the imprint page: `Second printing`.'),
      date: day.describe('The day of its release.'),
      corrected: fallback(z.enum(['true', 'false']), 'false')
        .transform(value => value === 'true')
        .describe('Whether its text differs from that of the printing before it: `true` or `false`.'),
      epub: optional(isbn).describe('ISBN of the EPUB from this printing on.'),
      print: optional(isbn).describe('ISBN of the printed book from this printing on.'),
    }),
  ).describe('The printings released so far; `reissue release` adds to them, and editions show the last.'),
  onix: onixKey,
  hyphenation: list(text).describe('Where a word is divided, if not by the patterns: `pro-gramme`.'),
});

/** `book.yaml` as plain data → {@link Book}. */
export const bookSchema = bookKeys.transform(
  ({ authors, editors, translators, contributors, cover, extraction, ...rest }): Book => ({
    ...rest,
    print: withSpacing(rest.print, rest.language),
    creators: [
      ...authors.map(one => ({ ...one, role: 'aut' })),
      ...editors.map(one => ({ ...one, role: 'edt' })),
      ...translators.map(one => ({ ...one, role: 'trl' })),
      ...contributors,
    ].map(({ sort, orcid, ...one }) => ({
      ...one,
      sort: sort ?? sortName(one.name),
      ...(orcid !== undefined && { orcid }),
    })),
    cover: cover.file,
    coverAlt: cover.alt,
    coverSettings: settingsOf(cover, rest.print.for),
    extraction: extraction?.file,
    extractionHint: extraction?.hint,
  }),
);

/** The printed page with the distance of its lines and the indent of its paragraphs. */
function withSpacing(page: z.output<typeof print>, language: string): Book['print'] {
  const { leading, indent } = usualSpacing(language, page.size);
  return { ...page, leading: page.leading ?? leading, indent: page.indent ?? indent };
}

/** What is said of the cover but for the picture of its front; who prints the pages prints the cover too. */
function settingsOf(
  { file: _, alt: __, printer, ...settings }: z.output<typeof cover>,
  pages: PrinterName | undefined,
): CoverSettings {
  return { ...settings, printer: printer ?? (pages && isCoverPrinter(pages) ? pages : undefined) };
}
