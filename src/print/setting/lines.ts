import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Shaper, TypeStyle } from '../../faces/shaper.ts';
import { hyphenator } from '../../language/hyphenation.ts';
import type { PlaceStyle } from '../../press/style.ts';
import type { Hang } from '../../typesetting/lines/hanging.ts';
import { type KeptLines, type SetParagraph, setParagraph } from './paragraph.ts';
import { languageOf, placeKey, typeStyleOf } from './places.ts';
import { withRubies } from './rubies.ts';
import { type Running, readParagraph } from './text.ts';

/** What the lines of a book are computed from. */
export interface LineContext {
  language: string;
  styles: Map<string, PlaceStyle>;
  shaper: Shaper;
  /** Offsets at which a word of a language may be divided. */
  points: (word: string, language: string) => readonly number[];
  /** Punctuation that hangs over the edges. */
  hang: Hang;
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
 * Reads a paragraph whose lines are computed beforehand, together with the styles of its leaves.
 * @param around elements that hold the paragraph, outermost first
 * @returns undefined for what is left to the browser: what is not justified, has pictures among its words, or is tracked as a whole
 */
function readJustified(
  paragraph: Element,
  around: Element[],
  { styles, language }: Pick<LineContext, 'styles' | 'language'>,
): { own: PlaceStyle; running: Running; leafStyles: TypeStyle[] } | undefined {
  const elements = [...around, paragraph];
  const own = styles.get(placeKey(elements));
  if (own?.align !== 'justify' || own.tracking !== 0) return undefined;
  const running = readParagraph(paragraph);
  if (!running || running.text === '') return undefined;
  const known = new Map<Element[], TypeStyle>();
  for (const { around: inline } of running.leaves) {
    if (known.has(inline)) continue;
    const all = [...elements, ...inline];
    const place = styles.get(placeKey(all)) ?? own;
    known.set(inline, typeStyleOf(place, languageOf(all, language)));
  }
  return { own, running, leafStyles: running.leaves.map(leaf => known.get(leaf.around)!) };
}

/** Whether a paragraph's lines are computed beforehand. */
export function isComputed(
  paragraph: Element,
  around: Element[],
  context: Pick<LineContext, 'styles' | 'language'>,
): boolean {
  return readJustified(paragraph, around, context) !== undefined;
}

/**
 * Computes the lines of a paragraph.
 * @param around elements that hold the paragraph, outermost first
 * @param keep what of an earlier setting of it is to stay
 * @returns undefined for what `isComputed` is not true of
 */
export function linesOf(
  paragraph: Element,
  around: Element[],
  context: LineContext,
  keep?: KeptLines | undefined,
): SetParagraph | undefined {
  const read = readJustified(paragraph, around, context);
  if (!read) return undefined;
  const { own, leafStyles: styles } = read;
  const running = withRubies(read.running, [...around, paragraph], context);
  const style = typeStyleOf(own, languageOf([...around, paragraph], context.language));
  const setting = { measure: own.measure, indent: own.indent, style, styles, keep };
  return setParagraph(running, setting, context.shaper, context.points, context.hang);
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
