import type { Element, ElementContent } from 'hast';
import { isElastic } from '../../typesetting/pages/collect.ts';
import { type Piece, type PlannedPage, paginate, type Unit } from '../../typesetting/pages/paginate.ts';
import type { Alteration } from './alterations.ts';
import { announcing } from './announcing.ts';
import { linesFrom, rowsFrom } from './cut.ts';
import { addTo, divideAtPages, type Portion, rounded, withStyle } from './divide.ts';
import { feetOf, notesByLine, notesOf } from './feet.ts';
import type { Keeping, SetPart } from './keeping.ts';
import type { SetLines } from './paragraph.ts';
import { recorded } from './recorded.ts';
import { rowsOf } from './rows.ts';
import { type FlowUnit, isTurned, type Planned, staysWithNext } from './units.ts';
import { asKept, type SetWay, wayOf, waysOf } from './ways.ts';

/**
 * Plans the pages of a part and divides its tree accordingly.
 * @param foot the part's notes, as `footOf` makes them, where they stand at the feet of its pages
 * @param digests of its units
 * @param keeping what it is to keep of the printing whose pages stay
 * @param geometry lines of a full page, and their height in CSS pixels; whether the part opens on a verso; what tables say
 *   that go on overleaf, if they say it
 */
export function setPages(
  part: Planned & { digests: string[]; keeping?: Keeping },
  foot: (Planned & { references: readonly (string | undefined)[] }) | undefined,
  geometry: { lines: number; leading: number; verso?: boolean | undefined; again?: string | undefined },
): { tree: Element; pages: PlannedPage[]; record: SetPart; moved: number[]; altered: Alteration[] } {
  const { tree, units: given, keeping } = part;
  const notes = foot ? notesOf(foot) : [];
  const plannedAs = (units: FlowUnit[]) => {
    const plan = unitsToPlan({ ...part, units }, foot?.references ?? [], geometry);
    const pages = paginate(plan, geometry.lines, geometry.leading, notes, {
      kept: keeping?.pages,
      verso: geometry.verso,
    });
    return { units, plan, pages };
  };
  const { units, plan, pages } = keeping
    ? plannedAs(given)
    : withoutDividedTurns(plannedAs(given), plannedAs, geometry.verso === true);
  const feet = foot ? feetOf(foot, pages) : undefined;
  return {
    ...{
      tree: divideAtPages(tree, portionsOn(pages, plan, { ...part, units }, geometry.again), feet),
      pages,
    },
    ...recorded({ ...part, units }, pages, linesOn(pages, units, plan)),
  };
}

/** Units as they were given or with further ways, how they are planned, and the pages that came of it. */
interface PlannedPages {
  units: FlowUnit[];
  plan: UnitToPlan[];
  pages: PlannedPage[];
}

/** How often ways are added at most: with other pages, others may end within a word. */
const rounds = 3;

/**
 * Where a leaf is turned within a word, the paragraph is also given a way of as many lines in which it is not: all pages can end
 * where they ended.
 * @param verso whether the part opens on a verso
 */
function withoutDividedTurns(
  first: PlannedPages,
  plannedAs: (units: FlowUnit[]) => PlannedPages,
  verso: boolean,
): PlannedPages {
  let now = first;
  const offered = new Set<string>();
  for (let round = 1; round <= rounds; round++) {
    const turns = dividedTurns(now, verso).filter(({ unit, to }) => !offered.has(`${unit} ${to}`));
    for (const { unit, to } of turns) offered.add(`${unit} ${to}`);
    const further = new Map(turns.flatMap(turn => wayBeside(turn, now)));
    if (further.size === 0) return now;
    now = plannedAs(
      now.units.map((unit, k) => {
        const way = further.get(k);
        return way && unit.set ? { ...unit, set: { ...unit.set, ways: [...unit.set.ways, way] } } : unit;
      }),
    );
  }
  return now;
}

/** The pieces with which rectos end within a word. */
const dividedTurns = ({ pages, plan }: PlannedPages, verso: boolean): Piece[] =>
  pages.flatMap(({ pieces }, page) => {
    const last = pieces.at(-1);
    const isRecto = (page % 2 === 0) !== verso;
    return isRecto && last && plan[last.unit]!.ways[last.way]!.hyphen(last.to - 1) ? [last] : [];
  });

/** The number of the unit of a piece, and a way of as many lines in which that with which the piece ends does not end within a word. */
function wayBeside({ unit, way, to }: Piece, { units, plan }: PlannedPages): [number, SetLines][] {
  const own = units[unit]!.set?.unbroken(to - 1, plan[unit]!.ways[way]!.lines);
  return own ? [[unit, own]] : [];
}

/** A unit with the ways to set it, and what is added below it so that the lines after it stand in register. */
interface UnitToPlan extends Unit {
  ways: SetWay[];
  pad: number;
}

/** Units with the ways to set them. @param references ids of what refers to the notes at the feet of the pages */
function unitsToPlan(
  { tree, units, extents, keeping }: Planned & { keeping?: Keeping },
  references: readonly (string | undefined)[],
  { lines, leading, again }: { lines: number; leading: number; again?: string | undefined },
): UnitToPlan[] {
  const rows = units.map(({ element, set }, k) =>
    set ? undefined : rowsOf(element, extents[k]!, lines * leading, again ? leading : 0),
  );
  const divided = rows.map((own, k) => own && extents[k]!.rows);
  const referred = notesByLine(units, divided, references);
  const children = new Set<ElementContent>(tree.children as ElementContent[]);
  const announces = announcing(tree);
  const floats = units.map(
    (_, k) => !rows[k] && isFloat(children, units[k]!, announces[k - 1] === true, referred[k]!),
  );
  /** What is but a line below a heading does not hold it at the foot: it stays with what follows, as the heading does. */
  const isShortBelowHeading = (k: number, ways: SetWay[]) =>
    /^h[1-6]$/.test(units[k - 1]?.element.tagName ?? '') &&
    ways.every(({ lines, height }) => lines * height < 1.5 * leading);
  const gapAbove = (k: number) => (k === 0 ? 0 : Math.max(0, extents[k]!.top - extents[k - 1]!.bottom));
  return units.map(({ element, set }, k): UnitToPlan => {
    const keep = keeping?.units[k];
    const height = extents[k]!.bottom - extents[k]!.top;
    const pad = floats[k] ? Math.ceil(height / leading - 0.02) * leading - height : 0;
    const own = set
      ? waysOf(set, height + pad, referred[k]!, keep)
      : [wayOf(height + pad, referred[k]!, rows[k])];
    return {
      ...(keep && { former: keep.former }),
      gap: gapAbove(k),
      ways: own.map(way => (keep ? { ...way, ...asKept(way, keep) } : way)),
      pad,
      keep: staysWithNext(element) || isShortBelowHeading(k, own),
      ...(announces[k] && { announces: true }),
      ...(rows[k] && /^(?:figure|table)$/.test(element.tagName) && { ordered: true as const }),
      ...(floats[k] && { float: (k + 1 < units.length && gapAbove(k + 1)) || leading }),
      ...(floats[k - 1] && set && { alone: 0 }),
    };
  });
}

/** The portions of units that stand on pages. */
function portionsOn(
  pages: readonly PlannedPage[],
  plan: UnitToPlan[],
  { units, extents }: Planned,
  again: string | undefined,
): Map<Element, Portion[]> {
  const portions = new Map<Element, Portion[]>();
  pages.forEach(({ pieces, stretch }, page) => {
    const spaced = new Set(pieces.filter((piece, k) => k > 0 && isElastic(plan, piece)));
    for (const [at, piece] of pieces.entries()) {
      const { element, set } = units[piece.unit]!;
      const unit = plan[piece.unit]!;
      const widened =
        stretch > 0 && spaced.has(piece) ? `margin-top:${rounded(piece.gap + stretch / spaced.size)}px` : '';
      const padded = unit.float === undefined ? '' : `padding-bottom:${rounded(unit.pad)}px`;
      const own = set
        ? linesFrom(element, set, unit, piece)
        : rowsFrom(
            atEdge(element, at === 0 || at === pieces.length - 1),
            unit,
            extents[piece.unit]!,
            piece,
            again,
          );
      addTo(portions, element, {
        page,
        element: { ...own, properties: withStyle(withStyle(own.properties, widened), padded) },
        ...(piece.moved && { moved: true }),
      });
    }
  });
  return portions;
}

/** A scene break is blank: at the head or foot of a page it has to be shown. */
const atEdge = (element: Element, isEdge: boolean): Element =>
  isEdge && element.tagName === 'hr'
    ? { ...element, properties: { ...element.properties, className: ['shown'] } }
    : element;

/** The lines in which units stand on pages; undefined for what was not set in lines. */
function linesOn(pages: readonly PlannedPage[], units: FlowUnit[], plan: { ways: SetWay[] }[]) {
  const chosen = new Map(pages.flatMap(page => page.pieces.map(piece => [piece.unit, piece.way])));
  return units.map(({ set }, k) => set?.ways[plan[k]!.ways[chosen.get(k) ?? 0]!.number]?.lines);
}

/** Whether a unit may go to the head of the next page: a figure or table that no colon announces. */
function isFloat(
  children: Set<ElementContent>,
  { element }: FlowUnit,
  isAnnounced: boolean,
  notes: number[][][],
): boolean {
  if (!(element.tagName === 'figure' || isTurned(element)) || !children.has(element)) return false;
  return !isAnnounced && notes.flat(2).length === 0;
}
