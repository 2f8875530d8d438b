import type { PDFDict } from '@cantoo/pdf-lib';
import { asking, check, on, type Spot } from '../check.ts';
import type { Pdf } from '../document.ts';
import type { Mark } from '../drawing/marks.ts';
import { common } from '../drawing/state.ts';
import { type Box, dictAt, nameAt } from '../reading/objects.ts';
import type { Page } from '../reading/pages.ts';
import { isBled } from './boxes.ts';
import { inch } from './measures.ts';
import { isPrinted } from './printed.ts';

type Side = 'inner' | 'outer' | 'upper' | 'lower';
const sides: Side[] = ['inner', 'outer', 'upper', 'lower'];

/** What reaches so near to the edge, in points, is meant to reach it. */
const atEdge = 0.5;

/** How far a box stays from a side of the trimmed page, in points; below zero where it goes over it. */
function distances(page: Page, box: Box, turned: boolean): Record<Side, number> {
  const { trim } = page;
  const [left, right] = [box[0] - trim[0], trim[2] - box[2]];
  // Right-hand pages have odd numbers, and their inner side is the left one.
  const isRecto = (page.number % 2 === 1) !== turned;
  return {
    inner: isRecto ? left : right,
    outer: isRecto ? right : left,
    upper: trim[3] - box[3],
    lower: box[1] - trim[1],
  };
}

/** Whether the book is read from right to left. */
const isTurned = (catalog: PDFDict) => nameAt(dictAt(catalog, 'ViewerPreferences'), 'Direction') === 'R2L';

interface Reach {
  page: Page;
  mark: Mark;
  distance: number;
}

/** All marks on the trimmed pages that are nearer to a side than they may be; what bleeds over it is not asked. */
function* tooNear(pdf: Pdf, side: Side, least: number): Generator<Reach> {
  const turned = isTurned(pdf.catalog);
  for (const mark of pdf.drawing.marks) {
    const page = pdf.pages[mark.page - 1]!;
    if (!isPrinted(mark) || !common(mark.box, page.trim)) continue;
    const distance = distances(page, mark.box, turned)[side];
    const bleeds = mark.kind !== 'text' && distance <= atEdge;
    if (!bleeds && distance < least - 0.05) yield { page, mark, distance };
  }
}

/** One message for a side: how near the nearest is, and all pages. */
function* nearest(pdf: Pdf, side: Side, least: number, advice: string): Generator<Spot> {
  const found = [...tooNear(pdf, side, least)];
  const worst = found.reduce(
    (nearest, { distance }) => Math.min(nearest, distance),
    Number.POSITIVE_INFINITY,
  );
  const message = `Something is ${(worst / 72).toFixed(3)} inches from the ${side} edge of the page; ${(least / 72).toFixed(3)} is the least. ${advice}`;
  for (const { page, mark } of found) yield on(page, message, mark.box);
}

/** Rules on what stands near the edges. */
export const margins = {
  safety: asking<{ inches: number; bled?: number }>(
    'Text and pictures stay clear of the outer, upper and lower edge.',
    function* (pdf, { inches, bled = inches }) {
      const least = (isBled(pdf) ? bled : inches) * 72;
      for (const side of sides)
        if (side !== 'inner') yield* nearest(pdf, side, least, 'It may be cut off: widen that margin.');
    },
  ),

  gutter: asking<{ byPages: readonly (readonly [most: number, inches: number])[] }>(
    'Text and pictures stay clear of the inner edge, the more the thicker the book.',
    function* (pdf, { byPages }) {
      const [, inches] = byPages.find(([most]) => pdf.pages.length <= most) ?? byPages.at(-1)!;
      yield* nearest(pdf, 'inner', inches * 72, 'It will vanish in the binding: widen the inner margin.');
    },
  ),

  'bleed-missing': asking<{ inches: number; inner: boolean }>(
    'What reaches the edge of the page goes on into the bleed.',
    function* (pdf, { inches, inner }) {
      const turned = isTurned(pdf.catalog);
      for (const mark of pdf.drawing.marks) {
        const page = pdf.pages[mark.page - 1]!;
        if (mark.kind === 'text' || !isPrinted(mark) || !common(mark.box, page.trim)) continue;
        const far = distances(page, mark.box, turned);
        const short = sides.filter(
          side => (inner || side !== 'inner') && far[side] <= atEdge && far[side] > -inches * 72 + 0.75,
        );
        if (short.length > 0)
          yield on(
            page,
            `Something reaches the ${short.join(' and ')} edge of the page, and does not go on for ${inch(inches)} of bleed. A white line may show there when the book is cut.`,
            mark.box,
          );
      }
    },
  ),

  'printer-marks': check('There are no crop marks, colour bars or other marks of printers.', function* (pdf) {
    for (const mark of pdf.drawing.marks) {
      const page = pdf.pages[mark.page - 1]!;
      const printed = page.boxes.bleed ?? page.trim;
      const shared = common(mark.box, printed);
      // What only touches the edge of the bleed stands outside.
      const outside = !shared || shared[2] - shared[0] < 0.01 || shared[3] - shared[1] < 0.01;
      const touches = shared && (mark.kind === 'stroke' || mark.kind === 'fill');
      if (isPrinted(mark) && outside && !(touches && inside(mark.box, printed)))
        yield on(
          page,
          'Something is printed outside of the page and its bleed: crop marks, it seems. Leave them out.',
          mark.box,
        );
    }
    for (const page of pdf.pages)
      for (const annotation of page.annotations)
        if (/^(?:PrinterMark|TrapNet)$/.test(nameAt(annotation, 'Subtype') ?? ''))
          yield on(page, 'The page has marks for the printer in an annotation. Leave them out.');
  }),
} as const;

/** Whether the middle of a box lies in another: a rule may have no height. */
function inside(box: Box, other: Box): boolean {
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  return x > other[0] && x < other[2] && y > other[1] && y < other[3];
}
