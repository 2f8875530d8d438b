import type { Element } from 'hast';

/** One content document of the EPUB, in the order of the spine. */
export interface Page {
  /** Stem of its file name, and its id in the package. */
  id: string;
  title: string;
  /** The part of the book it belongs to, as its body says. */
  matter: 'cover' | 'frontmatter' | 'bodymatter' | 'backmatter';
  /** `epub:type` of the landmark that points to it, where it is one. */
  landmark?: string;
  /** Whether readers come to it by a link alone, and not in turning the pages. */
  aside?: boolean;
  /** What its body holds. */
  tree: Element;
}
