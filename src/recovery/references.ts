import type { TextLine } from './lines.ts';

/** A note's mark in the running text. */
export interface Reference {
  number: number;
  line: TextLine;
  /** Offsets of the mark in the line's text. */
  at: number;
  length: number;
}

interface Candidate extends Reference {
  quality: number;
}

/**
 * Finds the marks of a run of notes in its text, by their sequence: of all numbers glued to words, the chain that rises
 * with the notes and looks most like marks. Years, pages and `note 19` look alike one by one; the sequence tells them apart.
 * @param lines the text that the notes belong to, in order; @param numbers the notes' numbers, rising
 */
export function findReferences(lines: TextLine[], numbers: number[]): Reference[] {
  const wanted = new Set(numbers);
  if (wanted.size === 0) return [];
  const candidates = lines.flatMap(line => candidatesIn(line, wanted));
  // the heaviest rising chain; a note left without a mark costs as much as a fair mark gains
  const best: number[] = [];
  const from: number[] = [];
  candidates.forEach((c, i) => {
    best[i] = c.quality - 0.3 * (c.number - numbers[0]!);
    from[i] = -1;
    for (let j = Math.max(0, i - 400); j < i; j++) {
      const d = candidates[j]!;
      if (d.number >= c.number || (d.line === c.line && d.at >= c.at)) continue;
      const gap = c.number - d.number - 1;
      const value = best[j]! + c.quality - 0.6 * gap;
      if (value > best[i]!) {
        best[i] = value;
        from[i] = j;
      }
    }
  });
  let k = best.reduce((m, v, i) => (m < 0 || v > best[m]! ? i : m), -1);
  const chain: Reference[] = [];
  for (; k >= 0; k = from[k]!) chain.push(candidates[k]!);
  return chain.reverse().map(({ number, line, at, length }) => ({ number, line, at, length }));
}

function candidatesIn(line: TextLine, wanted: Set<number>): Candidate[] {
  const found: Candidate[] = [];
  for (const match of line.text.matchAll(/(?<!\d)\d{1,3}(?!\d)/g)) {
    const number = Number(match[0]);
    if (!wanted.has(number) || match[0].startsWith('0')) continue;
    const quality = markQuality(
      line.text.slice(Math.max(0, match.index - signs), match.index),
      line.text.slice(match.index + match[0].length),
    );
    if (quality > 0) found.push({ number, line, at: match.index, length: match[0].length, quality });
  }
  return found;
}

/** So many characters before a number are looked at; nothing that says what it is is longer. */
const signs = 24;

/** How much a number looks like a note's mark, by what stands before and after it; 0 where it cannot be one. */
function markQuality(before: string, after: string): number {
  if (before === '' || /\s$/.test(before)) return 0;
  if (/^[–-]?\d|^[.,:]\d|^[–-]\p{L}|^\p{Ll}|^[%°]/u.test(after)) return 0;
  if (/[–—-]$/.test(before) && !/\p{L}—$/u.test(before)) return 0;
  if (/[“‘([/§#]$/.test(before)) return 0;
  if (/\d:$/.test(before)) return 0.2;
  if (/\d[.,;]$/.test(before)) return 0.9;
  if (/\b(?:pp?|vol|no|nos|ch|fig|n|nn|v|ll?)\.$/i.test(before)) return 0.1;
  if (/[.,;:!?’”"')\]…»]$/.test(before)) return 2;
  if (/\p{Ll}$/u.test(before)) return 1.6;
  if (/\p{Lu}$/u.test(before)) return /\p{Lu}{2}$/u.test(before) ? 0.8 : 0.2;
  return 0.3;
}
