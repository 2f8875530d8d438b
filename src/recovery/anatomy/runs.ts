import type { Sight } from './sight.ts';

/** A line with what the whole book shows of the runs of lines that the model of paragraphs takes for quotations. */
export interface SeenLine extends Sight {
  /** Its own run: a blank line follows it, or none; null where it is in none. */
  runEnds: 'blank' | 'none' | null;
  runLines: number;
  /** Of all such runs, the share that a blank line follows; share of the book's lines that are in them. */
  runsEndBlank: number;
  inRuns: number;
}

const isQuoted = (line: Sight) => line.sequence?.state.startsWith('quotation') ?? false;

/** Adds what runs of lines show that the model of paragraphs takes for quotations; furniture between them ends none. */
export function withRuns(sights: readonly Sight[]): SeenLine[] {
  const runs: Sight[][] = [];
  const ends: boolean[] = [];
  const runOf = new Map<Sight, number>();
  let open = false;
  sights.forEach((line, i) => {
    if (line.role !== 'text') return;
    if (!isQuoted(line)) {
      open = false;
      return;
    }
    if (!open || line.sequence!.state === 'quotation') runs.push([]);
    open = true;
    runs.at(-1)!.push(line);
    runOf.set(line, runs.length - 1);
    ends[runs.length - 1] = line.blanksAfter > 0 || (sights[i + 1]?.blanksBefore ?? 0) > 0;
  });
  const runsEndBlank = runs.length === 0 ? 0 : ends.filter(e => e).length / runs.length;
  const inRuns = runOf.size / Math.max(1, sights.length);
  return sights.map(line => {
    const k = runOf.get(line);
    const own = k === undefined ? null : ends[k] ? ('blank' as const) : ('none' as const);
    return { ...line, runEnds: own, runLines: k === undefined ? 0 : runs[k]!.length, runsEndBlank, inRuns };
  });
}
