import { asking, check, on } from '../check.ts';
import { within } from '../drawing/spaces.ts';
import { asDict, dictAt, has, itemsAt, textAt } from '../reading/objects.ts';
import { intentOf } from './intents.ts';
import { isPrinted, isWhite } from './printed.ts';

const renderingIntents = new Set([
  'AbsoluteColorimetric',
  'RelativeColorimetric',
  'Saturation',
  'Perceptual',
]);
const blendModes = new Set(
  (
    'Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference ' +
    'Exclusion Hue Saturation Color Luminosity'
  ).split(' '),
);

/** Rules on transparency, layers, lines, and what a press decides itself. */
export const transparency = {
  transparency: check('Nothing is transparent.', function* (pdf) {
    for (const { page, what } of pdf.drawing.transparency)
      yield { page, message: `The page uses ${what}. Flatten transparency before the file is sent.` };
  }),

  'blend-mode': check('Blend modes are those that PDF knows.', function* (pdf) {
    for (const { page, what } of pdf.drawing.transparency) {
      const mode = /^the blend mode (.*)$/s.exec(what)?.[1];
      if (mode !== undefined && !blendModes.has(mode))
        yield { page, message: `The page uses ${what}, which PDF does not know.` };
    }
  }),

  'blend-space': check('Transparent groups blend in the colour space of the press.', function* (pdf) {
    const channels = intentOf(pdf)?.profile?.space;
    for (const { page, space } of pdf.drawing.blending)
      for (const { family, profile } of within(space)) {
        const isRgb = family === 'DeviceRGB' || family === 'CalRGB' || profile?.space === 'RGB';
        if (isRgb && channels !== 'RGB')
          yield {
            page,
            message:
              'Transparency is mixed in RGB (the group of the page or of a form), so its colours will change at the press.',
          };
      }
  }),

  'transfer-function': check('No transfer function or halftone is given.', function* (pdf) {
    const names: Record<string, string> = { HT: 'a halftone', HTP: 'a halftone phase' };
    for (const { page, what } of pdf.drawing.devices)
      yield {
        page,
        message: `The page gives ${names[what] ?? 'a transfer function'}, which only the press may choose.`,
      };
  }),

  'rendering-intent': check('Rendering intents are those that PDF knows.', function* (pdf) {
    for (const { page, what } of pdf.drawing.intents)
      if (!renderingIntents.has(what))
        yield { page, message: `The rendering intent “${what}” is none that PDF knows.` };
  }),

  layers: check('There are no layers.', function* (pdf) {
    for (const { page, what } of pdf.drawing.layers)
      yield {
        page,
        message: `Something is on ${what}, and may be shown or not. Flatten layers before the file is sent.`,
      };
    if (pdf.drawing.layers.length === 0 && itemsAt(dictAt(pdf.catalog, 'OCProperties'), 'OCGs').length > 0)
      yield { message: 'The file has layers. Flatten them before it is sent.' };
  }),

  'layers-unsettled': check(
    'Layers do not change by themselves, and each set of them has a name.',
    function* ({ catalog }) {
      const properties = dictAt(catalog, 'OCProperties');
      if (!properties) return;
      const sets = [dictAt(properties, 'D'), ...itemsAt(properties, 'Configs')];
      for (const set of sets.flatMap(item => asDict(item) ?? [])) {
        if (has(set, 'AS')) yield { message: 'Layers change by themselves (AS). Take that out.' };
        if (!textAt(set, 'Name')) yield { message: 'A set of layers has no name.' };
      }
    },
  ),

  hairline: asking<{ points: number }>(
    'No line is too thin to print.',
    function* ({ drawing, pages }, { points }) {
      for (const mark of drawing.marks) {
        const { kind, width } = mark;
        const isLine = kind === 'stroke' || (kind === 'fill' && width !== undefined && width > 0);
        if (isLine && width! < points - 0.005 && isPrinted(mark) && !isWhite(mark.colour))
          yield on(
            pages[mark.page - 1]!,
            `A line is ${width!.toFixed(2)} pt thin; ${points} pt is the least that prints evenly.`,
            mark.box,
          );
      }
    },
  ),

  'page-labels': check('Viewers show the folios of the book (page labels).', function* ({ catalog, pages }) {
    if (pages.length > 1 && !has(catalog, 'PageLabels'))
      yield {
        message:
          'The file has no page labels, so viewers count its pages from 1, whatever is printed on them.',
      };
  }),
} as const;
