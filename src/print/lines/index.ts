import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { hyphenator } from '../../language/hyphenation.ts';
import { languageOf, type PlaceStyle, placeKey, typeStyleOf } from '../places.ts';
import { type SetParagraph, setParagraph } from './paragraph.ts';
import type { Shaper, TypeStyle } from './shaper.ts';

/** What the lines of a book are computed from. */
export interface LineContext {
  language: string;
  styles: Map<string, PlaceStyle>;
  shaper: Shaper;
  /** Offsets at which a word of a language may be divided. */
  points: (word: string, language: string) => readonly number[];
}

/**
 * Hyphenation for all languages of a book.
 * @param exceptions of the book's own language: `pro-gramme`
 */
export function hyphenation(language: string, exceptions: string[]): LineContext['points'] {
  const hyphenators = new Map<string, ReturnType<typeof hyphenator>>();
  const known = new Map(
    exceptions.map(exception => {
      const parts = exception.toLowerCase().split('-');
      const offsets = parts.slice(1).map((_, k) => parts.slice(0, k + 1).join('').length);
      return [parts.join(''), offsets] as const;
    }),
  );
  return (word, of) => {
    const exception = of === language && known.get(word.toLowerCase());
    if (exception) return exception;
    let divide = hyphenators.get(of);
    if (!divide) {
      divide = hyphenator(of);
      hyphenators.set(of, divide);
    }
    return divide(word);
  };
}

/**
 * Computes the lines of a paragraph.
 * @param around elements that hold the paragraph, outermost first
 * @returns undefined for what is not justified, or cannot be broken beforehand
 */
export function linesOf(
  paragraph: Element,
  around: Element[],
  context: LineContext,
): SetParagraph | undefined {
  const { language, styles, shaper, points } = context;
  const elements = [...around, paragraph];
  const own = styles.get(placeKey(elements));
  if (own?.align !== 'justify') return undefined;
  const known = new Map<Element[], TypeStyle>();
  let tracked = false;
  const styleOf = (inline: Element[]) => {
    let style = known.get(inline);
    if (!style) {
      const all = [...elements, ...inline];
      const place = styles.get(placeKey(all)) ?? own;
      tracked ||= place.tracking !== 0;
      style = typeStyleOf(place, languageOf(all, language));
      known.set(inline, style);
    }
    return style;
  };
  const set = setParagraph(paragraph, { measure: own.measure, indent: own.indent, styleOf }, shaper, points);
  return tracked ? undefined : set;
}

/** A paragraph, or a part of it, made of lines. */
export function paragraphOfLines(paragraph: Element, lines: ElementContent[][]): Element {
  const given = paragraph.properties.className;
  return {
    ...paragraph,
    properties: {
      ...paragraph.properties,
      className: [...(Array.isArray(given) ? given.map(String) : []), 'lines'],
    },
    children: lines.flatMap((line, k) => (k === 0 ? line : [h('br'), ...line])),
  };
}
