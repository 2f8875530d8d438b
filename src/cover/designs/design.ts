import type { Book } from '../../title.ts';
import { colourOf } from '../colours.ts';
import { type Colour, group, type Mark } from '../drawing.ts';
import type { Letters, Run, Style } from '../letters.ts';
import { setInLines } from '../lines.ts';

/** What a made cover tells of a book. */
export interface Told {
  title: string;
  subtitle: string;
  names: string[];
  publisher: string;
  colour: Colour;
}

/** What a design draws with, in a panel of this size. Points, or whatever else the panel is measured in. */
export interface Panel {
  letters: Letters;
  width: number;
  height: number;
  /** Margin of the type area. */
  margin: number;
}

/** How a theme looks as a cover. */
export interface Design {
  /** Under the whole cover. */
  ground: (colour: Colour) => Colour;
  /** What runs around the whole cover, back, spine and front; `over` is the bleed. */
  around?: (told: Told, size: { width: number; height: number; over: number }) => Mark[];
  front: (told: Told, panel: Panel) => Mark[];
  /** Type on the spine, in its colour. */
  spine: { author: Style; title: Style; publisher: Style; colour: (colour: Colour) => Colour };
  /** Text on the back: its colour, and how far below the head it begins, as a share of the height. */
  back: { colour: (colour: Colour) => Colour; publisher: Style; head: number };
}

const mostNames = 4;

/** What a made cover tells: authors, or whoever else made the book where there are none. */
export function toldOf(
  book: Pick<Book, 'title' | 'subtitle' | 'creators' | 'publisher' | 'coverSettings'>,
): Told {
  const authors = book.creators.filter(({ role }) => role === 'aut').map(({ name }) => name);
  const all = authors.length > 0 ? authors : book.creators.map(({ name }) => name);
  return {
    title: book.title,
    subtitle: book.subtitle ?? '',
    names: all.length > mostNames ? [...all.slice(0, mostNames), '…'] : all,
    publisher: book.publisher ?? '',
    colour: colourOf(book),
  };
}

/** The margin of a panel: near a tenth of its width, and never less than a quarter of an inch. */
export const marginOf = (width: number, least = 18): number => Math.max(least, 0.094 * width);

/** How a block of text is set: sizes and leading as shares, the first of the panel's width. */
export interface BlockStyle extends Style {
  largest: number;
  lines: number;
  leading: number;
}

/** Lines of one size. */
export interface Block {
  runs: Run[];
  size: number;
  /** From baseline to baseline. */
  step: number;
}

/** Type on a cover is never smaller than this share of the panel's width. */
const smallest = 0.016;

/** Sets a text as a block no wider than the room; `scale` makes it smaller where a cover has much to tell. */
export function setBlock(
  { letters, width }: Panel,
  text: string,
  style: BlockStyle,
  room: number,
  scale = 1,
): Block {
  const measured = (piece: string) => letters.set(piece, style, 1).width + (style.tracking ?? 0);
  const { size, lines } = setInLines(text, {
    width: room,
    largest: style.largest * width * scale,
    smallest: smallest * width,
    lines: style.lines,
    measure: measured,
  });
  const runs = lines.filter(Boolean).map(line => letters.set(line, style, size));
  return { runs, size, step: size * style.leading };
}

/** Sets names, one after another, all in the size of the longest. */
export function setNames(
  panel: Panel,
  names: readonly string[],
  style: BlockStyle,
  room: number,
  scale: number,
): Block[] {
  const size = Math.min(...names.map(one => setBlock(panel, one, style, room, scale).size));
  const common = { ...style, largest: size / panel.width };
  return names.map(one => setBlock(panel, one, common, room));
}

/** How far the last baseline of a block is below its first. */
export const depthOf = ({ runs, step }: Block): number => Math.max(0, runs.length - 1) * step;

/** A block with its first baseline at `y`, flush left at `x` or centred on it. */
export function place(block: Block, x: number, y: number, colour: Colour, centred = false): Mark[] {
  return block.runs.map((run, k) => ({
    kind: 'text',
    x: centred ? x - run.width / 2 : x,
    y: y + k * block.step,
    run,
    colour,
  }));
}

/** Draws in smaller type until it fits the height. */
export function fitted(draw: (scale: number) => { marks: Mark[]; bottom: number }, bottom: number): Mark[] {
  for (let scale = 1; ; scale *= 0.9) {
    const drawn = draw(scale);
    if (drawn.bottom <= bottom || scale < 0.3) return [group(0, 0, drawn.marks)];
  }
}
