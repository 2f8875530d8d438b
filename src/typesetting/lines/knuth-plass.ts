/**
 * Breaking a paragraph into lines, all at once (D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines,
 * Software: Practice and Experience 11, 1981). Widths are in CSS pixels, but any unit will do.
 */

/** What a paragraph is made of. Lines break at glue that follows a box, and at penalties. */
export type Item =
  /** `rigid` is how much of its width no letter spacing alters. */
  | { kind: 'box'; width: number; rigid?: number; hang?: number }
  | { kind: 'glue'; width: number; hang?: number }
  /** `cost` is infinite where a break is forbidden and minus infinity where it is forced; `width` is that of the hyphen.
   * A line that ends at a `ragged` one falls short rather than that its spaces grow to more than twice their width. */
  | { kind: 'penalty'; width: number; cost: number; hyphen: boolean; hang?: number; ragged?: true };

export interface Setting {
  /** Length of a line. */
  measure: number;
  /** Indent of the first line. */
  indent: number;
  /** Share of the width of its letters by which a line may be widened or narrowed through letter spacing. */
  expansion: number;
}

/** What a break costs beyond the badness of its line; tuned by measuring whole books. */
const demerits = {
  /** Word spaces off their natural width, by the square and the fourth power of the share; more where they are narrow. */
  uneven: 2000,
  bad: 8000,
  tight: 1.4,
  /** A second hyphen in a row; a third is not allowed while there is another way. */
  secondHyphen: 150,
  thirdHyphen: 1_000_000,
  /** Neighbouring lines of which one is tight and the other loose. */
  contrast: 60,
  /** A last line that is only a part of a word. */
  partWord: 1_000_000,
  /** A last line of one word. */
  oneWord: 1500,
  /** A line that falls short, by the square of the share of the measure that it lacks. */
  ragged: 200_000,
  /** A last line shorter than the indent of the next. */
  short: 500,
};

/** What letter spacing to its limit counts for, as a share of a word space. */
const unseen = 0.05;

/** How far word spaces may shrink, as a share of their width. */
const tightest = 0.27;

/** How much more than the best way another one may cost to be thought of. */
export const tolerable = 4000;

/** One way of setting the paragraph: where its lines end. */
export interface Breaking {
  /** Index of the item at which each line ends; the last is the end of the paragraph. */
  breaks: number[];
  demerits: number;
}

interface Node {
  /** Item it stands at. */
  at: number;
  /** First item of the line after it. */
  start: number;
  line: number;
  fitness: number;
  hyphens: number;
  total: number;
  previous: Node | undefined;
}

/**
 * How far word spaces may grow, as a share of their width: the first that gives a solution is taken; the last does. Beyond the
 * second, what a line costs grows evenly and no more with the fourth power: one line that cannot be good stays the only one,
 * and its neighbours are not pulled apart for it (the emergency stretch of TeX's third pass).
 */
const tolerances = [0.8, 2, Number.POSITIVE_INFINITY];
const emergency = { from: 2, cost: 5000, overfull: 1e6 };

/** What a line costs whose word spaces are off their width by a share. */
function badnessOf(excess: number): number {
  const within = Math.min(excess, emergency.from);
  const badness =
    (demerits.uneven * within ** 2 + demerits.bad * within ** 4) * (excess < 0 ? demerits.tight : 1);
  return badness + emergency.cost * (excess - within);
}

/**
 * The best way of setting the paragraph with every number of lines for which there is a tolerable one.
 * @param worth what a beginning may cost more than another one with the same end to be gone on with; all are where it is
 *   infinite, which takes time with the square of the paragraph's length
 * @returns ways by number of lines, the best of all first
 */
export function breakParagraph(items: Item[], setting: Setting, worth: number = tolerable): Breaking[] {
  for (const tolerance of tolerances) {
    const found = breakWithin(items, setting, tolerance, worth);
    if (found.length > 0) return found;
  }
  return [];
}

/** How far word spaces may grow and shrink where a paragraph is to have another number of lines than is best: TeX's own limits. */
const good = { loosest: 0.5, tightest: 1 / 3 };

/** How much more than the best way one may cost that has a wanted number of lines: a paragraph whose every line is just good. */
const worthwhileIfWanted = 30_000;

/** What breaks are thought of, if not all. */
interface Only {
  /** Only at these items. */
  at?: ReadonlySet<number>;
  /** These lines, counted from 1, do not end in a hyphen. */
  whole?: ReadonlySet<number>;
  /** How far word spaces may shrink, if not as usual. */
  tightest?: number;
}

/**
 * Ways of setting the paragraph with other numbers of lines than are tolerable by themselves, for one whose number of lines is
 * to stay: all lines of theirs are within the limits of good setting, however they are together.
 * @param whole lines, counted from 1, that are not to end in a hyphen
 * @returns the best one for each number of lines
 */
export function breakAnyhow(items: Item[], setting: Setting, whole?: ReadonlySet<number>): Breaking[] {
  return breakWithin(items, setting, good.loosest, worthwhileIfWanted, {
    tightest: good.tightest,
    ...(whole && { whole }),
  });
}

/**
 * The paragraph with lines that end at given items.
 * @returns undefined where such lines cannot be set
 */
export function breakAt(items: Item[], setting: Setting, breaks: readonly number[]): Breaking | undefined {
  const found = breakWithin(items, setting, tolerances[1]!, Number.POSITIVE_INFINITY, {
    at: new Set(breaks),
    tightest: good.tightest,
  });
  return found.find(way => way.breaks.length === breaks.length);
}

/**
 * Gives up beginnings that cannot become part of a tolerable way. Two beginnings that end at the same item can be gone on
 * with alike. What is to come costs the one at most a contrast more than the other, if it has no more hyphens in a row; so
 * where it is cheaper by more than that and by all that is tolerable, it leads to a better way whatever comes.
 * Without this, the number of beginnings grows with the length of the paragraph: each possible number of lines has its own.
 * @param nodes beginnings that end at the same item
 */
function worthwhile(nodes: Node[], worth: number): Node[] {
  const cheapest = [0, 0, 0, 0].map(() => Number.POSITIVE_INFINITY);
  for (const { hyphens, total } of nodes) {
    for (let k = Math.min(hyphens, 3); k < 4; k++) cheapest[k] = Math.min(cheapest[k]!, total);
  }
  return nodes.filter(
    ({ hyphens, total }) => total <= cheapest[Math.min(hyphens, 3)]! + demerits.contrast + worth,
  );
}

/** Sums of everything before each item, so that a line's width is a difference. */
function sumsOf(items: Item[]) {
  const width = new Float64Array(items.length + 1);
  const letters = new Float64Array(items.length + 1);
  const spaces = new Float64Array(items.length + 1);
  const words = new Int32Array(items.length + 1);
  items.forEach((item, i) => {
    const glue = item.kind === 'glue';
    width[i + 1] = width[i]! + (item.kind === 'penalty' ? 0 : item.width);
    letters[i + 1] = letters[i]! + (item.kind === 'box' ? item.width - (item.rigid ?? 0) : 0);
    spaces[i + 1] = spaces[i]! + (glue ? item.width : 0);
    words[i + 1] = words[i]! + (glue && item.width > 0 ? 1 : 0);
  });
  return { width, letters, spaces, words };
}

function breakWithin(
  items: Item[],
  setting: Setting,
  tolerance: number,
  worth: number,
  only: Only = {},
): Breaking[] {
  const sums = sumsOf(items);
  const starts = startsOf(items);
  const { measure, indent, expansion } = setting;
  const end = items.length;
  let active: Node[] = [{ at: -1, start: 0, line: 0, fitness: 1, hyphens: 0, total: 0, previous: undefined }];

  for (let i = 0; i <= end; i++) {
    const item = items[i];
    const last = i === end;
    const possible =
      last ||
      (item!.kind === 'glue' && i > 0 && items[i - 1]!.kind === 'box') ||
      (item!.kind === 'penalty' && item!.cost < Number.POSITIVE_INFINITY);
    if (!possible || (only.at && !only.at.has(i))) continue;
    const hyphen = !last && item!.kind === 'penalty' && item!.hyphen;
    const cost = !last && item!.kind === 'penalty' ? item!.cost : 0;
    const forced = last || cost === Number.NEGATIVE_INFINITY;
    const tail = !last && item!.kind === 'penalty' ? item!.width : 0;
    const best = new Map<number, Node>();
    const staying: Node[] = [];
    let given: Node | undefined;
    const start = starts[i]!;

    for (const node of active) {
      const hung = (last ? 0 : (item!.hang ?? 0)) + (node.line === 0 ? 0 : (items[node.start]?.hang ?? 0));
      const width = sums.width[i]! - sums.width[node.start]! + tail - hung + (node.line === 0 ? indent : 0);
      const letters = (sums.letters[i]! - sums.letters[node.start]! + tail) * expansion;
      const missing = measure - width;
      // Letter spacing is seen less than word spacing: it is used up first, and counts for little.
      const spread = Math.min(Math.abs(missing), letters);
      const rest = Math.abs(missing) - spread;
      const spaces = sums.spaces[i]! - sums.spaces[node.start]!;
      const ragged = forced && missing > 0;
      const mayFallShort = missing > 0 && !last && item!.kind === 'penalty' && item!.ragged === true;
      const short = mayFallShort && rest > spaces ? missing : 0;
      const excess =
        ragged || short > 0
          ? 0
          : Math.sign(missing) *
            (rest / Math.max(spaces, 0.01) + (unseen * spread) / Math.max(letters, 0.01));
      const overfull = missing < 0 && rest > spaces * (only.tightest ?? tightest) + 0.001;
      if (!overfull && !forced) staying.push(node);
      // Of the beginnings that nothing but too long a line can follow, the best of those that leave least for it.
      if (overfull && tolerance === Number.POSITIVE_INFINITY && !isWorse(node, given)) given = node;
      if (overfull || excess > tolerance) continue;
      if (hyphen && only.whole?.has(node.line + 1)) continue;

      const badness = badnessOf(excess);
      const fitness = excess < -0.12 ? 0 : excess <= 0.15 ? 1 : excess <= 0.35 ? 2 : 3;
      const hyphens = hyphen ? node.hyphens + 1 : 0;
      let total = node.total + badness + (forced ? 0 : cost) + demerits.ragged * (short / measure) ** 2;
      if (hyphens === 2) total += demerits.secondHyphen;
      if (hyphens > 2) total += demerits.thirdHyphen;
      if (Math.abs(fitness - node.fitness) > 1 && node.line > 0) total += demerits.contrast;
      if (last && node.line > 0) {
        const words = sums.words[i]! - sums.words[node.start]! + 1;
        if (words === 1) total += node.hyphens > 0 ? demerits.partWord : demerits.oneWord;
        if (width < 2 * indent) total += demerits.short;
      }
      const key = (node.line * 4 + fitness) * 4 + Math.min(hyphens, 3);
      const rival = best.get(key);
      if (!rival || total < rival.total) {
        best.set(key, {
          at: i,
          start,
          line: node.line + 1,
          fitness,
          hyphens,
          total,
          previous: node,
        });
      }
    }
    // A line that fits nowhere must be set all the same, as full as it is.
    if (given && best.size === 0 && staying.length === 0) {
      const { line, total } = given;
      best.set(0, {
        at: i,
        start,
        line: line + 1,
        fitness: 0,
        hyphens: 0,
        total: total + emergency.overfull,
        previous: given,
      });
    }
    if (last) return waysOf([...best.values()], worth);
    active = staying.concat(worthwhile([...best.values()], worth));
    if (active.length === 0) return [];
  }
  return [];
}

/** Whether one beginning ends earlier in the paragraph than another, or is dearer. */
const isWorse = (node: Node, than: Node | undefined): boolean =>
  than !== undefined && (node.start < than.start || (node.start === than.start && node.total > than.total));

/** Where a line begins after a break at each item: glue and penalties vanish there. */
function startsOf(items: Item[]): Int32Array {
  const starts = new Int32Array(items.length + 1).fill(items.length);
  for (let i = items.length - 1; i >= 0; i--) starts[i] = items[i]!.kind === 'box' ? i : starts[i + 1]!;
  return starts;
}

function waysOf(ends: Node[], worth: number): Breaking[] {
  const best = new Map<number, Node>();
  for (const node of ends) {
    const rival = best.get(node.line);
    if (!rival || node.total < rival.total) best.set(node.line, node);
  }
  const ways = [...best.values()].sort((one, other) => one.total - other.total);
  return ways
    .filter(node => node.total - ways[0]!.total <= worth)
    .map(node => {
      const breaks: number[] = [];
      for (let at: Node | undefined = node; at?.previous; at = at.previous) breaks.push(at.at);
      return { breaks: breaks.reverse(), demerits: node.total };
    });
}
