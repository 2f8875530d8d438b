import type { PDFObject } from '@cantoo/pdf-lib';
import { asking, check, on, type Spot } from '../check.ts';
import type { Pdf } from '../document.ts';
import type { Colour } from '../drawing/marks.ts';
import { type Space, within } from '../drawing/spaces.ts';
import { intentOf } from './intents.ts';
import { inksOf, isPrinted, isWhite, rgbOf, things } from './printed.ts';

/** Marks with a space, or one that it rests on, of a kind; said in the same words for each kind of mark. */
function* inSpace(
  { drawing, pages }: Pdf,
  is: (space: Space) => boolean,
  say: (thing: string, space: Space) => string,
): Generator<Spot> {
  for (const mark of drawing.marks) {
    if (mark.invisible) continue;
    for (const space of within(mark.colour.space)) {
      if (!is(space)) continue;
      yield on(pages[mark.page - 1]!, say(things[mark.kind], space), mark.box);
      break;
    }
  }
}

const isRgb = ({ family, parts, profile }: Space) =>
  family === 'DeviceRGB' ||
  family === 'CalRGB' ||
  (family === 'ICCBased' && (profile?.space === 'RGB' || parts === 3));

const spot = ({ family }: Space) => family === 'Separation' || family === 'DeviceN';
const isSpot = (space: Space) => spot(space) && space.inks!.some(ink => !processInks.has(ink));
const processInks = new Set(['Cyan', 'Magenta', 'Yellow', 'Black', 'None', 'All']);

/** As much black makes a text black, of one. */
const black = 0.85;
/** So little of another ink is none. */
const trace = 0.05;

function isRichBlack(colour: Colour): boolean {
  const parts = rgbOf(colour);
  if (parts) return parts.every(part => part <= 0.15);
  const inks = inksOf(colour);
  return inks !== undefined && inks[3] >= black && inks.slice(0, 3).some(ink => ink > trace);
}

/** Rules on colours. */
export const colours = {
  'colour-rgb': check('Nothing is in RGB.', pdf =>
    inSpace(
      pdf,
      isRgb,
      thing => `${thing} is in RGB. Convert it to grey or to the inks of the press (CMYK).`,
    ),
  ),

  'colour-managed': check('No colour has an ICC profile, and none is in Lab or calibrated.', pdf =>
    inSpace(
      pdf,
      ({ family }) => /^(?:ICCBased|CalRGB|CalGray|Lab)$/.test(family),
      (thing, { family }) =>
        `${thing} is in ${family}, and will be converted again at the press. Save it in plain greys or inks.`,
    ),
  ),

  'colour-lab': check('Nothing is in Lab or in calibrated colours.', pdf =>
    inSpace(
      pdf,
      ({ family }) => /^(?:CalRGB|CalGray|Lab)$/.test(family),
      (thing, { family }) => `${thing} is in ${family}. Convert it to greys or inks.`,
    ),
  ),

  'colour-unmatched': check('Device colours are those of the output intent.', function* (pdf) {
    const intent = intentOf(pdf);
    const channels = intent?.profile?.space;
    if (!channels) return;
    const wrong = (family: string) =>
      (family === 'DeviceRGB' && channels !== 'RGB') || (family === 'DeviceCMYK' && channels !== 'CMYK');
    yield* inSpace(
      pdf,
      ({ family }) => wrong(family),
      (thing, { family }) =>
        `${thing} is in ${family}, but the file is meant for output in ${channels} (its output intent).`,
    );
  }),

  'icc-profile': check('Every ICC profile can be read and fits its colour space.', pdf =>
    inSpace(
      pdf,
      ({ family, profile, parts }) =>
        family === 'ICCBased' && (!profile || (profile.channels !== undefined && profile.channels !== parts)),
      thing => `${thing} has an ICC profile that cannot be read, or is of another colour space.`,
    ),
  ),

  'spot-colour': check('There are no spot colours.', pdf =>
    inSpace(
      pdf,
      isSpot,
      (thing, { inks }) => `${thing} is in the spot colour ${inks!.join(', ')}. Convert it.`,
    ),
  ),

  'separation-all': check('Nothing is printed in all inks at once (the colour All).', function* (pdf) {
    for (const mark of pdf.drawing.marks) {
      const page = pdf.pages[mark.page - 1]!;
      const [space] = within(mark.colour.space);
      if (space!.inks?.includes('All') && isPrinted(mark) && mark.colour.values[0] !== 0)
        yield on(
          page,
          `${things[mark.kind]} is in the colour All, which prints in every ink. Set it in black.`,
          mark.box,
        );
    }
  }),

  'spot-ambiguous': check('A spot colour looks the same wherever it is used.', function* (pdf) {
    const known = new Map<string, { base: string; tint: PDFObject | undefined }>();
    const told = new Set<string>();
    for (const mark of pdf.drawing.marks)
      for (const { family, inks, base, tint } of within(mark.colour.space)) {
        if (family !== 'Separation') continue;
        const ink = inks![0] ?? '';
        const before = known.get(ink);
        const now = { base: base?.family ?? '', tint };
        known.set(ink, before ?? now);
        if (!before || told.has(ink) || (before.base === now.base && sameTint(before.tint, tint))) continue;
        told.add(ink);
        yield on(pdf.pages[mark.page - 1]!, `The spot colour ${ink} is defined in two ways.`, mark.box);
      }
  }),

  'black-text': check('Black text is in one ink.', function* (pdf) {
    for (const mark of pdf.drawing.marks)
      if (mark.kind === 'text' && !mark.invisible && isRichBlack(mark.colour))
        yield on(
          pdf.pages[mark.page - 1]!,
          'Black text is printed in several inks, and its edges blur. Set it in black ink alone.',
          mark.box,
        );
  }),

  'ink-limit': asking<{ percent: number }>(
    'Nowhere is there more ink than the paper takes.',
    function* (pdf, { percent }) {
      for (const mark of pdf.drawing.marks) {
        const inks = inksOf(mark.colour);
        const all = Math.round((inks ?? []).reduce((sum, ink) => sum + ink, 0) * 100);
        if (all > percent)
          yield on(
            pdf.pages[mark.page - 1]!,
            `${things[mark.kind]} has ${all} % of ink; the paper takes ${percent} %. Make it lighter.`,
            mark.box,
          );
      }
    },
  ),

  'tint-light': asking<{ percent: number }>('No tint is too light to print.', function* (pdf, { percent }) {
    for (const mark of pdf.drawing.marks) {
      const inks = inksOf(mark.colour);
      if (!inks || isWhite(mark.colour) || !isPrinted(mark)) continue;
      if (Math.max(...inks) * 100 < percent - 0.01)
        yield on(
          pdf.pages[mark.page - 1]!,
          `${things[mark.kind]} has a tint of less than ${percent} %, which may not show in print.`,
          mark.box,
        );
    }
  }),

  'overprint-white': check('Nothing white overprints: it would vanish.', function* (pdf) {
    for (const mark of pdf.drawing.marks)
      if (mark.overprint && isWhite(mark.colour) && mark.colour.space.family === 'DeviceCMYK')
        yield on(
          pdf.pages[mark.page - 1]!,
          `${things[mark.kind]} in white is set to overprint, and will not be seen. Switch overprinting off.`,
          mark.box,
        );
  }),
} as const;

const sameTint = (one: PDFObject | undefined, other: PDFObject | undefined) =>
  one === other || one?.toString() === other?.toString();
