import { labelOf, type Vocabulary } from '../language/vocabulary.ts';
import type { TextLine } from './lines.ts';
import type { Read } from './read.ts';
import { isUsualTitle } from './title-lines.ts';

/** Of the lines of an index so many end in the number of a page. */
const located = 0.4;
/** An index has more lines than this. */
const fewest = 8;

/** A line's last page: `9`, `17n`, `20–21`, `45n3`, `12ff.`, `xii`. */
const locator = /(?:\d(?:n{1,2}\.?\s?\d*|ff?\.)?|\b[ivxl]+)[.)]?$/;

/**
 * Reads the index, where a book has one, by what an index is: entries in the order of the alphabet, with subentries that are not in
 * that order, each ending in pages, turned over where they are long.
 * @returns the lines with those of the index as entries and subentries; nothing in it is a heading, a note or verse
 */
export function readIndex(read: readonly Read[], words: Vocabulary): Read[] {
  const result = [...read];
  for (let i = 0; i < read.length; i++) {
    if (!isIndexTitle(read[i]!.line, words)) continue;
    const end = endOfIndex(read, i + 1, words);
    const own = read.slice(i + 1, end).map(r => r.line);
    if (own.length < fewest || own.filter(l => locator.test(l.text)).length < located * own.length) continue;
    result[i] = { ...read[i]!, role: 'heading', begins: true };
    entriesOf(own).forEach(({ begins, sub }, k) => {
      result[i + 1 + k] = { line: own[k]!, role: sub ? 'index-subentry' : 'index-entry', begins };
    });
    i = end - 1;
  }
  return result;
}

/** An index is titled by a usual title, or by one with more before or behind it: `Index of Names and Places`, `Namen- und Sachregister`. */
function isIndexTitle({ text }: TextLine, words: Vocabulary): boolean {
  const own = text.trim().toLowerCase();
  return (
    own.length < longestTitle && words.titles.index!.some(t => own.startsWith(`${t} `) || own.endsWith(t))
  );
}

const longestTitle = 60;

/** Where something else begins: another usual title, or a chapter's label. */
function endOfIndex(read: readonly Read[], from: number, words: Vocabulary): number {
  for (let i = from; i < read.length; i++) {
    const { line, role } = read[i]!;
    if (role !== 'heading' && role !== 'label') continue;
    if (/\d/.test(line.text) && !labelOf(line.text, words)) continue;
    if (isUsualTitle(line.text, words) || labelOf(line.text, words)) return i;
  }
  return read.length;
}

/** An entry of an index before its level is known. */
interface Entry {
  lines: TextLine[];
  sub: boolean;
}

function entriesOf(lines: readonly TextLine[]): { begins: boolean; sub: boolean }[] {
  const widest = lines.map(l => l.last).sort((a, b) => b - a)[Math.floor(lines.length / 20)] ?? 1;
  const entries: Entry[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (before && isTurnedOver(before, line, widest)) entries.at(-1)!.lines.push(line);
    else entries.push({ lines: [line], sub: false });
  });
  const shown = byDash(entries) ?? byIndent(entries);
  const inOrder = shown ? new Set<Entry>() : ascending(entries);
  entries.forEach((entry, k) => {
    entry.sub = k > 0 && (shown ? shown[k]! : !inOrder.has(entry));
  });
  return entries.flatMap(({ lines: own, sub }) => own.map((_, k) => ({ begins: k === 0, sub })));
}

/** Whether a line carries on the entry of the line before: that is unfinished, or the line begins with what no entry begins with. */
function isTurnedOver(before: TextLine, { text }: TextLine, widest: number): boolean {
  if (/^(?:[\d(,;]|–\d)/.test(text)) return true;
  if (/[,;–-]$/.test(before.text) || before.text.lastIndexOf('(') > before.text.lastIndexOf(')')) return true;
  // a subentry behind a semicolon that has not got its pages yet
  if (/\d.*;[^;\d]*$/.test(before.text) && /^[\p{Ll}\d]/u.test(text)) return true;
  const isWhole = locator.test(before.text) || before.text.endsWith(')');
  return !isWhole && before.last > 0.85 * widest && /^[\p{Ll}\d]/u.test(text);
}

/** A dash before a subentry stands for its entry. */
export const subentryDash = /^[–—-]\s+(?=\p{L})/u;

/** Whether each entry begins with a dash, where many do; null where these are no habit. */
function byDash(entries: readonly Entry[]): boolean[] | null {
  const dashed = entries.map(({ lines }) => subentryDash.test(lines[0]!.text));
  return dashed.filter(d => d).length >= fewestDashes ? dashed : null;
}

const fewestDashes = 3;

/** Whether each entry is further in than the entries of its column, where the source shows it; null where it does not. */
function byIndent(entries: readonly Entry[]): boolean[] | null {
  const shown = entries.map(({ lines }) => lines[0]!.evidence);
  if (!shown.every(e => e !== undefined)) return null;
  const columns = shown.map((own, k) => {
    const near = shown.filter(
      (e, j) =>
        entries[j]!.lines[0]!.page === entries[k]!.lines[0]!.page && Math.abs(e.x - own.x) < 4 * own.size,
    );
    return Math.min(...near.map(e => e.x));
  });
  const further = shown.map((own, k) => own.x - columns[k]! > 0.5 * own.size);
  return further.some(f => f) ? further : null;
}

/** The longest run of entries in the order of the alphabet: those that are not in it stand under one that is. */
function ascending(entries: readonly Entry[]): Set<Entry> {
  const keys = entries.map(({ lines }) => keyOf(lines[0]!.text));
  const order = new Intl.Collator('en', { sensitivity: 'base' }).compare;
  const length = keys.map(() => 1);
  const before = keys.map(() => -1);
  // ends[n] is the entry with the least key that ends a run of n + 1
  const ends: number[] = [];
  keys.forEach((key, i) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (order(keys[ends[middle]!]!, key) < 0) low = middle + 1;
      else high = middle;
    }
    length[i] = low + 1;
    before[i] = low > 0 ? ends[low - 1]! : -1;
    ends[low] = i;
  });
  const found = new Set<Entry>();
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i]!) found.add(entries[i]!);
  return found;
}

/** What an entry is ordered by: its letters before its pages. */
const keyOf = (text: string) =>
  text
    .replace(/[,:]?\s*\d.*$/s, '')
    .replace(/[^\p{L}\s]/gu, '')
    .trim();
