import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Folios } from '../composition/folios.ts';
import { numberOf, type RangeStyle, rangeOf } from './ranges.ts';

/** Stands for a page number as long as none is known: as wide as the widest. */
export const unknownFolio = '000';

/** A locator with the pages it leads to. */
interface Found {
  element: Element;
  first: string;
  last: string;
  suffix: string;
  alone: boolean;
  wide: boolean;
  ids: Set<string>;
}

/** Whether an element holds locators one after another, as `relocate` makes them. */
export function isRun({ properties }: Element): boolean {
  return properties.dataRanges !== undefined;
}

/** The ids that a locator leads to: where its subject is spoken of first, and last. */
export function targetsOf({ properties }: Element): string[] {
  return [properties.dataFrom, properties.dataTo].flatMap(id => (id === undefined ? [] : [String(id)]));
}

/**
 * Puts the numbers of this edition's pages into a run of locators: in the order of the pages, neighbouring ones joined,
 * none twice. Locators that have no place in this edition stand at the end as they are.
 */
export function fillRun(run: Element, folios: Folios): Element {
  const items = run.children.filter((child): child is Element => child.type === 'element');
  const style = run.properties.dataRanges as RangeStyle;
  const isLost = (item: Element) => targetsOf(item).length === 0;
  const lost = items.filter(isLost);
  const found = items.filter(item => !isLost(item)).map(item => readLocator(item, folios));
  const joined: Found[] = [];
  for (const one of found.sort(inOrder)) {
    const before = joined.at(-1);
    const same = before && textOfLocator(before, style) === textOfLocator(one, style);
    if (before && (same || follows(before, one))) {
      before.last = highest(before.last, one.last);
      for (const id of one.ids) before.ids.add(id);
      before.wide ||= one.wide;
    } else joined.push(one);
  }
  const printed = [...joined.map(one => linkOf(one, style)), ...lost.map((one): ElementContent[] => [one])];
  const children = printed.flatMap((one, k) =>
    k === 0 ? one : [{ type: 'text' as const, value: ', ' }, ...one],
  );
  return { ...run, properties: { className: run.properties.className }, children };
}

function readLocator(element: Element, folios: Folios): Found {
  const { dataSuffix, dataAlone, dataWide } = element.properties;
  const ids = new Set(targetsOf(element));
  const [first, last = first] = [...ids].map(id => folios.get(id) ?? unknownFolio);
  return {
    element,
    first: first!,
    last: last!,
    suffix: String(dataSuffix ?? ''),
    alone: dataAlone !== undefined,
    wide: dataWide !== undefined,
    ids,
  };
}

const inOrder = (one: Found, other: Found): number => {
  const [a, b] = [numberOf(one.first), numberOf(other.first)];
  return Number(b.roman) - Number(a.roman) || a.value - b.value;
};

const highest = (one: string, other: string): string =>
  numberOf(other).value > numberOf(one).value ? other : one;

/** Whether a locator goes on where the one before ends. Notes, and pages that something is said of, stand alone. */
function follows(before: Found, one: Found): boolean {
  if (before.suffix || one.suffix || before.alone || one.alone) return false;
  const [end, next] = [numberOf(before.last), numberOf(one.first)];
  return end.roman === next.roman && next.value <= end.value + 1;
}

const textOfLocator = ({ first, last, suffix }: Found, style: RangeStyle): string =>
  rangeOf(first, last, style) + suffix;

/** One link to the first place; further ones, unseen, so that the PDF knows the other places by name too. */
function linkOf(found: Found, style: RangeStyle): ElementContent[] {
  const { first, last, wide } = found;
  const [id, ...others] = found.ids;
  const className = wide && first !== last ? { className: ['wide'] } : {};
  return [
    h('a', { ...className, href: `#${id}` }, textOfLocator(found, style)),
    ...others.map(id => h('a', { hidden: true, href: `#${id}` })),
  ];
}

/**
 * The locators of a filled tree that an editor should look at, with the words of their entries: `wide` ones name two pages
 * because nobody knows which of them is meant, `lost` ones a note that its page does not have.
 */
export function doubtfulIn(tree: Element, kind: 'wide' | 'lost'): string[] {
  const found: string[] = [];
  const look = (node: ElementContent, entry: string) => {
    if (node.type !== 'element') return;
    const inside = node.tagName === 'li' || node.tagName === 'p' ? textOf(node) : entry;
    const { className } = node.properties;
    if (Array.isArray(className) && className.includes(kind)) {
      found.push(`“${inside.split(/[,:;]/)[0]}” ${textOf(node)}`);
    }
    for (const child of node.children) look(child, inside);
  };
  look(tree, '');
  return found;
}
