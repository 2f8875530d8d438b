import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { beginningOf, isOpening, markOpening } from '../publication/openings.ts';
import type { Document } from '../publication/publication.ts';
import type { Book } from '../title.ts';

/** So many letters of a paragraph for each line of its initial are more than a line has on any screen. */
const perLine = 90;

/** A sign that would be drawn as large as the initial beside it. */
const beside = /^[\p{P}]/u;
/** The first word of a text; one of a single letter, which small capitals do not change, with the next. */
const firstWord = /^(\P{L}*(?:\p{L}\s+)?[\p{L}\p{M}\p{N}’'-]*[\p{L}\p{M}])([\s\S]*)$/u;

/**
 * A chapter whose text begins as the printed one does: with an initial, which the style sheet makes of the first letter so
 * that the word stays whole to whoever hears it, and its first word or line in small capitals. Where a sign of quotation or an
 * apostrophe stands beside the letter, reading programs would draw both large: then there is no initial.
 */
export function withOpening({ tree, type }: Document, { print: { initial, lead } }: Book): Element {
  if (initial === undefined && lead === undefined) return tree;
  const marked = markOpening(tree, type);
  const children = marked.children.map((child): ElementContent => {
    if (child.type !== 'element' || !isOpening(child)) return child;
    const text = textOf(child);
    const begins = beginningOf(text);
    const next = text.slice(begins?.initial.length);
    const hasInitial =
      initial !== undefined && begins?.marks === '' && !beside.test(next) && text.length >= perLine * initial;
    const className = [
      ...(hasInitial ? [`initial-${initial}`] : []),
      ...(lead === 'line' ? ['lead-line'] : []),
    ];
    const { className: _, ...properties } = child.properties;
    return {
      ...child,
      properties: { ...properties, ...(className.length > 0 && { className }) },
      children: lead === 'word' ? ledIn(child.children) : child.children,
    };
  });
  return { ...marked, children };
}

/** A paragraph whose first word, where nothing else is in it, is marked. */
function ledIn([first, ...rest]: ElementContent[]): ElementContent[] {
  const found = first?.type === 'text' ? firstWord.exec(first.value) : null;
  if (!found || (found[2] === '' && rest.length > 0)) return [...(first ? [first] : []), ...rest];
  const [, word, after] = found;
  return [h('span', { className: ['lead'] }, word), { type: 'text', value: after! }, ...rest];
}
