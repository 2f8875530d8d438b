import type { ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Terms } from '../language/terms.ts';
import type { ChapterType } from '../manuscript/manuscript.ts';
import { withoutMarks } from './headings.ts';
import type { Document } from './publication.ts';

/** What kinds of chapters are called where they have no title. */
const kindNames: Partial<Record<ChapterType, (terms: Terms) => string>> = {
  'half-title': ({ parts }) => parts.halfTitle,
  'also-by': ({ parts }) => parts.alsoBy,
  frontispiece: ({ parts }) => parts.frontispiece,
  dedication: ({ dedication }) => dedication,
  epigraph: ({ parts }) => parts.epigraph,
  acknowledgements: ({ parts }) => parts.acknowledgements,
  notes: ({ notes }) => notes,
  chronology: ({ parts }) => parts.chronology,
  plates: ({ parts }) => parts.plates,
  errata: ({ parts }) => parts.errata,
  'about-the-author': ({ parts }) => parts.aboutAuthor,
  colophon: ({ parts }) => parts.colophon,
};

/** So many words of its beginning name a chapter that has nothing else. */
const firstWords = 6;

/**
 * What a document is called where it is listed: `Chapter 1: The Title`; without a title by its short one, by its kind, or by its
 * first words. It is never empty.
 */
export function nameOf(
  { type, label, title, short, tree }: Pick<Document, 'type' | 'label' | 'title' | 'short' | 'tree'>,
  terms: Terms,
): string {
  // The label alone where that is the title too.
  const full = [label !== title && label, title].filter(Boolean).join(': ');
  return full || short || kindNames[type]?.(terms) || opening(tree.children as ElementContent[]) || type;
}

function opening(content: ElementContent[]): string {
  const words = apart(withoutMarks(content)).split(/\s+/).filter(Boolean);
  return words.length > firstWords ? `${words.slice(0, firstWords).join(' ')} …` : words.join(' ');
}

/** Elements that part words: a line, or a block of lines. */
const parting =
  /^(?:br|p|div|h[1-6]|[uod]l|li|d[td]|blockquote|fig(?:ure|caption)|table|t[rhd]|header|section)$/;

/** The text of a tree, with a space where a line or a paragraph ends. */
function apart(nodes: readonly ElementContent[]): string {
  const pieces = nodes.map(node => {
    if (node.type !== 'element') return textOf(node);
    const text = apart(node.children);
    return parting.test(node.tagName) ? ` ${text} ` : text;
  });
  return pieces.join('');
}
