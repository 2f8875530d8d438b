/** Blanks that end a line or a page in some programs, where the text around them stands on one. */
const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** What no page shows and no edition can hold: controls, halves of surrogate pairs, codes that Unicode gives to no character. */
const nothing = /[\p{Cc}\p{Cs}\p{NChar}]+/gu;

/** A piece of a printed line as it can stand in a raw text: without line ends and without what is no character. */
export function printable(text: string): string {
  return text.replace(breaks, ' ').replace(nothing, '');
}
