import type { Element, ElementContent } from 'hast';
import type { Extent } from '../../press/extent.ts';
import { keptClass } from '../composition/kept.ts';
import type { SetParagraph } from './paragraph.ts';

/** An element that goes onto pages as lines, or as a whole. */
export interface TreeUnit {
  element: Element;
  /** Elements that hold it, outermost first. */
  around: Element[];
}

/** A unit with its lines, where they were computed beforehand. */
export interface FlowUnit {
  element: Element;
  set: SetParagraph | undefined;
}

/** A part as it is planned: its units, and where they stand in one column. */
export interface Planned {
  tree: Element;
  units: FlowUnit[];
  extents: Extent[];
}

const wholes = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'figure',
  'table',
  'pre',
  'hr',
  'dt',
]);

const holdsParagraphs = (element: Element): boolean =>
  element.children.some(
    child => child.type === 'element' && (child.tagName === 'p' || holdsParagraphs(child)),
  );

/** The units of a tree in order. Marks of printed pages between paragraphs are none. */
export function unitsOf(tree: Element): TreeUnit[] {
  const units: TreeUnit[] = [];
  const look = (node: ElementContent, around: Element[]) => {
    if (node.type !== 'element' || isMark(node)) return;
    const isWhole = wholes.has(node.tagName) || isTurned(node) || isStanding(node);
    if (isWhole || (/^(li|dl)$/.test(node.tagName) && !holdsParagraphs(node))) {
      units.push({ element: node, around });
    } else {
      for (const child of node.children) look(child, [...around, node]);
    }
  };
  for (const child of tree.children) look(child, [tree]);
  return units;
}

/** Whether an element holds a formula that stands between paragraphs. */
export function isStanding(element: Element | undefined): boolean {
  const names = element?.properties.className;
  return Array.isArray(names) && names.includes('mathematics');
}

function isMark({ properties }: Element): boolean {
  return Array.isArray(properties.className) && properties.className.includes('pagebreak');
}

/** Whether it stands turned on a page of its own. */
export function isTurned({ properties }: Element): boolean {
  return Array.isArray(properties.className) && properties.className.includes('turned');
}

/** Headings stay with what follows, a term with what it means, and what is marked so. */
export function staysWithNext({ tagName, properties }: Element): boolean {
  const { className } = properties;
  if (Array.isArray(className) && className.includes(keptClass)) return true;
  return /^(h[1-6]|header|dt)$/.test(tagName);
}
