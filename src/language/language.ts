/** Every word of one language that the program knows. A file of `words/` that lacks one does not compile. */
export interface Language extends Vocabulary {
  /** What stands before the number of a page where a typesetting program names it: `page`, `p.` */
  pages: readonly string[];
  /** Words of an index that send the reader to another entry. */
  see: readonly string[];
  /** Those that send to a further entry. */
  seeAlso: readonly string[];
  terms: Terms;
}

/**
 * The words of a language that recovery looks for, in lower case unless said otherwise. Nothing else in recovery knows a word
 * of any language, and nothing at all knows a word of any one book.
 */
export interface Vocabulary {
  /** Words of a chapter label (`Chapter 3`). */
  labels: readonly string[];
  /** Words of a part's label. */
  parts: readonly string[];
  /** Articles that an ordinal may have before it: `The First Chapter`, `Book the First`. */
  articles: readonly string[];
  numerals: Numerals;
  /** Endings that make an ordinal of a number in figures or of a roman numeral in capitals: `1st`, `1. Teil`, `Ier`. */
  ordinalEndings: readonly string[];
  /** Whether a roman numeral in capitals is an ordinal without any sign: `II parte`. */
  bareOrdinals: boolean;
  /** Titles of chapters by what they are. */
  titles: Readonly<Record<TitleKind, readonly string[]>>;
  /** Titles of the printed table of contents. */
  contents: readonly string[];
  /** Words that open the caption of a table. */
  tables: readonly string[];
  /** What stands for the work cited last, without its last full stop. */
  ibidem: readonly string[];
  /**
   * How a title is capitalised: every word but the short ones (`title`), or as a sentence, where a word that the book does not use
   * otherwise is small (`sentence`), or a noun (`nouns`).
   */
  titleStyle: 'title' | 'sentence' | 'nouns';
  /** Short words that stay lower case within a title. */
  smallWords: readonly string[];
  /** Abbreviations before which or after which a sentence goes on, without their last full stop. */
  abbreviations: readonly string[];
  /** Prefixes that take a hyphen or not by the house's own habit. */
  prefixes: readonly string[];
  /** Prefixes that usually take a hyphen where the book itself gives no other example. */
  hyphenPrefixes: readonly string[];
  /** Short second parts of compounds: `call-in`. */
  hyphenParticles: readonly string[];
  /** What stands between the halves of a pair with a suspended hyphen: `pre- and post-war`. */
  conjunctions: readonly string[];
  /** First parts of names written in one with a capital inside: `McDonald`. */
  nameParticles: readonly string[];
  /** Endings of adjectives that give way to `o` in a compound: `historical`, `historico-`. */
  combining: readonly string[];
  /** Endings that are words too, but hardly ever second parts of compounds. */
  suffixes: readonly string[];
  /** How a place says that italics were used: followed by "added", "mine", "original". */
  emphasis: readonly string[];
}

/** Numbers spelt out, as labels use them: for each number, from 1 up, all its forms. */
export interface Numerals {
  /** `Chapter One`. */
  cardinals: Forms;
  /** `Erstes Kapitel`, `Erster Teil`, `Parte primera`: all genders. */
  ordinals: Forms;
}

/** The forms of 1, of 2, and so on. */
export type Forms = readonly (readonly string[])[];

/** What a chapter without a number can be, by its title. */
export type TitleKind =
  | 'preface'
  | 'foreword'
  | 'acknowledgements'
  | 'abbreviations'
  | 'prologue'
  | 'introduction'
  | 'conclusion'
  | 'epilogue'
  | 'afterword'
  | 'appendix'
  | 'notes'
  | 'glossary'
  | 'bibliography'
  | 'index';

/** Words that the editions say of their own accord. */
export interface Terms {
  contents: string;
  /** Headings of the lists of figures and of tables. */
  figures: string;
  tables: string;
  /** One of them, before its number. */
  note: string;
  notes: string;
  cover: string;
  titlePage: string;
  imprint: string;
  dedication: string;
  pages: string;
  /** What leads from a picture to its long description, and back. */
  description: string;
  backToText: string;
  landmarks: string;
  /** Where the text begins, among the landmarks. */
  text: string;
  /** Before the print edition's imprint, on the imprint page of the EPUB. */
  pagesOf: string;
  /** Running head of notes in print, followed by the pages they belong to: one, or several. */
  notesTo: [page: string, pages: string];
  /** Behind what goes on in another column or on another page. */
  continued: string;
  /** Before the printed edition that is reissued. */
  from: string;
  /** How the printed book was made; the typeface stands for the star. */
  made: string;
  /** After the name of a printing whose text was corrected: `Second printing, with corrections, 2026`. */
  withCorrections: string;
  /** Under the title of a chapter or a book; the names stand for the star. */
  translatedBy: string;
  editedBy: string;
  /** What parts of a book are called in lists where they have no title of their own. */
  parts: Record<
    | 'epigraph'
    | 'halfTitle'
    | 'frontispiece'
    | 'colophon'
    | 'errata'
    | 'chronology'
    | 'plates'
    | 'acknowledgements'
    | 'aboutAuthor'
    | 'alsoBy',
    string
  >;
  /** What the EPUB says of its accessibility, to be joined by semicolons. */
  access: Record<'text' | 'pages' | 'described' | 'undescribed' | 'long', string>;
}
