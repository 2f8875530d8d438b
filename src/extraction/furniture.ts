import { type EdgeTexts, edgeTexts } from './edge-texts.ts';
import type { LineRole } from './extraction.ts';
import type { SourceLine } from './lines.ts';
import { type Folio, folio } from './numerals.ts';
import { blankAfter, blankBefore, edges, headWithFolio, type IsLabel, longest } from './page-edges.ts';
import type { PageRange } from './pages.ts';

/** A book whose furniture is being marked, page by page. */
interface Marking extends EdgeTexts {
  lines: SourceLine[];
  pages: PageRange[];
  /** Whether a number is the page's label. */
  isFolio: (page: number, folio: Folio) => boolean;
  isLabel: IsLabel;
  /** Names of what has stood at the heads of pages. */
  seen: Set<string>;
}

/** A page with the indices of its lines at the head, from the top, and at the foot, from the bottom. */
interface PageEdges {
  page: number;
  range: PageRange;
  top: number[];
  bottom: number[];
}

/** The furniture at the head of a page: how many of its lines, and how many of them with a folio. */
interface Head {
  lines: number;
  folios: number;
}

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
  const texts = edgeTexts(lines, pages, overPages);
  const book: Marking = { ...texts, lines, pages, isFolio, isLabel, seen: new Set() };
  pages.forEach((range, page) => {
    const at: PageEdges = { page, range, ...edges(lines, range) };
    const head = headOf(at, book);
    for (const i of at.top.slice(0, head.lines))
      lines[i]!.role = folio(lines[i]!.text) ? 'folio' : 'running-head';
    remember(at, head, book);
    markFoot(at, head, book);
  });
  nameDropFolios(lines);
}

/** The block at the head: lines up to the last folio or known head, when nothing but furniture stands before it. */
function headOf(at: PageEdges, book: Marking): Head {
  const head: Head = { lines: 0, folios: 0 };
  for (let k = 0; k < at.top.length; k++) {
    if (hasFolioAtHead(k, at, book)) head.folios++;
    else if (!isHead(k, head.folios, at, book)) break;
    head.lines = k + 1;
  }
  return head;
}

/** Whether a line at the head is the folio, or, as the first, carries it beside the running head. */
function hasFolioAtHead(k: number, { page, range, top, bottom }: PageEdges, book: Marking): boolean {
  const { lines, isFolio, isLabel, repeats } = book;
  const i = top[k]!;
  const { text } = lines[i]!;
  const number = folio(text);
  if (number && isFolio(page, number) && !(i === bottom[0] && top.length > 1)) return true;
  const joined = k > 0 || isLabel(text) ? null : headWithFolio(text);
  return joined !== null && isFolio(page, joined.folio) && (repeats(text) || blankAfter(lines, i, range));
}

/** Whether a line at the head without a folio is a running head. @param folios how many stand before it */
function isHead(k: number, folios: number, at: PageEdges, book: Marking): boolean {
  const { page, range, top, bottom } = at;
  const { lines, isLabel, repeats, seen, nameOf } = book;
  const i = top[k]!;
  const { text } = lines[i]!;
  if (isLabel(text) || text.length > longest) return false;
  if (standsBeforeFolio(k, folios, at, book)) return true;
  const known = repeats(text);
  if (folios > 0 && (known || isHeadByPlace(k, at, book))) return true;
  // without a folio at the head: only where a blank line or a folio at the foot speaks for a head, and only a text that
  // stood before, or one that interrupts a sentence (a heading, which later heads repeat, never does)
  const setOff = blankAfter(lines, i, range) || isPageFolio(bottom[0]!, page, book);
  return known && k === 0 && setOff && (seen.has(nameOf(text)) || interrupts(page, book));
}

/** Whether the page's folio stands on the next line at the head, or on the one after it and both lines are known heads. */
function standsBeforeFolio(
  k: number,
  folios: number,
  { page, top, bottom }: PageEdges,
  book: Marking,
): boolean {
  const { lines, repeats } = book;
  const next = top[k + 1];
  const third = top[k + 2];
  if (next === undefined) return false;
  if (folios === 0 && isPageFolio(next, page, book) && next !== bottom[0]) return true;
  const known = third !== undefined && repeats(lines[top[k]!]!.text) && repeats(lines[next]!.text);
  return known && isPageFolio(third, page, book);
}

/** The first line after the folio, set off and no sentence, in the middle of one that goes on over the page. */
function isHeadByPlace(k: number, { page, range, top }: PageEdges, book: Marking): boolean {
  const { lines } = book;
  const i = top[k]!;
  const setOff = blankAfter(lines, i, range) && blankBefore(lines, i, range);
  return k === 1 && setOff && /^\p{Lu}.*[\p{L}\p{N}]$/u.test(lines[i]!.text) && interrupts(page, book);
}

/** Remembers what stands at the head of a page. What a table of contents lists has not stood over any text yet. */
function remember({ top }: PageEdges, head: Head, { lines, seen, nameOf }: Marking): void {
  const texts = top.map(i => lines[i]!.text);
  const rest = texts.slice(head.lines);
  const listed = rest.filter(text => folio(text) !== null || headWithFolio(text) !== null).length >= 2;
  for (const text of listed ? texts.slice(0, head.lines) : texts) seen.add(nameOf(text));
}

/** The last line of a text stands over a folio, too: so many alike are no accident. */
const leastFeet = 3;

/** Marks the furniture at the foot of a page. Some extractions read the head after the text: then it is in the last two lines. */
function markFoot({ page, range, bottom }: PageEdges, head: Head, book: Marking): void {
  const { lines, isFolio, isLabel, repeats } = book;
  const [last, before] = bottom;
  if (last === undefined || lines[last]!.role !== 'text') return;
  const mark = (i: number, role: LineRole) => {
    lines[i]!.role = role;
  };
  const isRunning = (text: string) =>
    text !== '' && text.length <= longest && repeats(text) && !isLabel(text);
  const { text } = lines[last]!;
  const number = folio(text);
  const joined = headWithFolio(text);
  const other = before !== undefined && lines[before]!.role === 'text' ? lines[before]!.text : '';
  // a number at the foot of a page that has its folio at the head is the mark of a note
  if (number && isFolio(page, number) && head.folios === 0) {
    const headed = folio(other) === null && isRunning(other) && repeats(other, leastFeet);
    if (headed) mark(before!, 'running-head');
    mark(last, head.lines > 0 || headed ? 'folio' : 'drop-folio');
  } else if (other !== '' && isRunning(text) && isPageFolio(before!, page, book)) {
    mark(before!, 'folio');
    mark(last, 'running-head');
  } else if (head.folios === 0 && joined && isFolio(page, joined.folio) && text.length <= longest) {
    if (repeats(text) || blankBefore(lines, last, range)) mark(last, 'running-head');
  }
}

/** A book has so many drop folios to a folio that has its usual place, and no more: chapters are not that short. */
const mostDropped = 4;

/** A folio at the foot has dropped there only where other pages have theirs elsewhere. */
function nameDropFolios(lines: SourceLine[]): void {
  const dropped = lines.filter(l => l.role === 'drop-folio');
  const others = lines.filter(l => l.role === 'folio').length;
  if (dropped.length > mostDropped * others) for (const line of dropped) line.role = 'folio';
}

/** Whether a line is the page's folio and nothing else. */
function isPageFolio(i: number, page: number, { lines, isFolio }: Marking): boolean {
  const number = folio(lines[i]!.text);
  return number !== null && isFolio(page, number);
}

/** Whether the text of the page before a page breaks off in the middle of a sentence. */
function interrupts(page: number, { lines, pages }: Marking): boolean {
  const before = pages[page - 1];
  if (!before) return false;
  const text = lines.slice(before.first, before.end).findLast(l => l.role === 'text')?.text ?? '';
  return /[\p{Ll},;–-]$/u.test(text);
}
