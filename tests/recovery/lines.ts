import type { Style } from '../../src/extraction/extraction.ts';
import type { TextLine } from '../../src/recovery/lines.ts';

/** A full line of text that stands after the lines before it, on a page of its own where it is said. */
export function textLine(text: string, index: number, more: Partial<TextLine> = {}): TextLine {
  return {
    ...{ index, number: index + 1, from: index * 100, to: index * 100 + text.length, text, page: 0 },
    ...{ top: index === 0, foot: false, blankBefore: false, blankAfter: false, joins: [], first: 1, last: 1 },
    ...more,
  };
}

/** A stretch of a line in a face of its own. */
export const style = (from: number, to: number, own: Partial<Style>): Style => ({
  ...{ from, to, italic: false, bold: false, raised: false },
  ...own,
});
