import type { ArrangedPart } from '../../publication/arrangement.ts';
import type { Document } from '../../publication/publication.ts';
import type { Book } from '../../title.ts';
import type { Part } from './part.ts';

/** A running head has room for so many letters; a longer one is called by what stands before its colon. */
const longHead = 48;

const shortHead = (text: string): string => (text.length > longHead ? text.split(/[:.] /)[0]! : text);

/** The running heads of a part: book and chapter, or chapter and section, as the book wants them. */
export function headsOf(part: ArrangedPart, { title, print }: Book): Part['heads'] {
  const name = part.kind === 'document' ? shortHead(part.document.short) : part.name;
  return { verso: print.heads === 'section' ? name : title, recto: name };
}

/** The running heads of a document's sections, by the ids of their headings. */
export function sectionHeads({ headings }: Document): Map<string, string> {
  return new Map(headings.filter(({ level }) => level === 2).map(({ id, text }) => [id, shortHead(text)]));
}
