import type { Line } from './extraction.ts';

/** A line of the source file with the page mark it may begin with. */
export interface SourceLine extends Line {
  /** Offset at which the line begins, before any blank or page mark. */
  start: number;
  /** Offset after its line end. */
  end: number;
  /** `form-feed` or a single leading `space` (what is left of a form feed in some extractions). */
  mark: 'form-feed' | 'space' | null;
}

/** A line of blanks and characters without a shape is blank: nobody can see them. */
const nothing = /^[\s\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]*$/u;
const lineEnd = /\r\n|\n|\r|\f/g;

/**
 * The lines of a source, whatever their line ends; a form feed ends a line too, and marks the next as a page's first.
 * `text` is without blank space at either end; every character lies within exactly one line's `start`–`end`.
 */
export function splitLines(source: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let start = 0;
  let number = 1;
  let afterFeed = false;
  const push = (stop: number, end: number) => {
    const raw = source.slice(start, stop);
    const text = nothing.test(raw) ? '' : raw.trim();
    const from = text === '' ? start : start + raw.indexOf(text);
    lines.push({
      number,
      start,
      from,
      to: from + text.length,
      end,
      text,
      role: text === '' ? 'blank' : 'text',
      mark: afterFeed ? 'form-feed' : /^ (?! )/.test(raw) ? 'space' : null,
    });
  };
  for (const match of source.matchAll(lineEnd)) {
    const feed = match[0] === '\f';
    const end = match.index + match[0].length;
    // a form feed at the start of a line belongs to the line before it: no empty line in between
    if (feed && match.index === start && lines.length > 0 && !afterFeed) {
      lines[lines.length - 1]!.end = end;
    } else push(match.index, end);
    afterFeed = feed;
    if (!feed) number++;
    start = end;
  }
  if (start < source.length || lines.length === 0) push(source.length, source.length);
  return lines;
}
