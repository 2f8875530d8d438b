import type { Context } from '../corrections/errata/context.ts';
import { lettersOf } from '../language/letters.ts';
import type { Sheet } from './manifest.ts';

/** Letters around a place that are looked for, the most first: notes at the foot of a page stand between it and the next, and words
 * near a place may have been corrected in print. */
const reaches = [40, 20, 10, 5];
/** So few letters may stand in a book anywhere. */
const fewest = 8;

/**
 * Tells on which pages of a printing a place is. Only letters are compared: hyphens at the ends of lines, numbers of notes and all that a
 * new setting changes do not matter.
 * @param pages of the printing's PDF
 * @returns a function from what stands in a place, and around it, to the labels of the pages that it is on; several too where the same words
 *   stand on more than one page, none where they were not printed so
 */
export function printedPages(
  pages: readonly Sheet[],
): (words: string, context: Context) => ReadonlySet<string> {
  const starts: number[] = [];
  let letters = '';
  for (const { lines } of pages) {
    starts.push(letters.length);
    letters += lettersOf(lines.join(' '));
  }
  const pageAt = (at: number) => pages[starts.findLastIndex(start => start <= at)]!.label;
  return (words, { before, behind }) => {
    const own = lettersOf(words);
    const tries = reaches.flatMap(reach => {
      const ahead = lettersOf(before).slice(-reach);
      const after = lettersOf(behind).slice(0, reach);
      return [
        { lead: ahead, rest: after },
        { lead: '', rest: after },
        { lead: ahead, rest: '' },
      ];
    });
    // what is longest tells most
    const length = ({ lead, rest }: { lead: string; rest: string }) => lead.length + rest.length;
    for (const { lead, rest } of tries.sort((one, other) => length(other) - length(one))) {
      const wanted = lead + own + rest;
      if (wanted.length < fewest) break;
      const found = new Set<string>();
      for (let at = letters.indexOf(wanted); at >= 0; at = letters.indexOf(wanted, at + 1)) {
        const from = at + lead.length;
        found.add(pageAt(from)).add(pageAt(from + Math.max(0, own.length - 1)));
      }
      if (found.size > 0) return found;
    }
    return new Set();
  };
}
