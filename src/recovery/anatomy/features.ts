import type { Sight } from './sight.ts';

/** One thing that is seen of a line: its name, and its value for a line (null: nothing to be said). */
export interface Feature {
  name: string;
  of: (line: Sight) => string | number | boolean | null;
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
  if (/[-\u00ad‐]/.test(c)) return 'hyphen';
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
  { name: 'label', of: l => (l.label ? 'yes' : null), near: [-1, 1] },
  { name: 'usual', of: l => l.usual, near: [-2, -1] },
  { name: 'mark', of: l => l.mark?.form ?? null, near: [-1, 1] },
  { name: 'value', of: l => (l.mark ? Math.min(4, l.mark.value) : null) },
  { name: 'up', of: l => (l.mark ? l.countsUp : null) },
  { name: 'on', of: l => (l.mark ? l.countsOn : null) },
  { name: 'called', of: l => (l.mark ? (l.called ?? 'no') : null), near: [-1, 1] },
  { name: 'numbered', of: l => bin(l.pageNumbered, 0.1, 0.25, 0.5) },
  { name: 'short', of: l => bin(l.pageShort, 0.1, 0.25, 0.5, 0.75) },
  { name: 'ragged', of: l => bin(l.ragged, 0.05, 0.15, 0.3, 0.5, 0.75) },
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
  { name: 'speaker', of: l => (/^\p{Lu}[\p{Lu}\s.’]{2,30}[.:](?:\s|$)/u.test(l.text) ? 'yes' : null) },
];

/** Pairs of features that say more together than apart. */
const pairs: readonly [string, string][] = [
  ['end@-1', 'start'],
  ['boundary', 'start'],
  ['boundary', 'end@-1'],
  ['boundary', 'width@-1'],
  ['boundary', 'blanks'],
  ['sequence', 'ragged'],
  ['width@-1', 'end@-1'],
  ['width@-1', 'start'],
  ['first', 'start'],
  ['first', 'end@-1'],
  ['width', 'width@-1'],
  ['width', 'width@1'],
  ['case', 'width'],
  ['case', 'blanks'],
  ['row', 'case'],
  ['row', 'folio'],
  ['row', 'repeats'],
  ['below', 'folio'],
  ['below', 'repeats'],
  ['row', 'onlynumber'],
  ['below', 'onlynumber'],
  ['mark', 'up'],
  ['mark', 'called'],
  ['mark', 'below'],
  ['mark', 'width'],
  ['mark', 'value'],
  ['place', 'numbered'],
  ['place', 'width'],
  ['blanks', 'width'],
  ['blanks', 'end@-1'],
  ['blanks', 'after'],
  ['listed', 'row'],
  ['headed', 'row'],
  ['again', 'row'],
  ['again', 'below'],
  ['headed', 'again'],
  ['headless', 'row'],
  ['rowsbefore', 'row'],
  ['series', 'row'],
  ['series', 'blanks'],
  ['series@-1', 'case'],
  ['series', 'words'],
  ['listed', 'again'],
  ['role', 'row'],
  ['ragged', 'width'],
  ['ragged', 'start'],
  ['indent', 'width'],
  ['indent', 'start'],
  ['indent', 'indent@-1'],
  ['blankshare', 'end@-1'],
  ['width', 'height'],
];

/** The attributes of every line, as the model weighs them. */
export function attributesOf(lines: readonly Sight[]): string[][] {
  const own = lines.map(line => features.map(f => f.of(line)));
  return lines.map((_, i) => {
    const seen = new Map<string, string>();
    features.forEach((f, k) => {
      for (const d of [0, ...(f.near ?? [])]) {
        const name = d === 0 ? f.name : `${f.name}@${d}`;
        const line = own[i + d];
        const value = line === undefined ? (d === 0 ? null : 'edge') : line[k]!;
        if (value === null || value === undefined) continue;
        seen.set(name, String(value));
      }
    });
    const attributes = [...seen].map(([name, value]) => `${name}=${value}`);
    for (const [a, b] of pairs) {
      const left = seen.get(a);
      const right = seen.get(b);
      if (left !== undefined && right !== undefined) attributes.push(`${a}=${left}&${b}=${right}`);
    }
    return attributes;
  });
}
