import type { Rgb } from './colours.ts';

/**
 * A program that computes a gradient that repeats (ISO 32000-2, 7.10.5), as the browser’s Skia writes it
 * (`SkPDFGradientShader.cpp`): it finds out how far along the gradient a place is, then the colour there.
 */
export interface GradientProgram {
  before: string;
  /** Colours at even steps along the gradient, from its beginning to its end. */
  colours: Rgb[];
  after: string;
}

/** Colours are looked up at so many places. */
const places = 129;

/** What Skia writes for places outside a cone: black. */
const outside = '{0 0 0}';

/** Takes a program apart; undefined where it is another than is known. */
export function readProgram(program: string): GradientProgram | undefined {
  const found = /^(\{.*?)(dup 0 le \{pop [^{}]+ 0\} if.*\b0 gt \{[^{}]+\} if)\s*(\}.*)$/s.exec(
    program.trim(),
  );
  if (!found) return undefined;
  const [, before, code, after] = found as unknown as [string, string, string, string];
  if (!/^\}(?:\s*\{0 0 0\} ifelse\s*\})?$/.test(after)) return undefined;
  const run = compiled(code);
  const colours = Array.from({ length: places }, (_, k) => run?.(k / (places - 1)));
  return colours.every(colour => colour?.length === 3)
    ? { before, colours: colours as unknown as Rgb[], after }
    : undefined;
}

/** A program with inks in place of its colours, four of each. */
export function inkedProgram({ before, after }: GradientProgram, inks: readonly number[][]): string {
  const clipped = 'dup 0 lt {pop 0} if dup 1 gt {pop 1} if';
  return `${before}${clipped} ${lookup(inks, 0, inks.length - 1)}${after.replace(outside, '{0 0 0 1}')}`;
}

const written = (value: number): string => String(Number(value.toFixed(5)));

/** What turns a place from 0 to 1 into inks: halves the gradient until it is one step, and there goes straight. */
function lookup(inks: readonly number[][], from: number, to: number): string {
  const steps = inks.length - 1;
  if (to - from > 1) {
    const middle = (from + to) >> 1;
    return `dup ${written(middle / steps)} le {${lookup(inks, from, middle)}} {${lookup(inks, middle, to)}} ifelse`;
  }
  const lines = inks[from]!.map((start, ink) => {
    const slope = (inks[to]![ink]! - start) * steps;
    return `${written(slope)} mul ${written(start - (slope * from) / steps)} add`;
  });
  return lines.map((line, k) => (k < lines.length - 1 ? `dup ${line} exch` : line)).join(' ');
}

type Value = number | boolean | Block;
type Block = (number | string | Block)[];

/** Operators that the colours of a gradient are computed with. */
const operators: Record<string, (stack: Value[]) => void> = {
  pop: stack => stack.pop(),
  dup: stack => stack.push(stack.at(-1)!),
  exch: stack => stack.push(...stack.splice(-2).reverse()),
  add: binary((a, b) => a + b),
  sub: binary((a, b) => a - b),
  mul: binary((a, b) => a * b),
  le: binary((a, b) => a <= b),
  gt: binary((a, b) => a > b),
  and: stack => {
    const [a, b] = stack.splice(-2);
    stack.push(a === true && b === true);
  },
  if: stack => {
    const [condition, then] = stack.splice(-2);
    if (condition === true) run(then as Block, stack);
  },
  ifelse: stack => {
    const [condition, then, otherwise] = stack.splice(-3);
    run((condition === true ? then : otherwise) as Block, stack);
  },
};

function binary(work: (a: number, b: number) => Value): (stack: Value[]) => void {
  return stack => {
    const [a, b] = stack.splice(-2);
    stack.push(work(Number(a), Number(b)));
  };
}

function run(block: Block, stack: Value[]): void {
  for (const one of block) {
    if (typeof one === 'string') operators[one]!(stack);
    else stack.push(one);
  }
}

/** Code ready to be run on one number; undefined where it has an operator that is not known. */
function compiled(code: string): ((value: number) => Value[]) | undefined {
  const open: Block[] = [[]];
  for (const [token] of code.matchAll(/[{}]|[^\s{}]+/g)) {
    if (token === '{') open.push([]);
    else if (token === '}') open.at(-2)!.push(open.pop()!);
    else if (Number.isFinite(Number(token))) open.at(-1)!.push(Number(token));
    else if (Object.hasOwn(operators, token)) open.at(-1)!.push(token);
    else return undefined;
  }
  return value => {
    const stack: Value[] = [value];
    run(open[0]!, stack);
    return stack;
  };
}
