import { type Run, runOf } from './order.ts';
import { type Characters, type Shown, shownIn } from './shown.ts';

/** A stretch of marked content that is text alone. */
export interface Segment {
  number: number;
  /** The line that begins it. */
  opening: string;
  /** Whether it ends where its text does; the browser lets some end further on. */
  ends: boolean;
  /** Its text objects, each with the lines between `BT` and `ET`, and that which says what the whole of it stands for. */
  objects: { lines: string[]; shown: Shown; said?: string }[];
}

const numbered = /^\/\w+ <<\/MCID (\d+) ?>> ?BDC$/;

/**
 * Divides a content stream, an operator a line, into stretches of marked text and what stands between them.
 *
 * @param fontOf the characters of a font, by its name in the resources
 */
export function segmentsOf(
  content: string,
  fontOf: (name: string) => Characters | undefined,
): (Segment | string)[] {
  const out: (Segment | string)[] = [];
  const lines = content.split('\n');
  for (let at = 0; at < lines.length; ) {
    const number = numbered.exec(lines[at]!)?.[1];
    const found = number === undefined ? undefined : segmentAt(lines, at, Number(number), fontOf);
    out.push(found ? found.segment : lines[at]!);
    at = found ? found.end : at + 1;
  }
  return out;
}

/** The stretch that begins at a line, if it begins with text objects: as far as these go. */
function segmentAt(
  lines: readonly string[],
  from: number,
  number: number,
  fontOf: (name: string) => Characters | undefined,
): { segment: Segment; end: number } | undefined {
  const objects: Segment['objects'] = [];
  const segment: Segment = { number, opening: lines[from]!, ends: false, objects };
  for (let at = from + 1; at < lines.length; ) {
    if (lines[at] === 'EMC') return { segment: { ...segment, ends: true }, end: at + 1 };
    // Words may stand for a whole object.
    const said = /^\/Span .*BDC$/.test(lines[at]!);
    const begin = said ? at + 1 : at;
    const end = lines[begin] === 'BT' ? lines.indexOf('ET', begin) : -1;
    if (end < 0 || (said && lines[end + 1] !== 'EMC'))
      return objects.length > 0 ? { segment, end: at } : undefined;
    const inside = lines.slice(begin + 1, end);
    const shown = shownIn(said ? [lines[at]!, ...inside, 'EMC'] : inside, fontOf);
    objects.push({ lines: inside, shown, ...(said && { said: lines[at]! }) });
    at = said ? end + 2 : end + 1;
  }
  return undefined;
}

/** A stretch of a line: where it stands, and where it runs to. */
export interface Stretch {
  x: number;
  y: number;
  run: Run;
}

export function stretchOf({ objects }: Segment): Stretch {
  const shown = objects.map(object => object.shown);
  return {
    x: Math.min(...shown.map(({ x }) => x)),
    y: shown[0]?.y ?? 0,
    run: shown.some(({ reversed }) => reversed)
      ? 'rtl'
      : runOf(shown.flatMap(({ clusters }) => clusters).join('')),
  };
}
