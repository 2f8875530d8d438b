import { asking, check, on, type Spot } from '../check.ts';
import type { Pdf } from '../document.ts';
import type { Box } from '../reading/objects.ts';
import { heightOf, type Page, widthOf } from '../reading/pages.ts';
import { inch, inches, isIn, millimetres, size } from './measures.ts';

/** How far a size may be off, in points: two hundredths. */
const tolerance = 0.02;
const same = (one: number, other: number, within = tolerance) => Math.abs(one - other) <= within + 1e-9;
const sizeOf = (box: Box): readonly [number, number] => [widthOf(box), heightOf(box)];
const equal = (one: Box, other: Box) => one.every((edge, k) => same(edge, other[k]!));

/** Rules on the boxes of the pages. */
export const boxes = {
  'trim-missing': check('Every page has a trim box, or an art box.', function* ({ pages }) {
    for (const page of pages)
      if (!page.boxes.trim && !page.boxes.art)
        yield on(page, 'The page has no trim box, so nobody can tell where it is cut.');
  }),

  'trim-and-art': check('No page has both a trim box and an art box.', function* ({ pages }) {
    for (const page of pages)
      if (page.boxes.trim && page.boxes.art)
        yield on(page, 'The page has a trim box and an art box; it may have only one of them.');
  }),

  'boxes-nested': check(
    'On every page the trim box lies within the bleed box, and both within crop and media box.',
    function* ({ pages }) {
      for (const page of pages) {
        const { media, crop, bleed, trim = page.boxes.art } = page.boxes;
        const order: [string, Box | undefined, string, Box | undefined][] = [
          ['trim box', trim, 'bleed box', bleed],
          ['trim box', trim, 'crop box', crop],
          ['trim box', trim, 'media box', media],
          ['bleed box', bleed, 'media box', media],
          ['crop box', crop, 'media box', media],
        ];
        for (const [inner, small, outer, large] of order)
          if (small && large && !isIn(small, large, tolerance))
            yield on(page, `The ${inner} reaches out of the ${outer}.`);
      }
    },
  ),

  'trim-size': asking<{ width: number; height: number } | undefined>(
    'Every page is trimmed to the size of the title, to 0.02 pt.',
    function* ({ pages }, wants) {
      if (!wants) return;
      const wanted = [wants.width, wants.height] as const;
      for (const page of pages) {
        const found = sizeOf(page.trim);
        if (!found.every((side, k) => same(side, wanted[k]!)))
          yield on(
            page,
            `The page is trimmed to ${millimetres(found)}, and should be ${millimetres(wanted)}.`,
          );
      }
    },
  ),

  'trim-range': asking<{ least: readonly [number, number]; most: readonly [number, number] }>(
    'The trimmed page has a size that is printed.',
    function* ({ pages }, { least, most }) {
      for (const page of pages) {
        const found = sizeOf(page.trim);
        const fits = found.every(
          (side, k) => side >= least[k]! * 72 - tolerance && side <= most[k]! * 72 + tolerance,
        );
        if (!fits)
          yield on(
            page,
            `The page is trimmed to ${inches(found)}; it should be from ${size(least)} to ${size(most)} inches.`,
          );
      }
    },
  ),

  'page-sizes': check('All pages have the same size.', function* ({ pages }) {
    const [first] = pages;
    if (!first) return;
    for (const page of pages)
      if (!sizeOf(page.trim).every((side, k) => same(side, sizeOf(first.trim)[k]!, 0.5)))
        yield on(
          page,
          `The page is trimmed to ${millimetres(sizeOf(page.trim))}, and page 1 to ${millimetres(sizeOf(first.trim))}.`,
        );
  }),

  'crop-box': check('The crop box, where there is one, is the media box.', function* ({ pages }) {
    for (const page of pages)
      if (page.boxes.crop && !equal(page.boxes.crop, page.boxes.media))
        yield on(
          page,
          'The crop box is not the media box: programs will show and print another part of the sheet.',
        );
  }),

  'page-rotated': check('No page is turned.', function* ({ pages }) {
    for (const page of pages)
      if (page.rotation !== 0) yield on(page, `The page is turned by ${page.rotation} degrees.`);
  }),

  'page-scaled': check('No page is scaled (UserUnit).', function* ({ pages }) {
    for (const page of pages)
      if (page.unit !== 1)
        yield on(page, `A unit of the page is ${page.unit} points (UserUnit); it should be one.`);
  }),

  'sheet-size': asking<{ bleed: Bleed }>(
    'The sheet is the trimmed page, or that and its bleed, and nothing more.',
    function* ({ pages }, { bleed }) {
      for (const page of pages) yield* sheetOf(page, bleed);
    },
  ),

  'bleed-size': asking<{ inches: number }>(
    'The bleed box, where it is larger than the trim box, has the bleed that is asked for.',
    function* ({ pages }, wants) {
      for (const page of pages) {
        const { bleed, trim } = page.boxes;
        if (!bleed || !trim || equal(bleed, trim)) continue;
        const [left, lower] = [trim[0] - bleed[0], trim[1] - bleed[1]];
        const [right, upper] = [bleed[2] - trim[2], bleed[3] - trim[3]];
        // The inner edge of a page, which goes into the binding, may have less.
        const least = Math.max(0, Math.min(lower, upper, Math.max(left, right)));
        if (least < wants.inches * 72 - 0.1)
          yield on(
            page,
            `The bleed is ${(least / 72).toFixed(3)} inches; it should be ${inch(wants.inches)}.`,
          );
      }
    },
  ),
} as const;

/** What a sheet may have around the trimmed page, in inches; the inner edge of a page may have none. */
export interface Bleed {
  inches: number;
  inner: boolean;
}

/** A media box must be the trim, or the trim and its bleed. */
function* sheetOf(page: Page, { inches: bleed, inner }: Bleed): Generator<Spot> {
  const { trim, media } = { trim: page.boxes.trim ?? page.boxes.media, media: page.boxes.media };
  const [width, height] = [widthOf(media) - widthOf(trim), heightOf(media) - heightOf(trim)].map(
    extra => extra / 72,
  ) as [number, number];
  const near = (found: number, wanted: number) => Math.abs(found - wanted) < 0.003;
  const bare = near(width, 0) && near(height, 0);
  const bled = near(height, 2 * bleed) && near(width, inner ? 2 * bleed : bleed);
  if (!bare && !bled)
    yield on(
      page,
      `The sheet is ${inches([widthOf(media), heightOf(media)])}, the trimmed page ${inches([widthOf(trim), heightOf(trim)])}. The sheet must be the page itself, or the page with ${inch(bleed)} of bleed${inner ? ' on every side' : ' above, below and outside'}.`,
    );
}

/** Whether a page is bled: whether its sheet is larger than the page. */
export const isBled = ({ pages }: Pdf): boolean =>
  pages.some(({ boxes: { media, trim } }) => trim !== undefined && !equal(media, trim));
