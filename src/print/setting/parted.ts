import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Extent } from '../../press/extent.ts';
import { softHyphen, withSoftHyphens } from '../composition/soft-hyphens.ts';
import { unitsOf } from './units.ts';

/** Fewest letters of a word before a hyphen, and after it. */
const least = { before: 2, after: 3 };

/**
 * Divides the words by their patterns that the browser had to break anywhere, because no line would hold them: long compounds
 * in headings.
 * @param extents of the tree's units, in one column
 * @param points offsets at which a word of a language may be divided
 * @returns undefined where there are none
 */
export function divideParted(
  tree: Element,
  extents: readonly Extent[],
  language: string,
  points: (word: string, language: string) => readonly number[],
): Element | undefined {
  const words = new Map<Element, ReadonlySet<string>>();
  unitsOf(tree).forEach(({ element }, unit) => {
    const { parted = [] } = extents[unit]!;
    if (parted.length > 0) words.set(element, new Set(parted));
  });
  if (words.size === 0) return undefined;
  const divided = (word: string, of: string): string => {
    const places = points(word, of).filter(
      point => point >= least.before && word.length - point >= least.after,
    );
    return [0, ...places].map((from, k) => word.slice(from, places[k])).join(softHyphen);
  };
  const look = (element: Element, around: string, parted?: ReadonlySet<string>): Element => {
    const own = words.get(element) ?? parted;
    const { lang } = element.properties;
    const of = typeof lang === 'string' ? lang : around;
    const children = element.children.flatMap((child): ElementContent[] => {
      if (child.type === 'element') return [look(child, of, own)];
      if (child.type !== 'text' || !own) return [child];
      const value = child.value.replace(/[\p{L}\p{M}]{6,}/gu, word =>
        [...own].some(one => one.includes(word)) ? divided(word, of) : word,
      );
      return withSoftHyphens(value);
    });
    return { ...element, children };
  };
  return look(tree, language);
}

/**
 * Puts hyphens of division in the place of soft hyphens at which lines end, and takes out the others: readers would find them in
 * the words that they search for and copy.
 * @param extents of the tree's units, in one column
 * @returns undefined where there are none
 */
export function keepDivisions(tree: Element, extents: readonly Extent[]): Element | undefined {
  const ends = new Map<Element, readonly boolean[]>();
  unitsOf(tree).forEach(({ element }, unit) => {
    const { divided } = extents[unit]!;
    if (divided) ends.set(element, divided);
  });
  if (ends.size === 0) return undefined;
  const within = (element: Element, ends: Iterator<boolean>): Element => {
    const children: ElementContent[] = [];
    for (const child of element.children) {
      const last = children.at(-1);
      if (child.type === 'element' && isSoft(child)) {
        if (ends.next().value) children.push(h('span', { className: ['division'] }, '-'), h('wbr'));
      } else if (child.type === 'text' && last?.type === 'text') {
        children[children.length - 1] = { ...last, value: last.value + child.value };
      } else children.push(child.type === 'element' ? within(child, ends) : child);
    }
    return { ...element, children };
  };
  const look = (element: Element): Element => {
    const own = ends.get(element);
    if (own) return within(element, own.values());
    return {
      ...element,
      children: element.children.map(child => (child.type === 'element' ? look(child) : child)),
    };
  };
  return look(tree);
}

const isSoft = ({ properties: { className } }: Element): boolean =>
  Array.isArray(className) && className.includes('soft');
