import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Initials } from '../../faces/initials.ts';
import type { TypeStyle } from '../../faces/shaper.ts';
import { hyphenator } from '../../language/hyphenation.ts';
import type { PlaceStyle } from '../../press/style.ts';
import { isOpening } from '../../publication/openings.ts';
import type { Points, Words } from '../../typesetting/lines/words.ts';
import { type OpeningSettings, openingLines, restSpan } from './opening/index.ts';
import { type KeptLines, type LineShape, type SetParagraph, setParagraph } from './paragraph.ts';
import { languageOf, placeKey, typeStyleOf } from './places.ts';
import { withRubies } from './rubies.ts';
import { type Running, readParagraph } from './text.ts';

/** What the lines of a book are computed from. */
export interface LineContext {
  language: string;
  styles: Map<string, PlaceStyle>;
  /** Its words, measured and divided. */
  words: Words;
  /** How chapters begin, where they begin otherwise than other paragraphs, and the shapes of their initials. */
  opening?: OpeningSettings | undefined;
  initials: Initials;
}

/**
 * Hyphenation for all languages of a book.
 * @param exceptions of the book's own language: `pro-gramme`
 */
export function hyphenation(language: string, exceptions: string[]): Points {
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
      divide = hyphenator(of, true);
      hyphenators.set(of, divide);
    }
    return divide(word);
  };
}

/** A paragraph whose lines are computed beforehand: its elements, its type, and its text. */
interface Justified {
  elements: Element[];
  own: PlaceStyle;
  running: Running;
}

/**
 * Reads a paragraph whose lines are computed beforehand.
 * @param around elements that hold the paragraph, outermost first
 * @returns undefined for what is left to the browser: what is not justified, has pictures among its words, or is tracked as a whole
 */
function readJustified(
  paragraph: Element,
  around: Element[],
  styles: LineContext['styles'],
): Justified | undefined {
  const elements = [...around, paragraph];
  const own = styles.get(placeKey(elements));
  if (own?.align !== 'justify' || own.tracking !== 0) return undefined;
  const running = readParagraph(paragraph);
  return running && running.text !== '' ? { elements, own, running } : undefined;
}

/** The types of a text's leaves. */
function leafStyles({ elements, own, running }: Justified, context: LineContext): TypeStyle[] {
  const known = new Map<Element[], TypeStyle>();
  return running.leaves.map(({ around: inline }) => {
    let style = known.get(inline);
    if (!style) {
      const all = [...elements, ...inline.filter(element => element !== restSpan)];
      const place = context.styles.get(placeKey(all)) ?? own;
      style = typeStyleOf(place, languageOf(all, context.language));
      known.set(inline, style);
    }
    return style;
  });
}

/** Whether a paragraph's lines are computed beforehand. */
export function isComputed(
  paragraph: Element,
  around: Element[],
  { styles }: Pick<LineContext, 'styles'>,
): boolean {
  return readJustified(paragraph, around, styles) !== undefined;
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
  const read = readJustified(paragraph, around, context.styles);
  if (!read) return undefined;
  const { own, elements } = read;
  const whole = withRubies(read.running, elements, context);
  const style = typeStyleOf(own, languageOf(elements, context.language));
  const set = (running: Running, shape: LineShape = {}) => {
    const styles = leafStyles({ ...read, running }, context);
    const setting = { measure: own.measure, indent: own.indent, style, styles, keep, ...shape };
    return setParagraph(running, setting, context.words);
  };
  if (!context.opening || !isOpening(paragraph)) return set(whole);
  return openingLines(whole, context.opening, {
    ...{ style, leading: own.leading, measure: own.measure, indent: own.indent, set },
    ...{ words: context.words, initials: context.initials },
    stylesOf: running => leafStyles({ ...read, running }, context),
  });
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
