import type { LineRole } from '../../extraction/extraction.ts';
import type { Mark } from './marks.ts';
import type { Print } from './print.ts';

/** What the anatomy sees of one line: facts relative to the book at hand, never its words. */
export interface Sight {
  text: string;
  /** What the page shows of it; null of a raw text. */
  print: Print | null;
  page: number;
  pages: number;
  /** Its place among the lines of its page that are not blank, from the top and from the bottom, from 0. */
  row: number;
  below: number;
  rows: number;
  /** Usual number of such lines on a page. */
  usualRows: number;
  /** Blank lines before and after it on its page. */
  blanksBefore: number;
  blanksAfter: number;
  /** Whether the book has blank lines within its pages at all: the share of lines with one before them. */
  blankShare: number;
  /** Characters of blank space it begins with, over those that most lines of the book have. */
  indent: number;
  /** Width in measures of the body; of its last printed line where it holds several. */
  width: number;
  last: number;
  /** What the model of paragraphs takes it for, and how likely a block begins with it; null where it was not asked. */
  sequence: { state: string; boundary: number } | null;
  /** What the rules that need no training claim it for; null where they take it for running text. */
  rule: string | null;
  /** What the rules of furniture take it for. */
  role: LineRole;
  /** The page's label stands in it: alone, at its beginning, or at its end. */
  folio: 'alone' | 'first' | 'last' | null;
  /** Number of pages at whose edge its letters stand, its own aside. */
  edgeRepeats: number;
  /** Its letters stand elsewhere: before a number at a line's end (contents), at the edge of pages (running heads). */
  listed: boolean;
  headed: boolean;
  /** Pages before its own at whose edge its letters stand: a title comes first, running heads after it. */
  againAfter: number;
  /** The page has no running head where most pages have one; the page before it ends early. */
  headless: boolean;
  rowsBefore: number;
  /** It is a label or a number alone: whether that number goes on from the last line of its make, begins a count, or does neither. */
  series: 'first' | 'next' | 'odd' | null;
  /** It is the title of the book. */
  ofBook: boolean;
  /** Its words name a chapter or a part and its number. */
  label: boolean;
  /** Its words do so before a title on the same line. */
  titled: boolean;
  /** A usual title of some kind of chapter; of the contents; of notes. */
  usual: 'contents' | 'notes' | 'index' | 'bibliography' | 'other' | null;
  /** The number or sign that it begins with, as a note, a list or a section would. */
  mark: Mark | null;
  /** Its number is one more than that of a line with a mark of the same form shortly before; or one of these follows it. */
  countsUp: boolean;
  countsOn: boolean;
  /** A mark like its own stands in the text above it on its page; in the pages around it. */
  called: 'page' | 'near' | null;
  /** Share of lines of its page that end in a number; that are short. */
  pageNumbered: number;
  pageShort: number;
  /** Share of lines within twenty of it that are short and begin with a capital, as verse does. */
  ragged: number;
  /** Share of lines within ten of it that begin with a capital, however long, as verse and lists do. */
  capitals: number;
  /** Full width of the lines before it, and from it on, in measures: the second widest of five. */
  fullBefore: number;
  fullAfter: number;
  /** Number of other lines of the book with the same letters; with the same words before a full stop or colon at their beginning. */
  same: number;
  speaks: number;
  /** Share of the book's lines that begin with a quotation mark or a dash, as speech does. */
  dialogue: number;
  /** Usual width of the first line of a paragraph, in measures: less than 1 where the book indents; 0 where it does not show. */
  firstWidth: number;
}
