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
export function editionLetters(element: Element, leave: (element: Element) => boolean = () => false): string {
  return lettersOf(plainText(element, each => isApparatus(each) || leave(each), typedMath));
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
