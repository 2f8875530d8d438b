import type { Element, ElementContent, Nodes } from 'hast';
import type { Finding } from '../../inspection/finding.ts';
import { markerOf } from '../../manuscript/counting.ts';
import type { PdfPage } from '../../pdf/text.ts';
import { countingOf } from '../../publication/counted.ts';
import type { Part } from '../composition/part.ts';
import { type FigureAt, withoutMoves } from './moves.ts';
import { fewestLetters, type RowAt, withoutDividedRows } from './row-pieces.ts';
import { stretchesOf } from './stretches.ts';
import { withoutTurns } from './turns.ts';

/** Letters, figures and marks, without case and compatibility forms: what must be equal in manuscript and PDF. */
function lettersOf(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      // Where a line ends behind a capital sigma, there is no more of the word to tell its form by.
      .replaceAll('ς', 'σ')
      // Pieces of rules over and under formulas are read as marks.
      .replace(/[^\p{L}\p{N}\p{M}]|[\u0305\u0332]/gu, '')
  );
}

/** A stretch of text that a tree puts on paper: a whole figure, or what stands between figures. */
interface Printed {
  text: string;
  figure: boolean;
  /** The cells of its high rows, if it is a table or holds one. */
  rows?: string[][];
}

/** The text that a tree puts on paper, with the numbers of lists. */
function printedText(node: Nodes | ElementContent): string {
  return printed(node)
    .map(({ text }) => text)
    .join('');
}

function printed(node: Nodes | ElementContent): Printed[] {
  if (node.type === 'text') return [{ text: node.value, figure: false }];
  // Numbers beside verses are for the eye.
  if (node.type !== 'element' || node.properties.ariaHidden === 'true') return [];
  if (/^(figure|table)$/.test(node.tagName))
    return [{ text: node.children.map(printedText).join(''), figure: true, rows: rowsIn(node) }];
  if (/^m(?:under)?over$/.test(node.tagName)) return overFirst(node.children).flatMap(printed);
  if (node.tagName !== 'ol') return node.children.flatMap(printed);
  const counting = countingOf(node);
  let number = Number(node.properties.start ?? 1) - 1;
  return node.children.flatMap(child => {
    const item = child.type === 'element' && child.tagName === 'li';
    if (item) number = Number(child.properties.value ?? number + 1);
    const marker = counting ? markerOf(counting, number) : `${number}`;
    return [...(item ? [{ text: marker, figure: false }] : []), ...printed(child)];
  });
}

/** The texts of the cells of rows, row by row. */
function rowsIn({ tagName, children }: Element): string[][] {
  const elements = children.filter(child => child.type === 'element');
  return tagName === 'tr' ? [elements.map(printedText)] : elements.flatMap(rowsIn);
}

/** The browser paints what stands over something in a formula before that. */
const overFirst = (children: ElementContent[]): ElementContent[] => [
  ...children.slice(-1),
  ...children.slice(0, -1),
];

/**
 * The letters of trees, and where among them their figures and tables are, which may stand on the page after, and the rows that are
 * so long that they may be divided.
 */
function lettersIn(trees: Element[]): { text: string; figures: FigureAt[]; rows: RowAt[] } {
  const stretches: Printed[] = [];
  for (const stretch of trees.flatMap(printed)) {
    const last = stretches.at(-1);
    if (last && !last.figure && !stretch.figure) last.text += stretch.text;
    else stretches.push({ ...stretch });
  }
  const figures: FigureAt[] = [];
  const rows: RowAt[] = [];
  let text = '';
  for (const stretch of stretches) {
    const letters = lettersOf(stretch.text);
    if (stretch.figure) figures.push({ at: text.length, letters });
    let from = 0;
    for (const row of stretch.rows ?? []) {
      const cells = row.map(lettersOf);
      const whole = cells.join('');
      if (whole.length < fewestLetters) continue;
      const at = letters.indexOf(whole, from);
      if (at < 0) continue;
      rows.push({ at: text.length + at, cells });
      from = at + whole.length;
    }
    text += letters;
  }
  return { text, figures, rows };
}

/** Where text and PDF part: offsets of a stretch in each that the other does not have. */
interface Difference {
  expected: [from: number, to: number];
  found: [from: number, to: number];
}

/** Letters that must agree again before two texts count as together. */
const together = 16;
/** How far to look for the place where they come together, in letters. */
const reach = 6000;

/** Compares two strings that should be equal; linear in their length however much they differ. */
export function compareLetters(expected: string, found: string): Difference[] {
  const differences: Difference[] = [];
  let firstAfter: ReturnType<typeof stretchesOf> | undefined;
  let e = 0;
  let f = 0;
  while (e < expected.length || f < found.length) {
    if (expected[e] === found[f]) {
      e += 1;
      f += 1;
      continue;
    }
    firstAfter ??= stretchesOf(found, together);
    let next: [number, number] = [expected.length, found.length];
    const end = Math.min(found.length, f + reach);
    for (let skip = 0; skip < reach && e + skip < expected.length; skip++) {
      const stretch = expected.slice(e + skip, e + skip + together);
      const at = firstAfter(stretch, f, end);
      if (at >= 0) {
        next = [e + skip, at];
        break;
      }
    }
    differences.push({ expected: [e, next[0]], found: [f, next[1]] });
    [e, f] = next;
  }
  return differences;
}

/** The stretch of a page between head and foot, in points from the media box's lower edge. */
export interface TypeArea {
  top: number;
  bottom: number;
}

/**
 * Compares the text of the finished PDF, letter by letter and in order, with the text that was to be printed. Furniture
 * is left out by its place, outside the type area, or by its mark; so are letters in pictures.
 * @param feet where the notes at the feet of pages begin, like the type area; they are accounted for by themselves
 */
export function accountForText(
  parts: Part[],
  pages: PdfPage[],
  area: TypeArea,
  feet: number[] = [],
): Finding[] {
  const { text, figures, rows } = lettersIn(parts.map(({ tree }) => tree));
  const notes = parts
    .flatMap(part => part.foot?.notes.map(note => lettersOf(printedText(note))) ?? [])
    .join('');
  const footOf = (page: number) => feet[page] ?? area.bottom;
  return [
    ...accountFor({ text, figures, rows }, pages, page => [footOf(page), area.top]),
    ...accountFor({ text: notes, figures: [], rows: [] }, pages, page => [area.bottom, footOf(page)]),
  ];
}

/** Compares a text with what stands within a strip of the pages. */
function accountFor(
  { text: expected, figures, rows }: ReturnType<typeof lettersIn>,
  pages: PdfPage[],
  strip: (page: number) => [bottom: number, top: number],
): Finding[] {
  const starts: number[] = [];
  let found = '';
  pages.forEach((page, number) => {
    starts.push(found.length);
    const [bottom, top] = strip(number);
    const inside = page.items.filter(({ y, aside }) => !aside && y > bottom && y < top);
    found += lettersOf(inside.map(item => item.text).join(''));
  });
  // Differences come in the order of the pages.
  let index = 0;
  const pageAt = (offset: number) => {
    while (index + 1 < starts.length && starts[index + 1]! <= offset) index += 1;
    return pages[index]?.label ?? '';
  };
  const settled = withoutDividedRows(rows, withoutMoves(expected, figures, found));
  const differences = withoutTurns(expected, settled, compareLetters(expected, settled));
  return differences.map(({ expected: e, found: f }): Finding => {
    const lost = expected.slice(...e);
    const added = settled.slice(...f);
    const context = expected.slice(Math.max(0, e[0] - 24), e[0]);
    const what = [
      lost && `${letters(lost)} missing (“${lost.slice(0, 40)}”)`,
      added && `${letters(added)} there that should not be (“${added.slice(0, 40)}”)`,
    ].filter(Boolean);
    return {
      code: 'print-text-differs',
      severity: 'error',
      message: `Page ${pageAt(f[0])} of the PDF, after “${context}”: ${what.join(', and ')}.`,
    };
  });
}

const letters = ({ length }: string): string => (length === 1 ? 'one letter is' : `${length} letters are`);
