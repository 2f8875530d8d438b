import { dictAt } from '../reading/objects.ts';
import { identity, type Matrix, moved, times } from './state.ts';
import { isName } from './tokens.ts';
import { mark, numbers, type Operator, type ShownText, type Walker } from './walker.ts';

/** How far letters stand above and below the line, in shares of the type size: about x-height and descender. */
const [above, below] = [0.7, 0.2];

const set =
  (key: 'spacing' | 'wordSpacing' | 'leading' | 'rise' | 'mode' | 'scaling', share = 1): Operator =>
  (walker, operands) => {
    const value = numbers(operands, 1)?.[0];
    if (value !== undefined) walker.state = { ...walker.state, [key]: value * share };
  };

const begin: Operator = walker => {
  walker.text = { matrix: identity, line: identity };
};

const place: Operator = (walker, operands) => {
  const given = numbers(operands, 6);
  if (given) walker.text = { matrix: given as unknown as Matrix, line: given as unknown as Matrix };
};

function next(walker: Walker, x: number, y: number): void {
  const line = times([1, 0, 0, 1, x, y], walker.text.line);
  walker.text = { matrix: line, line };
}

const move: Operator = (walker, operands) => {
  const given = numbers(operands, 2);
  if (given) next(walker, given[0]!, given[1]!);
};

const moveAndLead: Operator = (walker, operands) => {
  const given = numbers(operands, 2);
  if (!given) return;
  walker.state = { ...walker.state, leading: -given[1]! };
  next(walker, given[0]!, given[1]!);
};

const newLine: Operator = walker => next(walker, 0, -walker.state.leading);

const choose: Operator = (walker, operands) => {
  const [font, size] = operands.slice(-2);
  if (!isName(font) || typeof size !== 'number') return;
  const dict = dictAt(dictAt(walker.resources, 'Font'), font.name);
  walker.state = { ...walker.state, font: dict, size };
};

/** Shows strings, and moves between them: the operand of TJ. */
const show: Operator = (walker, operands) => {
  const given = operands.at(-1);
  const items = Array.isArray(given) ? given : [given];
  const { state, shared, page } = walker;
  const font = state.font && shared.fontOf(state.font);
  const { onText } = walker.aside ? {} : shared;
  const letters = onText && font?.characters();
  let text: string | undefined = '';
  let pen = 0;
  let shown = false;
  const codes = (font && shared.out.codes.get(font.dict)) ?? new Map();
  for (const item of items) {
    if (typeof item === 'number') pen -= (item / 1000) * state.size * state.scaling;
    if (!(item instanceof Uint8Array) || !font) continue;
    if (codes.size === 0) shared.out.codes.set(font.dict, codes);
    for (const code of font.codesIn(item)) {
      shown = true;
      if (onText) text = joined(text, letters?.get(code));
      const known = codes.get(code);
      const seen = state.mode !== 3;
      if (!known) codes.set(code, { page: page.number, seen });
      else if (seen) known.seen = true;
      const gap = state.spacing + (code === 32 && !font.composite ? state.wordSpacing : 0);
      pen += ((font.widthOf(code) / 1000) * state.size + gap) * state.scaling;
    }
  }
  if (shown) noteText(walker, pen);
  if (shown && onText) onText(shownText(walker, text, pen, font!.name));
  walker.text.matrix = times([1, 0, 0, 1, pen, 0], walker.text.matrix);
};

const joined = (text: string | undefined, next: string | undefined) =>
  text === undefined || next === undefined ? undefined : text + next;

function shownText(
  { text: at, state, page, open }: Walker,
  text: string | undefined,
  pen: number,
  font: string,
): ShownText {
  const whole = times([1, 0, 0, 1, 0, state.rise], times(at.matrix, state.matrix));
  const [x, y, width] = [whole[4], whole[5], Math.abs(pen) * Math.hypot(whole[0], whole[1])];
  const aside = open.some(({ artifact, figure }) => artifact || figure);
  return { page: page.number, text, x, y, width, font, aside };
}

function noteText(walker: Walker, pen: number): void {
  const { state } = walker;
  const whole = times(walker.text.matrix, state.matrix);
  const { size, rise } = state;
  const [low, high] = [rise - below * size, rise + above * size];
  const box = moved([Math.min(0, pen), Math.min(low, high), Math.max(0, pen), Math.max(low, high)], whole);
  if (state.mode === 7) return;
  const colour = state.mode % 4 === 1 ? state.stroke : state.fill;
  mark(walker, 'text', box, colour, {
    size: Math.abs(size) * Math.hypot(whole[2], whole[3]),
    ...(state.mode === 3 && { invisible: true }),
    ...(state.font && { font: state.font }),
  });
}

const showOnNext: Operator = (walker, operands) => {
  newLine(walker, []);
  show(walker, operands);
};

const showSpaced: Operator = (walker, operands) => {
  const [wordSpacing, spacing] = numbers(operands.slice(0, 2), 2) ?? [];
  if (wordSpacing === undefined || spacing === undefined) return;
  walker.state = { ...walker.state, wordSpacing, spacing };
  showOnNext(walker, operands);
};

export const texts: Record<string, Operator> = {
  BT: begin,
  ET: () => {},
  Tc: set('spacing'),
  Tw: set('wordSpacing'),
  Tz: set('scaling', 0.01),
  TL: set('leading'),
  Ts: set('rise'),
  Tr: set('mode'),
  Tf: choose,
  Td: move,
  TD: moveAndLead,
  Tm: place,
  'T*': newLine,
  Tj: show,
  TJ: show,
  "'": showOnNext,
  '"': showSpaced,
};
