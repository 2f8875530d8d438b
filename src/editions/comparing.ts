import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import { readNamed } from '../reading.ts';
import { type Comparison, compare } from './compare.ts';
import { type Side, sideOf } from './sides.ts';

/** What is compared, as a person names it, and where to look for it. */
export interface Compared {
  from: string;
  to: string;
  root: string;
  out: string;
}

/**
 * Compares what a person named.
 *
 * @param leaves whether a PDF of the changed leaves is wanted
 * @returns what changed; with the leaves where they are wanted and there are any
 * @throws Complaint where one of the two is not there; where leaves are wanted and the PDFs are not both known
 */
export async function compareNamed(
  { from, to, root, out }: Compared,
  leaves: boolean,
): Promise<{ comparison: Comparison; leaves?: Uint8Array }> {
  const a = await sideOf(from, root, out);
  const b = await sideOf(to, root, out);
  const comparison = compare(a, b);
  if (!leaves) return { comparison };
  const { leavesOf, pagesOfLeaves } = await import('./leaves.ts');
  const at = comparison.print ? pagesOfLeaves(comparison.print) : undefined;
  if (!at) throw noPages([a, b]);
  if (at.length === 0) return { comparison };
  const pdf = b.pdf && readNamed(b.pdf, limits.epub.bytes);
  if (!pdf) throw noPages([b]);
  return { comparison, leaves: await leavesOf(new Uint8Array(pdf), at) };
}

const noPages = (sides: readonly Side[]): Complaint =>
  new Complaint(
    `The pages of ${sides
      .filter(({ pages, pdf }) => !pages || !pdf)
      .map(({ name }) => `“${name}”`)
      .join(' and ')} are not known.`,
    { advice: 'Compare printings, or build the PDF of the title first: npx reissue build TITLE' },
  );
