import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { leftward } from '../language/direction.ts';

/** What stands in lines of its own, and runs from one side to the other as a whole. */
const blocks = /^(?:p|h[1-6]|blockquote|div|ul|ol|li|dl|dt|dd|table|caption|tr|td|th|figcaption)$/;

/**
 * Where the text of a paragraph, a quotation, a list, a heading or a table runs to: as its first letter does (UAX #9, P2), if most
 * of its letters do so; a sentence about a foreign word may begin with it.
 * @returns undefined for what is none of these, and where its first letter says one thing and most others say another
 */
export function directionWithin(element: Element): 'ltr' | 'rtl' | undefined {
  if (!blocks.test(element.tagName)) return undefined;
  const letters = textOf(element).match(/\p{L}/gu);
  if (!letters) return undefined;
  const count = letters.filter(letter => leftward.test(letter)).length;
  const most = count * 2 > letters.length;
  return most === leftward.test(letters[0]!) ? (most ? 'rtl' : 'ltr') : undefined;
}
