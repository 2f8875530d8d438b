import type { CoverPaper, CoverPrinter } from '../title.ts';

/** What a printer publishes about covers. Millimetres. */
export interface PrinterRules {
  name: string;
  /** Thickness of a page (half a leaf) by the printer's papers; empty where it publishes none. */
  papers: Partial<Record<CoverPaper, number>>;
  /** What the cover itself adds to the spine. */
  board: number;
  bleed: number;
  /** Text on the spine: from how many pages on, and how far from the folds. */
  spineText: { pages: number; safety: number };
  /** How far text stays from the trim. */
  safety: number;
  /** Whether marks may stand outside the bleed. */
  marks: boolean;
  /** The corner that the printer's own bar code takes where a cover has none, and how far it stays from the edges. */
  code?: { width: number; height: number; edge: number };
  /** Where this is published. */
  source: string;
}

const inch = 25.4;

/** Printers by their names in `book.yaml`. */
export const printers: Record<CoverPrinter, PrinterRules> = {
  kdp: {
    name: 'KDP',
    papers: {
      white: 0.002252 * inch,
      cream: 0.0025 * inch,
      colour: 0.002347 * inch,
      'standard-colour': 0.002252 * inch,
    },
    board: 0,
    bleed: 0.125 * inch,
    spineText: { pages: 79, safety: 0.0625 * inch },
    safety: 0.25 * inch,
    marks: false,
    code: { width: 2 * inch, height: 1.2 * inch, edge: 0.25 * inch },
    source: 'kdp.amazon.com, help topic G201953020, “Create a Paperback Cover”, as others quote it',
  },
  lulu: {
    name: 'Lulu',
    // One formula for all papers of 444 pages to the inch.
    papers: { white: inch / 444, cream: inch / 444, colour: inch / 444, 'standard-colour': inch / 444 },
    board: 0.06 * inch,
    bleed: 0.125 * inch,
    spineText: { pages: 81, safety: 0.0625 * inch },
    safety: 0.25 * inch,
    marks: false,
    source:
      'help.api.lulu.com, article 64000254616, “How is spine width calculated?”; text on the spine: Book Creation Guide, Designing For The Spine, as others quote it',
  },
  ingram: {
    name: 'IngramSpark',
    papers: {},
    board: 0,
    bleed: 0.125 * inch,
    // A fold may be off by a sixteenth of an inch.
    spineText: { pages: 0, safety: 0.0625 * inch },
    safety: 0.25 * inch,
    marks: true,
    source: 'help.ingramspark.com, article 5338636202637, “Manufacturing and File Setup Tips”',
  },
  bookvault: {
    name: 'Bookvault',
    // It tells the width of the spine for each book: its papers are its own.
    papers: {},
    board: 0,
    bleed: 3,
    spineText: { pages: 0, safety: 0.0625 * inch },
    safety: 10,
    marks: false,
    source: 'Bookvault Help, “What does the file validation check for”',
  },
};

/** What holds for a printer that is not named: what most of them ask for. */
export const anyPrinter: Omit<PrinterRules, 'name' | 'papers' | 'source'> = {
  board: 0,
  bleed: 0.125 * inch,
  spineText: { pages: 0, safety: 0.0625 * inch },
  safety: 0.25 * inch,
  marks: true,
};
