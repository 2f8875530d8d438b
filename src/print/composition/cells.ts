import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';

/**
 * Puts a space that does not break into the empty cells of tables: the browser takes no notice of a cell in which nothing
 * stands, and tells a PDF's readers of a row that is one short (Chromium 147). An empty corner is a head, since every cell
 * that is none wants one (ISO 14289-1, 7.5).
 */
export function fillCells(element: Element, inHead = false): Element {
  if (/^t[dh]$/.test(element.tagName) && element.children.length === 0) {
    const filled: Element = { ...element, children: [{ type: 'text', value: '\u00a0' }] };
    const properties = { ...element.properties, scope: 'col' };
    return inHead ? { ...filled, tagName: 'th', properties } : filled;
  }
  const children = element.children.map(
    (child): ElementContent =>
      child.type === 'element' ? fillCells(child, inHead || element.tagName === 'thead') : child,
  );
  return { ...element, children };
}

/** Letters of a cell that is short, of all short columns of a table together, and of a cell that is long. */
const letters = { short: 14, together: 36, long: 60 };

/**
 * Marks the cells of short columns beside long ones: the browser would break them, for it gives a column room by what it has in it,
 * and sums of money, dates and numbers are better read on a line.
 */
export function markShortCells(element: Element): Element {
  const children = element.children.map(
    (child): ElementContent => (child.type === 'element' ? markShortCells(child) : child),
  );
  if (element.tagName !== 'table') return { ...element, children };
  const short = shortColumns(element);
  return short.size === 0 ? { ...element, children } : marked({ ...element, children }, short);
}

const elementsIn = ({ children }: Element, name: RegExp): Element[] =>
  children.filter((child): child is Element => child.type === 'element' && name.test(child.tagName));

/** The columns of a table that are short, by their numbers; none where it has no long one, or a cell that spans. */
function shortColumns(table: Element): Set<number> {
  const rows = elementsIn(table, /^t(?:body|foot)$/)
    .flatMap(body => elementsIn(body, /^tr$/))
    .map(row => elementsIn(row, /^t[dh]$/));
  const spans = rows.flat().some(({ properties }) => properties.colSpan ?? properties.rowSpan);
  if (spans || rows.length === 0) return new Set();
  const lengths = rows[0]!.map((_, k) =>
    Math.max(...rows.map(cells => textOf(cells[k] ?? cells[0]!).trim().length)),
  );
  const short = lengths.flatMap((length, k) => (length <= letters.short ? [k] : []));
  const sum = short.reduce((all, k) => all + lengths[k]!, 0);
  return new Set(Math.max(...lengths) > letters.long && sum <= letters.together ? short : []);
}

function marked(element: Element, short: ReadonlySet<number>): Element {
  if (element.tagName === 'thead') return element;
  let column = 0;
  const children = element.children.map((child): ElementContent => {
    if (child.type !== 'element') return child;
    if (element.tagName !== 'tr') return marked(child, short);
    const { className } = child.properties;
    const classes = Array.isArray(className) ? className : [];
    return short.has(column++)
      ? { ...child, properties: { ...child.properties, className: [...classes, 'short'] } }
      : child;
  });
  return { ...element, children };
}
