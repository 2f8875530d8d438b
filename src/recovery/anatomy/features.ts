import type { Print } from './print.ts';
import type { SeenLine } from './runs.ts';

/** One thing that is seen of a line: its name, and its value for a line (null: nothing to be said). */
export interface Feature {
  name: string;
  of: (line: SeenLine) => string | number | boolean | null;
  /** Distances of neighbouring lines of which it is seen too. */
  near?: readonly number[];
}

const bin = (value: number, ...edges: number[]) => edges.filter(e => value >= e).length;

/** Endings of a line as typed, marks of notes and closing signs aside. */
function endingOf(text: string): string {
  const bare = text.replace(/(?<=[\p{L}\p{P}])\d{1,3}$/u, '').replace(/[”“’"'»«)\]]+$/u, '');
  const c = bare.at(-1) ?? '';
  if (/[.!?…]/.test(c)) return /\b\p{Lu}\.$/u.test(bare) ? 'initial' : 'stop';
  if (/[,;]/.test(c)) return 'comma';
  if (c === ':') return 'colon';
  if (/[-\u00ad‐\u2011¬⸗]/.test(c)) return 'hyphen';
  if (/[–—]/.test(c)) return 'dash';
  if (/\d/.test(c)) return 'figure';
  return /\p{Ll}/u.test(c) ? 'small' : /\p{Lu}/u.test(c) ? 'capital' : 'other';
}

function startOf(text: string): string {
  if (/^[“„"«»]/.test(text)) return /^[“„"«»]\s?\p{Ll}/u.test(text) ? 'quote-small' : 'quote';
  if (/^[‘']/.test(text)) return 'single-quote';
  if (/^[—–-]/.test(text)) return /^[—–-]{2,}/.test(text) ? 'dashes' : 'dash';
  if (/^[•·▪■●◦]/.test(text)) return 'bullet';
  if (/^[([]/.test(text)) return 'bracket';
  if (/^\d/.test(text)) return 'figure';
  if (/^\p{Lu}/u.test(text)) return /^\p{Lu}{2}/u.test(text) ? 'capitals' : 'capital';
  if (/^\p{Ll}/u.test(text)) return 'small';
  return 'other';
}

/** How much of the letters are capitals; how many words begin with one. */
function caseOf(text: string): string {
  const letters = text.replace(/[^\p{L}]/gu, '');
  if (letters.length < 2) return 'none';
  const upper = letters.replace(/[^\p{Lu}]/gu, '').length / letters.length;
  if (upper > 0.8) return 'capitals';
  const words = text.match(/\p{L}[\p{L}’']*/gu) ?? [];
  const long = words.filter(w => w.length > 3);
  const initial = long.filter(w => /^\p{Lu}/u.test(w)).length;
  if (upper > 0.4) return 'mixed';
  if (long.length > 0 && initial === long.length) return 'title';
  return initial > long.length / 2 ? 'half' : 'sentence';
}

/** Room above a line, in classes; `top` for a page's first. */
const gap = (above: number | null) =>
  above === null ? 'top' : bin(above, 0.5, 0.88, 0.96, 1.04, 1.15, 1.35, 1.7, 2.4, 4);

const isCentred = ({ left, right }: Print) => left > 1.5 && right > 1.5 && Math.abs(left - right) < 0.8;

const wordsIn = (text: string) => text.split(/\s+/).length;

/** Everything the model sees, one line each. */
export const features: readonly Feature[] = [
  { name: 'start', of: l => startOf(l.text), near: [-1, 1, 2] },
  { name: 'end', of: l => endingOf(l.text), near: [-2, -1, 1] },
  { name: 'case', of: l => caseOf(l.text), near: [-2, -1, 1] },
  { name: 'words', of: l => bin(wordsIn(l.text), 2, 3, 4, 6, 9), near: [-1, 1] },
  {
    name: 'width',
    of: l => bin(l.last, 0.15, 0.3, 0.5, 0.7, 0.85, 0.92, 0.96, 1.04, 1.1, 1.2, 1.32, 1.5),
    near: [-2, -1, 1, 2],
  },
  { name: 'first', of: l => bin(l.width, 0.85, 0.92, 0.945, 0.965, 0.985, 1.02) },
  { name: 'rule', of: l => l.rule, near: [-1, 1] },
  { name: 'runends', of: l => l.runEnds },
  { name: 'runlines', of: l => (l.runEnds ? bin(l.runLines, 2, 3, 6, 15, 40) : null) },
  { name: 'runsend', of: l => bin(l.runsEndBlank, 0.02, 0.3, 0.6, 0.85) },
  { name: 'inruns', of: l => bin(l.inRuns, 0.005, 0.05, 0.15, 0.3) },
  { name: 'sequence', of: l => l.sequence?.state ?? null, near: [-1, 1] },
  {
    name: 'boundary',
    of: l => (l.sequence ? bin(l.sequence.boundary, 0.01, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99) : null),
    near: [1],
  },
  {
    name: 'slug',
    of: l => (/\.(?:indd|qxd|qxp|tex|fm|pmd)\b|\b\d\d?:\d\d\b/.test(l.text) ? 'yes' : null),
    near: [-1, 1],
  },
  { name: 'row', of: l => bin(l.row, 1, 2, 3, 5), near: [-1] },
  { name: 'below', of: l => bin(l.below, 1, 2, 3, 6, 12), near: [1] },
  { name: 'height', of: l => bin(l.row / Math.max(1, l.rows), 0.25, 0.5, 0.75) },
  { name: 'rows', of: l => bin(l.rows / l.usualRows, 0.3, 0.6, 0.85, 1.15) },
  { name: 'blanks', of: l => (l.blankShare === 0 ? 'none' : Math.min(3, l.blanksBefore)), near: [-1, 1, 2] },
  { name: 'after', of: l => (l.blankShare === 0 ? 'none' : Math.min(3, l.blanksAfter)), near: [1] },
  { name: 'blankshare', of: l => bin(l.blankShare, 0.001, 0.02, 0.06, 0.15) },
  { name: 'indent', of: l => bin(l.indent, -3, 0, 1, 2, 6, 12, 25), near: [-1, 1] },
  { name: 'role', of: l => (l.role === 'text' ? null : l.role), near: [-1, 1] },
  { name: 'folio', of: l => l.folio, near: [-1, 1] },
  { name: 'repeats', of: l => bin(l.edgeRepeats, 1, 2, 4, 10), near: [-1, 1] },
  { name: 'listed', of: l => (l.listed ? 'yes' : null), near: [-1, 1] },
  { name: 'again', of: l => bin(l.againAfter, 1, 2, 5), near: [-1, 1] },
  { name: 'headless', of: l => (l.headless ? 'yes' : null) },
  { name: 'rowsbefore', of: l => bin(l.rowsBefore, 0.5, 0.8, 0.95) },
  { name: 'series', of: l => l.series, near: [-2, -1, 1] },
  { name: 'headed', of: l => (l.headed ? 'yes' : null), near: [-1, 1] },
  { name: 'book', of: l => (l.ofBook ? 'yes' : null) },
  { name: 'label', of: l => (l.label ? 'yes' : l.titled ? 'titled' : null), near: [-1, 1] },
  { name: 'usual', of: l => l.usual, near: [-2, -1] },
  { name: 'mark', of: l => l.mark?.form ?? null, near: [-1, 1] },
  { name: 'value', of: l => (l.mark ? Math.min(4, l.mark.value) : null) },
  { name: 'up', of: l => (l.mark ? l.countsUp : null) },
  { name: 'on', of: l => (l.mark ? l.countsOn : null) },
  { name: 'called', of: l => (l.mark ? (l.called ?? 'no') : null), near: [-1, 1] },
  { name: 'numbered', of: l => bin(l.pageNumbered, 0.1, 0.25, 0.5) },
  { name: 'short', of: l => bin(l.pageShort, 0.1, 0.25, 0.5, 0.75) },
  { name: 'ragged', of: l => bin(l.ragged, 0.05, 0.15, 0.3, 0.5, 0.75) },
  { name: 'capitals', of: l => bin(l.capitals, 0.2, 0.35, 0.5, 0.65, 0.8, 0.92) },
  {
    name: 'place',
    of: l => (l.page < 8 ? bin(l.page, 1, 2, 4) : l.page > l.pages * 0.85 ? 'late' : 'middle'),
  },
  { name: 'leaders', of: l => (/(?:\.\s?){4,}|…\s?…/.test(l.text) ? 'yes' : null), near: [-1, 1] },
  { name: 'pagenumber', of: l => (/\D\s+(?:\d{1,4}|[ivxlc]+)$/.test(l.text) ? 'yes' : null), near: [-1, 1] },
  {
    name: 'onlynumber',
    of: l => (/^(?:\d{1,4}|[IVXLCivxlc]+)\.?$/.test(l.text) ? 'yes' : null),
    near: [-1, 1],
  },
  {
    name: 'locators',
    of: l => (/,\s\d+(?:[–-]\d+)?(?:,\s\d+(?:[–-]\d+)?)*\.?$/.test(l.text) ? 'yes' : null),
    near: [-1, 1],
  },
  { name: 'comma', of: l => (/^[\p{L}’' -]{2,40},\s/u.test(l.text) ? 'yes' : null) },
  { name: 'year', of: l => (/\b(?:1[4-9]|20)\d\d\b/.test(l.text) ? 'yes' : null) },
  {
    name: 'imprint',
    of: l => (/©|\bISBN\b|https?:|www\.|\b97[89][\d -]{10,}/.test(l.text) ? 'yes' : null),
    near: [-2, -1, 1, 2],
  },
  { name: 'ornament', of: l => (/^[\p{P}\p{S}\s]+$/u.test(l.text) ? 'yes' : null), near: [-1, 1] },
  {
    name: 'citation',
    of: l => (/[.!?…][”’"']*\s?\([^()]{2,160}\)\.?$/u.test(l.text) ? 'yes' : null),
    near: [-1],
  },
  { name: 'fullbefore', of: l => bin(l.fullBefore, 0.5, 0.7, 0.82, 0.88, 0.91, 0.94, 0.97, 1.02) },
  { name: 'fullafter', of: l => bin(l.fullAfter, 0.5, 0.7, 0.82, 0.88, 0.91, 0.94, 0.97, 1.02) },
  {
    name: 'narrower',
    of: l => bin(l.fullAfter - l.fullBefore, -0.3, -0.12, -0.06, -0.03, 0.03, 0.06, 0.12, 0.3),
    near: [-1, 1, 2],
  },
  { name: 'same', of: l => bin(l.same, 1, 3, 10, 30), near: [-1, 1] },
  { name: 'speaks', of: l => bin(l.speaks, 1, 3, 10, 30) },
  { name: 'dialogue', of: l => bin(l.dialogue, 0.02, 0.08, 0.2, 0.35) },
  { name: 'habit', of: l => bin(l.firstWidth, 0.5, 0.925, 0.945, 0.96, 0.975, 0.99) },
  {
    name: 'size',
    of: l => (l.print ? bin(l.print.size, 0.7, 0.8, 0.88, 0.94, 0.98, 1.02, 1.08, 1.2, 1.5, 2) : null),
    near: [-1, 1],
  },
  {
    name: 'left',
    of: l => (l.print ? bin(l.print.left, -1, -0.3, 0.3, 0.8, 1.2, 1.7, 2.3, 3.2, 5, 9) : null),
    near: [-2, -1, 1, 2],
  },
  {
    name: 'right',
    of: l => (l.print ? bin(l.print.right, -1, -0.3, 0.3, 0.8, 1.2, 2, 4, 8, 14) : null),
    near: [-2, -1, 1],
  },
  { name: 'centred', of: l => (l.print ? isCentred(l.print) : null), near: [-1, 1] },
  {
    name: 'above',
    of: l => (l.print ? gap(l.print.above) : null),
    near: [-1, 1, 2],
  },
  { name: 'sunk', of: l => (l.print ? bin(l.print.sunk, -2, 2, 5) : null) },
  { name: 'italic', of: l => (l.print ? bin(l.print.italic, 0.05, 0.5, 0.95) : null), near: [-1, 1] },
  { name: 'bold', of: l => (l.print ? bin(l.print.bold, 0.05, 0.5, 0.95) : null), near: [-1, 1] },
  { name: 'raised', of: l => (l.print ? l.print.raisedFirst : null), near: [-1, 1] },
  { name: 'blockat', of: l => l.print?.block.at ?? null, near: [-1, 1] },
  { name: 'blocklines', of: l => (l.print ? bin(l.print.block.lines, 2, 3, 4, 6, 10) : null), near: [-1, 1] },
  {
    name: 'blocksize',
    of: l => (l.print ? bin(l.print.block.size, 0.7, 0.8, 0.88, 0.94, 0.98, 1.02, 1.08, 1.2, 1.5, 2) : null),
  },
  {
    name: 'blockleft',
    of: l => (l.print ? bin(l.print.block.left, -1, -0.3, 0.3, 0.8, 1.2, 1.7, 2.3, 3.2, 5, 9) : null),
  },
  {
    name: 'blockright',
    of: l => (l.print ? bin(l.print.block.right, -1, -0.3, 0.3, 0.8, 1.2, 2, 4, 8, 14) : null),
  },
  { name: 'blockabove', of: l => (l.print ? gap(l.print.block.above) : null) },
  { name: 'blockbelow', of: l => (l.print ? gap(l.print.block.below) : null) },
  { name: 'blockragged', of: l => (l.print ? bin(l.print.block.ragged, 0.1, 0.35, 0.6, 0.9) : null) },
  { name: 'blockopening', of: l => l.print?.block.opening ?? null },
  { name: 'blockshare', of: l => (l.print ? bin(l.print.block.share, 0.002, 0.01, 0.04, 0.15, 0.4) : null) },
  { name: 'blockfellows', of: l => (l.print ? bin(l.print.block.fellows, 2, 4, 10, 30) : null) },
  { name: 'speaker', of: l => (/^\p{Lu}[\p{Lu}\s.’]{2,30}[.:](?:\s|$)/u.test(l.text) ? 'yes' : null) },
];
