import { markOf } from './marks.ts';
import type { Sight } from './sight.ts';
import { isOut, type Taken } from './taken.ts';

/** Signs that typefaces have for the items of lists. */
export const bullets = '•▪■●◦‣⁃∙○◆◇▶►➢➤❖❑❒□☐✓✔';
/** One of them, or what a typeface of pictures draws without saying what it is, in the places that Unicode leaves to it. */
const bullet = new RegExp(`^(?:[${bullets}]|\\p{Co}(?=\\s))\\s*\\S`, 'u');

/** Whether a line begins with a sign that is an item's and nothing else. */
export const startsItem = (text: string): boolean => bullet.test(text);

/** What an item begins with: its make, and its number where it has one. */
interface Marker {
  make: string;
  value: number | null;
}

const small = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/** How a line may be marked as an item; `i)` is a letter, or the first of roman numbers. */
function markersOf(text: string): Marker[] {
  // what could not be read may be a bullet, or a letter
  const dash = /^([–—*\ufffd-])\s+\S/.exec(text)?.[1];
  if (dash) return [{ make: dash, value: null }];
  const roman = /^(\(?)([ivx]{1,4})\)\s/.exec(text);
  const counted = roman ? [{ make: `roman${roman[1]}`, value: small.indexOf(roman[2]!) + 1 }] : [];
  const mark = markOf(text);
  if (mark && /^(?:point|close|round|letter)$/.test(mark.form))
    counted.push({ make: `${mark.form}${mark.sign[0] === '(' ? '(' : ''}`, value: mark.value });
  return counted;
}

/**
 * The lists of a book that a colon introduces, whose items have a dash or count from the first: in figures, letters or roman numbers.
 * What people say begins with a dash, too; then the items must end as parts of one sentence do, or begin small.
 * @returns by index, whether a line begins an item or goes on
 */
export function listedItems(sights: readonly Sight[], taken: readonly Taken[]): Map<number, boolean> {
  const found = new Map<number, boolean>();
  const inText = sights.flatMap(({ role, rule }, i) =>
    role === 'text' && rule !== 'contents' && !/^(?:front|contents|index)/.test(taken[i]!.role) ? [i] : [],
  );
  for (let k = 0; k + 1 < inText.length; k++) {
    if (!/:$/.test(sights[inText[k]!]!.text) || isOut(taken[inText[k]!]!.role)) continue;
    const runs = markersOf(sights[inText[k + 1]!]!.text)
      .filter(marker => marker.value === null || marker.value === 1)
      .map(marker => runOf(marker, inText, k + 1, sights));
    const run = runs.sort((a, b) => starts(b) - starts(a))[0];
    if (!run || starts(run) < fewestItems) continue;
    for (const [i, begins] of run) found.set(i, begins);
    k += run.size;
  }
  return found;
}

const starts = (run: ReadonlyMap<number, boolean>) => [...run.values()].filter(begins => begins).length;

const fewestItems = 2;
/** An item has no more lines. */
const longestItem = 12;
/** A line of an item that is not its last fills so much of the measure. */
const fullItem = 0.75;

/** The lines of a list from its first on. */
function runOf(
  { make, value }: Marker,
  inText: readonly number[],
  from: number,
  sights: readonly Sight[],
): Map<number, boolean> {
  const run = new Map<number, boolean>();
  let count = value;
  let lines = 0;
  for (let k = from; k < inText.length; k++) {
    const line = sights[inText[k]!]!;
    const next = count === null ? null : k === from ? count : count + 1;
    const isNext = markersOf(line.text).some(m => m.make === make && m.value === next);
    const before = sights[inText[k - 1]!]!;
    if (isNext && (k === from || endsItem(before.text))) {
      count = next;
      lines = 0;
    } else if (k === from || !goesOn(before, line) || ++lines >= longestItem) break;
    run.set(inText[k]!, isNext);
  }
  return /[–—-]/.test(make) && !isOneSentence(run, sights) ? new Map() : run;
}

const endsItem = (text: string) => /[.;:,!?…][)”"’»\]]*$/u.test(text);

/** Whether a line goes on from a full one of an item that has not ended. */
export function goesOn(before: Sight, { text, blanksBefore, page }: Sight): boolean {
  if (before.last < fullItem || (blanksBefore > 0 && page === before.page)) return false;
  return /^\p{Ll}/u.test(text) || !/[.;:!?…][)”"’»\]]*$/u.test(before.text);
}

/** Whether items are the parts of one sentence: all but the last end in a comma or semicolon, or all begin small. */
function isOneSentence(run: ReadonlyMap<number, boolean>, sights: readonly Sight[]): boolean {
  const own = [...run.keys()];
  const begins = own.filter(i => run.get(i));
  const ends = own.filter((_, k) => k + 1 < own.length && run.get(own[k + 1]!));
  return (
    ends.every(i => /[,;]$/.test(sights[i]!.text)) ||
    begins.every(i => /^[–—-]\s+\p{Ll}/u.test(sights[i]!.text))
  );
}
