import type { Mark } from './marks.ts';
import type { Sight } from './sight.ts';

/** What is known of a line at a page's foot where the notes' marks stand apart from the notes. */
export type ApartLine = { is: 'mark' } | { is: 'note'; begins: boolean; sign: string | null };

/** The signs of notes in their order on a page; doubled where there are more. */
const order = ['*', '†', '‡', '§', '¶', '‖'];

/** What is raised has no point or bracket: those are of lists and sections. */
const raised: ReadonlySet<Mark['form']> = new Set(['plain', 'sign', 'superior']);

/** A line higher than this on its page stands at no foot. */
const highest = 3;

/**
 * Finds the notes at the feet of pages whose marks an extraction has put on lines of their own, before, between or after the notes
 * (`pdftotext` does so with what is raised). The marks are known by the text above that has them too; from the first of them down, as
 * many lines begin a note as there are marks, in the order of these.
 * @param sights all lines in order
 * @returns by index, the marks and the lines of their notes
 */
export function marksApart(sights: readonly Sight[]): Map<number, ApartLine> {
  const found = new Map<number, ApartLine>();
  for (let from = 0; from < sights.length; ) {
    let end = from;
    while (end < sights.length && sights[end]!.page === sights[from]!.page) end++;
    for (const [i, line] of onPage(sights, from, end)) found.set(i, line);
    from = end;
  }
  return found;
}

function onPage(sights: readonly Sight[], from: number, end: number): Map<number, ApartLine> {
  const none = new Map<number, ApartLine>();
  const isAlone = (i: number) => {
    const { text, mark, called, role, print } = sights[i]!;
    // where the page itself is seen, nothing stands apart
    if (print !== null || role !== 'text' || mark === null || called !== 'page') return false;
    return raised.has(mark.form) && bare(mark.sign) === bare(text);
  };
  let first = from;
  while (first < end && !isAlone(first)) first++;
  if (first === end || first - from < highest) return none;
  const below = Array.from({ length: end - first }, (_, k) => first + k);
  const marks = below.filter(isAlone);
  const signs = marks.map(i => bare(sights[i]!.mark!.sign)).sort((a, b) => rank(a) - rank(b));
  if (new Set(signs).size < signs.length) return none;
  const rest = below.filter(i => !isAlone(i));
  const text = rest.filter(i => sights[i]!.role === 'text');
  const withHeads = rest.filter(i => /^(?:text|running-head)$/.test(sights[i]!.role));
  // notes that begin alike look like running heads
  const readings = [
    { notes: text, all: signs },
    { notes: withHeads, all: signs },
    { notes: [...noteLinesAbove(sights, from, first), ...withHeads], all: filled(signs) },
  ];
  for (const spare of [0, 2])
    for (const { notes, all } of readings) {
      const begins = beginsAmong(notes, sights, all.length, spare);
      if (!begins) continue;
      const result = new Map<number, ApartLine>(marks.map(i => [i, { is: 'mark' }]));
      let at = 0;
      for (const i of notes) {
        const opens = begins.has(i);
        result.set(i, { is: 'note', begins: opens, sign: opens ? all[at++]! : null });
      }
      return result;
    }
  return none;
}

/** Lines above the first mark that stands alone, back to a blank line: of notes whose own marks stand below or are lost. */
function noteLinesAbove(sights: readonly Sight[], from: number, first: number): number[] {
  const least = Math.max(from + highest, first - mostAbove);
  for (let i = first - 1; i >= least; i--)
    if (sights[i]!.blanksBefore > 0) return Array.from({ length: first - i }, (_, k) => i + k);
  return [];
}

/** So many lines of notes may stand above the first mark that is left. */
const mostAbove = 10;

/** Numbers from 1 to the highest; signs as they are. */
function filled(signs: readonly string[]): string[] {
  const last = Number(signs.at(-1));
  return last > 0 && last < 20 ? Array.from({ length: last }, (_, k) => String(k + 1)) : [...signs];
}

/**
 * The lines that begin notes: as many as are wanted, those after the shortest lines; null where there are not enough, or more to spare
 * than allowed: to choose among many is to guess.
 */
function beginsAmong(
  notes: readonly number[],
  sights: readonly Sight[],
  wanted: number,
  spare: number,
): Set<number> | null {
  const able = notes.flatMap((i, k) => {
    const before = k === 0 ? null : sights[notes[k - 1]!]!;
    if (!/^[\p{Lu}\p{N}“„"«‘'([]/u.test(sights[i]!.text)) return [];
    if (before && !/[.!?…][”’"'»)\]]*$/u.test(before.text)) return [];
    return [{ i, room: before ? before.last : 0 }];
  });
  if (able.length < wanted || able.length > wanted + spare) return null;
  const best = [...able].sort((a, b) => a.room - b.room).slice(0, wanted);
  return new Set(best.map(b => b.i));
}

const bare = (sign: string) => sign.replaceAll('∗', '*').replace(/[\s.()[\]]/g, '');

/** Where a mark stands among those of its page. */
function rank(sign: string): number {
  const own = bare(sign);
  return /^\d+$/.test(own) ? Number(own) : order.indexOf(own[0]!) + order.length * (own.length - 1);
}
