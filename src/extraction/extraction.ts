/**
 * The raw text of a printed book, read but not yet understood: pages with their printed labels, lines with
 * their place in the source. Nothing here is ever changed; recovery only says what becomes of each character.
 */
export interface Extraction {
  /** The whole source as decoded; all offsets below are UTF-16 offsets into it. */
  source: string;
  /** SHA-256 of the source file's bytes, hexadecimal. */
  digest: string;
  /** Pages in source order; together they cover the source without gap or overlap. */
  pages: Page[];
  /** Its letters were recognized from a scan: italics may be missing where nothing says so. */
  recognized?: boolean;
  /** What could not be settled about pages and labels, for the editor. */
  remarks: Remark[];
}

/** One page of the printed book. */
export interface Page {
  /** Position in the extraction, from 0. */
  index: number;
  /** The printed page number (`xii`, `37`), counted where the page itself does not show it; null where it cannot be known. */
  label: string | null;
  /** True where a folio printed on the page says so; false where the label was counted from its neighbours. */
  printed: boolean;
  /** Source offsets of the page, end exclusive. */
  from: number;
  to: number;
  lines: Line[];
}

/** What a line of the extraction is, as far as its place on the page and its fellows on other pages tell. */
export type LineRole =
  | 'text'
  | 'blank'
  | 'slug'
  | 'line-number'
  | 'running-head'
  | 'folio'
  | 'drop-folio'
  | 'front-matter'
  | 'contents';

/** One line of the extraction file (which may hold several printed lines joined by the extraction). */
export interface Line {
  /** Line number in the source file, from 1. */
  number: number;
  /** Source offsets of the line's text without leading page mark (space, form feed) and without its line end. */
  from: number;
  to: number;
  text: string;
  role: LineRole;
  /** It ended in a hyphen that the extraction lost, and what followed on the same line stands elsewhere. */
  droppedHyphen?: boolean;
  /** What the source shows of it besides its letters. */
  evidence?: Evidence;
}

/** Whether anything of a line belongs to the page: it is not blank, and no number in the margin that counts the lines. */
export const isOnPage = (line: { role: LineRole }): boolean =>
  line.role !== 'blank' && line.role !== 'line-number';

/** What a source shows of a printed line: its box in points, from the page's lower left corner, and its type. */
export interface Evidence {
  x: number;
  end: number;
  /** Height of its baseline. */
  y: number;
  /** Size of its type. */
  size: number;
  /** Parts of it in another face or raised, by offsets in its text; in order, without overlaps. */
  styles: Style[];
  /** Gaps in it that are wider than between words, in order. */
  gaps?: Gap[];
  /** It is of a title that the source's own outline names: the depth of that entry, from 1. */
  outlined?: number;
  /** Words that a character recognition was unsure of, by offsets in its text; in order. */
  doubts?: Doubt[];
}

/** A gap in a line: the offset in its text of the blank that stands for it, and where it begins and ends on the page, in points. */
export interface Gap {
  at: number;
  from: number;
  to: number;
}

/** A word that a character recognition may have misread, and how sure it was, from 0 to 1. */
export interface Doubt {
  from: number;
  to: number;
  confidence: number;
}

export interface Style {
  from: number;
  to: number;
  italic: boolean;
  bold: boolean;
  /** Smaller and above the baseline. */
  raised: boolean;
  /** In typewriter type, whose letters are all of one width. */
  mono?: true;
}

/** Something about the extraction that an editor should know, with the source line it concerns. */
export interface Remark {
  code: string;
  message: string;
  line: number;
}
