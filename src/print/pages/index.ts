import type { Element } from 'hast';
import { paragraphOfLines } from '../lines/index.ts';
import { divideAtPages, type Portion, withStyle } from './divide.ts';
import { isElastic, type Piece, type PlannedPage, paginate, type Unit, type Way } from './paginate.ts';
import { type FlowUnit, staysWithNext } from './units.ts';

/** Where a unit stands when the part is set in one column: CSS pixels from the part's head. */
export interface Extent {
  top: number;
  bottom: number;
}

/** How many times the cost of the best way another one may have, as far as lines go, to be thought of. */
const tolerable = 4000;

/** The part in one column, its units numbered, for the browser to measure. */
export function inOneColumn(tree: Element, units: FlowUnit[], first: number): Element {
  const numbers = new Map(units.map(({ element }, k) => [element, first + k]));
  const sets = new Map(units.map(({ element, set }) => [element, set]));
  const mark = (element: Element): Element => {
    const number = numbers.get(element);
    const set = sets.get(element);
    const made = set ? paragraphOfLines(element, set.render(set.ways[0]!.lines)) : element;
    const children =
      number === undefined
        ? element.children.map(child => (child.type === 'element' ? mark(child) : child))
        : made.children;
    const properties =
      number === undefined ? made.properties : { ...made.properties, 'data-unit': String(number) };
    return { ...made, properties, children };
  };
  return mark(tree);
}

/**
 * Plans the pages of a part and divides its tree accordingly.
 * @param extents of its units
 * @param geometry lines of a full page, and their height in CSS pixels
 */
export function setPages(
  tree: Element,
  units: FlowUnit[],
  extents: Extent[],
  geometry: { lines: number; leading: number },
): { tree: Element; pages: PlannedPage[] } {
  const plan = units.map(({ element, set }, k): Unit => {
    const { top, bottom } = extents[k]!;
    const before = k === 0 ? 0 : extents[k - 1]!.bottom;
    return { gap: Math.max(0, top - before), ways: waysOf(set, bottom - top), keep: staysWithNext(element) };
  });
  const planned = paginate(plan, geometry.lines, geometry.leading);
  // What cannot be planned is left to Paged.js in one piece.
  const whole = units.map(({ set }, unit) => ({
    unit,
    way: 0,
    from: 0,
    to: set ? set.ways[0]!.lines.length : 1,
  }));
  const pages = planned.length > 0 ? planned : [{ pieces: whole, stretch: 0, short: 0 }];
  const portions = new Map<Element, Portion[]>();
  pages.forEach(({ pieces, stretch }, number) => {
    const spaced = pieces.filter((piece, k) => k > 0 && isElastic(plan, piece));
    for (const piece of pieces) {
      const { element, set } = units[piece.unit]!;
      const widened =
        stretch > 0 && spaced.includes(piece)
          ? `margin-top:${round(plan[piece.unit]!.gap + stretch / spaced.length)}px`
          : '';
      const part = set ? linesFrom(element, set, plan[piece.unit]!, piece) : element;
      const portion = {
        page: number,
        element: { ...part, properties: withStyle(part.properties, widened) },
      };
      portions.set(element, [...(portions.get(element) ?? []), portion]);
    }
  });
  return { tree: divideAtPages(tree, portions), pages };
}

/** The ways to set a unit that are worth thinking of: the best, and one line more or less. */
function waysOf(set: FlowUnit['set'], height: number): Way[] {
  if (!set) return [{ lines: 1, height, cost: 0, hyphen: () => false }];
  const best = set.ways[0]!;
  const line = height / best.lines.length;
  return set.ways.slice(0, 3).flatMap(({ lines, demerits }) => {
    const cost = demerits - best.demerits;
    const near = Math.abs(lines.length - best.lines.length) <= 1;
    if (!near || cost > tolerable) return [];
    return { lines: lines.length, height: line, cost, hyphen: (k: number) => lines[k]?.hyphen === true };
  });
}

function linesFrom(element: Element, set: NonNullable<FlowUnit['set']>, unit: Unit, piece: Piece): Element {
  const count = unit.ways[piece.way]!.lines;
  const { lines } = set.ways.find(way => way.lines.length === count)!;
  const part = paragraphOfLines(element, set.render(lines).slice(piece.from, piece.to));
  if (piece.from === 0) return part;
  const { id: _, ...properties } = part.properties;
  const classes = Array.isArray(properties.className) ? properties.className : [];
  return { ...part, properties: { ...properties, className: [...classes, 'continued'] } };
}

const round = (value: number) => Math.round(value * 1000) / 1000;
