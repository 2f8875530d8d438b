import { readFile } from 'node:fs/promises';
import * as hb from 'harfbuzzjs';
import { findFace } from '../../src/faces/faces.ts';
import { hyphenator } from '../../src/language/hyphenation.ts';

/** A piece of text in one style: `mark` is a note reference, a small raised figure glued to the word before it. */
export interface Run {
  text: string;
  style: 'roman' | 'italic' | 'mark';
}

/** A printed line. */
export interface PrintedLine {
  /** As it stands on the page, a division hyphen and note marks included. */
  text: string;
  /** Length of the paragraph's plain text (no marks, no division hyphens) before the line. */
  from: number;
  /** Whether it ends in a hyphen, and whether that belongs to the word. */
  ends: 'plain' | 'divided' | 'hyphenated';
}

/** Widths in ems of the text's size. */
export interface Measure {
  width: number;
  /** Indents of the first line and of the others. */
  first?: number;
  other?: number;
}

const divide = hyphenator('en-gb');

/** Widths of text in EB Garamond, in ems, kerning included. */
export async function loadWidths(): Promise<(runs: Run[]) => number> {
  const cuts = findFace('EB Garamond').cuts.filter(cut => cut.weight === 400);
  const [roman, italic] = await Promise.all(
    (['normal', 'italic'] as const).map(async style => {
      const bytes = await readFile(cuts.find(cut => cut.style === style)!.path);
      return new hb.Font(new hb.Face(new hb.Blob(new Uint8Array(bytes).buffer)));
    }),
  );
  const known = new Map<string, number>();
  return runs =>
    runs.reduce((sum, { text, style }) => {
      const key = `${style} ${text}`;
      let width = known.get(key);
      if (width === undefined) {
        const buffer = new hb.Buffer();
        buffer.addText(text);
        buffer.guessSegmentProperties();
        hb.shape(style === 'italic' ? italic! : roman!, buffer);
        width = buffer.getGlyphPositions().reduce((total, glyph) => total + glyph.xAdvance, 0) / 1000;
        known.set(key, width);
      }
      return sum + width * (style === 'mark' ? 0.6 : 1);
    }, 0);
}

/** A place where a line may end: before character `at` of the printed text. */
interface Break {
  at: number;
  ends: PrintedLine['ends'];
}

/**
 * Breaks a paragraph into justified lines: the division with the least sum of squared deviations of the lines' natural
 * widths from the measure, hyphens costing extra (Knuth and Plass 1981, in small).
 */
export function breakLines(runs: Run[], measure: Measure, widthOf: (runs: Run[]) => number): PrintedLine[] {
  const text = runs.map(run => run.text).join('');
  const breaks = breaksOf(text, runs);
  const best: { cost: number; previous: number }[] = [{ cost: 0, previous: -1 }];
  for (let to = 1; to < breaks.length; to++) {
    best[to] = { cost: Number.POSITIVE_INFINITY, previous: -1 };
    for (let from = to - 1; from >= 0; from--) {
      const indent = (from === 0 ? measure.first : measure.other) ?? 0;
      const ratio = widthOf(styled(text, runs, breaks[from]!, breaks[to]!)) / (measure.width - indent);
      if (ratio > 1.5) break;
      const cost = best[from]!.cost + lineCost(ratio, to === breaks.length - 1, breaks[from]!, breaks[to]!);
      if (cost < best[to]!.cost) best[to] = { cost, previous: from };
    }
  }
  const chosen: number[] = [];
  for (let at = breaks.length - 1; at >= 0; at = best[at]!.previous) chosen.unshift(at);
  return chosen.slice(1).map((to, line) => {
    const from = breaks[chosen[line]!]!;
    const end = breaks[to]!;
    return {
      text: text.slice(from.at, end.at).trim() + (end.ends === 'divided' ? '-' : ''),
      from: plainLength(runs, from.at),
      ends: end.ends,
    };
  });
}

function lineCost(ratio: number, last: boolean, from: Break, to: Break): number {
  const spread = 0.016;
  if (ratio > 1.02) return 1e6 * ratio;
  const hyphen =
    to.ends === 'plain' ? 0 : (to.ends === 'divided' ? 0.5 : 0) + (from.ends === 'plain' ? 0 : 3);
  if (last) return ratio < 0.1 ? 20 : 0;
  return ((1 - ratio) / spread) ** 2 + hyphen;
}

function breaksOf(text: string, runs: Run[]): Break[] {
  const breaks: Break[] = [{ at: 0, ends: 'plain' }];
  for (const [word] of text.matchAll(/\S+/g)) {
    const start = text.indexOf(word, breaks.findLast(one => one.ends === 'plain')!.at);
    for (const { 0: letters, index } of word.matchAll(/\p{Script=Latin}+/gu)) {
      const outside = (at: number) => inMark(runs, start + index + at);
      for (const at of divide(letters)) {
        if (at >= 2 && letters.length - at >= 3 && !outside(at))
          breaks.push({ at: start + index + at, ends: 'divided' });
      }
    }
    for (const { index } of word.matchAll(/(?<=\p{L})-(?=\p{L})/gu))
      breaks.push({ at: start + index + 1, ends: 'hyphenated' });
    const after = start + word.length + 1;
    if (after < text.length) breaks.push({ at: after, ends: /-$/.test(word) ? 'hyphenated' : 'plain' });
  }
  breaks.push({ at: text.length, ends: 'plain' });
  return breaks.sort((a, b) => a.at - b.at);
}

function styled(text: string, runs: Run[], from: Break, to: Break): Run[] {
  const pieces: Run[] = [];
  let at = 0;
  const end = to.at - (text[to.at - 1] === ' ' ? 1 : 0);
  for (const run of runs) {
    const piece = run.text.slice(Math.max(0, from.at - at), Math.max(0, end - at));
    if (piece && at < end) {
      // Word by word, so that widths can be remembered.
      for (const [part] of piece.matchAll(/\S+|\s/g)) pieces.push({ text: part, style: run.style });
    }
    at += run.text.length;
  }
  if (to.ends === 'divided') pieces.push({ text: '-', style: 'roman' });
  return pieces;
}

function inMark(runs: Run[], at: number): boolean {
  let end = 0;
  for (const run of runs) {
    end += run.text.length;
    if (at < end) return run.style === 'mark';
  }
  return false;
}

function plainLength(runs: Run[], at: number): number {
  let start = 0;
  let marks = 0;
  for (const run of runs) {
    if (run.style === 'mark') marks += Math.max(0, Math.min(run.text.length, at - start));
    start += run.text.length;
  }
  return at - marks;
}
