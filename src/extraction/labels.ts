import type { FolioCandidate } from './folios.ts';
import { type Folio, folio, label } from './numerals.ts';

/** One page's place in the count of its run. */
export interface PageNumber {
  folio: Folio | null;
  /** A number on the page says so. */
  printed: boolean;
}

interface State {
  system: 'roman' | 'arabic' | null;
  /** Page number minus position. */
  offset: number;
}

/** The labels that a file gives its pages, as candidates. */
export const candidatesOf = (labels: readonly (string | null)[]): FolioCandidate[] =>
  labels.flatMap((given, page): FolioCandidate[] => {
    const own = given === null ? null : folio(given);
    return own ? [{ page, folio: own, line: -1, place: 'file', alone: true }] : [];
  });

/**
 * Labels of all pages, as a plain count anchored on every folio that survived: a Viterbi path over runs
 * (numbering system and offset), where a printed number speaks for its run and every change of run costs.
 * @param count number of pages
 */
export function countLabels(count: number, candidates: FolioCandidate[]): PageNumber[] {
  const byPage: FolioCandidate[][] = Array.from({ length: count }, () => []);
  for (const c of candidates) byPage[c.page]!.push(c);
  const states = statesOf(candidates);
  return pathOf(states, byPage).map((k, p) => {
    const { system, offset } = states[k]!;
    if (system === null) return { folio: null, printed: false };
    const value: Folio = { system, value: offset + p };
    const printed = byPage[p]!.some(
      c => c.place !== 'file' && c.folio.system === value.system && c.folio.value === value.value,
    );
    return { folio: value, printed };
  });
}

/** The state of pages without labels, and the runs that folios speak for: two of them, or one that is hardly anything else. */
function statesOf(candidates: readonly FolioCandidate[]): State[] {
  const states: State[] = [{ system: null, offset: 0 }];
  const index = new Set<string>();
  const votes = new Map<string, number>();
  const keyOf = (c: FolioCandidate) => `${c.folio.system}${c.folio.value - c.page}`;
  for (const c of candidates) votes.set(keyOf(c), (votes.get(keyOf(c)) ?? 0) + 1);
  const least = leastVotes(votes);
  for (const c of candidates) {
    const key = keyOf(c);
    const trusted = votes.get(key)! > 1 || c.place === 'slug' || (c.alone && c.place === 'foot');
    if (!trusted || index.has(key) || votes.get(key)! < least) continue;
    index.add(key);
    states.push({ system: c.folio.system, offset: c.folio.value - c.page });
  }
  return states;
}

/**
 * What a number is worth to its run, by where it stands; less where it is not all there is on its line. A file's own labels are
 * often counted by a program that knows of no preliminaries.
 */
const weight = { slug: 3, head: 1.5, foot: 1.2, file: 0.4 };
const besideHead = 0.8;

/** How well a page's own folios agree with a run. */
function emission(s: State, page: number, folios: readonly FolioCandidate[]): number {
  if (s.system === null) return folios.length > 0 ? -0.3 : 0;
  if (s.offset + page < 1) return Number.NEGATIVE_INFINITY;
  let score = 0.05;
  for (const c of folios)
    if (c.folio.system === s.system && c.folio.value === s.offset + page)
      score += weight[c.place] * (c.alone ? 1 : besideHead);
  return score;
}

/** What it costs that a page is of another run than the page before. */
function change(a: State, b: State, page: number): number {
  if (b.system === null) return -4;
  if (a.system === null) return -1.5;
  if (a.system !== b.system) return b.offset + page === 1 ? -2 : -3.5;
  // a run goes on after pages that are missing from the file; it never goes back
  return b.offset > a.offset ? -3 : -5;
}

const argmax = (values: readonly number[]) => values.reduce((m, v, k) => (v > values[m]! ? k : m), 0);

/** The best path: for each page the index of its state. @param byPage the folios of each page */
function pathOf(states: State[], byPage: readonly FolioCandidate[][]): number[] {
  const leaders = leadersOf(states);
  let scores = states.map(s => emission(s, 0, byPage[0] ?? []) + (s.system === null ? 0 : -0.1));
  const back: Int32Array[] = [];
  for (let p = 1; p < byPage.length; p++) {
    const best = argmax(scores);
    const from = new Int32Array(states.length);
    const lower = leaders(scores);
    scores = states.map((s, k) => {
      let top = scores[k]!;
      let source = k;
      // the best of all others is enough: costs of a change differ little, so the leaders are tried
      for (const other of lower[k]! < 0 ? [best, 0] : [best, 0, lower[k]!]) {
        const value = scores[other]! + change(states[other]!, s, p);
        if (value > top) {
          top = value;
          source = other;
        }
      }
      from[k] = source;
      return top + emission(s, p, byPage[p]!);
    });
    back.push(from);
  }
  const path: number[] = new Array(byPage.length);
  for (let k = argmax(scores), p = byPage.length - 1; p >= 0; p--) {
    path[p] = k;
    if (p > 0) k = back[p - 1]![k]!;
  }
  return path;
}

/** So many runs are tried, those with the most votes: more than any book has, fewer than its pages have stray numbers. */
const mostRuns = 1000;

/** How many votes a run needs to be among those tried. */
function leastVotes(votes: Map<string, number>): number {
  if (votes.size <= mostRuns) return 0;
  const sorted = [...votes.values()].sort((a, b) => b - a);
  return sorted[mostRuns]! + 1;
}

/**
 * Finds for each state, as a source of a change of run, the best of its own numbering system with a lower offset; -1 where it
 * has none. The states are put in order once, as this is asked for every page.
 */
function leadersOf(states: State[]): (scores: number[]) => Int32Array {
  const ordered = states
    .map((s, k) => ({ ...s, k }))
    .sort((a, b) => (a.system ?? '').localeCompare(b.system ?? '') || a.offset - b.offset || a.k - b.k);
  return scores => {
    const lower = new Int32Array(states.length).fill(-1);
    let best = -1;
    ordered.forEach(({ system, k }, i) => {
      if (i === 0 || ordered[i - 1]!.system !== system) best = -1;
      lower[k] = best;
      if (best < 0 || scores[k]! > scores[best]! || (scores[k]! === scores[best]! && k < best)) best = k;
    });
    return lower;
  };
}

/** A folio as text, or null. */
export function labelOf(number: PageNumber): string | null {
  return number.folio ? label(number.folio) : null;
}
