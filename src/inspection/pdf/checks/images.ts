import { asking, check, on, type Spot } from '../check.ts';
import type { Pdf } from '../document.ts';
import type { DrawnImage, Mark } from '../drawing/marks.ts';
import { common } from '../drawing/state.ts';
import { has, trueAt } from '../reading/objects.ts';
import { heightOf, widthOf } from '../reading/pages.ts';

type Drawn = Mark & { image: DrawnImage };

/** Pictures that are wrong. */
function* wrong(
  { drawing, pages }: Pdf,
  is: (image: DrawnImage) => boolean,
  say: (mark: Drawn) => string,
): Generator<Spot> {
  for (const mark of drawing.marks)
    if (mark.image && mark.aside !== 'mask' && is(mark.image))
      yield on(pages[mark.page - 1]!, say(mark as Drawn), mark.box);
}

const resolution = ({ ppi }: DrawnImage) => Math.min(...ppi);
const isLineArt = ({ bits, stencil }: DrawnImage) => bits === 1 || stencil;
/** Pictures of a few pixels are colours and rules, not pictures. */
const isPicture = ({ pixels }: DrawnImage) => Math.min(...pixels) > 16;
const ppi = (value: number) => `${Math.round(value)} ppi`;

/** Rules on pictures. */
export const images = {
  'picture-coarse': asking<{ ppi: number }>(
    'Pictures have enough pixels for their size.',
    (pdf, { ppi: least }) =>
      wrong(
        pdf,
        image => isPicture(image) && !isLineArt(image) && resolution(image) < least - 0.5,
        ({ image }) =>
          `A picture has ${ppi(resolution(image))} as large as it is printed; ${least} ppi is the least. Use a larger file, or print it smaller.`,
      ),
  ),

  'picture-line-art': asking<{ ppi: number }>(
    'Pictures in black and white alone have enough pixels for their size.',
    (pdf, { ppi: least }) =>
      wrong(
        pdf,
        image => isPicture(image) && isLineArt(image) && resolution(image) < least - 0.5,
        ({ image }) =>
          `A picture of black and white alone has ${ppi(resolution(image))}; ${least} ppi is the least, or its edges are stepped.`,
      ),
  ),

  'picture-dense': asking<{ ppi: number }>(
    'Pictures have no more pixels than can be printed.',
    (pdf, { ppi: most }) =>
      wrong(
        pdf,
        image => isPicture(image) && !isLineArt(image) && resolution(image) > most + 0.5,
        ({ image }) =>
          `A picture has ${ppi(resolution(image))}; more than ${most} ppi makes the file large and is not seen. Bring it down.`,
      ),
  ),

  'picture-stretched': check('Pictures are not stretched.', pdf =>
    wrong(
      pdf,
      image =>
        isPicture(image) &&
        Math.min(...image.ppi) > 0 &&
        Math.max(...image.ppi) / Math.min(...image.ppi) > 1.05,
      () => 'A picture is stretched: it has other resolutions across and down.',
    ),
  ),

  'picture-16-bit': check('No picture has 16 bits a colour.', pdf =>
    wrong(
      pdf,
      ({ bits }) => bits === 16,
      () => 'A picture has 16 bits for each part of a colour; presses take 8.',
    ),
  ),

  'picture-jpeg2000': check('No picture is in JPEG 2000.', pdf =>
    wrong(
      pdf,
      ({ filters }) => filters.includes('JPXDecode'),
      () => 'A picture is in JPEG 2000. Save it as JPEG or PNG.',
    ),
  ),

  'picture-jbig2': check('No picture is in JBIG2.', pdf =>
    wrong(
      pdf,
      ({ filters }) => filters.includes('JBIG2Decode'),
      () => 'A picture is in JBIG2, which can swap letters that look alike. Save it as PNG.',
    ),
  ),

  'picture-opi': check('No picture stands for another file (OPI).', pdf =>
    wrong(
      pdf,
      ({ dict }) => has(dict, 'OPI'),
      () => 'A picture stands for another file (OPI). Put the picture itself into the book.',
    ),
  ),

  'picture-alternates': check('No picture has others that may be shown instead.', pdf =>
    wrong(
      pdf,
      ({ dict }) => has(dict, 'Alternates'),
      () => 'A picture has alternates, of which one may be printed. Save it without.',
    ),
  ),

  'picture-interpolated': check('No picture asks to be smoothed (Interpolate).', pdf =>
    wrong(
      pdf,
      ({ dict }) => trueAt(dict, 'Interpolate'),
      () => 'A picture asks to be smoothed (Interpolate), which presses do differently.',
    ),
  ),

  'page-picture': check('No page is one picture.', function* (pdf) {
    const byPage = new Map<number, Mark[]>();
    for (const mark of pdf.drawing.marks)
      byPage.set(mark.page, [...(byPage.get(mark.page) ?? []).slice(0, 1), mark]);
    for (const page of pdf.pages) {
      const [only, ...others] = byPage.get(page.number) ?? [];
      const shared = only?.image && others.length === 0 && common(only.box, page.trim);
      if (shared && widthOf(shared) * heightOf(shared) > 0.9 * widthOf(page.trim) * heightOf(page.trim))
        yield on(page, 'The page is one picture: its text cannot be searched, and prints coarsely.');
    }
  }),

  postscript: check('Nothing is in PostScript.', function* (pdf) {
    for (const { page, what } of pdf.drawing.foreign)
      if (what === 'PostScript') yield { page, message: 'A piece of PostScript is on the page. Convert it.' };
  }),

  'reference-object': check('Nothing is drawn from another file.', function* (pdf) {
    for (const { page, what } of pdf.drawing.foreign)
      if (what !== 'PostScript')
        yield { page, message: 'The page shows a part of another file. Put it into this one.' };
  }),

  operators: check('The content has no operators that PDF does not know.', function* (pdf) {
    for (const { page, what } of pdf.drawing.unknown)
      yield {
        page,
        message:
          what === 'BX'
            ? 'The content has a part for programs of another kind (BX), which may be drawn or not.'
            : `The content has the operator “${what.slice(0, 20)}”, which PDF does not know: what follows may be drawn or not.`,
      };
  }),
} as const;
