import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Document } from './publication.ts';

/** Class of the paragraph with which the text of a chapter begins, where it is set otherwise than others. */
export const openingClass = 'opening';

/** What is read from its first paragraph on; lists, notes, works and letters are not. */
const told = new Set<Document['type']>([
  ...(['foreword', 'preface', 'acknowledgements', 'prologue', 'introduction', 'chapter'] as const),
  ...(['conclusion', 'epilogue', 'afterword', 'appendix', 'other'] as const),
]);

const classesOf = ({ properties }: Element): string[] =>
  Array.isArray(properties.className) ? properties.className.map(String) : [];

/** What may stand before the text: headings, epigraphs, marks of printed pages. */
const stands = (element: Element): boolean =>
  /^(h[1-6]|header|span)$/.test(element.tagName) || classesOf(element).includes('epigraph');

/** Whether a chapter begins with a paragraph, and it is set otherwise. */
export const isOpening = (element: Element): boolean => classesOf(element).includes(openingClass);

/** Signs before a first letter: quotation marks, of some languages with a space behind them, apostrophes, and ¿ and ¡. */
const marks = /^(?:[\p{Pi}\p{Pf}„‚"'¿¡][\u00a0\u202f]?){0,2}/u;
/** A first letter: a capital with its accents, Dutch IJ, or a letter of Hebrew, which has no capitals. */
const letter = /^(?:IJ(?=\p{L})|(?:\p{Lu}|\p{Script=Hebrew}(?<=\p{L}))\p{M}*)(?!\p{M})/u;

/** The parts of the beginning of a text. */
export interface Beginning {
  /** Signs that stand before the initial. */
  marks: string;
  initial: string;
}

/**
 * What the initial of a text is, and what stands before it.
 * @returns nothing for a text that can have none: it begins with a number, a dash, or a letter of a script without capitals
 */
export function beginningOf(text: string): Beginning | undefined {
  const before = marks.exec(text)![0];
  const initial = letter.exec(text.slice(before.length))?.[0];
  return initial === undefined ? undefined : { marks: before, initial };
}

/**
 * Marks the paragraph with which the text of a chapter begins.
 * @returns the tree as it is, where the text begins with a list, a quotation, verse, a picture, or is no running text
 */
export function markOpening(tree: Element, type: Document['type']): Element {
  if (!told.has(type)) return tree;
  const first = tree.children.find((child): child is Element => child.type === 'element' && !stands(child));
  if (first?.tagName !== 'p' || classesOf(first).length > 0 || textOf(first).trim() === '') return tree;
  const opening: Element = {
    ...first,
    properties: { ...first.properties, className: [openingClass] },
  };
  const children = tree.children.map((child): ElementContent => (child === first ? opening : child));
  return { ...tree, children };
}
