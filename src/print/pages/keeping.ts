import { createHash } from 'node:crypto';
import { toString as textOf } from 'hast-util-to-string';
import { diffIndices } from 'node-diff3';
import type { PlannedPage } from './pieces.ts';
import type { FlowUnit } from './units.ts';

/*
 * Pages that stay: what an earlier printing set is a wish of the next one. A paragraph that was not corrected keeps its lines, one that
 * was keeps their number where it can, and pages end where they ended.
 */

/** How a part was set: for each of its units what it was and in how many lines, and where its pages ended. */
export interface SetPart {
  units: { digest: string; lines: number }[];
  /** Each page's end but the last: the unit with which the next page begins, and the line of it. */
  ends: [unit: number, line: number][];
}

/** What a unit is to keep: the number of its lines, whether its words are the same, and the lines before which pages ended. */
export interface Keep {
  lines: number | null;
  same: boolean;
  ends: ReadonlySet<number>;
}

const digestOf = ({ element }: FlowUnit): string =>
  createHash('sha256')
    .update(`${element.tagName}\n${textOf(element)}`)
    .digest('base64url')
    .slice(0, 16);

/** How a part was set. @param pages as they were planned; none where the part was left to the style sheet */
export function setPartOf(units: readonly FlowUnit[], pages: readonly PlannedPage[]): SetPart {
  const counts = units.map(({ set }) => set?.ways[0]?.lines.length ?? 1);
  const ends: SetPart['ends'] = [];
  for (const { pieces } of pages) {
    for (const { unit, to, from } of pieces) counts[unit] = from === 0 ? to : Math.max(counts[unit]!, to);
  }
  for (const { pieces } of pages.slice(0, -1)) {
    const last = pieces.filter(piece => !piece.moved).at(-1);
    if (!last) continue;
    const isWhole = pages.every(page => page.pieces.every(p => p.unit !== last.unit || p.to <= last.to));
    ends.push(isWhole ? [last.unit + 1, 0] : [last.unit, last.to]);
  }
  return { units: units.map((unit, k) => ({ digest: digestOf(unit), lines: counts[k]! })), ends };
}

/** What each unit of a part is to keep of an earlier setting of it. */
export function keepsOf(units: readonly FlowUnit[], former: SetPart): Keep[] {
  const digests = units.map(digestOf);
  const pairs = pairsOf(
    former.units.map(({ digest }) => digest),
    digests,
  );
  const ends = new Map<number, Set<number>>();
  for (const [unit, line] of former.ends) {
    const at = placeOf(unit, line, pairs);
    if (at) ends.set(at[0], (ends.get(at[0]) ?? new Set()).add(at[1]));
  }
  const formerOf = new Map([...pairs].map(([old, own]) => [own, former.units[old]!]));
  return units.map((_, k): Keep => {
    const old = formerOf.get(k);
    return {
      lines: old?.lines ?? null,
      same: old?.digest === digests[k],
      ends: ends.get(k) ?? new Set(),
    };
  });
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
