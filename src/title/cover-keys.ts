import * as z from 'zod';
import { coverColours } from './colours.ts';
import { coverPrinters } from './printers.ts';
import { fallback, group, isbn, number, optional, orText, path, prose, text } from './values.ts';

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

/** The cover, as `book.yaml` describes it under `cover`. */
export const cover = z.strictObject({
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
  printer: optional(z.enum(coverPrinters)).describe(
    'The printer whose rules the cover follows; left out, the one of `print.for`.',
  ),
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
