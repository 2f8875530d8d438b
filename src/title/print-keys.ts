import * as z from 'zod';
import { hangsIn, marginsOf } from './margins.ts';
import { printerNames } from './printers.ts';
import { fallback, group, measure, number, optional, path, text } from './values.ts';
import { whichProfile } from './which-profile.ts';

const trim = z.strictObject({
  width: measure('138', 60, 420).describe('Width of the trimmed page in millimetres.'),
  height: measure('216', 90, 600).describe('Height of the trimmed page in millimetres.'),
});

const margin = optional(number.pipe(z.number().min(5).max(100)));
const margins = z.strictObject({
  inner: margin.describe('At the spine, in millimetres.'),
  outer: margin.describe('At the outer edge, in millimetres.'),
  top: margin.describe('Above the text, with the running head in it, in millimetres.'),
  bottom: margin.describe('Below the text, with the drop folio in it, in millimetres.'),
});

/** What is done only where it is asked for. */
const choice = (description: string) =>
  optional(z.enum(['true', 'false']))
    .transform(value => (value === 'true' ? true : undefined))
    .describe(`${description} \`true\` or \`false\`; left out, \`false\`.`);

/** What was not left out. */
const given = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

/** The printed page, as `book.yaml` describes it under `print`. */
export const print = z
  .strictObject({
    trim: group(trim).describe('Size of the trimmed page.'),
    margins: group(margins).describe(
      'Margins; inner and outer are mirrored on facing pages. What is left out comes from the trim and the theme.',
    ),
    face: fallback(text, 'EB Garamond').describe('Font family of the text.'),
    size: measure('10.5', 5, 24).describe('Size of the text in points.'),
    leading: optional(number.pipe(z.number().min(6).max(36))).describe(
      'From baseline to baseline, in points; best a multiple of 0.75. Left out, 13.5; in Chinese, Japanese and Korean 1.65 times the size.',
    ),
    indent: optional(number.pipe(z.number().min(0).max(60))).describe(
      'First line of a paragraph, in points. Left out, 14; in Chinese two squares, in Japanese and Korean one.',
    ),
    acronyms: fallback(z.enum(['capitals', 'small-caps']), 'capitals').describe(
      'How words of three capitals and more, such as NATO, are set: as `capitals`, a little spaced, or in `small-caps`.',
    ),
    initial: optional(number.pipe(z.union([z.literal(2), z.literal(3)]))).describe(
      'Over how many lines the initial goes with which the text of a chapter begins: 2 or 3. Left out, there is none.',
    ),
    lead: optional(z.enum(['word', 'line'])).describe(
      'What of the beginning of a chapter’s text is in small capitals: its first `word`, or its first `line`. Left out, nothing.',
    ),
    fractions: choice('Whether `1/2`, `3/4` and such are set as fractions, where the typeface has them.'),
    continued: choice(
      'Whether “(continued)”, in the language of the book, stands above the rest of a table that goes on overleaf.',
    ),
    for: optional(z.enum(printerNames)).describe(
      `Whom the file for the printer is made for: ${printerNames.map(name => `\`${name}\``).join(', ')}. Left out, it is PDF/X-4.`,
    ),
    bleed: optional(number.pipe(z.number().min(0).max(20))).describe(
      'What is printed beyond the edge of the page and cut off, in millimetres. Left out, 3, or none for a printer who can do without.',
    ),
    marks: fallback(z.enum(['true', 'false']), 'false')
      .transform(value => value === 'true')
      .describe('Whether crop marks show where to cut, for a printer who takes them: `true` or `false`.'),
    signature: optional(number.pipe(z.union([2, 4, 8, 16, 32].map(pages => z.literal(pages))))).describe(
      'How many pages a signature has: 2, 4, 8, 16 or 32. Blank pages fill up the last one.',
    ),
    hanging: optional(z.enum(['true', 'false']))
      .transform(value => value && value === 'true')
      .describe(
        'Whether hyphens, points and quotation marks hang over the edges of the text: `true` or `false`. Left out, they do in all designs but `textbook`.',
      ),
    heads: fallback(z.enum(['author', 'part', 'chapter', 'section', 'none']), 'chapter').describe(
      'What stands at the head of left and right pages: with `chapter`, the title of the book and the chapter; with `section`, the chapter and the section; with `part`, the part and the chapter; with `author`, the author and the title of the book; with `none`, nothing.',
    ),
    chapters: fallback(z.enum(['recto', 'any']), 'recto').describe(
      'Where chapters open: on right-hand pages (`recto`), or on the next page, whichever it is (`any`). Parts always open on the right.',
    ),
    folios: optional(z.enum(['head', 'foot'])).describe(
      'Where page numbers stand, at the `head` or the `foot`; left out, where the theme has them.',
    ),
    theme: fallback(z.enum(['monograph', 'essay', 'novel', 'textbook']), 'monograph').describe(
      'The design of the book, in print and in the EPUB.',
    ),
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
  .transform(page => ({
    ...page,
    hanging: page.hanging ?? hangsIn[page.theme],
    margins: { ...marginsOf(page.trim, page.theme), ...given(page.margins) },
  }))
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
