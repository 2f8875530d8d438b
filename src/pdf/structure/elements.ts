import type { Terms } from '../../language/terms.ts';

/** What is to be known of an element on printed pages: of an HTML element that the browser was given. */
export interface PrintedElement {
  tag: string;
  classes: string[];
  /** Ids of the places in it, but for those in other elements of meaning within it. */
  ids: string[];
  /** Address and text of a link. */
  href?: string;
  text?: string;
  /** Words that stand for it: of a formula. */
  alt?: string;
  /** Whether it goes on from an earlier page. */
  continued: boolean;
  /** Whether it stands at the foot of a page. */
  foot: boolean;
  /** Whether it runs from right to left. */
  leftwards?: true;
}

/**
 * Types that only PDF 2.0 knows (ISO 32000-2, 14.8.4), and what they are to readers of PDF 1.7.
 */
export const newTypes: Readonly<Record<string, string>> = { Em: 'Span', Strong: 'Span', FENote: 'Note' };

/** Standard structure types (ISO 32000-1, 14.8.4) by HTML element, where they have other names. */
const types: Readonly<Record<string, string>> = {
  blockquote: 'BlockQuote',
  ul: 'L',
  ol: 'L',
  dl: 'L',
  dt: 'Lbl',
  dd: 'LBody',
  img: 'Figure',
  figcaption: 'Caption',
  figure: 'Figure',
  table: 'Table',
  caption: 'Caption',
  a: 'Link',
  div: 'Div',
  aside: 'Div',
};
/** Those that have the name of their structure type, in capitals. */
const named = /^(p|h[1-6]|li|tr|th|td)$/;
/** Those whose type is that which the browser gave them. */
const kept = new Map([
  ['em', 'Em'],
  ['strong', 'Strong'],
  ['code', 'Code'],
]);

/** Ruby: words, and what stands above them (ISO 32000-1, 14.8.4.4.3). */
const rubies = [
  ['ruby', 'Ruby'],
  ['rb', 'RB'],
  ['rt', 'RT'],
] as const;

/** The structure type of an element. */
export function typeOf({ tag, classes }: PrintedElement): string {
  if (classes.includes('note')) return 'FENote';
  if (classes.includes('entry')) return 'TOCI';
  if (classes.includes('formula')) return 'Formula';
  const ruby = rubies.find(([name]) => classes.includes(name))?.[1];
  if (ruby) return ruby;
  if (named.test(tag)) return tag.toUpperCase();
  return types[tag] ?? kept.get(tag) ?? 'Span';
}

/** Whether a link is the reference of a note, or the number of one that leads back to it. */
export const isReference = ({ classes }: PrintedElement): boolean => classes.includes('noteref');
export const isNumber = ({ classes }: PrintedElement): boolean => classes.includes('number');

/** What a link is called by a reader that tells where it leads (ISO 14289-1, 7.18.5). */
export function contentsOf(link: PrintedElement, terms: Terms): string {
  const { href = '', text = '' } = link;
  if (isReference(link)) return `${terms.note} ${text}`;
  if (isNumber(link)) return `${text} ${terms.backToText}`;
  if (text === '') return href;
  return href.startsWith('#') || text === href ? text : `${text} (${href})`;
}
