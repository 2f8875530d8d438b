import type { Root } from 'mdast';
import type { Node } from 'unist';

/**
 * The manuscript: one Markdown file, and one mdast tree, per chapter.
 *
 * Dialect: CommonMark without link definitions (`[sic]` is only ever text), YAML front matter, GFM footnotes and
 * tables, container and leaf directives.
 *   - `# Title` opens the chapter; `##`, `###` … its sections. The label (`Chapter 1`) stands in the front matter.
 *   - `> …` is a set-off quotation.
 *   - A numbered list keeps the numbers that do not count on; a table's cell that holds only `>` is merged with the cell on
 *     its right, one with only `^` with the cell above. Rows in bold type are further heads, or at the end the foot
 *     (spans.ts).
 *   - `:::verse` holds stanzas (paragraphs) whose lines end in hard breaks, `{numbers=5 from=21}` counts them; `:::epigraph`,
 *     `:::letter`, `:::dateline`, `:::signature`,
 *     `:::figure` (image, then the caption's paragraphs) and `:::table` (table, or a list of rows that are lists of cells; then
 *     caption) hold what their names say. `:::glossary`, `:::play` and `:::dialogue` hold entries: a term or speaker in one line,
 *     and what is said behind `: ` in the next (entries.ts).
 *     `:::description` within a `::::figure` describes the image at length, for readers who cannot see it; it is no part of
 *     the printed text.
 *   - `[^3]` is a note reference and `[^3]: …` its note; identifiers are the printed numbers, unique within a file.
 *     A doubled number gets a letter: `3b`.
 *   - `⟦37⟧` is the beginning of printed page 37: inside a paragraph or word (an inline `pageBreak` node), or as a
 *     block of its own between blocks (the same node as a child of the root or of a container).
 */
export interface Chapter {
  /** File name in `chapters/`, e.g. `02-introduction.md`; the order of names is the order of the book. */
  file: string;
  matter: Matter;
  /** The body, without the front matter's node. */
  tree: Root;
}

/** What a chapter is in the book's structure; decides its zone and its `epub:type`. */
export const chapterTypes = [
  'half-title',
  'also-by',
  'frontispiece',
  'dedication',
  'epigraph',
  'foreword',
  'preface',
  'acknowledgements',
  'abbreviations',
  'prologue',
  'introduction',
  'volume',
  'part',
  'chapter',
  'conclusion',
  'epilogue',
  'afterword',
  'appendix',
  'notes',
  'glossary',
  'bibliography',
  'chronology',
  'plates',
  'index',
  'errata',
  'about-the-author',
  'colophon',
  'other',
] as const;
export type ChapterType = (typeof chapterTypes)[number];

/** Somebody by their name as it is printed, and as catalogues sort it where the name alone does not tell. */
export type Person = string | { name: string; sort: string };

/** A chapter's front matter. */
export interface Matter {
  type: ChapterType;
  /** The printed label over the title, e.g. `Chapter 1`. */
  label?: string;
  /** Subtitle, and who wrote and translated it, where it is not the work of those on the title page. */
  subtitle?: string;
  authors?: Person[];
  translators?: Person[];
  /** Short title for running heads. */
  short?: string;
  /** Where the zone is not the one its type usually has (a preface in the body). */
  zone?: 'front' | 'body' | 'back';
}

/** The beginning of a printed page, inline or between blocks. */
export interface PageBreak extends Node {
  type: 'pageBreak';
  label: string;
}

declare module 'mdast' {
  interface RootContentMap {
    pageBreak: PageBreak;
  }
  interface PhrasingContentMap {
    pageBreak: PageBreak;
  }
  interface BlockContentMap {
    pageBreak: PageBreak;
  }
}
