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
 * clockwise by so many degrees; where it has a width, it looks the same in whichever direction a book runs.
 */
export type Mark =
  | { kind: 'area'; x: number; y: number; width: number; height: number; colour: Colour }
  | { kind: 'text'; x: number; y: number; run: Run; colour: Colour }
  | { kind: 'picture'; art: Artwork; at: Box; clip: Box }
  | { kind: 'group'; x: number; y: number; turn: 0 | 90 | -90; marks: Mark[]; width?: number };

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

const opposite = { 0: 0, 90: -90, [-90]: 90 } as const;

/**
 * A drawing for a book that runs from right to left: what was flush left is flush right, and what stood at the left stands at the
 * right; letters and pictures look as they did.
 *
 * @param width of the drawing
 */
export const mirrored = (marks: readonly Mark[], width: number): Mark[] =>
  marks.map(mark => mirroredMark(mark, width));

function mirroredMark(mark: Mark, width: number): Mark {
  const turned = (box: Box) => ({ ...box, x: width - box.x - box.width });
  switch (mark.kind) {
    case 'area':
      return { ...mark, x: width - mark.x - mark.width };
    case 'text':
      return { ...mark, x: width - mark.x - mark.run.width };
    case 'picture':
      return { ...mark, at: turned(mark.at), clip: turned(mark.clip) };
    case 'group':
      return mark.width === undefined
        ? { ...mark, x: width - mark.x, turn: opposite[mark.turn], marks: mirrored(mark.marks, 0) }
        : { ...mark, x: width - mark.x - mark.width };
  }
}

/** All marks of a drawing, those in groups too. */
export const flat = (marks: readonly Mark[]): Mark[] =>
  marks.flatMap(mark => (mark.kind === 'group' ? flat(mark.marks) : [mark]));
