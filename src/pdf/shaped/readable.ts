import { asRead, runOf } from './order.ts';
import type { Place } from './places.ts';
import { clustered } from './scripts.ts';
import { type Segment, segmentsOf } from './segments.ts';
import type { Characters } from './shown.ts';

/**
 * Lets readers find words of every script as they are written: stretches of text, and words in them, stand in the order in which
 * they are read, and words of scripts that are written in clusters stand for their glyphs (`ActualText`, ISO 32000-2, 14.9.4). For
 * what runs from right to left the browser has said so, cluster by cluster, which readers understand best. Nothing that is seen
 * changes.
 *
 * @param content a content stream, an operator a line
 * @param fontOf the characters of a font, by its name in the resources
 * @param placeOf where marked content stands in the structure, by its number
 */
export function readable(
  content: string,
  fontOf: (name: string) => Characters | undefined,
  placeOf: (number: number) => Place | undefined,
): string {
  const pieces = segmentsOf(content, fontOf);
  const out: string[] = [];
  let together: Segment[] = [];
  const put = () => {
    together.sort((one, other) => placeOf(one.number)!.at - placeOf(other.number)!.at);
    out.push(...together.flatMap(one => written(one, placeOf(one.number)!.leftwards)));
    together = [];
  };
  for (const piece of pieces) {
    if (typeof piece !== 'string' && piece.ends && placeOf(piece.number)) together.push(piece);
    else {
      put();
      out.push(
        ...(typeof piece === 'string' ? [piece] : written(piece, placeOf(piece.number)?.leftwards ?? false)),
      );
    }
  }
  put();
  return out.join('\n');
}

function written({ opening, objects, ends }: Segment, leftwards: boolean): string[] {
  const inOrder = asRead(
    objects,
    ({ shown }) => (shown.reversed ? 'rtl' : runOf(shown.clusters.join(''))),
    leftwards,
  );
  const lines = inOrder.flatMap(({ lines, shown, said }) => {
    const text = shown.clusters.join('');
    const object = ['BT', ...lines, 'ET'];
    if (!clustered.test(text)) return said ? [said, ...object, 'EMC'] : object;
    const words = Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('hex').toUpperCase();
    return [`/Span <</ActualText <${words}>>>BDC`, 'BT', ...withoutWords(lines), 'ET', 'EMC'];
  });
  return [opening, ...lines, ...(ends ? ['EMC'] : [])];
}

/** The text of a stretch as it is written. */
export const wordsOf = ({ objects }: Segment): string =>
  objects
    .flatMap(({ shown: { clusters, reversed } }) =>
      reversed ? [...clusters].reverse().map(one => mirrored[one] ?? one) : clusters,
    )
    .join('');

const mirrored: Readonly<Record<string, string>> = {
  ...{ '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{' },
  ...{ '<': '>', '>': '<', '«': '»', '»': '«', '‹': '›', '›': '‹' },
};

/** Lines of a text object without the words that stand for some of its glyphs. */
function withoutWords(lines: readonly string[]): string[] {
  const out: string[] = [];
  /** Of the marks that are open, whether each is left out. */
  const open: boolean[] = [];
  for (const line of lines) {
    if (/B[DM]C$/.test(line)) {
      open.push(line.startsWith('/Span'));
      if (open.at(-1)) continue;
    } else if (line === 'EMC' && open.pop()) continue;
    out.push(line);
  }
  return out;
}
