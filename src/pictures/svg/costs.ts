import type { Element } from 'xast';
import { limits } from '../../limits.ts';
import { type Declaration, declarationsOf, ownId, rulesOf, textOf } from './css.ts';
import { filterCost, spreadOf } from './filters.ts';
import { lengthOf, numbersIn, pathLength, sideOf } from './measures.ts';
import { tooCostly } from './read.ts';

/** What drawing an element takes, with everything it draws again. */
interface Cost {
  /** Shapes; a long path or text counts as many. */
  drawn: number;
  /** Steps of filters, each over the whole drawing. */
  filtered: number;
  /** Length of all outlines, in the drawing's units. */
  length: number;
  /** Corners at which markers may stand. */
  corners: number;
  text: number;
}

const nothing: Cost = { drawn: 0, filtered: 0, length: 0, corners: 0, text: 0 };

/** Adds what a piece takes that is drawn so many times. */
function plus(one: Cost, other: Cost, times = 1): Cost {
  // Whatever doubles itself a hundred times is too much; it need not be exact.
  const sum = (key: keyof Cost) => Math.min(one[key] + other[key] * times, 1e15);
  return {
    drawn: sum('drawn'),
    filtered: sum('filtered'),
    length: sum('length'),
    corners: sum('corners'),
    text: sum('text'),
  };
}

/**
 * Refuses a drawing that takes too long to draw: by its own size, or by drawing pieces of itself again and again. What is
 * used again is counted once and multiplied, so that the counting itself is quick.
 * @throws FlawFound
 */
export function checkCosts(top: Element): void {
  const { svg } = limits;
  const styles = stylesOf(top);
  const cost = costing(top, styles)(top, 0);
  if (cost.drawn > svg.drawn) {
    throw tooCostly(`draws more than ${svg.drawn.toLocaleString('en')} shapes, with those it uses again`);
  }
  if (cost.text > svg.text) throw tooCostly(`has more than ${svg.text.toLocaleString('en')} letters of text`);
  if (cost.filtered > svg.filtered) {
    throw tooCostly('has filters (blurs, shadows) that are too many, too wide or too deep in each other');
  }
  if (cost.length / styles.dash > svg.dashes) {
    throw tooCostly(`has more than ${svg.dashes.toLocaleString('en')} dashes in its lines`);
  }
}

/** Properties whose address each shape of a group draws for itself. */
const inherited = new Set(['fill', 'stroke', 'marker', 'marker-start', 'marker-mid', 'marker-end']);

/** Makes the function that says what an element costs; each is looked at once. */
function costing(top: Element, styles: Styles): (element: Element, depth: number) => Cost {
  const known = new Map<Element, Cost | 'open'>();
  const side = sideOf(top);
  const costOf = (element: Element, depth: number): Cost => {
    const seen = known.get(element);
    const place = `line ${element.position?.start.line} of the drawing`;
    if (seen === 'open') throw tooCostly(`has an element that draws itself, in ${place}`);
    if (seen) return seen;
    if (depth > 2 * limits.svg.depth)
      throw tooCostly(`has too many elements that use each other, in ${place}`);
    known.set(element, 'open');
    let cost = ownCost(element);
    for (const child of element.children) {
      if (child.type === 'element') cost = plus(cost, costOf(child, depth + 1));
    }
    const shapes = cost;
    for (const [property, value] of styles.of(element)) {
      if (property === 'filter') {
        const filters = idsIn(value).flatMap(id => styles.ids.get(id) ?? []);
        const spread = spreadOf(value, filters, side);
        const filtered = cost.filtered * spread + filterCost(value, filters, side);
        cost = { ...cost, filtered: Math.min(filtered, 1e15) };
      }
      for (const id of idsIn(value)) {
        const target = styles.ids.get(id);
        if (!target) continue;
        const marks = property.startsWith('marker') ? shapes.corners : shapes.drawn;
        cost = plus(cost, costOf(target, depth + 1), inherited.has(property) ? marks : 1);
      }
    }
    const target = styles.ids.get(usedBy(element) ?? '');
    // A copy takes a browser several times what the shape itself takes.
    if (target) cost = plus(plus(cost, costOf(target, depth + 1)), { ...nothing, drawn: 4 });
    known.set(element, cost);
    return cost;
  };
  return costOf;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

function ownCost(element: Element): Cost {
  const { d = '', points = '' } = element.attributes;
  const data = (d ?? '') + (points ? `M${points}` : '');
  if (data.length > limits.svg.path) {
    throw tooCostly(
      `has a path of more than ${limits.svg.path / 1e6} MB, in line ${element.position?.start.line}`,
    );
  }
  const isText = !['style', 'metadata', 'desc', 'title'].includes(local(element.name));
  const text = isText
    ? element.children.reduce((sum, child) => sum + ('value' in child ? child.value.trim().length : 0), 0)
    : 0;
  const corners = data ? numbersIn(data).length / 2 : 2;
  return {
    drawn: 1 + corners / 100 + text / 10,
    filtered: 0,
    length: data ? pathLength(data) : outlineOf(element),
    corners,
    text,
  };
}

/** Length of the outline of a shape that is no path, roughly. */
function outlineOf({ attributes }: Element): number {
  const length = (name: string) => Math.abs(lengthOf(attributes[name] ?? ''));
  const line = Math.abs(lengthOf(attributes.x2 ?? '') - lengthOf(attributes.x1 ?? ''));
  const height = Math.abs(lengthOf(attributes.y2 ?? '') - lengthOf(attributes.y1 ?? ''));
  return (
    2 * (length('width') + length('height')) + 7 * (length('r') + length('rx') + length('ry')) + line + height
  );
}

/** The id that an element draws again through `href`. A link leads somewhere, but does not draw it. */
function usedBy(element: Element): string | undefined {
  if (local(element.name) === 'a') return undefined;
  const href = Object.entries(element.attributes).find(([name]) => local(name) === 'href');
  return ownId(href?.[1] ?? '');
}

function idsIn(value: string): string[] {
  return [...value.matchAll(/url\(\s*["']?\s*#([^"')\s]+)/gi)].map(found => found[1]!);
}

interface Styles {
  ids: ReadonlyMap<string, Element>;
  /** What is declared of an element: by its attributes, its style, and the style sheets. */
  of: (element: Element) => Declaration[];
  /** The shortest dash anywhere, in the drawing's units; Infinity where no line is dashed. */
  dash: number;
}

/** What an element can be styled by that costs something; all else is left out. */
const costly =
  /^(?:filter|mask|clip-path|fill|stroke|stroke-dasharray|marker|marker-start|marker-mid|marker-end|mask-image|backdrop-filter|--.*)$/;

function stylesOf(top: Element): Styles {
  const ids = new Map<string, Element>();
  const sheet = new Map<string, Declaration[]>();
  let dash = Number.POSITIVE_INFINITY;
  const note = (declarations: Declaration[]) => {
    for (const [property, value] of declarations) {
      if (property === 'stroke-dasharray') dash = Math.min(dash, periodOf(value));
    }
  };
  const visit = (element: Element) => {
    const { id } = element.attributes;
    if (id && !ids.has(id)) ids.set(id, element);
    if (local(element.name) === 'style') {
      for (const { selectors, declarations } of rulesOf(textOf(element))) {
        const kept = declarations.filter(([property]) => costly.test(property)).map(anybodys);
        for (const selector of kept.length > 0 ? selectors : []) {
          sheet.set(selector, [...(sheet.get(selector) ?? []), ...kept]);
        }
        note(kept);
      }
    }
    note(ownDeclarations(element));
    for (const child of element.children) if (child.type === 'element') visit(child);
  };
  visit(top);
  const of = (element: Element) => {
    const { id, class: classes } = element.attributes;
    const names = [
      '*',
      local(element.name),
      `#${id}`,
      ...(classes ?? '').split(/\s+/).map(name => `.${name}`),
    ];
    return [...names.flatMap(name => sheet.get(name) ?? []), ...ownDeclarations(element)];
  };
  return { ids, of, dash };
}

/** A variable may be used for anything: it costs what the dearest use would. */
const anybodys = ([property, value]: Declaration): Declaration => [
  property.startsWith('--') ? 'filter' : property,
  value,
];

function ownDeclarations(element: Element): Declaration[] {
  const { style, ...attributes } = element.attributes;
  const own = Object.entries(attributes).filter(([name]) => costly.test(name)) as Declaration[];
  return [
    ...own,
    ...(style ? declarationsOf(style) : []).filter(([name]) => costly.test(name)).map(anybodys),
  ];
}

/** How long a line's dashes and gaps are on the average; Infinity where it has none. */
function periodOf(value: string): number {
  const numbers = numbersIn(value).map(Math.abs);
  const sum = numbers.reduce((one, other) => one + other, 0);
  return sum > 0 ? (2 * sum) / numbers.length : Number.POSITIVE_INFINITY;
}
