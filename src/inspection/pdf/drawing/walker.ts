import type { PDFDict, PDFRawStream } from '@cantoo/pdf-lib';
import type { FontReader } from '../reading/fonts.ts';
import type { Box } from '../reading/objects.ts';
import type { Page } from '../reading/pages.ts';
import type { Unpacker } from '../reading/streams.ts';
import type { Colour, Drawing, Mark, Tagging } from './marks.ts';
import type { SpaceFinder } from './spaces.ts';
import { common, type Matrix, type State } from './state.ts';
import type { Operand } from './tokens.ts';

/** What all pages are read with. */
export interface Shared {
  out: Drawing;
  unpack: Unpacker;
  spaceOf: SpaceFinder;
  fontOf: FontReader;
  /** Operators, marks and forms that may still come. */
  room: { operators: number; marks: number; forms: number };
  /** Reads what another stream draws, in the state given, as part of what is being read. */
  draw: (inside: Inside) => void;
  /** Told of each string that a page itself shows, as it goes. */
  onText?: ((shown: ShownText) => void) | undefined;
}

/** A string as it is shown. */
export interface ShownText {
  /** Position of the page, from 1. */
  page: number;
  /** Its characters; undefined where the font does not tell them of every code. */
  text: string | undefined;
  /** Where its line begins, in the page’s own points; and how long it is. */
  x: number;
  y: number;
  width: number;
  /** The font, without the letters of a subset. */
  font: string;
  /** Whether it is marked as an artifact or a figure. */
  aside: boolean;
}

/** A form, a tile of a pattern, a soft mask or an appearance, and how it is drawn. */
export interface Inside {
  stream: PDFRawStream;
  walker: Walker;
  matrix: Matrix;
  aside?: Mark['aside'];
}

/** A stretch of marked content that is open. */
export interface Open {
  artifact: boolean;
  figure: boolean;
  numbered: boolean;
}

/** Where the reading of a content stream stands. */
export interface Walker {
  shared: Shared;
  page: Page;
  resources: PDFDict | undefined;
  /** Whose numbers of marked content these are: the page, or a form. */
  owner: PDFDict;
  depth: number;
  aside: Mark['aside'];
  state: State;
  stack: State[];
  open: Open[];
  /** The box around the path so far, on the page; its last point; and how many pieces it has. */
  path: { box: Box | undefined; at: [number, number]; pieces: number; clips: boolean };
  text: { matrix: Matrix; line: Matrix };
  /** The matrix in which patterns are placed. */
  base: Matrix;
}

export type Operator = (walker: Walker, operands: Operand[]) => void;

export function taggingOf({ open }: Walker): Tagging {
  if (open.some(({ artifact }) => artifact)) return 'artifact';
  return open.some(({ numbered }) => numbered) ? 'tagged' : 'untagged';
}

/** Notes that something is shown, where any of it is. */
export function mark(
  walker: Walker,
  kind: Mark['kind'],
  box: Box,
  colour: Colour,
  more: Partial<Mark> = {},
): void {
  const { shared, page, state, aside } = walker;
  const seen = state.clip && common(box, state.clip);
  if (!seen) return;
  if (shared.room.marks-- <= 0) {
    shared.out.cut = true;
    return;
  }
  const overprint = kind === 'stroke' ? state.overprintStroke : state.overprintFill;
  const tagging = taggingOf(walker);
  shared.out.marks.push({
    ...{ kind, page: page.number, box: seen, colour, tagging, overprint, ...more },
    ...(aside && { aside }),
  });
}

/** Numbers among operands, as many as asked; undefined where one is none. */
export function numbers(operands: readonly Operand[], count: number): number[] | undefined {
  const found = operands.slice(-count);
  return found.length === count && found.every(operand => typeof operand === 'number') ? found : undefined;
}
