import { PDFRawStream } from '@cantoo/pdf-lib';
import { dictAt, entry, has, nameAt, numberAt, numbersAt, trueAt } from '../reading/objects.ts';
import { filtersOf } from '../reading/streams.ts';
import type { Colour, DrawnImage } from './marks.ts';
import { grey, type Space } from './spaces.ts';
import { asMatrix, identity, moved, times } from './state.ts';
import { isName, isProperties, type Operand } from './tokens.ts';
import { mark, type Operator, type Walker } from './walker.ts';

/** Draws an XObject: a picture, a form, or something that printing forbids. */
const draw: Operator = (walker, operands) => {
  const name = operands.at(-1);
  const object = isName(name) ? entry(dictAt(walker.resources, 'XObject'), name.name) : undefined;
  if (!(object instanceof PDFRawStream)) return;
  const { out } = walker.shared;
  const kind = nameAt(object, 'Subtype');
  const use = (what: string) => ({ page: walker.page.number, what });
  if (has(object, 'OC')) out.layers.push(use('a layer'));
  if (kind === 'PS' || nameAt(object, 'Subtype2') === 'PS') out.foreign.push(use('PostScript'));
  else if (kind === 'Image') picture(walker, object);
  else if (kind === 'Form') {
    if (has(object, 'Ref')) out.foreign.push(use('a reference to another file'));
    form(walker, object);
  }
};

function form(walker: Walker, stream: PDFRawStream): void {
  const { shared, page, state } = walker;
  const group = dictAt(stream, 'Group');
  const space = group && entry(group, 'CS');
  if (space) shared.out.blending.push({ page: page.number, space: shared.spaceOf(space, walker.resources) });
  const matrix = times(asMatrix(numbersAt(stream, 'Matrix')) ?? identity, state.matrix);
  shared.draw({ stream, walker, matrix });
}

function picture(walker: Walker, stream: PDFRawStream): void {
  const { shared, page } = walker;
  const stencil = trueAt(stream, 'ImageMask');
  const space = entry(stream, 'ColorSpace');
  if (has(stream, 'SMask') || (numberAt(stream, 'SMaskInData') ?? 0) > 0)
    shared.out.transparency.push({ page: page.number, what: 'a soft mask of a picture' });
  if (nameAt(stream, 'Intent'))
    shared.out.intents.push({ page: page.number, what: nameAt(stream, 'Intent')! });
  const filters = filtersOf(stream);
  const unknown: Space = { family: filters.includes('JPXDecode') ? 'JPX' : 'unknown', parts: 1 };
  notePicture(walker, {
    dict: stream.dict,
    pixels: [numberAt(stream, 'Width') ?? 0, numberAt(stream, 'Height') ?? 0],
    bits: stencil ? 1 : (numberAt(stream, 'BitsPerComponent') ?? 8),
    stencil,
    filters,
    space: space ? shared.spaceOf(space, walker.resources) : unknown,
  });
}

/** Keys of inline images, short and long. */
const inline = (operand: Operand | undefined, short: string, long: string): Operand | undefined =>
  isProperties(operand) ? (operand.properties.get(short) ?? operand.properties.get(long)) : undefined;

const inlinePicture: Operator = (walker, [given]) => {
  const number = (short: string, long: string) => {
    const value = inline(given, short, long);
    return typeof value === 'number' ? value : undefined;
  };
  const stencil = inline(given, 'IM', 'ImageMask') === true;
  const filter = inline(given, 'F', 'Filter');
  const filters = (Array.isArray(filter) ? filter : [filter]).flatMap(item =>
    isName(item) ? [{ LZW: 'LZWDecode', DCT: 'DCTDecode' }[item.name] ?? item.name] : [],
  );
  notePicture(walker, {
    dict: undefined,
    pixels: [number('W', 'Width') ?? 0, number('H', 'Height') ?? 0],
    bits: stencil ? 1 : (number('BPC', 'BitsPerComponent') ?? 8),
    stencil,
    filters,
    space: inlineSpace(walker, inline(given, 'CS', 'ColorSpace')),
  });
};

function inlineSpace({ shared, page, resources }: Walker, given: Operand | undefined): Space {
  const object = (operand: Operand | undefined) =>
    isName(operand) ? page.dict.context.obj(operand.name) : undefined;
  // An inline space is a name, or [/Indexed /RGB 255 <…>].
  const named = Array.isArray(given) ? given[1] : given;
  const space = isName(named) ? shared.spaceOf(object(named), resources) : grey;
  return Array.isArray(given) ? { family: 'Indexed', parts: 1, base: space } : space;
}

function notePicture(walker: Walker, given: Omit<DrawnImage, 'ppi'> & { space: Space }): void {
  const { matrix, fill } = walker.state;
  const { space, ...image } = given;
  const [across, down] = [Math.hypot(matrix[0], matrix[1]), Math.hypot(matrix[2], matrix[3])].map(
    length => length / 72,
  ) as [number, number];
  const [width, height] = image.pixels;
  const colour: Colour = image.stencil ? fill : { space, values: [] };
  mark(walker, 'image', moved([0, 0, 1, 1], matrix), colour, {
    image: { ...image, ppi: [across > 0 ? width / across : 0, down > 0 ? height / down : 0] },
  });
}

const shade: Operator = (walker, operands) => {
  const name = operands.at(-1);
  const shading = isName(name) ? dictAt(dictAt(walker.resources, 'Shading'), name.name) : undefined;
  const { clip } = walker.state;
  if (!shading || !clip) return;
  const space = walker.shared.spaceOf(entry(shading, 'ColorSpace'), walker.resources);
  mark(walker, 'shading', clip, { space, values: [] });
};

export const placing: Record<string, Operator> = {
  Do: draw,
  BI: inlinePicture,
  sh: shade,
  BX: ({ shared, page }) => shared.out.unknown.push({ page: page.number, what: 'BX' }),
  EX: () => {},
  d0: () => {},
  d1: () => {},
};
