import type { Sight } from '../src/recovery/anatomy/sight.ts';

/** What a truth file says of a book, as far as labels need it. */
export interface Truth {
  title: string;
  blocks: { type: string; text: string; level: number }[];
}

const roleOf: Record<string, string> = {
  p: 'P',
  quote: 'Q',
  epigraph: 'Q',
  verse: 'V',
  heading: 'H',
  subtitle: 'A',
  label: 'L',
  note: 'N',
  notemore: 'M',
  notehead: 'NH',
  signoff: 'S',
  source: 'S',
  table: 'T',
  list: 'LI',
  speaker: 'SP',
  argument: 'A',
  caption: 'CA',
  index: 'IX',
  bib: 'BI',
};

const lettersOf = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\u00ad\u2060]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Letters that a line must share with the truth to be found in it. */
const gram = 12;

/** The role of each line, by aligning it with the truth. */
export function labelLines(
  lines: readonly Pick<
    Sight,
    'text' | 'page' | 'row' | 'below' | 'rows' | 'usual' | 'label' | 'edgeRepeats'
  >[],
  truth: Truth,
): string[] {
  const starts: number[] = [];
  const own: number[] = [];
  let all = '';
  truth.blocks.forEach((block, k) => {
    starts.push(all.length);
    const letters = lettersOf(block.text);
    for (let i = 0; i < letters.length; i++) own.push(k);
    all += letters;
  });
  const index = new Map<string, number[]>();
  for (let i = 0; i + gram <= all.length; i++) {
    const g = all.slice(i, i + gram);
    const list = index.get(g);
    if (list) list.push(i);
    else index.set(g, [i]);
  }
  const letters = lines.map(l => lettersOf(l.text));
  const at: (number | null)[] = lines.map(() => null);
  let expected = 0;
  letters.forEach((s, i) => {
    if (s.length < gram) return;
    const votes = new Map<number, number>();
    for (let o = 0; o + gram <= s.length; o++)
      for (const q of (index.get(s.slice(o, o + gram)) ?? []).slice(0, 40))
        votes.set(q - o, (votes.get(q - o) ?? 0) + 1);
    let best: [number, number] | null = null;
    for (const [q, n] of votes) {
      const value = n - Math.min(5, Math.abs(q - expected) / 20000);
      if (
        !best ||
        value > best[1] ||
        (value === best[1] && Math.abs(q - expected) < Math.abs(best[0] - expected))
      )
        best = [q, value];
    }
    if (best && votes.get(best[0])! >= 0.45 * (s.length - gram + 1)) {
      at[i] = best[0];
      expected = best[0] + s.length;
    }
  });
  // short lines go on from the one before, or lead to the one after
  const neighbour = (i: number, step: 1 | -1) => {
    for (let j = i + step, n = 0; j >= 0 && j < lines.length && n < 8; j += step, n++)
      if (at[j] !== null) return j;
    return -1;
  };
  letters.forEach((s, i) => {
    if (at[i] !== null || s === '') return;
    // a running head may happen to be what comes next in the truth
    const { row, below, edgeRepeats } = lines[i]!;
    if (edgeRepeats >= 2 && (row < 2 || below < 2)) return;
    const before = neighbour(i, -1);
    if (before >= 0) {
      const end = at[before]! + letters[before]!.length;
      const k = all.indexOf(s, Math.max(0, end - 1));
      if (k >= 0 && k - end <= 40 && (s.length > 3 || k - end <= 3)) {
        at[i] = k;
        return;
      }
    }
    const after = neighbour(i, 1);
    if (after >= 0) {
      const k = all.lastIndexOf(s, at[after]!);
      if (k >= 0 && at[after]! - (k + s.length) <= 60 && (s.length > 3 || at[after]! - (k + s.length) <= 3))
        at[i] = k;
    }
  });
  const startSet = new Map(starts.map((s, k) => [s, k]));
  const roles = lines.map((_, i) => {
    const a = at[i];
    if (a === null || a === undefined) return 'F';
    let block = -1;
    for (const d of [0, -1, 1, -2, 2, -3, 3]) {
      const k = startSet.get(a + d);
      if (k !== undefined && truth.blocks[k]!.text !== '') {
        block = k;
        break;
      }
    }
    const begins = block >= 0;
    if (!begins)
      block = own[Math.min(own.length - 1, Math.max(0, a) + Math.min(3, letters[i]!.length >> 1))]!;
    // a label and its title may stand on one line
    const under = truth.blocks[block + 1];
    const labelled =
      truth.blocks[block]!.type === 'label' &&
      under?.type === 'heading' &&
      letters[i]!.length > lettersOf(truth.blocks[block]!.text).length + 3;
    if (labelled) block++;
    const title = /^(?:heading|label)$/.test(truth.blocks[block]!.type);
    // a title that text follows on the same line is the beginning of that text
    const next = truth.blocks[block + 1];
    const whole =
      /^(?:argument|subtitle)$/.test(next?.type ?? '') &&
      letters[i]!.length >= lettersOf(truth.blocks[block]!.text + next!.text).length - 3;
    const runIn =
      title &&
      !whole &&
      letters[i]!.length > 1.5 * lettersOf(truth.blocks[block]!.text).length + 3 &&
      goesOn(letters[i]!, a, all);
    const role = runIn ? 'P' : (roleOf[truth.blocks[block]!.type] ?? 'P');
    // what stands again and again at the edge of pages is no text, though the text may have the same words somewhere
    const { row, below, edgeRepeats } = lines[i]!;
    if (edgeRepeats >= 2 && (row < 2 || below < 2) && role !== 'H' && role !== 'L') return 'F';
    if (role === 'M' && !begins) return 'N-I';
    return role === 'T' || role === 'NH' || role === 'SP' ? role : `${role}-${begins ? 'B' : 'I'}`;
  });
  oneTitle(roles, lines, at, letters);
  shortTitles(roles, letters, at, truth, starts);
  // labels and numbers that are not in the truth's letters stand with the heading they belong to
  divideFurniture(roles, lines);
  return roles;
}

/** Whether a line that is found in the truth is found there to its end: the number at the end of a line of contents is not. */
function goesOn(letters: string, at: number, all: string): boolean {
  const end = letters.slice(-8);
  const expected = at + letters.length - end.length;
  const found = all.indexOf(end, Math.max(0, expected - 6));
  return found >= 0 && found <= expected + 6;
}

/** Labels and titles of a number or a letter are too short to be found alone: they stand over the text that follows them. */
function shortTitles(
  roles: string[],
  letters: readonly string[],
  at: readonly (number | null)[],
  truth: Truth,
  starts: readonly number[],
): void {
  const linesAt = new Map<number, number[]>();
  at.forEach((a, i) => {
    if (a !== null && roles[i] !== 'F') linesAt.set(a, [...(linesAt.get(a) ?? []), i]);
  });
  const near = (position: number) => [0, 1, -1, 2, -2, 3, -3].flatMap(d => linesAt.get(position + d) ?? []);
  truth.blocks.forEach((block, k) => {
    if (block.type !== 'heading' && block.type !== 'label') return;
    const own = lettersOf(block.text);
    if (own === '' || own.length >= gram) return;
    // the title under a label may itself be too short: what follows it then tells the place
    for (const line of [k + 1, k + 2].flatMap(n => (n < starts.length ? near(starts[n]!) : []))) {
      for (let i = line - 1; i >= 0 && i >= line - 6; i--) {
        if (letters[i] !== own || !/^F|^P/.test(roles[i]!)) continue;
        roles[i] = `${roleOf[block.type]}-B`;
        return;
      }
    }
  });
}

/** A title stands in the contents and in running heads too: the true place is the one whose neighbours go on from it. */
function oneTitle(
  roles: string[],
  lines: readonly { page: number }[],
  at: (number | null)[],
  letters: string[],
): void {
  const located = roles.flatMap((_, i) => (at[i] === null ? [] : [i]));
  const place = new Map(located.map((i, k) => [i, k]));
  const apart = (i: number) => {
    const k = place.get(i)!;
    let best = 1e9;
    const j = located[k + 1];
    if (j !== undefined)
      best = Math.min(
        best,
        Math.abs(at[j]! - (at[i]! + letters[i]!.length)) + (lines[j]!.page - lines[i]!.page <= 1 ? 0 : 500),
      );
    const h = located[k - 1];
    if (h !== undefined)
      best = Math.min(
        best,
        Math.abs(at[h]! + letters[h]!.length - at[i]!) + (lines[i]!.page - lines[h]!.page <= 1 ? 0 : 500),
      );
    let run = 0;
    for (let s = 1; s <= 4; s++) {
      const n = located[k + s];
      if (n !== undefined && at[n]! - at[i]! >= 0 && at[n]! - at[i]! < 600 && !/^[HL]/.test(roles[n]!)) run++;
    }
    return best - 200 * run;
  };
  const groups: number[][] = [];
  const titles = located.filter(i => /^[HL]/.test(roles[i]!)).sort((a, b) => at[a]! - at[b]! || a - b);
  for (const i of titles) {
    const last = groups.at(-1);
    if (last && Math.abs(at[last[0]!]! - at[i]!) <= 3) last.push(i);
    else groups.push([i]);
  }
  for (const group of groups) {
    if (group.length < 2) continue;
    const keep = group.reduce((a, b) => (apart(b) < apart(a) ? b : a));
    for (const i of group) if (i !== keep) roles[i] = 'F';
  }
}

/** What the truth does not hold: contents, pages before the text, and what repeats at the edges of pages. */
function divideFurniture(
  roles: string[],
  lines: readonly Pick<Sight, 'text' | 'page' | 'row' | 'below' | 'usual'>[],
): void {
  const pages = new Map<number, number[]>();
  lines.forEach((l, i) => {
    pages.set(l.page, [...(pages.get(l.page) ?? []), i]);
  });
  let inContents = false;
  for (const own of pages.values()) {
    const lost = own.filter(i => roles[i] === 'F');
    if (lost.length < 0.6 * own.length || (lost.length <= 2 && own.length > 2)) {
      inContents = false;
      continue;
    }
    const numbered = lost.filter(i => /(?:\d|\b[ivxlc]+)$/.test(lines[i]!.text)).length;
    const titled = lost.some(i => lines[i]!.usual === 'contents');
    inContents = titled || numbered >= 4 || (inContents && numbered >= 2);
    for (const i of lost) {
      const folio =
        (lines[i]!.row < 2 || lines[i]!.below < 2) && /^(?:\d{1,4}|[ivxlc]+)$/i.test(lines[i]!.text);
      if (!folio) roles[i] = inContents ? 'C' : 'X';
    }
  }
}
