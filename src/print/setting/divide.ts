import type { Element, ElementContent, Properties } from 'hast';

/** A part of an element that stands on one page. */
export interface Portion {
  page: number;
  element: ElementContent;
  /** Whether it came here from where it stands in the text. */
  moved?: boolean;
}

/**
 * Divides a tree's children at page ends. Paged.js heeds a forced break before a child of the part only, so whatever a
 * page end runs through (a quotation, a list) is divided into one element for each page.
 * @param portions the portions of the units, by unit
 * @param feet what stands at the foot of pages, by page
 * @returns the tree with `data-break-before` on the first child of each further page
 */
export function divideAtPages(
  tree: Element,
  portions: Map<Element, Portion[]>,
  feet: Map<number, Element> = new Map(),
): Element {
  const byPage = new Map<number, ElementContent[]>();
  for (const { page, element } of portionsOf(tree, portions)) {
    const own = byPage.get(page);
    if (own) own.push(element);
    else byPage.set(page, [element]);
  }
  for (const page of feet.keys()) if (!byPage.has(page)) byPage.set(page, []);
  const pages = [...byPage].sort(([one], [other]) => one - other);
  const children = pages.flatMap(([page, elements]) => {
    const foot = feet.get(page);
    const all = foot ? [...atFoot(elements), foot] : elements;
    const first = all.findIndex(child => child.type === 'element');
    if (page === 0 || first < 0) return all;
    const top = all[first] === foot ? foot! : atHead(all[first] as Element);
    const broken = { ...top, properties: { ...top.properties, 'data-break-before': 'page' } };
    return all.map((child, k) => (k === first ? broken : child));
  });
  return { ...tree, children };
}

/** Divides the children of a tree at page ends. */
export function portionsOf(tree: Element, portions: Map<Element, Portion[]>): Portion[] {
  let page = 0;
  /** Second and further parts of list items. */
  const goingOn = new Set<Element>();

  const divide = (node: ElementContent): Portion[] => {
    if (node.type !== 'element') return [{ page, element: node }];
    const own = portions.get(node);
    if (own) {
      if (!own.at(-1)!.moved) page = own.at(-1)!.page;
      return own;
    }
    const before = page;
    const divided = node.children
      .filter(child => !isBlank(child))
      .map(child => [holdsUnit(child), divide(child)] as const);
    // A mark at the beginning goes with the first unit: it would make an empty element of its own at the foot.
    const first = divided.find(([unit]) => unit)?.[1][0]?.page ?? before;
    const children = divided.flatMap(([unit, found]) =>
      unit ? found : found.map(portion => ({ ...portion, page: Math.max(first, portion.page) })),
    );
    const byPage = new Map<number, ElementContent[]>(children.map(child => [child.page, []]));
    for (const child of children) byPage.get(child.page)!.push(child.element);
    const pages = [...byPage];
    if (pages.length <= 1) {
      const [number, inside] = pages[0] ?? [page, []];
      return [{ page: number, element: { ...node, children: inside } }];
    }
    let counted = Number(node.properties.start ?? 1) - 1;
    return pages.map(([number, inside], k): Portion => {
      const { id, ...rest } = node.properties;
      const properties: Properties = k === 0 ? node.properties : { ...rest };
      const entries = inside.filter(
        (child): child is Element => child.type === 'element' && child.tagName === 'li',
      );
      // An item that goes on keeps its number, but does not show it again.
      const goesOn = entries[0] !== undefined && goingOn.has(entries[0]);
      if (node.tagName === 'ol' && k > 0) properties.start = goesOn ? counted : counted + 1;
      for (const entry of goesOn ? entries.slice(1) : entries)
        counted = Number(entry.properties.value ?? counted + 1);
      const style = [
        k > 0 && 'margin-top:0',
        k < pages.length - 1 && 'margin-bottom:0',
        k > 0 && node.tagName === 'li' && 'list-style:none',
      ]
        .filter(Boolean)
        .join(';');
      const styled = withStyle(properties, style);
      const element = { ...node, properties: k > 0 ? continued(styled) : styled, children: inside };
      if (k > 0 && node.tagName === 'li') goingOn.add(element);
      return { page: number, element };
    });
  };

  const holders = new Set<ElementContent>();
  const holdsUnit = (node: ElementContent): boolean => holders.has(node);
  const look = (node: ElementContent): boolean => {
    if (node.type !== 'element') return false;
    const holds = portions.has(node) || node.children.filter(look).length > 0;
    if (holds) holders.add(node);
    return holds;
  };
  tree.children.forEach(look as (node: unknown) => void);

  return tree.children.flatMap(divide);
}

/** Marks what goes on from an earlier page. */
export function continued(properties: Properties): Properties {
  const classes = Array.isArray(properties.className) ? properties.className : [];
  return { ...properties, className: [...classes, 'continued'] };
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/** Adds to the style an element has of its own. */
export function withStyle(properties: Properties, style: string): Properties {
  if (style === '') return properties;
  return { ...properties, style: [properties.style, style].filter(Boolean).join(';') };
}

const containers = /^(div|blockquote|section|ul|ol|li|dl|dd|figure|header)$/;

/** The space below vanishes above notes, through everything that ends there. */
function atFoot(elements: ElementContent[]): ElementContent[] {
  const last = elements.findLastIndex(child => child.type === 'element');
  return elements.map((child, k) => {
    if (k !== last || child.type !== 'element') return child;
    const children = containers.test(child.tagName) ? atFoot(child.children) : child.children;
    return { ...child, properties: withStyle(child.properties, 'margin-bottom:0'), children };
  });
}

/** The space above vanishes at the head of a page, through everything that begins there. */
export function atHead(element: Element): Element {
  const first = element.children.findIndex(child => child.type === 'element');
  const inner = element.children[first];
  const children = [...element.children];
  if (inner?.type === 'element' && containers.test(element.tagName)) children[first] = atHead(inner);
  return { ...element, properties: withStyle(element.properties, 'margin-top:0'), children };
}

/** Puts a value into the list of a key. */
export function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const own = lists.get(key);
  if (own) own.push(value);
  else lists.set(key, [value]);
}

/** A length in CSS pixels as it is written. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000;
