import { asking, check, on, type Spot } from '../check.ts';
import type { Pdf } from '../document.ts';
import type { Mark } from '../drawing/marks.ts';
import { common } from '../drawing/state.ts';
import type { Box } from '../reading/objects.ts';
import { heightOf, type Page, widthOf } from '../reading/pages.ts';
import { inch, isIn, millimetres, pageCount } from './measures.ts';
import { isPrinted } from './printed.ts';

/** A cover as it must be, in points: the trimmed front, the spine; and the book that it is for. */
export interface CoverMeasures {
  width: number;
  height: number;
  spine: number;
  /** Of the book. */
  pages: number;
  /** Whether it has a bar code of its own. */
  hasCode: boolean;
}

/** What is known of a cover; undefined where it is anybody's. */
interface Of {
  cover: CoverMeasures | undefined;
}

const tolerance = 0.02;

/** The page that a cover is, and the text that is printed on it. */
function* textOn({ pages, drawing }: Pdf): Generator<[page: Page, mark: Mark]> {
  const [page] = pages;
  if (!page) return;
  for (const mark of drawing.marks)
    if (mark.page === 1 && mark.kind === 'text' && isPrinted(mark) && common(mark.box, page.trim))
      yield [page, mark];
}

/** Rules on covers: back, spine and front on one sheet. */
export const covers = {
  'cover-page': check('A cover is one page: back, spine and front.', function* ({ pages }) {
    if (pages.length !== 1)
      yield {
        message: `The cover has ${pageCount(pages.length)}; back, spine and front must be on one.`,
      };
  }),

  'cover-size': asking<Of>(
    'The trimmed cover is as wide as back, spine and front, and as high as the book.',
    function* ({ pages }, { cover }) {
      const [page] = pages;
      if (!page || !cover) return;
      const wanted = [2 * cover.width + cover.spine, cover.height] as const;
      const found = [widthOf(page.trim), heightOf(page.trim)] as const;
      if (!found.every((side, k) => Math.abs(side - wanted[k]!) <= tolerance))
        yield on(
          page,
          `The cover is trimmed to ${millimetres(found)}; with a spine for ${pageCount(cover.pages)} it should be ${millimetres(wanted)}.`,
        );
    },
  ),

  'cover-spine-text': asking<Of & { pages: number; inches: number }>(
    'Text stands on the spine of thick books only, and clear of its folds.',
    function* (pdf, { cover, pages, inches }) {
      if (!cover) return;
      for (const [page, mark] of textOn(pdf)) yield* onSpine(page, mark, cover, { pages, inches });
    },
  ),

  'cover-safety': asking<{ inches: number }>('Text stays clear of the edges.', function* (pdf, { inches }) {
    const least = inches * 72 - 0.05;
    for (const [page, { box }] of textOn(pdf)) {
      const [left, lower, right, upper] = page.trim;
      if (!isIn(box, [left + least, lower + least, right - least, upper - least]))
        yield on(
          page,
          `Text is nearer than ${inch(inches)} to an edge of the cover, and may be cut off. Move it inwards.`,
          box,
        );
    }
  }),

  'cover-code': asking<Of & { width: number; height: number; edge: number }>(
    'Where the printer prints its bar code, there is no text.',
    function* (pdf, { cover, width, height, edge }) {
      if (!cover || cover.hasCode) return;
      for (const [page, { box }] of textOn(pdf)) {
        const [right, lower] = [page.trim[0] + cover.width - edge * 72, page.trim[1] + edge * 72];
        if (common(box, [right - width * 72, lower, right, lower + height * 72]))
          yield on(
            page,
            'Text stands in the lower corner of the back by the spine, where the printer prints a bar code. Move it, or give the ISBN, for a bar code of the cover’s own.',
            box,
          );
      }
    },
  ),
} as const;

/** Letters without descenders stand so much higher than the place that is taken for text, in shares of the type size. */
const estimate = 0.2;

/** What is wrong with text that is on the spine, or over a fold. */
function* onSpine(
  page: Page,
  { box, size = 0 }: Mark,
  cover: CoverMeasures,
  { pages, inches }: { pages: number; inches: number },
): Generator<Spot> {
  const left = page.trim[0] + cover.width;
  const right = left + cover.spine;
  const spine: Box = [left, page.trim[1], right, page.trim[3]];
  if (!common(box, spine)) return;
  if (cover.pages < pages)
    yield on(
      page,
      `Text stands on the spine, where none is printed on books of fewer than ${pages} pages; this has ${cover.pages}. Take it out.`,
      box,
    );
  const clear = inches * 72 - estimate * size;
  if (cover.pages >= pages && (box[0] < left + clear || box[2] > right - clear))
    yield on(
      page,
      `Text on the spine is nearer than ${inch(inches)} to a fold, and may go around it. Make it smaller.`,
      box,
    );
}
