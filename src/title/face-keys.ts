import * as z from 'zod';
import { list, optional, path, text } from './values.ts';

const family = z.strictObject({
  name: text
    .regex(
      /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]*$/u,
      'must be made of letters, figures, spaces, points and hyphens',
    )
    .describe('The name of the family.'),
  regular: path.describe('Its upright font: a TrueType, OpenType, WOFF or WOFF2 file in the title’s folder.'),
  italic: optional(path).describe('Its italic.'),
  bold: optional(path).describe('What `strong` is set in: semibold or bold.'),
  boldItalic: optional(path).describe('The same in italics.'),
  licence: optional(text).describe('The licence under which the press may put it into books.'),
});

/** The font files of a press, as `book.yaml` names them under `faces`. */
export const faces = z.strictObject({
  text: optional(family).describe('A family of your own for the text, in place of `print.face`.'),
  headings: optional(family).describe('For headings.'),
  code: optional(family).describe('For what is to be typed.'),
  fallbacks: list(family, 20).describe(
    'For letters that the others lack; they are asked before the program’s own.',
  ),
});
