import { languageOf } from '../../language/languages.ts';
import type { ArrangedPart } from '../../publication/arrangement.ts';
import type { Document } from '../../publication/publication.ts';
import type { Book } from '../../title.ts';
import type { Part } from './part.ts';

/** A running head has room for so many letters; a longer one is called by its first title. */
const longHead = 48;

/**
 * A title as it stands in a running head: a long one ends before its colon, or its full stop. A stop behind a capital, a figure or
 * an abbreviation of the language ends no title: “Mr. Micawber and the Bailiffs”.
 */
export function shortHead(text: string, language: string): string {
  if (text.length <= longHead) return text;
  const { abbreviations } = languageOf(language);
  for (const { 0: sign, index } of text.matchAll(/[:.] /g)) {
    const before = text.slice(0, index);
    const word = before.split(/[^\p{L}\p{M}]/u).at(-1)!;
    const isSentence = /\p{Ll}{3}$/u.test(word) && !abbreviations.includes(word.toLowerCase());
    if (sign === ': ' || isSentence) return before;
  }
  return text;
}

/**
 * The running heads of a part: author and book, book and chapter, part and chapter, or chapter and section, as the book
 * wants them.
 *
 * @param within what the part of the book is called in which it stands, if it stands in one
 */
export function headsOf(
  part: ArrangedPart,
  { title, creators, print, language }: Book,
  within?: string,
): Part['heads'] {
  const name = part.kind === 'document' ? shortHead(part.document.short, language) : part.name;
  const book = shortHead(title, language);
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
      return { verso: shortHead(within ?? title, language), recto: name };
    case 'chapter':
      return { verso: book, recto: name };
    case 'section':
      return { verso: name, recto: name };
    case 'none':
      return { verso: '', recto: '' };
  }
}

/** The running heads of a document's sections, by the ids of their headings. */
export function sectionHeads({ headings }: Document, language: string): Map<string, string> {
  return new Map(
    headings.filter(({ level }) => level === 2).map(({ id, text }) => [id, shortHead(text, language)]),
  );
}
