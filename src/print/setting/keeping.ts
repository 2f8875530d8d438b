import { createHash } from 'node:crypto';
import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { diffIndices } from 'node-diff3';
import type { FormerEnds, PlannedPage } from '../../typesetting/pages/pieces.ts';
import type { Line } from './line.ts';
import type { KeptLines } from './paragraph.ts';
import type { FlowUnit } from './units.ts';

/*
 * Pages that stay: what an earlier printing set is a wish of the next one. A paragraph that was not corrected keeps its lines, one
 * that was keeps their number where letters and spaces allow, pages end where they ended, and their number stays.
 */

/** How a part was set: its units, and where its pages ended. */
export interface SetPart {
  units: SetUnit[];
  /** Each page's end but the last: the unit with which the next page begins, and the line of it. */
  ends: [unit: number, line: number][];
  /** Its pages, from 0, that were a line shorter than a full one. */
  shallow?: number[];
  /** By how many lines all its pages were made shorter, because the browser had no room for what was planned. */
  shorter?: number;
}

/** How a unit was set. */
export interface SetUnit {
  /** Of its words, their styles, its notes and its height. */
  digest: string;
  lines: number;
  /** Where its lines ended in its text, if it was set in lines. */
  breaks?: number[];
}

/** What a unit is to keep of the printing whose pages stay. */
export interface Keep {
  /** Its lines; none for one that is new. */
  lines?: KeptLines;
  /** Whether its words are the same. */
  same: boolean;
  /** Where pages ended in it. */
  former: FormerEnds;
  /** How many lines stood before it that are gone. */
  gone: number;
}

/** What a part is to keep: each of its units, and the number of its pages. */
export interface Keeping {
  units: Keep[];
  pages: number;
}

/**
 * Digests of units: of their words with their styles, of the notes to which they refer, and of their heights.
 * @param extents where they stand in one column
 * @param notes for the feet of the part's pages, by the ids of what refers to them
 */
export function digestsOf(
  units: readonly Pick<FlowUnit, 'element'>[],
  extents: readonly { top: number; bottom: number }[],
  notes: ReadonlyMap<string, Element>,
): string[] {
  const inside = (node: ElementContent): string => {
    if (node.type === 'text') return node.value;
    if (node.type !== 'element') return '';
    const { id, className } = node.properties;
    const note = id === undefined ? undefined : notes.get(String(id));
    const children = node.children.map(inside).join('');
    return `<${node.tagName} ${className ?? ''}>${children}${note ? textOf(note) : ''}</>`;
  };
  return units.map(({ element }, k) => {
    const { top, bottom } = extents[k]!;
    const words = `${Math.round(bottom - top)} ${inside(element)}`;
    return createHash('sha256').update(words).digest('base64url').slice(0, 16);
  });
}

/**
 * How a part was set.
 * @param digests of its units
 * @param lines those of each unit; undefined for what was not set in lines
 * @param pages as they were planned; none where the part was left to the style sheet
 */
export function setPartOf(
  digests: readonly string[],
  lines: readonly (readonly Pick<Line, 'to'>[] | undefined)[],
  pages: readonly PlannedPage[],
): SetPart {
  const ends: SetPart['ends'] = [];
  for (const { pieces } of pages.slice(0, -1)) {
    const last = pieces.filter(piece => !piece.moved).at(-1);
    // A page of what came from elsewhere: the text ends where it ended before.
    if (!last) ends.push(ends.at(-1) ?? [0, 0]);
    else {
      const isWhole = pages.every(page => page.pieces.every(p => p.unit !== last.unit || p.to <= last.to));
      ends.push(isWhole ? [last.unit + 1, 0] : [last.unit, last.to]);
    }
  }
  return {
    units: digests.map((digest, k): SetUnit => {
      const own = lines[k];
      return {
        digest,
        lines: own?.length ?? 1,
        ...(own && { breaks: own.map(({ to }) => to) }),
      };
    }),
    ends,
    shallow: pages.flatMap(({ shallow }, page) => (shallow ? [page] : [])),
  };
}

/** What a part is to keep of an earlier setting of it. @param digests of its units as they are now */
export function keepingOf(digests: readonly string[], former: SetPart): Keeping {
  const pairs = pairsOf(
    former.units.map(({ digest }) => digest),
    [...digests],
  );
  const ends = new Map<number, Map<number, boolean>>();
  const shallow = new Set(former.shallow);
  former.ends.forEach(([unit, line], page) => {
    const at = placeOf(unit, line, pairs);
    if (at) ends.set(at[0], (ends.get(at[0]) ?? new Map()).set(at[1], shallow.has(page)));
  });
  const gone = new Map<number, number>();
  former.units.forEach(({ lines }, old) => {
    const at = pairs.has(old) ? null : placeOf(old, 0, pairs);
    if (at) gone.set(at[0], (gone.get(at[0]) ?? 0) + lines);
  });
  const formerOf = new Map([...pairs].map(([old, own]) => [own, former.units[old]!]));
  const corrected = digests.findIndex((digest, k) => digest !== former.units[k]?.digest);
  const spread = spreadIn(former, corrected < 0 ? digests.length : corrected);
  const keeps = digests.map((digest, k): Keep => {
    const old = formerOf.get(k);
    const same = old?.digest === digest;
    const own = ends.get(k) ?? new Map<number, boolean>();
    const pageEnds = new Set(own.keys());
    return {
      ...(old && { lines: { count: old.lines, ...(same && { breaks: old.breaks }), pageEnds } }),
      same,
      gone: gone.get(k) ?? 0,
      former: { ends: own, ...(spread?.[0] === k && { spread: spread[1] }) },
    };
  });
  return { units: keeps, pages: former.ends.length + 1 };
}

/** Where the spread begins on which the first corrected unit began; none if that is the first page. */
function spreadIn({ ends }: SetPart, corrected: number): SetPart['ends'][number] | undefined {
  const page = ends.filter(([unit, line]) => unit < corrected || (unit === corrected && line === 0)).length;
  // Parts open on rectos: their second page and their third are the first spread.
  return ends[page - 1 - ((page + 1) % 2)];
}

/** Former units and those that they are now: the same ones, and between them others of equal number, in their order. */
function pairsOf(former: readonly string[], own: readonly string[]): Map<number, number> {
  const pairs = new Map<number, number>();
  let [old, now] = [0, 0];
  const walk = (count: number) => {
    for (let k = 0; k < count; k++) pairs.set(old++, now++);
  };
  for (const { buffer1, buffer2 } of diffIndices([...former], [...own])) {
    walk(buffer1[0] - old);
    if (buffer1[1] === buffer2[1]) walk(buffer1[1]);
    else {
      old += buffer1[1];
      now += buffer2[1];
    }
  }
  walk(former.length - old);
  return pairs;
}

/** Where a page's end is now: in the same unit, or before the next one that is still there. */
function placeOf(unit: number, line: number, pairs: ReadonlyMap<number, number>): [number, number] | null {
  const own = pairs.get(unit);
  if (own !== undefined) return [own, line];
  const later = [...pairs.keys()].filter(old => old > unit);
  return later.length === 0 ? null : [pairs.get(Math.min(...later))!, 0];
}
