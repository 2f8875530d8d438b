import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Extent } from '../../press/extent.ts';
import { isElastic } from '../../typesetting/pages/collect.ts';
import { costs } from '../../typesetting/pages/costs.ts';
import type { NoteLine } from '../../typesetting/pages/feet.ts';
import {
  type Piece,
  type PlannedPage,
  paginate,
  type Unit,
  type Way,
} from '../../typesetting/pages/paginate.ts';
import type { Rows } from '../../typesetting/pages/pieces.ts';
import type { Alteration } from './alterations.ts';
import { continued, divideAtPages, type Portion, portionsOf, withStyle } from './divide.ts';
import type { Keep, Keeping, SetPart } from './keeping.ts';
import { paragraphOfLines } from './lines.ts';
import { recorded } from './recorded.ts';
import { cutRows, markRows, rowElements, rowsOf } from './rows.ts';
import { type FlowUnit, isTurned, staysWithNext, type TreeUnit } from './units.ts';

/** How many times the cost of the best way another one may have, as far as lines go, to be thought of. */
const tolerable = 4000;

/** What the lines of a corrected paragraph count for beside the pages that stay through them. */
const correctedShare = 0.1;

/** A way to set a unit: which of its paragraph's it is, and whether it was set so before. */
interface SetWay extends Way {
  number: number;
  again: boolean;
  /** Whether it is lines. */
  inLines: boolean;
}

/** A part as it is planned: its units, where they stand in one column, and the notes for the feet of its pages. */
export interface Planned {
  tree: Element;
  units: FlowUnit[];
  extents: Extent[];
}

/**
 * The part in one column, its units numbered, for the browser to measure. Paragraphs whose lines are computed stand there
 * with one line: what they are asked for is its height, and the space around them.
 */
export function inOneColumn(tree: Element, units: TreeUnit[], computed: Set<Element>): Element {
  const numbers = new Map(units.map(({ element }, k) => [element, k]));
  const mark = (element: Element): Element => {
    const number = numbers.get(element);
    if (number === undefined) {
      return {
        ...element,
        children: element.children.map(child => (child.type === 'element' ? mark(child) : child)),
      };
    }
    const made = computed.has(element)
      ? paragraphOfLines(element, [[{ type: 'text', value: 'x' }]])
      : markRows(element);
    return { ...made, properties: { ...made.properties, 'data-unit': String(number) } };
  };
  return mark(tree);
}

/**
 * Plans the pages of a part and divides its tree accordingly.
 * @param foot the part's notes, as `footOf` makes them, where they stand at the feet of its pages
 * @param digests of its units
 * @param keeping what it is to keep of the printing whose pages stay
 * @param geometry lines of a full page, and their height in CSS pixels; whether the part opens on a verso
 */
export function setPages(
  { tree, units, extents, digests, keeping }: Planned & { digests: string[]; keeping?: Keeping },
  foot: (Planned & { references: string[] }) | undefined,
  geometry: { lines: number; leading: number; verso?: boolean | undefined },
): { tree: Element; pages: PlannedPage[]; record: SetPart; moved: number[]; altered: Alteration[] } {
  const notes = foot ? notesOf(foot) : [];
  const depth = geometry.lines * geometry.leading;
  const rows = units.map(({ element, set }, k) => (set ? undefined : rowsOf(element, extents[k]!, depth)));
  const referred = notesByLine(units, rows, foot?.references ?? []);
  const gapAbove = (k: number) => (k === 0 ? 0 : Math.max(0, extents[k]!.top - extents[k - 1]!.bottom));
  const children = new Set<ElementContent>(tree.children as ElementContent[]);
  const floats = units.map((_, k) => !rows[k] && isFloat(children, units, k, referred[k]!));
  const heightOf = (k: number) => extents[k]!.bottom - extents[k]!.top;
  /** What a float is made higher by, so that the lines below it stand in register. */
  const padOf = (k: number) =>
    Math.ceil(heightOf(k) / geometry.leading - 0.02) * geometry.leading - heightOf(k);
  const plan = units.map(({ element, set }, k): Unit & { ways: SetWay[] } => {
    const keep = keeping?.units[k];
    const height = heightOf(k) + (floats[k] ? padOf(k) : 0);
    const own = set ? waysOf(set, height, referred[k]!, keep) : [wayOf(height, referred[k]!, rows[k])];
    const ways = own.map(way => (keep ? { ...way, ...asKept(way, keep) } : way));
    return {
      ...(keep && { former: keep.former }),
      gap: gapAbove(k),
      ways,
      keep: staysWithNext(element),
      ...(floats[k] && { float: (k + 1 < units.length && gapAbove(k + 1)) || geometry.leading }),
      ...(floats[k - 1] && set && { alone: 0 }),
    };
  });
  const planned = paginate(plan, geometry.lines, geometry.leading, notes, {
    kept: keeping?.pages,
    verso: geometry.verso,
  });
  // What cannot be planned is left to Paged.js in one piece.
  const whole = plan.map(({ ways }, unit): Piece => ({ unit, way: 0, from: 0, to: ways[0]!.lines, gap: 0 }));
  const pages =
    planned.length > 0
      ? planned
      : [
          {
            pieces: whole,
            stretch: 0,
            short: 0,
            space: 0,
            notes: notes.map((lines, note) => ({ note, from: 0, to: lines.length })),
          },
        ];
  const portions = new Map<Element, Portion[]>();
  pages.forEach(({ pieces, stretch }, number) => {
    const spaced = new Set(pieces.filter((piece, k) => k > 0 && isElastic(plan, piece)));
    for (const piece of pieces) {
      const { element, set } = units[piece.unit]!;
      const widened =
        stretch > 0 && spaced.has(piece) ? `margin-top:${round(piece.gap + stretch / spaced.size)}px` : '';
      const padded = floats[piece.unit] ? `padding-bottom:${round(padOf(piece.unit))}px` : '';
      const part = set
        ? linesFrom(element, set, plan[piece.unit]!, piece)
        : rowsFrom(element, plan[piece.unit]!, extents[piece.unit]!, piece);
      const portion = {
        page: number,
        element: { ...part, properties: withStyle(withStyle(part.properties, widened), padded) },
        ...(piece.moved && { moved: true }),
      };
      addTo(portions, element, portion);
    }
  });
  const feet = foot ? feetOf(foot, pages) : undefined;
  const part = { units, digests, ...(keeping && { keeping }) };
  return {
    ...{ tree: divideAtPages(tree, portions, feet), pages },
    ...recorded(part, pages, linesOn(pages, units, plan), planned),
  };
}

/** The lines in which units stand on pages; undefined for what was not set in lines. */
function linesOn(pages: readonly PlannedPage[], units: FlowUnit[], plan: { ways: SetWay[] }[]) {
  const chosen = new Map(pages.flatMap(page => page.pieces.map(piece => [piece.unit, piece.way])));
  return units.map(({ set }, k) => set?.ways[plan[k]!.ways[chosen.get(k) ?? 0]!.number]?.lines);
}

/** What a way costs where a paragraph is to keep the number of its lines; the former way of one that is the same costs nothing. */
function asKept({ lines, cost, again, inLines, noted }: SetWay, keep: Keep): Pick<Way, 'cost' | 'kept'> {
  if (!keep.lines) return { cost };
  if (!keep.same) {
    const other = Math.abs(lines - keep.lines.count);
    return {
      cost: cost * correctedShare + costs.resetCorrected * other,
      kept: inLines && other === 0 && !noted,
    };
  }
  if (again) return { cost: 0, kept: true };
  // Some of its lines stand before the spread of the first correction.
  const isBefore = (keep.former.spread ?? 0) > 0;
  return { cost: cost + (isBefore ? costs.passedSpread : costs.resetSame) };
}

function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const own = lists.get(key);
  if (own) own.push(value);
  else lists.set(key, [value]);
}

/** Whether a unit may go to the head of the next page: a figure or table that no colon announces. */
function isFloat(children: Set<ElementContent>, units: FlowUnit[], k: number, notes: number[][][]): boolean {
  const { element } = units[k]!;
  if (!(element.tagName === 'figure' || isTurned(element)) || !children.has(element)) return false;
  const before = units[k - 1]?.element;
  const announced = before !== undefined && /:$/.test(textOf(before).trimEnd());
  return !announced && notes.flat(2).length === 0;
}

/** A note's units, in the column of its part's notes. */
const unitsByNote = ({ tree, units }: Planned): number[][] => {
  const numbers = new Map<ElementContent, number>(units.map(({ element }, k) => [element, k]));
  const inside = (node: ElementContent): number[] => {
    const own = numbers.get(node);
    if (own !== undefined) return [own];
    return node.type === 'element' ? node.children.flatMap(inside) : [];
  };
  return notesIn(tree).map(inside);
};

const notesIn = (tree: Element): Element[] =>
  tree.children.flatMap(foot => (foot.type === 'element' ? (foot.children as Element[]) : []));

/** The notes for the feet of a part's pages, by the ids of what refers to them. */
export function notesByReference(
  foot: { tree: Element; references: string[] } | undefined,
): Map<string, Element> {
  const notes = foot ? notesIn(foot.tree) : [];
  return new Map(foot?.references.flatMap((id, k) => (notes[k] ? [[id, notes[k]]] : [])));
}

/** The lines of notes, for the foot. */
function notesOf(foot: Planned): NoteLine[][] {
  return unitsByNote(foot).map(own =>
    own.flatMap((number, k): NoteLine[] => {
      const { top, bottom } = foot.extents[number]!;
      const gap = k === 0 ? 0 : Math.max(0, top - foot.extents[number - 1]!.bottom);
      const lines = foot.units[number]!.set?.ways[0]?.lines;
      const height = bottom - top;
      if (!lines) return [{ height, gap, end: true }];
      return lines.map((line, at) => ({ height, gap: at === 0 ? gap : 0, end: !line.hyphen }));
    }),
  );
}

/** Which notes the lines of units refer to for the first time, by way and line; what is referred to nowhere comes last. */
function notesByLine(units: FlowUnit[], rows: (Rows | undefined)[], references: string[]): number[][][][] {
  const numbers = new Map(references.map((id, note) => [id, note]));
  const inside = (node: ElementContent): number[] => {
    if (node.type !== 'element') return [];
    const own = numbers.get(String(node.properties.id ?? ''));
    return own === undefined ? node.children.flatMap(inside) : [own];
  };
  const found = units.map(({ element, set }, k) => {
    const all = numbers.size > 0 ? inside(element) : [];
    if (rows[k] && all.length > 0) {
      const byRow = rowElements(element).map(inside);
      const inRows = new Set(byRow.flat());
      byRow[0]!.unshift(...all.filter(note => !inRows.has(note)));
      return [byRow];
    }
    return (set?.ways ?? [undefined]).map(way =>
      !way || !set || all.length === 0 ? [all] : set.render(way.lines).map(line => line.flatMap(inside)),
    );
  });
  const known = new Set(found.flat(3));
  const lost = references.flatMap((_, note) => (known.has(note) ? [] : note));
  for (const way of found.at(-1) ?? []) way.push([...(way.pop() ?? []), ...lost]);
  return found;
}

/** What stands at the feet of pages, each at its height. */
function feetOf(foot: Planned, pages: PlannedPage[]): Map<number, Element> {
  const owners = unitsByNote(foot);
  const pieces = pages.flatMap(({ notes }, page) => notes.map(piece => ({ page, ...piece })));
  const portions = new Map<Element, Portion[]>();
  for (const { page, note, from, to } of pieces) {
    let line = 0;
    for (const number of owners[note]!) {
      const { element, set } = foot.units[number]!;
      const count = set ? set.ways[0]!.lines.length : 1;
      const [first, last] = [Math.max(from, line) - line, Math.min(to, line + count) - line];
      line += count;
      if (first >= last) continue;
      const part = set ? cut(element, set.render(set.ways[0]!.lines), first, last) : element;
      addTo(portions, element, { page, element: part });
    }
  }
  return new Map(
    portionsOf(foot.tree, portions).flatMap(({ page, element }) => {
      if (element.type !== 'element') return [];
      const style = `margin-top:${round(pages[page]?.space ?? 0)}px`;
      return [[page, { ...element, properties: withStyle(element.properties, style) }] as const];
    }),
  );
}

/** The one way to set a unit that has no lines: as a whole, or in rows. */
function wayOf(height: number, notes: number[][][], rows: Rows | undefined): SetWay {
  const lines = rows ? rows.tops.length - 1 : 1;
  return {
    ...{ number: 0, again: true, inLines: false, lines, height, cost: 0 },
    hyphen: () => false,
    notes: row => referred(notes[0], row, lines),
    noted: notes.flat(2).length > 0,
    ...(rows && { rows }),
  };
}

/**
 * The ways to set a paragraph that are worth thinking of: the best, and one line more or less.
 * @param height of one of its lines
 * @param keep what it is to keep
 */
function waysOf(
  set: NonNullable<FlowUnit['set']>,
  height: number,
  notes: number[][][],
  keep?: Keep,
): SetWay[] {
  const best = set.ways[0]!;
  // Where its lines cannot be set as they were, their number is what stays.
  const former =
    set.ways.find(({ kept }) => kept) ?? set.ways.find(way => way.lines.length === keep?.lines?.count);
  return set.ways.flatMap((way, number) => {
    const { lines, demerits } = way;
    const again = way === former;
    const cost = demerits - best.demerits;
    const near = Math.abs(lines.length - best.lines.length) <= 1 && cost <= tolerable;
    // For the number of lines that is to stay, anything good is.
    const wanted = keep?.lines && between(lines.length, best.lines.length, keep.lines.count);
    if (!near && !wanted && !again) return [];
    return {
      number,
      again,
      inLines: true,
      lines: lines.length,
      height,
      cost,
      hyphen: (k: number) => lines[k]?.hyphen === true,
      notes: (k: number) => referred(notes[number], k, lines.length),
      noted: notes.flat(2).length > 0,
    };
  });
}

const between = (value: number, one: number, other: number) =>
  value >= Math.min(one, other) && value <= Math.max(one, other);

/** Where no line is told apart, all notes belong to the last. */
function referred(notes: number[][] = [], line: number, count: number): number[] {
  if (notes.length === count) return notes[line]!;
  return line === count - 1 ? notes.flat() : [];
}

function linesFrom(
  element: Element,
  set: NonNullable<FlowUnit['set']>,
  unit: { ways: SetWay[] },
  piece: Piece,
): Element {
  const { lines } = set.ways[unit.ways[piece.way]!.number]!;
  return cut(element, set.render(lines), piece.from, piece.to);
}

/** What has no lines, or the rows of it that stand on a page. */
function rowsFrom(element: Element, unit: { ways: SetWay[] }, { rows }: Extent, piece: Piece): Element {
  const { lines } = unit.ways[0]!;
  return rows && piece.to - piece.from < lines ? cutRows(element, rows, piece.from, piece.to) : element;
}

/** A paragraph from one line to another. */
function cut(element: Element, lines: ElementContent[][], from: number, to: number): Element {
  const part = paragraphOfLines(element, lines.slice(from, to));
  if (from === 0) return part;
  const { id: _, ...properties } = part.properties;
  return { ...part, properties: continued(properties) };
}

const round = (value: number) => Math.round(value * 1000) / 1000;
