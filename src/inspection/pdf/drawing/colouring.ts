import { PDFDict, PDFRawStream } from '@cantoo/pdf-lib';
import { asName, dictAt, entry, itemsAt, nameAt, numberAt, numbersAt } from '../reading/objects.ts';
import type { Colour } from './marks.ts';
import { cmyk, grey, initialOf, rgb, type Space } from './spaces.ts';
import { asMatrix, identity, times } from './state.ts';
import { isName, type Operand } from './tokens.ts';
import { numbers, type Operator, type Walker } from './walker.ts';

type Side = 'fill' | 'stroke';

function colour(walker: Walker, side: Side, value: Colour): void {
  walker.state = { ...walker.state, [side]: value };
}

const plain =
  (side: Side, space: Space): Operator =>
  (walker, operands) => {
    const values = numbers(operands, space.parts);
    // Where the resources name a stand-in for the device space, that is used.
    const used = walker.shared.spaceOf(nameOf(walker, space.family), walker.resources);
    if (values) colour(walker, side, { space: used, values });
  };

const nameOf = ({ page }: Walker, name: string) => page.dict.context.obj(name);

const choose =
  (side: Side): Operator =>
  (walker, operands) => {
    const given = operands.at(-1);
    if (!isName(given)) return;
    const space = walker.shared.spaceOf(nameOf(walker, given.name), walker.resources);
    colour(walker, side, { space, values: initialOf(space) });
  };

const mix =
  (side: Side): Operator =>
  (walker, operands) => {
    const given = operands.at(-1);
    const values = operands.filter((operand): operand is number => typeof operand === 'number');
    const { space } = walker.state[side];
    if (!isName(given)) return colour(walker, side, { space, values });
    const pattern = entry(dictAt(walker.resources, 'Pattern'), given.name);
    if (pattern) colour(walker, side, patterned(walker, pattern, space, values));
  };

/** The colour that stands for a pattern: a shading's space, or that in which an uncoloured tile is printed. */
function patterned(walker: Walker, pattern: unknown, space: Space, values: number[]): Colour {
  if (pattern instanceof PDFDict) {
    const shading = dictAt(pattern, 'Shading');
    return { space: walker.shared.spaceOf(entry(shading, 'ColorSpace'), walker.resources), values: [] };
  }
  if (pattern instanceof PDFRawStream && numberAt(pattern, 'PatternType') === 1) {
    const matrix = times(asMatrix(numbersAt(pattern, 'Matrix')) ?? identity, walker.base);
    walker.shared.draw({ stream: pattern, walker, matrix, aside: 'pattern' });
  }
  return { space: space.base ?? space, values };
}

/** Takes what a graphics state says (ISO 32000-2, 8.4.5). */
const applyState: Operator = (walker, operands) => {
  const name = operands.at(-1);
  const given = isName(name) ? dictAt(dictAt(walker.resources, 'ExtGState'), name.name) : undefined;
  if (!given) return;
  const { out } = walker.shared;
  const use = (what: string) => ({ page: walker.page.number, what });
  noteTransparency(walker, given);
  for (const key of ['TR', 'TR2', 'HTP', 'HT']) {
    const value = entry(given, key);
    if (value && asName(value) !== 'Default' && asName(value) !== 'Identity') out.devices.push(use(key));
  }
  const intent = nameAt(given, 'RI');
  if (intent) out.intents.push(use(intent));
  const flag = (key: string) => entry(given, key)?.toString();
  const [stroke, fill] = [flag('OP'), flag('op') ?? flag('OP')];
  const [font, size] = itemsAt(given, 'Font');
  walker.state = {
    ...walker.state,
    width: numberAt(given, 'LW') ?? walker.state.width,
    ...(stroke && { overprintStroke: stroke === 'true' }),
    ...(fill && { overprintFill: fill === 'true' }),
    ...(font instanceof PDFDict && { font, size: Number(size?.toString()) || walker.state.size }),
  };
};

function noteTransparency(walker: Walker, given: PDFDict): void {
  const { out } = walker.shared;
  const note = (what: string) => out.transparency.push({ page: walker.page.number, what });
  for (const key of ['CA', 'ca']) {
    const opacity = numberAt(given, key);
    if (opacity !== undefined && opacity < 1) note(`an opacity of ${opacity}`);
  }
  const modes = itemsAt(given, 'BM').flatMap(item => asName(item) ?? []);
  if (modes[0] && modes[0] !== 'Normal' && modes[0] !== 'Compatible') note(`the blend mode ${modes[0]}`);
  const mask = entry(given, 'SMask');
  if (!(mask instanceof PDFDict)) return;
  note('a soft mask');
  const group = entry(mask, 'G');
  if (group instanceof PDFRawStream)
    walker.shared.draw({ stream: group, walker, matrix: walker.state.matrix, aside: 'mask' });
}

const intent: Operator = ({ shared, page }, operands: Operand[]) => {
  const name = operands.at(-1);
  if (isName(name)) shared.out.intents.push({ page: page.number, what: name.name });
};

const lineWidth: Operator = (walker, operands) => {
  const width = numbers(operands, 1)?.[0];
  if (width !== undefined) walker.state = { ...walker.state, width };
};

const transform: Operator = (walker, operands) => {
  const matrix = asMatrix(operands.slice(-6));
  if (matrix) walker.state = { ...walker.state, matrix: times(matrix, walker.state.matrix) };
};

/** States that are kept at once: a stream may keep millions and take none back. */
const mostKept = 10_000;

export const colouring: Record<string, Operator> = {
  g: plain('fill', grey),
  G: plain('stroke', grey),
  rg: plain('fill', rgb),
  RG: plain('stroke', rgb),
  k: plain('fill', cmyk),
  K: plain('stroke', cmyk),
  cs: choose('fill'),
  CS: choose('stroke'),
  sc: mix('fill'),
  SC: mix('stroke'),
  scn: mix('fill'),
  SCN: mix('stroke'),
  gs: applyState,
  ri: intent,
  w: lineWidth,
  cm: transform,
  q: walker => {
    if (walker.stack.length < mostKept) walker.stack.push(walker.state);
  },
  Q: walker => {
    walker.state = walker.stack.pop() ?? walker.state;
  },
  J: () => {},
  j: () => {},
  M: () => {},
  d: () => {},
  i: () => {},
};
