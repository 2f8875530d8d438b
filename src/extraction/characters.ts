/** Blanks that end a line or a page in some programs, where the text around them stands on one. */
const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** What no page shows and no edition can hold: controls, halves of surrogate pairs, codes that Unicode gives to no character. */
const nothing = /[\p{Cc}\p{Cs}\p{NChar}]+/gu;

/** A piece of a printed line as it can stand in a raw text: without line ends and without what is no character. */
export function printable(text: string): string {
  return text.replace(breaks, ' ').replace(nothing, '');
}

/** A code that names no letter: the typeface does not tell what it draws there. */
const unnamed = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\p{Co}]/gu;

/** How many characters of a piece of text are drawn, and named by nothing. */
export const countUnnamed = (text: string): number => text.match(unnamed)?.length ?? 0;
