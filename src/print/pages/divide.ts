import type { Element, ElementContent, Properties } from 'hast';

/** A part of an element that stands on one page. */
export interface Portion {
  page: number;
  element: ElementContent;
}

/**
 * Divides a tree's children at page ends. Paged.js heeds a forced break before a child of the part only, so whatever a
 * page end runs through (a quotation, a list) is divided into one element for each page.
 * @param portions the portions of the units, by unit
 * @returns the tree with `data-break-before` on the first child of each further page
 */
export function divideAtPages(tree: Element, portions: Map<Element, Portion[]>): Element {
  let page = 0;

  const divide = (node: ElementContent): Portion[] => {
    if (node.type !== 'element') return [{ page, element: node }];
    const own = portions.get(node);
    if (own) {
      page = own.at(-1)!.page;
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
    const pages = [...new Set(children.map(child => child.page))];
    if (pages.length <= 1)
      return [
        { page: pages[0] ?? page, element: { ...node, children: children.map(child => child.element) } },
      ];
    let items = 0;
    return pages.map((number, k): Portion => {
      const inside = children.filter(child => child.page === number).map(child => child.element);
      const { id, ...rest } = node.properties;
      const properties: Properties = k === 0 ? node.properties : { ...rest };
      if (node.tagName === 'ol' && k > 0) properties.start = Number(node.properties.start ?? 1) + items;
      items += inside.filter(child => child.type === 'element' && child.tagName === 'li').length;
      const style = [k > 0 && 'margin-top:0', k < pages.length - 1 && 'margin-bottom:0']
        .filter(Boolean)
        .join(';');
      return {
        page: number,
        element: { ...node, properties: withStyle(properties, style), children: inside },
      };
    });
  };

  const holdsUnit = (node: ElementContent): boolean =>
    node.type === 'element' && (portions.has(node) || node.children.some(holdsUnit));

  let last = 0;
  const children = tree.children.flatMap(divide).map(({ page: number, element }) => {
    if (number === last || element.type !== 'element') return element;
    last = number;
    const top = atHead(element);
    return { ...top, properties: { ...top.properties, 'data-break-before': 'page' } };
  });
  return { ...tree, children };
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/** Adds to the style an element has of its own. */
export function withStyle(properties: Properties, style: string): Properties {
  if (style === '') return properties;
  return { ...properties, style: [properties.style, style].filter(Boolean).join(';') };
}

/** The space above vanishes at the head of a page, through everything that begins there. */
function atHead(element: Element): Element {
  const first = element.children.findIndex(child => child.type === 'element');
  const inner = element.children[first];
  const children = [...element.children];
  if (inner?.type === 'element' && /^(div|blockquote|section|ul|ol|li|figure|header)$/.test(element.tagName))
    children[first] = atHead(inner);
  return { ...element, properties: withStyle(element.properties, 'margin-top:0'), children };
}
