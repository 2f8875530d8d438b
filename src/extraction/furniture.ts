import { isOnPage, type LineRole } from './extraction.ts';
import type { SourceLine } from './lines.ts';
import { type Folio, folio } from './numerals.ts';
import type { PageRange } from './pages.ts';
import { kindsOfHeads } from './running-heads.ts';

/** A number at the edge of a page that may be its folio. */
export interface FolioCandidate {
  page: number;
  folio: Folio;
  /** Index of the line it stands on; -1 where a slug or the file names it. */
  line: number;
  /** Where on the page: the foot counts as a drop folio where the page has no running head; or named by the file alone. */
  place: 'head' | 'foot' | 'slug' | 'file';
  /** True where the number is all there is on the line. */
  alone: boolean;
}

/** Furniture stands within this many lines of a page's edge: two heads of two lines each, and their folios. */
const edge = 6;

/** A running head is no longer than this, in characters. */
const longest = 90;

/** Letters of a line, for comparing running heads: without folio, case kept; none for a line too long to be one. */
function headKey(text: string): string {
  if (text.length > longest) return '';
  return text
    .replace(/^(?:\d{1,4}|[ivxlc]+)\s+(?=\S)|\s+(?:\d{1,4}|[ivxlc]+)$/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The parts of a line that carries head and folio together (`2 TITLE`, `Chapter Title 15`), or null. */
function headWithFolio(text: string): { folio: Folio; head: string } | null {
  const match = /^(\S+)\s+(\S.*)$/.exec(text);
  const first = match && folio(match[1]!);
  if (match && first && /\p{L}{2}/u.test(match[2]!)) return { folio: first, head: headKey(match[2]!) };
  const back = /^(.*\S)\s+(\S+)$/.exec(text);
  const last = back && folio(back[2]!);
  if (back && last && /\p{L}{2}/u.test(back[1]!)) return { folio: last, head: headKey(back[1]!) };
  return null;
}

/** Indices of the first and last few lines of a page that hold anything but slugs. */
function edges(lines: SourceLine[], page: PageRange): { top: number[]; bottom: number[] } {
  const full: number[] = [];
  for (let i = page.first; i < page.end; i++)
    if (isOnPage(lines[i]!) && lines[i]!.role !== 'slug') full.push(i);
  return { top: full.slice(0, edge), bottom: full.slice(-2).reverse() };
}

/**
 * Finds running heads and folios: a line is one when it repeats at the edges of pages, or stands beside a folio there.
 * Returns the folio candidates; roles are only given by {@link markFurniture}, when the labels are known.
 */
export function findFolios(lines: SourceLine[], pages: PageRange[], isLabel: IsLabel): FolioCandidate[] {
  const found: FolioCandidate[] = [];
  pages.forEach((page, p) => {
    const own = found.length;
    if (page.slugFolio) found.push({ page: p, folio: page.slugFolio, line: -1, place: 'slug', alone: true });
    const { top, bottom } = edges(lines, page);
    const both: [number[], 'head' | 'foot'][] = [
      [top, 'head'],
      [bottom.filter((i, k) => !top.includes(i) && (k === 0 || folio(lines[i]!.text) !== null)), 'foot'],
    ];
    for (const [where, place] of both)
      for (const i of where) {
        const alone = folio(lines[i]!.text);
        if (alone) found.push({ page: p, folio: alone, line: i, place, alone: true });
        else if (i === where[0] || place === 'foot') {
          const both = isLabel(lines[i]!.text) ? null : headWithFolio(lines[i]!.text);
          if (both) found.push({ page: p, folio: both.folio, line: i, place, alone: false });
        }
      }
    if (top.length > 0 && bottom[0] !== undefined && top.includes(bottom[0]) && top.length > 1) {
      // a short page: its last line may be the folio too
      for (let k = own; k < found.length; k++)
        if (found[k]!.line === bottom[0]) {
          found[k]!.place = 'foot';
          break;
        }
    }
  });
  return found;
}

/** Names a line by its running head's kind: those that begin or end alike have one; of labels the number tells them apart. */
function namesOf(
  lines: SourceLine[],
  pages: PageRange[],
  labels: ReadonlySet<string>,
): (text: string) => string {
  const edgeKeys = pages.flatMap(page => {
    const { top, bottom } = edges(lines, page);
    return [...top.slice(0, 3), ...bottom].map(i => headKey(lines[i]!.text)).filter(key => key !== '');
  });
  const kindOf = kindsOfHeads(edgeKeys);
  return text => {
    if (labels.has(text)) return text;
    const key = headKey(text);
    return kindOf.get(key) ?? key;
  };
}

/** On which pages each text stands at the edge; none for what stands within pages as often: that is text which repeats. */
function edgeTexts(
  lines: SourceLine[],
  pages: PageRange[],
  nameOf: (text: string) => string,
): Map<string, number[]> {
  const places = new Map<string, number[]>();
  const within = new Map<string, number>();
  pages.forEach((page, p) => {
    const { top, bottom } = edges(lines, page);
    const atEdge = new Set([...top.slice(0, 3), ...bottom]);
    for (let i = page.first; i < page.end; i++) {
      const key = atEdge.has(i) ? '' : nameOf(lines[i]!.text);
      if (key !== '') within.set(key, (within.get(key) ?? 0) + 1);
    }
    for (const i of atEdge) {
      const text = lines[i]!.text;
      if (text.length > longest) continue;
      const key = nameOf(text);
      if (!/\p{L}{2}/u.test(key)) continue;
      const list = places.get(key) ?? [];
      list.push(p);
      places.set(key, list);
    }
  });
  for (const [key, list] of places) if (list.length <= (within.get(key) ?? 0)) places.delete(key);
  return places;
}

/** A chapter label or a heading that merely opens a page repeats too, in its number: those words are no running heads. */
export type IsLabel = (text: string) => boolean;

/**
 * Gives furniture its role, page by page. `isFolio` says whether a number is the page's label.
 * @param overPages labels that are running heads, as {@link labelsOverPages} finds them
 */
export function markFurniture(
  lines: SourceLine[],
  pages: PageRange[],
  isFolio: (page: number, folio: Folio) => boolean,
  isLabel: IsLabel,
  overPages: ReadonlySet<string> = new Set(),
): void {
  const nameOf = namesOf(lines, pages, overPages);
  const texts = edgeTexts(lines, pages, nameOf);
  const seen = new Set<string>();
  const repeats = (text: string) => (texts.get(nameOf(text))?.length ?? 0) >= 2;
  const mark = (i: number, role: LineRole) => {
    lines[i]!.role = role;
  };
  pages.forEach((page, p) => {
    const { top, bottom } = edges(lines, page);
    // the block at the head: lines up to the last folio or known head, when nothing but furniture stands before it
    let furnitureEnd = -1;
    let folios = 0;
    // the first line after the folio, set off and no sentence, in the middle of one that goes on over the page
    const isHeadByPlace = (k: number) => {
      const i = top[k]!;
      const { text } = lines[i]!;
      const setOff = blankAfter(lines, i, page) && blankBefore(lines, i, page) && text.length <= longest;
      return k === 1 && setOff && /^\p{Lu}.*[\p{L}\p{N}]$/u.test(text) && interrupts(lines, pages[p - 1]);
    };
    for (let k = 0; k < top.length; k++) {
      const i = top[k]!;
      const text = lines[i]!.text;
      const number = folio(text);
      if (number && isFolio(p, number) && !(i === bottom[0] && top.length > 1)) {
        furnitureEnd = k;
        folios++;
        continue;
      }
      const joined = isLabel(text) ? null : headWithFolio(text);
      if (k === 0 && joined && isFolio(p, joined.folio) && (repeats(text) || blankAfter(lines, i, page))) {
        furnitureEnd = k;
        folios++;
        continue;
      }
      if (isLabel(text)) break;
      const next = top[k + 1];
      const beforeFolio =
        next !== undefined && folios === 0 && isPageFolio(lines, next, p, isFolio) && next !== bottom[0];
      const secondBeforeFolio =
        next !== undefined &&
        top[k + 2] !== undefined &&
        repeats(text) &&
        repeats(lines[next]!.text) &&
        isPageFolio(lines, top[k + 2]!, p, isFolio);
      if (text.length <= longest && (beforeFolio || secondBeforeFolio)) {
        furnitureEnd = k;
        continue;
      }
      const known = repeats(text) && text.length <= longest;
      if (folios > 0 && (known || isHeadByPlace(k))) {
        furnitureEnd = k;
        continue;
      }
      // without a folio at the head: only where a blank line or a folio at the foot speaks for a head, and only a text that
      // stood before, or one that interrupts a sentence (a heading, which later heads repeat, never does)
      const setOff = blankAfter(lines, i, page) || isPageFolio(lines, bottom[0]!, p, isFolio);
      if (known && k === 0 && setOff && (seen.has(nameOf(text)) || interrupts(lines, pages[p - 1]))) {
        furnitureEnd = k;
        continue;
      }
      break;
    }
    for (let k = 0; k <= furnitureEnd; k++)
      mark(top[k]!, folio(lines[top[k]!]!.text) ? 'folio' : 'running-head');
    // what a table of contents lists has not stood over any text yet
    const rest = top.slice(furnitureEnd + 1).map(i => lines[i]!.text);
    const listed = rest.filter(text => folio(text) !== null || headWithFolio(text) !== null).length >= 2;
    if (!listed) for (const text of rest) seen.add(nameOf(text));
    for (const i of top.slice(0, furnitureEnd + 1)) seen.add(nameOf(lines[i]!.text));
    // the foot
    const last = bottom[0];
    if (last !== undefined && lines[last]!.role === 'text') {
      const text = lines[last]!.text;
      const number = folio(text);
      const joined = headWithFolio(text);
      // some extractions read the head after the text: head and folio, or folio and head, are the page's last lines
      const before = bottom[1];
      const other = before !== undefined && lines[before]!.role === 'text' ? lines[before]!.text : '';
      const isHead = (line: string) =>
        line !== '' && line.length <= longest && repeats(line) && !isLabel(line);
      // a number at the foot of a page that has its folio at the head is the mark of a note
      if (number && isFolio(p, number) && folios === 0) {
        const headed = folio(other) === null && isHead(other);
        if (headed) mark(before!, 'running-head');
        mark(last, furnitureEnd >= 0 || headed ? 'folio' : 'drop-folio');
      } else if (other !== '' && isHead(text) && isPageFolio(lines, before!, p, isFolio)) {
        mark(before!, 'folio');
        mark(last, 'running-head');
      } else if (folios === 0 && joined && isFolio(p, joined.folio) && text.length <= longest)
        if (repeats(text) || blankBefore(lines, last, page)) mark(last, 'running-head');
    }
  });
  nameDropFolios(lines);
}

/** A book has so many drop folios to a folio that has its usual place, and no more: chapters are not that short. */
const mostDropped = 4;

/** A folio at the foot has dropped there only where other pages have theirs elsewhere. */
function nameDropFolios(lines: SourceLine[]): void {
  const dropped = lines.filter(l => l.role === 'drop-folio');
  const others = lines.filter(l => l.role === 'folio').length;
  if (dropped.length > mostDropped * others) for (const line of dropped) line.role = 'folio';
}

function isPageFolio(
  lines: SourceLine[],
  i: number,
  page: number,
  isFolio: (page: number, folio: Folio) => boolean,
): boolean {
  const number = folio(lines[i]!.text);
  return number !== null && isFolio(page, number);
}

/** Whether the text of the page before breaks off in the middle of a sentence. */
function interrupts(lines: SourceLine[], before: PageRange | undefined): boolean {
  if (!before) return false;
  const text = lines.slice(before.first, before.end).findLast(l => l.role === 'text')?.text ?? '';
  return /[\p{Ll},;–-]$/u.test(text);
}

function blankBefore(lines: SourceLine[], i: number, page: PageRange): boolean {
  return i === page.first || lines[i - 1]!.role === 'blank';
}

function blankAfter(lines: SourceLine[], i: number, page: PageRange): boolean {
  return i + 1 >= page.end || lines[i + 1]!.role === 'blank' || lines[i + 1]!.role === 'slug';
}
