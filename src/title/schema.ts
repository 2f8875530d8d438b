import { z } from 'zod';
import { limits } from '../limits.ts';
import type { Book, CoverSettings } from '../title.ts';
import { coverColours } from './colours.ts';
import { isIsbn } from './printing.ts';
import { whichProfile } from './which-profile.ts';

/**
 * The schema of `book.yaml`. Its values arrive as plain text (the file is read without YAML's guesses, so that
 * `title: 1984` and `isbn: 0748695981` stay what they are); each key's `describe` is what the handbook says of it.
 */

/** What neither XML nor a terminal can show: control characters, halves of characters. */
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|\p{Surrogate}/u;

const textOf = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine(value => !unprintable.test(value), 'holds a control character; take it out');

/** A name, a title, a word; and what runs over several sentences. */
const text = textOf(limits.metadata.characters);
const prose = textOf(limits.metadata.prose);
const number = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'must be a number')
  .transform(Number);

/** A key that may be left out or left empty. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(value => (value === '' ? undefined : value), schema.optional());

/** One item, or a list of them; nothing makes an empty list. */
const list = <T extends z.ZodType>(item: T, most: number = limits.metadata.entries) =>
  z.preprocess(value => {
    if (value === undefined || value === '') return [];
    return Array.isArray(value) ? value : [value];
  }, z.array(item).max(most));

const people = <T extends z.ZodType>(person: T) => list(person, limits.metadata.people);

/** An object that may be given as plain text, which then is its `key`. */
const orText = <T extends z.ZodType>(key: string, schema: T) =>
  z.preprocess(value => (typeof value === 'string' ? { [key]: value } : value), schema);

/** A group of settings, each with its default, that may be left out as a whole. */
const group = <T extends z.ZodType>(schema: T) =>
  z.preprocess(value => (value === undefined || value === '' ? {} : value), schema);

const fallback = <T extends z.ZodType>(schema: T, value: string) =>
  z.preprocess(given => (given === undefined || given === '' ? value : given), schema);

const measure = (value: string, least: number, most: number) =>
  fallback(number.pipe(z.number().min(least).max(most)), value);

const languageTag = text.refine(tag => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}, 'must be a language tag such as en-GB, de or la');

/** Whether a day is one of the calendar: `2026-02-31` is none. */
const isDay = (date: string): boolean => {
  const day = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date.slice(0, 10));
};

const isoDate = text
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must be a year or a date such as 2016 or 2016-05-31')
  .refine(date => isDay(`${date}-01-01`.slice(0, 10)), 'is not a date of the calendar');

/** A path inside the title's folder; that it leads nowhere else is checked where the title is read. */
const path = text;

const personShape = {
  name: text.describe('As on the title page: `Sergei Prozorov`.'),
  sort: optional(text).describe(
    'As in a catalogue: `Prozorov, Sergei`. Left out, the last word of the name goes first.',
  ),
};
const person = orText('name', z.strictObject(personShape));

const modified = text
  .regex(
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$/,
    'must be a date such as 2026-11-22 or 2026-11-22T12:00:00Z',
  )
  .transform(value => (value.includes('T') ? value : `${value}T00:00:00Z`))
  .refine(value => isDay(value) && !Number.isNaN(Date.parse(value)), 'is not a date of the calendar');

const trim = z.strictObject({
  width: measure('138', 60, 420).describe('Width of the trimmed page in millimetres.'),
  height: measure('216', 90, 600).describe('Height of the trimmed page in millimetres.'),
});

// Head and foot strips of 59.5 and 65.2 pt leave 36 lines of 13.5 pt on a page of 216 mm.
const margins = z.strictObject({
  inner: measure('18', 5, 100).describe('At the spine, in millimetres.'),
  outer: measure('16', 5, 100).describe('At the outer edge, in millimetres.'),
  top: measure('21', 5, 100).describe('Above the text, with the running head in it, in millimetres.'),
  bottom: measure('23', 5, 100).describe('Below the text, with the drop folio in it, in millimetres.'),
});

const print = z
  .strictObject({
    trim: group(trim).describe('Size of the trimmed page.'),
    margins: group(margins).describe('Margins; inner and outer are mirrored on facing pages.'),
    face: fallback(text, 'EB Garamond').describe('Font family of the text.'),
    size: measure('10.5', 5, 24).describe('Size of the text in points.'),
    leading: measure('13.5', 6, 36).describe(
      'From baseline to baseline, in points; best a multiple of 0.75.',
    ),
    indent: measure('14', 0, 60).describe('First line of a paragraph, in points.'),
    bleed: measure('3', 0, 20).describe('Bleed in millimetres.'),
    acronyms: fallback(z.enum(['capitals', 'small-caps']), 'capitals').describe(
      'How words of three capitals and more, such as NATO, are set: as `capitals`, a little spaced, or in `small-caps`.',
    ),
    hanging: fallback(z.enum(['true', 'false']), 'false')
      .transform(value => value === 'true')
      .describe(
        'Whether hyphens, points and quotation marks hang over the edges of the text: `true` or `false`.',
      ),
    heads: fallback(z.enum(['chapter', 'section']), 'chapter').describe(
      'What right-hand pages have at their head: the `chapter`, facing the title of the book, or the `section`, facing the chapter.',
    ),
    theme: fallback(z.enum(['monograph', 'essay', 'novel']), 'monograph').describe('The design of the book.'),
    keep: optional(number.pipe(z.number().int().min(1).max(9999))).describe(
      'The number of the printing whose pages are to stay as they were, as far as corrections let them.',
    ),
    ink: optional(z.enum(['black', 'colour'])).describe(
      'What the book is printed with: `black` ink, in which colours become greys, or `colour`, for which `profile` is needed. Left out, it is black, and pictures in four inks (CMYK) are left as they are.',
    ),
    profile: optional(path).describe(
      'The ICC output profile of the press, in the title’s folder; the printer has it. Colours are turned into inks by it, and it goes into the PDF.',
    ),
  })
  .refine(page => page.ink !== 'colour' || page.profile !== undefined, {
    message: `is colour, and no profile says how the press prints colours. ${whichProfile}`,
    path: ['ink'],
  })
  .refine(
    page =>
      page.trim.width > page.margins.inner + page.margins.outer + 30 &&
      page.trim.height > page.margins.top + page.margins.bottom + 30,
    { message: 'leaves no room for text between its margins', path: ['margins'] },
  );

const ownFamily = z.strictObject({
  name: text.describe('The name of the family.'),
  regular: path.describe('Its upright font: a TrueType, OpenType, WOFF or WOFF2 file in the title’s folder.'),
  italic: optional(path).describe('Its italic.'),
  bold: optional(path).describe('What `strong` is set in: semibold or bold.'),
  boldItalic: optional(path).describe('The same in italics.'),
  licence: optional(text).describe('The licence under which the press may put it into books.'),
});

const faces = z.strictObject({
  text: optional(ownFamily).describe('A family of your own for the text, in place of `print.face`.'),
  headings: optional(ownFamily).describe('For headings.'),
  code: optional(ownFamily).describe('For what is to be typed.'),
  fallbacks: list(ownFamily, 20).describe(
    'For letters that the others lack; they are asked before the program’s own.',
  ),
});

const day = text
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day such as 2026-11-22')
  .refine(isDay, 'is not a date of the calendar');

/** An ISBN whose check digit is right: a wrong one would be printed, and could not be taken back. */
const isbn = text.refine(isIsbn, 'is not an ISBN: its digits do not agree with its check digit');

/** What the spine of the printed book is wide by. */
const coverPaper = z
  .strictObject({
    kind: optional(z.enum(['white', 'cream', 'colour', 'standard-colour'])).describe(
      'The printer’s paper: `white`, `cream`, `colour` or `standard-colour`.',
    ),
    caliper: optional(number.pipe(z.number().min(0.03).max(0.5))).describe(
      'Or the thickness of a leaf in millimetres.',
    ),
    ppi: optional(number.pipe(z.number().min(100).max(1200))).describe('Or how many pages make an inch.'),
    grammage: optional(number.pipe(z.number().min(30).max(300))).describe('Or the grams of a square metre …'),
    volume: optional(number.pipe(z.number().min(0.6).max(3))).describe('… and the volume, such as 1.8.'),
  })
  .refine(paper => (paper.grammage === undefined) === (paper.volume === undefined), {
    message: 'needs both grammage and volume',
  });

const cover = z.strictObject({
  file: optional(path).describe('A picture for the front, in the title’s folder.'),
  alt: optional(prose).describe('What it shows, for readers who do not see it.'),
  back: optional(path).describe('A picture for the back of the printed cover, JPEG or PNG.'),
  wrap: optional(path).describe(
    'Artwork for the whole printed cover, back, spine and front: a PDF, JPEG or PNG. Nothing is set over it.',
  ),
  colour: optional(z.enum(coverColours)).describe(`The colour of a made cover: ${coverColours.join(', ')}.`),
  blurb: optional(prose).describe(
    'What stands on the back: paragraphs in Markdown; left out, the `description` does.',
  ),
  price: optional(text).describe(
    'The price as it stands on the back: `£19.99`. One in US dollars stands in the bar code too: `£19.99 / US$24.95`.',
  ),
  isbn: optional(isbn).describe(
    'The ISBN of the printed book, for the bar code, as long as none of its `printings` has one.',
  ),
  printer: optional(z.enum(['kdp', 'ingram', 'lulu'])).describe('The printer whose rules the cover follows.'),
  paper: group(orText('kind', coverPaper)).describe('The paper of the pages, for the width of the spine.'),
  spine: optional(number.pipe(z.number().min(1).max(120))).describe(
    'The width of the spine in millimetres, as the printer tells it; it wins over `paper`.',
  ),
  reading: optional(z.enum(['down', 'up'])).describe(
    'Whether the spine reads `down` or `up`; left out, as books in the language do.',
  ),
  marks: fallback(z.enum(['true', 'false']), 'false')
    .transform(value => value === 'true')
    .describe('Whether marks show where to cut and fold: `true` or `false`.'),
});

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
  subjects: list(text).describe('Subject headings.'),
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
      epub: fallback(z.enum(['chapter', 'book']), 'book').describe(
        'After each `chapter`, or after the `book`.',
      ),
      print: fallback(z.enum(['chapter', 'book', 'foot']), 'book').describe(
        '… or at the `foot` of the page.',
      ),
    }),
  ).describe('Where the notes stand, in each edition.'),
  faces: group(faces).describe('Font files of your own, for both editions.'),
  print: group(print).describe('The printed page.'),
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
  certifier: optional(
    orText(
      'name',
      z.strictObject({
        name: text.describe('Who vouches for it.'),
        date: optional(isoDate).describe('Since when.'),
        report: optional(text).describe('Address of the report.'),
      }),
    ),
  ).describe(
    'Who certifies that the EPUB conforms to EPUB Accessibility 1.1; without one it does not claim to.',
  ),
  hyphenation: list(text).describe('Where a word is divided, if not by the patterns: `pro-gramme`.'),
});

/** `book.yaml` as plain data → {@link Book}. */
export const bookSchema = bookKeys.transform(
  ({ authors, editors, translators, contributors, cover, extraction, ...rest }): Book => ({
    ...rest,
    creators: [
      ...authors.map(one => ({ ...one, role: 'aut' })),
      ...editors.map(one => ({ ...one, role: 'edt' })),
      ...translators.map(one => ({ ...one, role: 'trl' })),
      ...contributors,
    ].map(({ name, sort, role }) => ({ name, sort: sort ?? sortName(name), role })),
    cover: cover.file,
    coverAlt: cover.alt,
    coverSettings: settingsOf(cover),
    extraction: extraction?.file,
    extractionHint: extraction?.hint,
  }),
);

/** What is said of the cover but for the picture of its front. */
function settingsOf({ file: _, alt: __, ...settings }: z.output<typeof cover>): CoverSettings {
  return settings;
}

/** A personal name as catalogues sort it, as far as its form tells: the last word first. */
export function sortName(name: string): string {
  const [, given, family] = /^(.+)\s+(\S+)$/.exec(name.trim()) ?? [];
  return given && family && !name.includes(',') ? `${family}, ${given}` : name.trim();
}
