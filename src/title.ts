import type { CoverColour } from './title/colours.ts';
import type { CoverPrinter, PrinterName } from './title/printers.ts';
import type { CatalogueEntry } from './title/record.ts';

/** One title: where its files are, and what its `book.yaml` says. All paths are absolute. */
export interface Title {
  /** Folder name, and the stem of the editions' file names. */
  name: string;
  folder: string;
  book: Book;
}

/** `book.yaml`, validated and with defaults filled in; its keys are in `title/schema.ts`. */
export interface Book extends CatalogueEntry {
  title: string;
  subtitle?: string;
  /** In order of the title page; `sort` is the form for catalogues (`Prozorov, Sergei`); role a MARC relator code. */
  creators: { name: string; sort: string; role: string; orcid?: string }[];
  /** BCP 47. */
  language: string;
  /** `urn:isbn:…`, `urn:doi:…` or `urn:uuid:…`; made once by `new`. */
  identifier: string;
  /** When the edition was last changed: `dcterms:modified`, ISO 8601 UTC with seconds. SOURCE_DATE_EPOCH wins over it. */
  modified: string;
  publisher?: string;
  place?: string;
  /** Year or ISO date of this edition. */
  date?: string;
  description?: string;
  series?: { name: string; number?: string };
  /** Given word for word in the editions, or absent. */
  rights?: string;
  /** Lines of the imprint page beyond what the metadata give. */
  imprint: string[];
  dedication?: string;
  /** The print edition that the page list follows. */
  source: {
    title?: string;
    isbn?: string;
    publisher?: string;
    date?: string;
  };
  /** Path of the cover image within the title's folder; without it a cover is made from the title. */
  cover?: string;
  coverAlt?: string;
  /** The rest of the cover, for print. */
  coverSettings: CoverSettings;
  /** File of the raw text, PDF, hOCR or ALTO, or folder of hOCR or ALTO files, within the title's folder; absent where the book was never recovered (a handbook). */
  extraction?: string;
  /** Where the extraction is to be had, told to whoever lacks it. */
  extractionHint?: string;
  /** Titles and foreign words that the edition sets in italics. */
  italics: { titles: string[]; foreign: { text: string; language?: string }[] };
  /** What has a list of its own after the contents. */
  lists: ('figures' | 'tables')[];
  /** Where notes stand, by edition. */
  notes: { epub: 'chapter' | 'book'; print: 'chapter' | 'book' | 'foot' };
  /** Font files of the press's own. */
  faces: OwnFaces;
  print: PrintSettings;
  /** The press's own style sheets, files in the title's folder, each for the editions named, or for all. */
  styles: { file: string; for: ('epub' | 'print')[] }[];
  /** What was released so far, the last one last. */
  printings: Printing[];
  /** Exceptions of hyphenation: `pro-gramme`. */
  hyphenation: string[];
}

/** A family of the press: its name, and its font files within the title's folder. */
export interface OwnFamily {
  name: string;
  regular: string;
  italic?: string | undefined;
  /** What `strong` is set in. */
  bold?: string | undefined;
  boldItalic?: string | undefined;
  licence?: string | undefined;
}

/** The families of the press, by what they are for. */
export interface OwnFaces {
  text?: OwnFamily | undefined;
  headings?: OwnFamily | undefined;
  code?: OwnFamily | undefined;
  /** For letters that the others lack, in order. */
  fallbacks: OwnFamily[];
}

/** One printing of a title, as `book.yaml` keeps it. */
export interface Printing {
  /** `Second printing`. */
  name: string;
  /** The day of its release, as `2026-11-22`. */
  date: string;
  /** Whether its text differs from that of the printing before it. */
  corrected: boolean;
  /** ISBNs that it began with; those of former printings hold on where it has none. */
  epub?: string;
  print?: string;
}

export type CoverPaper = 'white' | 'cream' | 'colour' | 'standard-colour';

/** Settings of the printed cover. Millimetres. */
export interface CoverSettings {
  /** Pictures within the title's folder: of the back alone, and of back, spine and front. */
  back?: string | undefined;
  wrap?: string | undefined;
  colour?: CoverColour | undefined;
  /** Markdown. */
  blurb?: string | undefined;
  price?: string | undefined;
  /** Of the printed book, as long as no printing has one. */
  isbn?: string | undefined;
  printer?: CoverPrinter | undefined;
  /** What a leaf is thick by: the printer's kind, its own caliper, pages to the inch, or grammage and volume. */
  paper: {
    kind?: CoverPaper | undefined;
    caliper?: number | undefined;
    ppi?: number | undefined;
    grammage?: number | undefined;
    volume?: number | undefined;
  };
  /** Width of the spine. */
  spine?: number | undefined;
  /** Which way the spine reads. */
  reading?: 'down' | 'up' | undefined;
  marks: boolean;
}

/** Settings of the print edition. Millimetres for paper, points for type. */
export interface PrintSettings {
  trim: { width: number; height: number };
  margins: { inner: number; outer: number; top: number; bottom: number };
  /** Font family: `EB Garamond`. */
  face: string;
  size: number;
  leading: number;
  indent: number;
  /** Whom the file for the printer is made for; left out, it is PDF/X-4. */
  for?: PrinterName | undefined;
  /** Bleed in millimetres; left out, what the printer takes. */
  bleed?: number | undefined;
  /** Whether crop marks are drawn, where the printer takes them. */
  marks: boolean;
  /** How many pages a signature has; left out, what the printer asks for. */
  signature?: number | undefined;
  theme: 'monograph' | 'essay' | 'novel' | 'textbook';
  /** How words of three capitals and more are set. */
  acronyms: 'capitals' | 'small-caps';
  /** Over how many lines the initial of a chapter’s text goes; left out, it has none. */
  initial?: 2 | 3 | undefined;
  /** What of the beginning of a chapter’s text is in small capitals; left out, nothing. */
  lead?: 'word' | 'line' | undefined;
  /** Whether fractions are set as such. */
  fractions?: true | undefined;
  /** Whether a table that goes on overleaf says so. */
  continued?: true | undefined;
  /** Whether punctuation hangs over the edges of the text. */
  hanging: boolean;
  /** What right pages have at their head, facing what is above it: author and book, book and chapter, …; or nothing. */
  heads: 'author' | 'part' | 'chapter' | 'section' | 'none';
  /** Where chapters open: on right-hand pages, or on the next one. */
  chapters: 'recto' | 'any';
  /** Where page numbers stand; left out, where the theme has them. */
  folios?: 'head' | 'foot' | undefined;
  /** The printing whose pages are to stay. */
  keep?: number | undefined;
  /** What the book is printed with; left out, black, but for pictures that are in four inks. */
  ink?: 'black' | 'colour' | undefined;
  /** The output profile of the press, a file in the title’s folder. */
  profile?: string | undefined;
}

export { acceptItalics } from './title/accept.ts';
export { findTitles, type TitlePlace } from './title/find.ts';
export { forPrinter } from './title/for-printer.ts';
export { isIsbn } from './title/identifiers.ts';
export { pathInside } from './title/inside.ts';
export { lackOf, lackOfExtraction, sizeOfText } from './title/lack.ts';
export { type CoverPrinter, coverPrinters, type PrinterName, printerNames } from './title/printers.ts';
export { bookOf, editionOf, isbnOfEdition } from './title/printing.ts';
export { parseBook, readTitle } from './title/read.ts';
export type { CatalogueEntry, Subject } from './title/record.ts';
export { type Start, startTitle } from './title/start.ts';
export { whichProfile } from './title/which-profile.ts';
