import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Part } from './compose.ts';
import { type Folios, foliosOf } from './folios.ts';
import type { LineContext } from './lines/index.ts';
import type { Geometry } from './page.ts';
import { type Extent, inOneColumn, setPages } from './pages/index.ts';
import type { PlannedPage } from './pages/paginate.ts';
import { unitsOf } from './pages/units.ts';
import { fillFolios, referredIn } from './references.ts';

/** A part divided into pages. */
export interface PlannedPart {
  tree: Element;
  /** None where the part is left to the style sheet. */
  pages: PlannedPage[];
}

/** Parts of one page, set by the style sheet alone. */
const fixed = new Set(['half-title', 'series', 'title-page', 'imprint']);

/** How often parts are set again, because numbers of pages in them changed by their own setting. */
const rounds = 4;

/** What the planner is given besides the parts. */
export interface PlanContext {
  lines: LineContext;
  geometry: Geometry;
  /** Where units stand in their parts, set in one column, by their numbers. */
  measureUnits: (parts: string, measure: number) => Promise<Extent[]>;
  /** Counts the time of a stage. */
  timed: <T>(stage: string, work: () => T | Promise<T>) => Promise<T>;
}

/**
 * Breaks lines and pages of a book. Parts that refer to pages are set again with the numbers that came out, until no
 * number changes.
 * @param trees the parts' trees with the setter's marks, and `feet` the notes for the feet of their pages
 */
export async function planBook(
  parts: Part[],
  trees: Element[],
  feet: (Element | undefined)[],
  context: PlanContext,
): Promise<{ parts: PlannedPart[]; folios: Folios }> {
  const planned: PlannedPart[] = [];
  const referred = trees.map(
    (tree, k) => new Set([tree, feet[k]].flatMap(one => [...(one ? referredIn(one) : [])])),
  );
  let folios: Folios = new Map();
  let stale = parts.map((_, k) => k);
  for (let round = 0; round < rounds && stale.length > 0; round++) {
    const filled = stale.map(k => ({
      part: parts[k]!,
      tree: fillFolios(trees[k]!, folios),
      foot: feet[k] && fillFolios(feet[k], folios),
    }));
    const set = await setParts(filled, context);
    stale.forEach((k, at) => {
      planned[k] = set[at]!;
    });
    const before = folios;
    folios = foliosOf(
      parts,
      planned.map(({ tree }) => tree),
    );
    stale = parts.flatMap((_, k) =>
      [...referred[k]!].some(id => before.get(id) !== folios.get(id)) ? [k] : [],
    );
  }
  return { parts: planned, folios };
}

interface FilledPart {
  part: Part;
  tree: Element;
  foot: Element | undefined;
}

/** Breaks the lines of parts, measures what the browser alone can measure, and divides them into pages. */
async function setParts(
  filled: FilledPart[],
  { lines, geometry, measureUnits, timed }: PlanContext,
): Promise<PlannedPart[]> {
  const flows = await timed('lines', () =>
    filled.map(({ part, tree, foot }) => ({
      text: { tree, units: fixed.has(part.kind) ? [] : unitsOf(tree, lines) },
      foot: foot && { tree: foot, units: unitsOf(foot, lines), references: part.foot?.references ?? [] },
    })),
  );
  return timed('pages', async () => {
    let count = 0;
    const columns = flows.flatMap(({ text, foot }) => (foot ? [text, foot] : [text]));
    const html = columns.map(({ tree, units }) => {
      const column = inOneColumn(tree, units, count);
      count += units.length;
      return column;
    });
    const extents = await measureUnits(toHtml(html), geometry.measure);
    const measured = <T extends (typeof columns)[number]>(flow: T) => ({
      ...flow,
      extents: extents.splice(0, flow.units.length),
    });
    const page = { lines: geometry.lines, leading: (geometry.leading * 96) / 72 };
    return flows.map(({ text, foot }) => {
      const planned = measured(text);
      const below = foot && measured(foot);
      return text.units.length === 0 ? { tree: text.tree, pages: [] } : setPages(planned, below, page);
    });
  });
}
