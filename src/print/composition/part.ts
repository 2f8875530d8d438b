import type { Element } from 'hast';

/** A stretch of the print edition that begins on a page of its own. */
export interface Part {
  /** Id of its first element, target of contents and bookmarks. */
  id: string;
  kind:
    | 'half-title'
    | 'series'
    | 'title-page'
    | 'imprint'
    | 'dedication'
    | 'contents'
    | 'part'
    | 'chapter'
    | 'notes';
  /** Front matter is numbered i, ii, …; the body begins with 1 and the back matter goes on with it. */
  zone: 'front' | 'body';
  /** In how many parts and volumes it stands. */
  depth?: number;
  /** The side it opens on, or the next page, whichever it is. */
  opens: 'recto' | 'verso' | 'any';
  /** Whether its pages show folios; that on which a part of the book opens never does. */
  numbered: boolean;
  /** Running heads of its verso and recto pages; none on the page it opens with. */
  heads: { verso: string; recto: string };
  /** What its recto pages have at their head from a section on, by the id of its heading. */
  sections?: ReadonlyMap<string, string>;
  /** Words before the pages that the notes of a page belong to, in its running head: for one, and for several. */
  notesTo?: [page: string, pages: string];
  tree: Element;
  /** Its notes, where they stand at the feet of its pages, in the order of their references; those without one come last. */
  foot?: { notes: Element[]; references: (string | undefined)[] };
}
