/**
 * Where the pages of a chapter end, for the whole chapter at once: a dynamic programme over its units, in the manner of
 * M. F. Plass, Optimal Pagination Techniques for Automatic Typesetting Systems (Stanford 1981). Heights are in CSS pixels.
 */
import { headOf, pagesOf, pagesOfFloats, pagesOfNotes, type State } from './collect.ts';
import { closing, costs, movedFrom } from './costs.ts';
import { type Foot, type NoteLine, type Owed, setFoot } from './feet.ts';
import {
  type Head,
  hopeless,
  hopelessIfKept,
  manyEnough,
  manyIfKept,
  pageHeads,
  worthwhile,
} from './heads.ts';
import { levelled } from './level.ts';
import { depthOf, fitting, type Piece, type PlannedPage, type Unit, type Way } from './pieces.ts';

export type * from './pieces.ts';

const noFoot: Foot = { pieces: [], height: 0, rest: [], displaced: 0 };

/** Fewest lines of a paragraph at the foot and at the head of a page, below a heading, and on a chapter's last page. */
const least = { foot: 2, head: 2, belowHeading: 3, lastPage: 5 };

/** How many figures wait for the head of a page at most: where they are more, a page ends before its text is at its foot. */
const most = { waiting: 8 };

/** How many ways to divide a note are tried on a page. */
const fewDivisions = 4;

/** Whether a page may end behind so many lines of a unit, from one on. @param bound whether they stand below a heading */
function mayEnd(way: Way, from: number, here: number, bound: boolean): boolean {
  if (way.rows?.inLines && bound && from === 0 && here < least.belowHeading) return false;
  if (way.rows) return way.rows.ends(from + here - 1);
  const fewest = Math.max(least.foot, way.together ?? 0, bound ? least.belowHeading : 0);
  if (from === 0 && here < fewest) return false;
  return way.lines - from - here >= least.head;
}

/** What a page owes when so many lines from `from` on have been added to it. */
function owedWith(owed: Owed[], way: Way, from: number, here: number): Owed[] {
  if (!way.noted) return owed;
  const further: Owed[] = [];
  for (let line = from; line < from + here; line++)
    for (const note of way.notes(line)) further.push({ note, from: 0 });
  return further.length > 0 ? [...owed, ...further] : owed;
}

/**
 * Plans the pages of a part.
 * @param lines lines of a full page
 * @param leading height of a line of text
 * @param notes their lines, for the foot
 * @param opening whether the part opens on a verso, so that its first page faces the second, and how many pages the part had in the printing whose pages are kept
 * @returns the pages; what may end nowhere on a page of its own is torn where that page is full
 */
export function paginate(
  units: Unit[],
  lines: number,
  leading: number,
  notes: NoteLine[][] = [],
  { kept, verso = false }: { kept?: number | undefined; verso?: boolean | undefined } = {},
): PlannedPage[] {
  const full = lines * leading;
  const depths = [full, full - leading];
  let states: State[] = depths.map(depth => ({
    used: 0,
    spaces: 0,
    recto: !verso,
    opener: !verso,
    depth,
    cost: depth < full ? costs.shortSpread : 0,
    previous: undefined,
    laid: [],
    ended: undefined,
    owed: [],
    pending: [],
    below: 0,
    passed: false,
    intact: kept !== undefined,
  }));

  /** The foot of a page when so many lines from `from` on have been added to it. */
  const footWith = (state: State, way: Way, from: number, here: number, used: number): Foot =>
    way.noted || state.owed.length > 0
      ? setFoot(owedWith(state.owed, way, from, here), notes, state.depth - used, leading)
      : noFoot;

  /** The page behind one that was ended; the first of a spread is a full one, or a line shorter. */
  const opened = (
    closed: State,
    { cost, owed, passed, intact }: Pick<State, 'cost' | 'owed' | 'passed' | 'intact'>,
  ): State[] =>
    (closed.recto ? depths : [closed.depth]).map(depth => {
      const { pieces, used, pending, below } = headOf(closed.pending, units, depth);
      const short = closed.recto && depth < full ? costs.shortSpread : 0;
      // In the order in which all states have what they have: so they are alike to the engine, too.
      return {
        used,
        spaces: 0,
        recto: !closed.recto,
        opener: false,
        depth,
        cost: cost + short,
        previous: closed,
        laid: pieces,
        ended: undefined,
        owed,
        pending,
        below,
        passed,
        intact,
      };
    });

  /** Whether a unit stands below a heading, where what floats between them has gone or not. */
  const isBound = (index: number, passed: boolean): boolean => {
    let before = index - 1;
    while (passed && units[before]?.float !== undefined) before -= 1;
    return units[before]?.keep === true;
  };

  units.forEach((unit, index) => {
    const announced = units[index - 1]?.announces === true;
    const next = new Map<number, State>();
    // A heading at the foot looks cheap until what follows does not fit below it: give nothing up there.
    let limit = Number.POSITIVE_INFINITY;
    const add = (state: State) => {
      const isHeadAtFoot = unit.float !== undefined && state.passed && isBound(index, true);
      if (!unit.keep && !unit.announces && !isHeadAtFoot)
        limit = Math.min(limit, state.cost + (kept === undefined ? hopeless : hopelessIfKept));
      const { used, spaces, recto, depth, owed, pending, below, passed, intact } = state;
      // Notes are owed in the order of the text: how many, and what is left of the first, tells them all.
      const foot = owed.length > 0 ? owed.length * 1000 + owed[0]!.from + 1 : 0;
      const waiting = (intact ? 64 : 0) + pending.length * 4 + (below > 0 ? 2 : 0) + (passed ? 1 : 0);
      const key =
        ((((foot * 128 + waiting) * 4096 + Math.round(used * 2)) * 4 + Math.min(spaces, 3)) * 2 +
          (recto ? 1 : 0)) *
          2 +
        (depth === depths[0] ? 1 : 0);
      const rival = next.get(key);
      if (!rival || state.cost < rival.cost) next.set(key, state);
    };

    const heads = pageHeads();
    /** Lays the unit's lines from `from` on, on the page that `state` describes. */
    const lay = ({ state, way, number, from }: Head) => {
      if (state.cost > limit) return;
      const { former } = unit;
      const bound = isBound(index, state.passed);
      const after = state.used > state.below;
      const moving = (to: number, ending: boolean) =>
        former ? movedFrom(former, { from, to, after, recto: state.recto, ending }) : 0;
      const above = state.passed ? (unit.alone ?? unit.gap) : unit.gap;
      const gap = state.used === 0 || from > 0 ? 0 : Math.max(0, above - state.below);
      const rest = way.lines - from;
      const room = state.depth - state.used - gap + 0.25;
      const fitted = fitting(way, from, room);
      const alone = state.used === 0 && fitted < 1;
      // A row that is higher than a page stands on one of its own.
      const fits = alone && way.rows ? 1 : fitted;
      const spaces = state.spaces + (gap > 0 && !bound ? 1 : 0);
      const whole = state.used + gap + depthOf(way, from, way.lines);
      // Where there is another way out, no note begins after the page of its reference.
      const allowed =
        fits === rest && (state.used === 0 || footWith(state, way, from, rest, whole).displaced === 0);
      if (allowed || (alone && way.lines === 1)) {
        add({
          ...state,
          cost: state.cost + moving(way.lines, false),
          used: whole,
          spaces,
          laid: [...state.laid, { unit: index, way: number, from, to: way.lines, gap }],
          owed: owedWith(state.owed, way, from, rest),
          below: 0,
          passed: false,
          intact: state.intact && way.kept === true,
        });
      }
      const ends: { here: number; foot: Foot; left: number }[] = [];
      let divided = 0;
      for (let here = Math.max(0, Math.min(fits, rest - 1)); here >= 0; here--) {
        if (here === 0 && (state.used === 0 || (from > 0 && state.below === 0))) continue;
        if (here > 0 && !mayEnd(way, from, here, bound)) continue;
        const used = here === 0 ? state.used : state.used + gap + depthOf(way, from, from + here);
        const foot = footWith(state, way, from, here, used);
        const left = state.depth - used - foot.height;
        if (ends.length > 0 && here < fits - 3 && foot.rest.length === 0 && left > 3.5 * leading) break;
        if (foot.displaced > 0 && state.used > 0 && here > 0) continue;
        if (foot.rest.length > 0) divided += 1;
        ends.push({ here, foot, left });
      }
      const isTorn = ends.length === 0 && state.used === 0 && way.lines > 1 && fits < rest;
      if (isTorn) {
        const here = Math.max(1, Math.min(fits, rest - 1));
        const used = depthOf(way, from, from + here);
        const foot = footWith(state, way, from, here, used);
        ends.push({ here, foot, left: Math.max(0, state.depth - used - foot.height) });
      }
      for (const { here, foot, left } of ends) {
        // Of all the ways to divide a note, those with most of it on this page.
        if (foot.rest.length > 0 && divided-- > fewDivisions) continue;
        const moved = moving(from + here, true);
        // A page that is as it was is as good as it was.
        const same = former?.ends.get(from + here) === state.depth < full;
        const stays = same && moved === 0 && state.intact && (here === 0 || way.kept === true);
        const page = {
          spaces: here === 0 ? state.spaces : spaces,
          noted: foot.height > 0,
          opener: state.opener,
        };
        let cost = state.cost + moved;
        if (!stays) {
          cost += closing(left, page, leading) + foot.displaced * costs.displacedNote;
          if (foot.rest.length > 0) cost += costs.dividedNote;
          if (here === 0 && bound) cost += costs.parted;
          if (here === 0 && announced && from === 0) cost += costs.announced;
          if (here > 0 && way.rows) cost += way.rows.cost;
        }
        if (isTorn) cost += costs.torn;
        if (here > 0 && way.hyphen(from + here - 1)) {
          cost += state.recto && !stays ? costs.hyphenRecto : costs.hyphenVerso;
        }
        if (cost > limit) continue;
        const piece: Piece = {
          unit: index,
          way: number,
          from,
          to: from + here,
          gap,
          ...(isTorn && { torn: true }),
        };
        const closed: State = {
          ...state,
          laid: here === 0 ? state.laid : [...state.laid, piece],
          ended: { left, notes: foot.pieces },
        };
        const intact = former !== undefined && moved === 0 && (from + here === 0 || way.kept === true);
        const own = { cost, owed: foot.rest, passed: state.passed, intact };
        for (const next of opened(closed, own))
          heads.turn({ state: next, way, number, from: from + here }, lay);
      }
    };

    /** The page ends here, so that of what waits as much goes to the head of the next as there is room for. */
    const flushed = (state: State): State[] => {
      const foot = setFoot(state.owed, notes, state.depth - state.used, leading);
      const left = state.depth - state.used - foot.height;
      const page = { spaces: state.spaces, noted: foot.height > 0, opener: state.opener };
      const cost = state.cost + closing(left, page, leading) + foot.displaced * costs.displacedNote;
      const closed = { ...state, previous: state, laid: [], ended: { left, notes: foot.pieces } };
      return opened(closed, { cost, owed: foot.rest, passed: true, intact: false });
    };
    const room = (state: State): State[] =>
      state.pending.length < most.waiting ? [state] : flushed(state).flatMap(room);

    /** The pages end until nothing waits any more. */
    const settled = (state: State): State[] =>
      state.pending.length === 0 ? [state] : flushed(state).flatMap(settled);
    const begun = unit.ordered ? settled : unit.float === undefined ? undefined : room;

    for (const state of begun ? states.flatMap(begun) : states) {
      const step = { ...state, previous: state, laid: [], ended: undefined };
      if (unit.float !== undefined && state.used > 0) {
        add({ ...step, cost: state.cost + costs.moved, pending: [...state.pending, index], passed: true });
      }
      // What waits goes before what follows it.
      if (unit.float !== undefined && state.pending.length > 0) continue;
      unit.ways.forEach((way, number) => {
        lay({ state: { ...step, cost: state.cost + way.cost }, way, number, from: 0 });
      });
    }
    const longest = unit.ways.reduce((lines, way) => Math.max(lines, way.lines), 0);
    for (let from = 0; from < longest; from++) {
      // Where figures wait, a whole page of them may come between.
      for (let here = heads.take(from); here.length > 0; here = heads.take(from)) {
        here.forEach(lay);
      }
    }
    states = worthwhile(
      [...next.values()],
      ({ cost }) => cost,
      limit,
      kept === undefined ? manyEnough : manyIfKept,
    );
  });

  const least5 = least.lastPage * leading;
  const all = (last: State) => [
    ...pagesOf(last, units, leading, notes, full),
    ...pagesOfFloats(last, units, depths[0]!),
    ...pagesOfNotes(last, notes, depths[0]!, leading),
  ];
  const final = (state: State) => {
    const foot = setFoot(state.owed, notes, state.depth - state.used, leading);
    return (
      state.cost +
      (state.used < least5 && !state.intact ? costs.shortEnd : 0) +
      (kept !== undefined && all(state).length !== kept ? costs.movedCount : 0) +
      (foot.rest.length > 0 ? costs.shortEnd : 0) +
      state.pending.length * costs.shortEnd +
      foot.displaced * costs.displacedNote
    );
  };
  const best = states.reduce((one, other) => (final(other) < final(one) ? other : one));
  return levelled(all(best), verso, leading);
}
