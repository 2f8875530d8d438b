import { type Face, readCut } from '../../faces/faces.ts';
import { hasDrawnSmallCapitals } from '../../faces/own/small-capitals.ts';
import type { Finding } from '../../inspection/finding.ts';

/** Tells of families of the press that have no small capitals, so that they were drawn from its capitals. */
export async function drawnSmallCapitals({ cuts, headings = [] }: Face): Promise<Finding[]> {
  const families = new Set<string>();
  for (const cut of [...cuts, ...headings])
    if (!families.has(cut.family) && hasDrawnSmallCapitals(await readCut(cut))) families.add(cut.family);
  return [...families].map(family => ({
    code: 'face-small-capitals',
    severity: 'info',
    message: `The typeface “${family}” has no small capitals. They are drawn from its capitals, smaller and a little heavier. A file of it that has them (OpenType, smcp) sets better ones.`,
    file: 'book.yaml',
  }));
}
