/** A figure or table, and where it stands in the text: its letters and their offset. */
export interface FigureAt {
  at: number;
  letters: string;
}

/** How far a figure may stand from its place, in letters: about a page. */
const farthest = 4000;

/** Letters behind a figure that must agree with the text, for it to be the figure and not the same words elsewhere. */
const behind = 24;

/**
 * Puts what has moved back in its place: at the first letter where the texts part, a figure that stands a little later.
 * @param figures in the order of the text
 * @returns the found text as if nothing had moved
 */
export function withoutMoves(expected: string, figures: FigureAt[], found: string): string {
  /** What stands in its place already. */
  const settled: string[] = [];
  let done = 0;
  /** The rest of the text: a few letters that were moved, and the found text from an offset on. */
  let moved = '';
  let tail = 0;
  const ahead = (length: number) =>
    moved.slice(0, length) + found.slice(tail, tail + Math.max(0, length - moved.length));
  const skip = (length: number) => {
    tail += Math.max(0, length - moved.length);
    moved = moved.slice(length);
  };
  figures.forEach(({ at, letters }, k) => {
    if (letters === '') return;
    settled.push(ahead(at - done));
    skip(at - done);
    done = at;
    const window = ahead(farthest + letters.length);
    const now = placeOf(letters, window, expected.slice(at + letters.length, at + window.length + behind), {
      at: at + letters.length,
      figures: figures.slice(k + 1, k + 1 + fewFigures),
    });
    if (now <= 0) return;
    skip(now + letters.length);
    moved = letters + window.slice(0, now) + moved;
  });
  return [...settled, moved, found.slice(tail)].join('');
}

/** How many figures after one are thought of that may have moved with it. */
const fewFigures = 8;

/**
 * Where in a stretch of found text a figure stands: of all places that have its letters, the first around which the text
 * goes on as it should without it, or else the one around which it does so longest. A caption may be a single letter.
 * @param after the text that follows the figure where it belongs, and where it is in the whole
 * @returns -1 where it is nowhere
 */
function placeOf(
  figure: string,
  window: string,
  after: string,
  { at, figures }: { at: number; figures: FigureAt[] },
): number {
  const later = figures.map(next => ({ at: next.at - at, letters: next.letters }));
  let best = -1;
  let longest = -1;
  for (let now = window.indexOf(figure); now >= 0; now = window.indexOf(figure, now + 1)) {
    const rest = window.slice(0, now) + window.slice(now + figure.length, now + figure.length + behind);
    const agreed = agreement(after, later, rest);
    if (agreed === rest.length) return now;
    if (agreed > longest) [best, longest] = [now, agreed];
    // What stands before the figure already differs: it will before all later places too.
    if (agreed < now) break;
  }
  return best;
}

/** How many letters of a found text agree with what should be there, some figures of which may have gone further. */
function agreement(expected: string, figures: FigureAt[], found: string): number {
  let e = 0;
  let next = 0;
  for (let f = 0; f < found.length; f++, e++) {
    for (; figures[next] && figures[next]!.at <= e; next++) {
      const { at, letters } = figures[next]!;
      if (at === e && !found.startsWith(letters.slice(0, found.length - f), f)) e += letters.length;
    }
    if (e >= expected.length || expected[e] !== found[f]) return f;
  }
  return found.length;
}
