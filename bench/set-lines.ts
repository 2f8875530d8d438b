import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { childrenByPage } from '../src/print/composition/folios.ts';
import { unitsOf } from '../src/print/setting/units.ts';

/** A line of a unit as it was set: its content and its spaces, and the page on which it stands. */
export interface SetLine {
  page: number;
  html: string;
}

/** A part as it was set. */
export interface SetText {
  /** What stands on each page, with all its spaces: what Chromium draws. */
  pages: string[];
  /** The lines of each unit; one for what was not set in lines. */
  units: SetLine[][];
}

/** A tree whose units bear their numbers, by which their lines are found again. */
export function numbered(tree: Element): Element {
  const numbers = new Map(unitsOf(tree).map(({ element }, k) => [element, k]));
  const mark = (element: Element): Element => {
    const number = numbers.get(element);
    if (number !== undefined)
      return { ...element, properties: { ...element.properties, 'data-number': String(number) } };
    return { ...element, children: element.children.map(one => (one.type === 'element' ? mark(one) : one)) };
  };
  return mark(tree);
}

/** The lines and pages of a planned tree whose units are numbered. */
export function setTextOf(tree: Element): SetText {
  const units: SetLine[][] = [];
  const pages = childrenByPage(tree);
  const look = (node: ElementContent, page: number) => {
    if (node.type !== 'element') return;
    const number = node.properties['data-number'];
    if (number === undefined) {
      for (const child of node.children) look(child, page);
      return;
    }
    units[Number(number)] = [
      ...(units[Number(number)] ?? []),
      ...linesIn(node).map(html => ({ page, html })),
    ];
  };
  pages.forEach((children, page) => {
    for (const child of children) look(child, page);
  });
  return { pages: pages.map(children => toHtml(children)), units };
}

function linesIn(element: Element): string[] {
  const lines: ElementContent[][] = [[]];
  for (const child of element.children) {
    if (child.type === 'element' && child.tagName === 'br') lines.push([]);
    else lines.at(-1)!.push(child);
  }
  return lines.map(line => toHtml(line));
}

/** What can be seen of full lines, as the typometer tells it of a PDF. */
export interface Figures {
  lines: number;
  mean: number;
  deviation: number;
  /** Percentage of lines over one and a half times the font's word space, and of lines that end in a hyphen. */
  loose: number;
  hyphenated: number;
}

/**
 * Figures of lines as they are set.
 * @param space the font's own word space in CSS pixels
 */
export function figuresOf(lines: readonly SetLine[], space: number): Figures {
  const full = lines.flatMap(({ html }) => {
    const found = /class="set full" style="word-spacing:([-\d.e]+)px;letter-spacing:([-\d.e]+)px/.exec(html);
    return found ? [{ gap: 1 + (Number(found[1]) + 2 * Number(found[2])) / space, html }] : [];
  });
  const mean = full.reduce((sum, { gap }) => sum + gap, 0) / full.length;
  const share = (count: number) => (100 * count) / full.length;
  return {
    lines: full.length,
    mean,
    deviation: Math.sqrt(full.reduce((sum, { gap }) => sum + (gap - mean) ** 2, 0) / full.length),
    loose: share(full.filter(({ gap }) => gap > 1.5).length),
    hyphenated: share(full.filter(({ html }) => html.includes('class="division"')).length),
  };
}
