import type { Nodes, PhrasingContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { checkLineDepth } from '../manuscript/nesting.ts';
import { checkStrain } from '../manuscript/strain.ts';
import { asRead, runOf } from '../pdf/shaped/order.ts';
import type { Colour, Mark } from './drawing.ts';
import type { CutName, Letters, Run } from './letters.ts';
import { piecesOf } from './lines.ts';

/** A word that may hold several styles, `*Hamlet*,`, or a piece of one; it follows the one before it with a space, or without. */
interface Word {
  parts: { text: string; cut: CutName }[];
  space: boolean;
}

/** From baseline to baseline, and between paragraphs, as shares of the size. */
const leading = 1.38;
const between = 0.6;
/** Type is as large as so much of the back's width, and never smaller than can be read, in points. */
const largest = 0.03;
const smallest = 8.5;
/** A line is no longer than so many times the size: some seventy letters. */
const longest = 29;

/** The text of a back cover, set. */
export interface Blurb {
  size: number;
  marks: Mark[];
}

/**
 * Sets the text of a back cover, flush left, in the largest size that fits.
 *
 * @param markdown paragraphs with emphasis; whatever else it has is set as its text
 * @param room points; `panel` is the width of the whole back
 * @returns undefined where it does not fit in the smallest size that can be read
 * @throws Complaint where it is nested too deep
 */
export function setBlurb(
  markdown: string,
  letters: Letters,
  colour: Colour,
  room: { width: number; height: number; panel: number },
): Blurb | undefined {
  const paragraphs = paragraphsOf(markdown);
  for (let size = Math.max(smallest, largest * room.panel); size >= smallest; size -= 0.25) {
    const measure = Math.min(room.width, longest * size);
    const set = paragraphs.map(words => linesOf(words, letters, size, measure));
    const count = set.reduce((sum, lines) => sum + lines.length, 0);
    const height = 0.7 * size + ((count - 1) * leading + (set.length - 1) * between) * size;
    const fits = set.flat().every(({ width }) => width <= measure);
    if (!fits || height > room.height) continue;
    const marks: Mark[] = [];
    let y = 0.7 * size;
    for (const lines of set) {
      for (const { runs } of lines) {
        for (const { x, run } of runs) marks.push({ kind: 'text', x, y, run, colour });
        y += leading * size;
      }
      y += between * size;
    }
    return { size, marks };
  }
  return undefined;
}

function paragraphsOf(markdown: string): Word[][] {
  const lines = markdown.split(/\r?\n/);
  checkLineDepth('book.yaml', lines);
  checkStrain('book.yaml', lines);
  const paragraphs: Word[][] = [];
  const read = (node: Nodes) => {
    if (node.type === 'paragraph' || node.type === 'heading') paragraphs.push(wordsOf(node.children));
    else if ('children' in node) for (const child of node.children) read(child);
  };
  read(fromMarkdown(markdown));
  return paragraphs.filter(words => words.length > 0);
}

const cutWithin: Partial<Record<Nodes['type'], CutName>> = { emphasis: 'italic', strong: 'semibold' };

function wordsOf(nodes: readonly PhrasingContent[]): Word[] {
  const words: Word[] = [];
  /** Whether what comes next goes on with the last word. */
  let open = false;
  const add = (value: string, cut: CutName) => {
    for (const part of value.split(/(\s+)/)) {
      if (part === '') continue;
      // A no-break space is no place to break a line.
      if (/^[^\S\u00a0\u202f]+$/.test(part)) open = false;
      else {
        const [first, ...others] = piecesOf(part);
        if (open && first) words.at(-1)!.parts.push({ text: first.text, cut });
        else if (first) words.push({ parts: [{ text: first.text, cut }], space: true });
        for (const { text, space } of others) words.push({ parts: [{ text, cut }], space });
        open = true;
      }
    }
  };
  const read = (node: PhrasingContent, cut: CutName) => {
    const own = cutWithin[node.type] ?? cut;
    if ('children' in node) for (const child of node.children) read(child, own);
    else if (node.type === 'break') open = false;
    else if ('value' in node && node.type !== 'html') add(node.value, own);
  };
  for (const node of nodes) read(node, 'regular');
  return words;
}

interface Line {
  runs: { x: number; run: Run }[];
  width: number;
}

/**
 * Breaks a paragraph where its lines are most even: the squares of what they lack are added up, and the way with the
 * smallest sum is taken (as Knuth and Plass do for ragged setting); the last line may be short, but for one short word.
 */
function linesOf(words: readonly Word[], letters: Letters, size: number, room: number): Line[] {
  const set = words.map(({ parts }) => parts.map(({ text, cut }) => letters.set(text, { cut }, size)));
  const widths = set.map(runs => runs.reduce((sum, { width }) => sum + width, 0));
  const spaces = words.map(({ space }) => (space ? 0.25 * size : 0));
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= set.length; end++) {
    let way = { cost: Number.POSITIVE_INFINITY, from: end - 1 };
    let used = 0;
    for (let from = end - 1; from >= 0; from--) {
      used += widths[from]! + (from + 1 < end ? spaces[from + 1]! : 0);
      if (used > room && from < end - 1) break;
      const lack = Math.max(0, room - used) / room;
      const isLast = end === set.length;
      const own = isLast ? (from > 0 && used < room / 5 ? 0.3 : 0) : lack * lack;
      const cost = best[from]!.cost + own;
      if (cost < way.cost) way = { cost, from };
    }
    best[end] = way;
  }
  const lines: Line[] = [];
  for (let end = set.length; end > 0; end = best[end]!.from) {
    const { from } = best[end]!;
    const runs: Line['runs'] = [];
    let x = 0;
    const order = letters.leftwards ? fromTheRight(words, from, end) : numbers(from, end);
    for (const [at, k] of order.entries()) {
      // Of two neighbours the later one in the text tells whether there is a space between them.
      if (at > 0) x += spaces[Math.max(k, order[at - 1]!)]!;
      for (const run of set[k]!) {
        runs.push({ x, run });
        x += run.width;
      }
    }
    lines.unshift({ runs, width: x });
  }
  return lines;
}

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, k) => from + k);

/** Words of a line that runs from right to left, from there on as they are seen: those of an English phrase the other way. */
const fromTheRight = (words: readonly Word[], from: number, to: number): number[] =>
  asRead(numbers(from, to), k => runOf(words[k]!.parts.map(({ text }) => text).join('')), true).reverse();
