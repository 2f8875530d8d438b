import type { Element } from 'xast';
import { attribute, kindsOf, plainText } from './tree.ts';

/** A text without all that is not a letter or digit: what an edition must not change. */
export function lettersOf(plain: string): string {
  return plain.normalize('NFC').replace(/[^\p{L}\p{N}\p{M}]/gu, '');
}

/** The letters of an element of an EPUB, without the numbers of notes and what `leave` says. */
export function editionLetters(element: Element, leave: (element: Element) => boolean = () => false): string {
  return lettersOf(plainText(element, each => isNumber(each) || leave(each)));
}

/** Numbers of notes and the labels of chapters: no text of the manuscript's blocks. */
function isNumber(element: Element): boolean {
  const kinds = kindsOf(element);
  const classes = (attribute(element, 'class') ?? '').split(/\s+/);
  return (
    kinds.has('noteref') || kinds.has('backlink') || classes.includes('number') || classes.includes('label')
  );
}
