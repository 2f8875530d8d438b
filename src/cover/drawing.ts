import type { Artwork } from './artwork.ts';
import type { Run } from './letters.ts';

/** A colour as it is printed and as it is shown. */
export interface Colour {
  /** Cyan, magenta, yellow, black, from 0 to 1; `all` prints on every plate, for marks outside the trim. */
  ink: readonly [number, number, number, number] | 'all';
  /** CSS hexadecimal. */
  screen: string;
}

/**
 * What stands on a cover. Points, y downwards; `y` of text is its baseline. A group has its own origin and may be turned
 * clockwise by so many degrees.
 */
export type Mark =
  | { kind: 'area'; x: number; y: number; width: number; height: number; colour: Colour }
  | { kind: 'text'; x: number; y: number; run: Run; colour: Colour }
  | { kind: 'picture'; art: Artwork; at: Box; clip: Box }
  | { kind: 'group'; x: number; y: number; turn: 0 | 90 | -90; marks: Mark[] };

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const black: Colour = { ink: [0, 0, 0, 1], screen: '#1a1a1a' };
/** The paper itself. */
export const paper: Colour = { ink: [0, 0, 0, 0], screen: '#faf7f0' };
/** Under a bar code, where nothing but white will do. */
export const white: Colour = { ink: [0, 0, 0, 0], screen: '#ffffff' };

export const group = (x: number, y: number, marks: Mark[], turn: 0 | 90 | -90 = 0): Mark => ({
  kind: 'group',
  ...{ x, y, turn, marks },
});

/** All marks of a drawing, those in groups too. */
export const flat = (marks: readonly Mark[]): Mark[] =>
  marks.flatMap(mark => (mark.kind === 'group' ? flat(mark.marks) : [mark]));
