import type { ArrangedPart } from '../../publication/arrangement.ts';
import type { Document } from '../../publication/publication.ts';
import type { Book } from '../../title.ts';
import type { Part } from './part.ts';

/** A running head has room for so many letters; a longer one is called by what stands before its colon. */
const longHead = 48;

const shortHead = (text: string): string => (text.length > longHead ? text.split(/[:.] /)[0]! : text);

/**
 * The running heads of a part: author and book, book and chapter, part and chapter, or chapter and section, as the book
 * wants them.
 *
 * @param within what the part of the book is called in which it stands, if it stands in one
 */
export function headsOf(
  part: ArrangedPart,
  { title, creators, print }: Book,
  within?: string,
): Part['heads'] {
  const name = part.kind === 'document' ? shortHead(part.document.short) : part.name;
  const book = shortHead(title);
  switch (print.heads) {
    case 'author': {
      const authors = creators.filter(({ role }) => role === 'aut');
      const [first, ...more] = (authors.length > 0 ? authors : creators).map(({ name }) => name);
      return {
        verso: first === undefined || more.length > 2 ? book : [first, ...more].join(', '),
        recto: book,
      };
    }
    case 'part':
      return { verso: shortHead(within ?? title), recto: name };
    case 'chapter':
      return { verso: book, recto: name };
    case 'section':
      return { verso: name, recto: name };
    case 'none':
      return { verso: '', recto: '' };
  }
}

/** The running heads of a document's sections, by the ids of their headings. */
export function sectionHeads({ headings }: Document): Map<string, string> {
  return new Map(headings.filter(({ level }) => level === 2).map(({ id, text }) => [id, shortHead(text)]));
}
