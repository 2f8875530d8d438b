import type { Element, ElementContent } from 'hast';
import type { FormulaSize } from '../../press/formula.ts';
import type { Place } from '../../press/style.ts';
import { withStyle } from './divide.ts';
import { placeOf } from './places.ts';
import { isStanding } from './units.ts';

/** A formula, and where it stands: its elements from the part down. */
export interface Formula {
  element: Element;
  place: Place;
  /** Whether it stands between paragraphs. */
  display: boolean;
}

/**
 * By how much a formula may stand into the space of the lines above and below, in lines: that of descenders and ascenders.
 * A line with a higher one is as high as it must be, and is left to the browser with its paragraph.
 */
const overlap = 0.3;

/** White space above and below a formula between paragraphs, in lines, at least. */
const white = 0.6;

/** The formulas of trees. */
export function formulasOf(trees: readonly Element[]): Formula[] {
  const found: Formula[] = [];
  const look = (node: ElementContent, around: Element[]) => {
    if (node.type !== 'element') return;
    if (node.tagName !== 'math') {
      for (const child of node.children) look(child, [...around, node]);
      return;
    }
    found.push({ element: node, place: placeOf(around), display: isStanding(around.at(-1)) });
  };
  for (const tree of trees) look(tree, []);
  return found;
}

/**
 * Gives formulas the room that they take up: in a line their width (`dataWidth`), by which the line is broken, and margins that
 * keep the lines at their distance; between paragraphs so much white space that the lines below stand in register.
 * @param leading in CSS pixels
 */
export function withSizes(
  tree: Element,
  sizes: ReadonlyMap<Element, FormulaSize>,
  { leading, width: measure }: { leading: number; width: number },
): Element {
  const sized = (node: Element): Element => {
    const size = sizes.get(node);
    if (size) return inLine(withRoots(node, size.behindRoots), size);
    const children = node.children.map(child => (child.type === 'element' ? sized(child) : child));
    const [math] = node.children;
    const own = math?.type === 'element' && isStanding(node) ? sizes.get(math) : undefined;
    if (!own) return { ...node, children };
    const padding = (Math.ceil(own.height / leading + white) * leading - own.height) / 2;
    const style = `padding-top:${round(padding)}px;padding-bottom:${round(padding)}px`;
    return {
      ...node,
      properties: withStyle(node.properties, style),
      children: [withRoots(math as Element, own.behindRoots)],
    };
  };
  const inLine = (node: Element, { width, above, below }: FormulaSize): Element => {
    if (width > measure || Math.max(above, below) > overlap * leading) return node;
    const margins = [
      ...(above > 0 ? [`margin-top:${-round(above)}px`] : []),
      ...(below > 0 ? [`margin-bottom:${-round(below)}px`] : []),
    ].join(';');
    return { ...node, properties: { ...withStyle(node.properties, margins), dataWidth: round(width) } };
  };
  return sizes.size === 0 ? tree : sized(tree);
}

/** Roots without the blank space behind them. */
function withRoots(math: Element, spaces: readonly number[]): Element {
  let count = 0;
  const look = (node: Element): Element => {
    const behind = /^m(?:sqrt|root)$/.test(node.tagName) ? (spaces[count++] ?? 0) : 0;
    return {
      ...node,
      properties:
        behind > 0 ? withStyle(node.properties, `margin-right:${-round(behind)}px`) : node.properties,
      children: node.children.map(child => (child.type === 'element' ? look(child) : child)),
    };
  };
  return spaces.length === 0 ? math : look(math);
}

const round = (value: number) => Math.round(value * 1000) / 1000;
