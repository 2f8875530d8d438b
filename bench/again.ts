import { toHtml } from 'hast-util-to-html';
import { planPart, type Setting } from '../src/print/setting/threads/thread.ts';
import type { Book } from './books.ts';
import { type Correction, corrector, seeded, sizes } from './corrections.ts';
import { type Former, plannedBook } from './planned-book.ts';
import { print } from './print.ts';
import { figuresOf, type SetLine, type SetText, setTextOf } from './set-lines.ts';

/** So many corrections of each size are tried, half of them added and half dropped: 200 in all. */
const tries = 50;

/** What became of the pages with one correction. */
interface Outcome {
  name: string;
  /** Whether all other paragraphs are broken into the same lines, and whether each of these stands on the same page. */
  sameLines: boolean;
  samePlaces: boolean;
  /** Pages that are drawn otherwise, and how many would be if nothing were kept. */
  changed: number;
  unkept: number;
  /** Whether they all are in the spread of the correction; whether any is before it. */
  inSpread: boolean;
  before: boolean;
  /** Whether any of them is drawn otherwise though the same lines stand on its spread. */
  redrawn: boolean;
  /** Pages more or fewer, and whether the text grew by more than the last page holds. */
  more: number;
  overfull: boolean;
  /** Whether the next printing, with nothing corrected, is the same as this one. */
  lasting: boolean;
  /** The corrected paragraph, before and now. */
  old: SetLine[];
  own: SetLine[];
}

/**
 * Pages that stay: 200 random corrections of a book, one at a time, each set with the pages of the book before it kept.
 * Prints by their size what changed but the paragraph itself, and what the corrected paragraphs look like.
 */
export async function benchAgain({ name, text }: Book): Promise<void> {
  const began = performance.now();
  const { formers, setting, pages } = await plannedBook(name, text);
  const correct = corrector(
    formers.map(({ job }) => job),
    seeded(Number(process.env.REISSUE_SEED ?? 1)),
  );
  const outcomes: Outcome[] = [];
  for (const size of sizes) {
    for (let k = 0; k < tries; k++) {
      const added = k % 2 === 0;
      const correction = correct(size, added);
      const outcome = await outcomeOf(formers[correction.part]!, correction, setting);
      outcomes.push({ name: `${size} ${added ? 'added' : 'dropped'}`, ...outcome });
    }
  }
  console.log(`${name}, ${pages} pages, ${outcomes.length} corrections`);
  show(outcomes);
  showType(formers, outcomes);
  console.log(`  ${((performance.now() - began) / 1e3).toFixed(0)} s`);
}

/** The first page of the spread on which a page of a part stands that opens on a recto. */
const spreadOf = (page: number): number => page - ((page + 1) % 2);

/** Sets a part with a correction and compares it with the part before. */
async function outcomeOf(
  former: Former,
  { unit, job }: Correction,
  setting: Setting,
): Promise<Omit<Outcome, 'name'>> {
  const { text: before, part } = former;
  const now = await planPart({ job: { ...job, former: part.record }, setting });
  const unkept = await planPart({ job, setting });
  const next = await planPart({ job: { ...job, former: now.record }, setting });
  const after = setTextOf(now.tree);
  const others = before.units.flatMap((lines, u) =>
    u === unit ? [] : [[lines, after.units[u] ?? []] as const],
  );
  const all = (wanted: (line: SetLine) => unknown) =>
    others.every(
      ([old, own]) => old.length === own.length && old.every((line, k) => wanted(line) === wanted(own[k]!)),
    );
  const linesOn = ({ units }: SetText, page: number) =>
    JSON.stringify(units.map(lines => lines.filter(line => line.page === page)));
  const isRedrawn = (page: number) =>
    [0, 1].every(k => linesOn(before, spreadOf(page) + k) === linesOn(after, spreadOf(page) + k));
  const changed = changedIn(before, after);
  const first = spreadOf(before.units[unit]![0]!.page);
  const last = spreadOf(before.units[unit]!.at(-1)!.page) + 1;
  const grown = unkept.record.units[unit]!.lines - part.record.units[unit]!.lines;
  return {
    sameLines: all(({ html }) => html),
    samePlaces: all(({ page }) => page),
    changed: changed.length,
    unkept: changedIn(before, setTextOf(unkept.tree)).length,
    inSpread: changed.every(page => page >= first && page <= last),
    before: changed.some(page => page < first),
    redrawn: changed.some(isRedrawn),
    more: after.pages.length - before.pages.length,
    overfull: grown > roomOf(former, setting),
    lasting: toHtml(next.tree) === toHtml(now.tree),
    old: before.units[unit]!,
    own: after.units[unit]!,
  };
}

/** The pages that are drawn otherwise. */
function changedIn(before: SetText, after: SetText): number[] {
  const count = Math.max(before.pages.length, after.pages.length);
  return Array.from({ length: count }, (_, k) => k).filter(k => before.pages[k] !== after.pages[k]);
}

/** How many more lines the last page of a part holds. */
function roomOf({ part, job }: Former, { page: { lines, leading } }: Setting): number {
  const { pieces, notes, space } = part.pages.at(-1)!;
  if (notes.length > 0) return Math.floor(space / leading);
  const heights = pieces.map(({ unit, from, to, gap }) => {
    const { top, bottom } = job.extents[unit]!;
    return gap + (to - from) * (bottom - top);
  });
  return lines - Math.ceil(heights.reduce((sum, height) => sum + height, 0) / leading);
}

type Own = readonly Outcome[];

/** What is told of corrections, and what is aimed at. */
const rows: [title: string, aim: string, of: (own: Own) => string][] = [
  ['no other line broken otherwise', '>= 95 %', own => shareOf(own, one => one.sameLines)],
  ['nor on another page', '', own => shareOf(own, one => one.sameLines && one.samePlaces)],
  ['no page outside the spread', '', own => shareOf(own, one => one.inSpread)],
  ['or the rest of the chapter', '100 %', own => shareOf(own, one => !one.before)],
  ['count of pages kept', '', own => shareOf(own, one => one.more === 0)],
  [
    'or the last page too small',
    '100 %',
    own => shareOf(own, one => one.more === 0 || (one.more > 0 && one.overfull)),
  ],
  ['untouched spreads drawn the same', '100 %', own => shareOf(own, one => !one.redrawn)],
  ['and all in the next printing', '100 %', own => shareOf(own, one => one.lasting)],
  ['pages changed, mean', '', own => meanOf(own, one => one.changed)],
  ['pages changed if none are kept', '', own => meanOf(own, one => one.unkept)],
];

const shareOf = (own: Own, wanted: (one: Outcome) => boolean): string =>
  `${Number(((100 * own.filter(wanted).length) / own.length).toFixed(1))} %`;

const meanOf = (own: Own, of: (one: Outcome) => number): string =>
  (own.reduce((sum, one) => sum + of(one), 0) / own.length).toFixed(1);

function show(outcomes: Own): void {
  const names = [...new Set(outcomes.map(({ name }) => name))];
  const groups = [outcomes, ...names.map(name => outcomes.filter(one => one.name === name))];
  const line = (title: string, cells: string[]) =>
    console.log(`  ${title.padEnd(34)}${cells.map(cell => cell.padStart(14)).join('')}`);
  const heads = names.map(name => name.replace(' added', ' +').replace(' dropped', ' −'));
  line('', ['aim', 'all', ...heads]);
  for (const [title, aim, of] of rows) line(title, [aim, ...groups.map(of)]);
}

/** The font's own word space in CSS pixels. */
const space = (0.2 * print.size * 96) / 72;

/** What `npm run bench -- print` tells of our own lines and of LuaLaTeX’s: beyond it, setting is not good any more. */
const limits = { deviation: 0.14, loose: 0.4, hyphenated: 10 };

function showType(formers: readonly Former[], outcomes: Own): void {
  const line = (title: string, lines: readonly SetLine[]) => {
    const { mean, deviation, loose, hyphenated } = figuresOf(lines, space);
    const figures = `${mean.toFixed(3)} ± ${deviation.toFixed(3)}, ${loose.toFixed(2)} % loose, ${hyphenated.toFixed(1)} % hyphenated`;
    console.log(`  ${title.padEnd(34)}word space ${figures}`);
  };
  const book = formers.flatMap(({ text }) => text.units.flat());
  const old = new Set(outcomes.flatMap(one => one.old));
  const own = outcomes.flatMap(one => one.own);
  console.log(
    `  ${'limits'.padEnd(34)}word space ± ${limits.deviation}, ${limits.loose} % loose, ${limits.hyphenated} % hyphenated`,
  );
  line('the book', book);
  line('with all corrected paragraphs', [...book.filter(one => !old.has(one)), ...own]);
  line('these paragraphs before', [...old]);
  line('and corrected', own);
}
