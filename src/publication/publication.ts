import type { Element, ElementContent } from 'hast';
import type { Finding } from '../inspection/finding.ts';
import type { ChapterType } from '../manuscript/manuscript.ts';

/**
 * The book as both editions are made from it: one hast tree per document, notes beside it, and the lists
 * (contents, printed pages) that navigation needs. Everything is safe: sanitised, without scripts or remote resources.
 */
export interface Publication {
  /** BCP 47 tag of the book. */
  language: string;
  documents: Document[];
  /** Beginnings of printed pages, in reading order. */
  pages: PageMark[];
  /** Images used, by the path that `src` has in the trees. */
  images: Image[];
  /** Works cited by author and year, in the order of their authors. */
  works: Work[];
  /** What was found wrong in the manuscript on the way (a note without its reference, …). */
  findings: Finding[];
}

/** One chapter (or part, preface, …) as an HTML section. */
export interface Document {
  /** File name stem in the EPUB and prefix of all ids in the document; from the chapter's file name (`s02-introduction`). */
  id: string;
  /** The manuscript file it comes from. */
  file: string;
  type: ChapterType;
  zone: 'front' | 'body' | 'back';
  /** `Chapter 1`, as printed over the title. */
  label?: string;
  /** Subtitle, and who wrote and translated it, as printed under the title. */
  subtitle?: string;
  authors?: string[];
  translators?: string[];
  /** Those of them of whom the chapter says how catalogues sort them. */
  sorted?: { name: string; sort: string }[];
  /** Title as plain text; empty where the chapter has none. */
  title: string;
  /** Short title for running heads (the title where the manuscript gives none). */
  short: string;
  /**
   * `<section epub:type=… role=… aria-labelledby=…>` with the heading and everything but the notes. Note references are
   * `<a class="noteref" epub:type="noteref" role="doc-noteref" id="{note id}-ref{k}" href="#{note id}">n</a>`;
   * page markers `<span class="pagebreak" epub:type="pagebreak" role="doc-pagebreak" id="page-{label}" aria-label="{label}"></span>`.
   */
  tree: Element;
  headings: Heading[];
  /** Its figures and tables that have a caption, in the order of the text. */
  captions: Caption[];
  notes: Note[];
  /** Long descriptions of its pictures. */
  descriptions: Description[];
}

/** A heading of a document, for contents, bookmarks and running heads. Level 1 is the document's title. */
export interface Heading {
  level: number;
  id: string;
  text: string;
  content: ElementContent[];
}

/** A figure or table with its caption, for the lists of them. */
export interface Caption {
  kind: 'figure' | 'table';
  /** Id of the `<figure>`. */
  id: string;
  /** Its first paragraph. */
  content: ElementContent[];
}

/** A note, placed by each edition: after its chapter, after the book, or at the foot of the page. */
export interface Note {
  /** `{document id}-n{identifier}`. */
  id: string;
  /** Number or mark as printed. */
  label: string;
  /** Ids of its references, in reading order; empty where the manuscript has none. */
  references: string[];
  /** The note's blocks, without number and backlink. */
  content: ElementContent[];
  /** Line of the manuscript file. */
  line: number;
}

/**
 * What a picture shows, at length, for readers who cannot see it. An edition for them places it; one on paper has no use
 * for it.
 */
export interface Description {
  /** `{document id}-description-{k}`. */
  id: string;
  /** Id of the `<figure>` in the document's tree. */
  figure: string;
  /** What the picture is called: the first paragraph of its caption, or its alternative text. */
  name: string;
  content: ElementContent[];
  /** Line of the manuscript file. */
  line: number;
}

/** The beginning of a printed page. */
export interface PageMark {
  label: string;
  /** Number of the volume that it stands in; 0 before the first. */
  volume: number;
  document: string;
  id: string;
}

/**
 * A picture that the editions carry. It was read once: the bytes that were looked at are those that are used, whatever
 * becomes of the file meanwhile.
 */
export interface Image {
  src: string;
  mediaType: string;
  bytes: Uint8Array;
  /** Where the manuscript first shows it: the chapter's file, relative to the title's folder, and the line. */
  file: string;
  line?: number;
}

/** A work that the book cites by author and year. */
export interface Work {
  /** Surnames. */
  authors: string[];
  /** `1980a`. */
  year: string;
  /** Id of its entry in the bibliography, where the manuscript has one. */
  entry?: string;
  /** Manuscript files that cite it, and how often. */
  cited: { file: string; times: number }[];
}
