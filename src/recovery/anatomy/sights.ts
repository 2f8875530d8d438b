import { type Extraction, isOnPage } from '../../extraction/extraction.ts';
import { countedLabels, headLines } from '../../extraction/running-heads.ts';
import { labelOf, titleBehindLabel, type Vocabulary } from '../../language/vocabulary.ts';
import { alike, callsOf, countsOf, openerOf, seriesOf } from './counts.ts';
import { markOf } from './marks.ts';
import { printOf } from './print.ts';
import type { Sight } from './sight.ts';

/** Letters and figures of a text, small; `key` of a title without its numbers. */
const lettersOf = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}]+/gu, '')
    .toLowerCase();

/** Lines farther than this from a page's edge are no furniture. */
const edge = 3;

/** What is to be seen of all lines of an extraction that are not blank, in order. */
export function sightsOf(
  extraction: Extraction,
  measured: (line: { from: number }) => Pick<Sight, 'width' | 'last' | 'rule' | 'sequence'>,
  words: Vocabulary,
  title: string,
): Sight[] {
  const all = extraction.pages.flatMap(page =>
    page.lines.map((line, k) => ({ line, page, k })).filter(({ line }) => isOnPage(line)),
  );
  // what was printed around the page is none of its lines
  const byPage = extraction.pages.map(page => page.lines.filter(l => isOnPage(l) && l.role !== 'slug'));
  const usualRows = middle(byPage.map(l => l.length).filter(n => n > 5)) || 1;
  const counted = countedLabels(byPage.map(lines => lines.slice(0, headLines).map(l => l.text)));
  const isLabel = (text: string) => labelOf(text, words) !== null || counted.has(text);
  // labels differ in their numbers alone
  const keys = all.map(({ line: { text } }) => (isLabel(text) ? text.toLowerCase() : lettersOf(text)));
  const rowOf: number[] = [];
  let row = 0;
  all.forEach((a, i) => {
    if (i === 0 || all[i - 1]!.page !== a.page) row = 0;
    rowOf.push(row);
    if (a.line.role !== 'slug') row++;
  });
  const listing = byPage.map(lines => share(lines, l => /\D\s\d{1,4}$/.test(l.text)) > 0.3);
  const headed = byPage.map(lines => lines[0]?.role === 'running-head' || lines[0]?.role === 'folio');
  const headsUsual = share(headed, h => h) > 0.5;
  const series = seriesOf(
    all.map(({ line }) => line.text),
    all.map(({ page }) => page.label),
    text => labelOf(text, words) ?? counted.get(text) ?? null,
    words,
  );
  // what stands at the edges of pages, and what is listed before a number
  const edgePages = new Map<string, Set<number>>();
  const listed = new Map<string, number[]>();
  // what stands within pages as often as at their edges is text that repeats
  const within = new Map<string, number>();
  all.forEach(({ line, page }, i) => {
    const key = keys[i]!;
    if (key.length < 3 || line.text.length > 90) return;
    const rows = byPage[page.index]!.length;
    if (!listing[page.index] && (rowOf[i]! < edge || rows - 1 - rowOf[i]! < edge)) {
      const set = edgePages.get(key) ?? new Set();
      set.add(page.index);
      edgePages.set(key, set);
    } else if (!listing[page.index]) within.set(key, (within.get(key) ?? 0) + 1);
    if (/(?:\d|\b[ivxlc]+|[.…]\s*)$/.test(line.text)) {
      const list = listed.get(key);
      if (list) list.push(i);
      else listed.set(key, [i]);
    }
  });
  const leads = all.map(({ line, page, k }) =>
    leadOf(extraction.source, line.from, page.lines[k - 1]?.to ?? page.from),
  );
  const usualLead = commonest(leads);
  const bookKey = lettersOf(title);
  const marks = all.map(({ line }) => markOf(line.text));
  const counts = countsOf(marks);
  const calls = callsOf(
    all.map(({ line }) => line.text),
    marks,
    all.map(a => a.page.index),
  );
  const measures = all.map(({ line }) => measured(line));
  const pageNumbered = byPage.map(lines => share(lines, l => /\d$/.test(l.text)));
  const short = measures.map(m => m.last < 0.8);
  const pageShort = byPage.map(() => 0);
  all.forEach((a, i) => {
    if (short[i]) pageShort[a.page.index]! += 1 / byPage[a.page.index]!.length;
  });
  const raggedAt = window(
    all.map(({ line }, i) => short[i]! && /^[“‘"'«„([—–-]?\p{Lu}/u.test(line.text)),
    10,
  );
  const capitalsAt = window(
    all.map(({ line }) => /^[“‘"'«„([—–-]?\p{Lu}/u.test(line.text)),
    10,
  );
  const prints = printOf(extraction);
  const widest = measures.map(m => Math.min(m.last, 1.1));
  const second = (from: number, to: number) =>
    widest.slice(Math.max(0, from), Math.max(0, to)).sort((a, b) => b - a)[1] ?? 1;
  const same = alike(all.map(({ line }, i) => (line.text.length <= 40 ? keys[i]! : '')));
  const speaks = alike(all.map(({ line }) => lettersOf(openerOf(line.text))));
  const dialogue = share(all, ({ line }) => /^[“‘"'«»„‹›—–-]/u.test(line.text));
  const firstWidth = middle(
    all.flatMap((a, i) => {
      const before = all[i - 1]?.line.text ?? '';
      const ended = i > 0 && measures[i - 1]!.last < 0.8 && /[.!?…][”’"'»]*$/u.test(before);
      return ended && measures[i]!.width > 0.85 && measures[i]!.width < 1.08 && all[i - 1]!.page === a.page
        ? [measures[i]!.width]
        : [];
    }),
  );
  const blanks = all.map(({ page, k }) => {
    let before = 0;
    for (let j = k - 1; j >= 0 && page.lines[j]!.role === 'blank'; j--) before++;
    let after = 0;
    for (let j = k + 1; j < page.lines.length && page.lines[j]!.role === 'blank'; j++) after++;
    return { before, after };
  });
  const blankShare = share(
    all.map((_, i) => i),
    i => rowOf[i]! > 0 && blanks[i]!.before > 0,
  );
  return all.map(({ line, page }, i) => {
    const key = keys[i]!;
    const rows = byPage[page.index]!.length;
    const long = key.length >= 3 && line.text.length <= 90;
    const atEdges = long ? edgePages.get(key) : undefined;
    const edges = atEdges && atEdges.size > (within.get(key) ?? 0) ? atEdges : undefined;
    const lists = long ? (listed.get(key) ?? []) : [];
    return {
      text: line.text,
      print: prints.get(line.from) ?? null,
      page: page.index,
      pages: extraction.pages.length,
      row: rowOf[i]!,
      below: Math.max(0, rows - 1 - rowOf[i]!),
      rows,
      usualRows,
      blanksBefore: blanks[i]!.before,
      blanksAfter: blanks[i]!.after,
      blankShare,
      indent: leads[i]! - usualLead,
      width: measures[i]!.width,
      last: measures[i]!.last,
      rule: measures[i]!.rule,
      sequence: measures[i]!.sequence,
      role: line.role,
      folio: folioIn(line.text, page.label),
      edgeRepeats: edges ? edges.size - (edges.has(page.index) ? 1 : 0) : 0,
      listed: lists.some(j => j < i && all[j]!.page.index < page.index && !/\d$/.test(line.text)),
      headed: edges !== undefined && [...edges].some(p => p > page.index),
      againAfter: edges ? [...edges].filter(p => p < page.index).length : 0,
      headless: headsUsual && !headed[page.index],
      rowsBefore: page.index === 0 ? 0 : byPage[page.index - 1]!.length / usualRows,
      series: series[i]!,
      ofBook: key !== '' && key === bookKey,
      label: isLabel(line.text),
      titled: titleBehindLabel(line.text, words) !== null,
      usual: usualOf(line.text, words),
      mark: marks[i]!,
      countsUp: counts[i]!.up,
      countsOn: counts[i]!.on,
      called: calls[i]!,
      pageNumbered: pageNumbered[page.index]!,
      pageShort: pageShort[page.index]!,
      ragged: raggedAt[i]!,
      capitals: capitalsAt[i]!,
      fullBefore: second(i - 5, i),
      fullAfter: second(i, i + 5),
      same: same[i]!,
      speaks: speaks[i]!,
      dialogue,
      firstWidth,
    };
  });
}

/** Blank space at the beginning of a line, in characters; a tab counts as four. */
function leadOf(source: string, from: number, floor: number): number {
  let at = from;
  let lead = 0;
  while (at > floor && /[ \t\u00a0]/.test(source[at - 1]!)) {
    lead += source[at - 1] === '\t' ? 4 : 1;
    at--;
  }
  return lead;
}

function folioIn(text: string, label: string | null): Sight['folio'] {
  if (label === null) return null;
  const lower = text.toLowerCase();
  if (lower.replace(/[^\p{L}\p{N}]/gu, '') === label) return 'alone';
  if (lower.startsWith(`${label} `)) return 'first';
  return lower.endsWith(` ${label}`) ? 'last' : null;
}

function usualOf(text: string, words: Vocabulary): Sight['usual'] {
  if (text.length > 40) return null;
  const bare = text
    .replace(/[^\p{L}\s’']/gu, '')
    .replace(/’/g, "'")
    .trim()
    .toLowerCase();
  if (words.contents.includes(bare)) return 'contents';
  for (const [type, titles] of Object.entries(words.titles))
    if (titles.includes(bare))
      return type === 'notes' || type === 'index' || type === 'bibliography' ? type : 'other';
  return null;
}

/** Share of true values within `reach` of each. */
function window(values: boolean[], reach: number): number[] {
  const sums = [0];
  for (const v of values) sums.push(sums.at(-1)! + Number(v));
  return values.map((_, i) => {
    const from = Math.max(0, i - reach);
    const to = Math.min(values.length, i + reach + 1);
    return (sums[to]! - sums[from]!) / (to - from);
  });
}

const share = <T>(values: readonly T[], is: (value: T) => boolean) =>
  values.length === 0 ? 0 : values.filter(is).length / values.length;

function middle(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function commonest(values: number[]): number {
  const counts = new Map<number, number>();
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}
