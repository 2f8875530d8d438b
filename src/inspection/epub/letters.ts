import type { Element } from 'xast';
import { attribute, kindsOf, localName, plainText } from './tree.ts';

/** A text without all that is not a letter or digit: what an edition must not change. */
export function lettersOf(plain: string): string {
  return plain.normalize('NFC').replace(/[^\p{L}\p{N}\p{M}]/gu, '');
}

/**
 * The letters of an element of an EPUB, without the numbers of notes and what `leave` says. Mathematics counts as it was
 * typed, which is its alternative text.
 */
export function editionLetters(element: Element): string {
  return lettersOf(editionText(element));
}

/** The text of an element of an EPUB, with spaces around all that does not stand in a line: the same letters as those. */
export function editionText(element: Element, leave: (element: Element) => boolean = () => false): string {
  return plainText(element, each => isApparatus(each) || leave(each), typedMath, isApart);
}

/** Elements that stand in a line of text; a verse is a line of its own. */
const inline =
  /^(?:a|abbr|b|bdi|bdo|cite|code|dfn|em|i|img|math|mark|q|ruby|rp|rt|s|small|span|strong|sub|sup|time|u|wbr)$/;

const isApart = (element: Element): boolean =>
  !inline.test(localName(element)) || classesOf(element).includes('line');

/** The letters of a text, and the numbers of those with which words begin, from 0. */
export function wordsOf(plain: string): { letters: string; begins: Set<number> } {
  const begins = new Set<number>();
  const words: string[] = [];
  let count = 0;
  for (const piece of plain.split(/\s+/)) {
    const word = lettersOf(piece);
    begins.add(count);
    words.push(word);
    count += word.length;
  }
  return { letters: words.join(''), begins };
}

const typedMath = (element: Element): string | undefined =>
  localName(element) === 'math' ? attribute(element, 'alttext') : undefined;

/** What stands in the head of a chapter from its front matter, and numbers of verses, what leads to and from notes and descriptions. */
const apparatus: ReadonlySet<string> = new Set([
  ...['label', 'subtitle', 'authors', 'translators'],
  ...['number', 'line-number', 'to-description'],
]);

/** No text of the manuscript's blocks. */
function isApparatus(element: Element): boolean {
  const kinds = kindsOf(element);
  return (
    kinds.has('noteref') || kinds.has('backlink') || classesOf(element).some(name => apparatus.has(name))
  );
}

export function classesOf(element: Element): string[] {
  return (attribute(element, 'class') ?? '').split(/\s+/);
}
