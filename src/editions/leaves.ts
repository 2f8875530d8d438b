import { PDFDocument } from '@cantoo/pdf-lib';
import type { PrintChange } from './compare.ts';

/** Positions of all pages of the changed leaves: a leaf has two sides, and the printer needs both. */
export function pagesOfLeaves({ changed, pages: [, count] }: PrintChange): number[] {
  const leaves = new Set(changed.map(({ at }) => Math.floor(at / 2)));
  return [...leaves]
    .sort((a, b) => a - b)
    .flatMap(leaf => [leaf * 2, leaf * 2 + 1])
    .filter(at => at < count);
}

/**
 * A PDF of the changed leaves of a PDF, both sides of each, in the order of the book.
 *
 * @param pdf bytes of the new PDF
 * @param at positions of its pages, from 0
 */
export async function leavesOf(pdf: Uint8Array, at: readonly number[]): Promise<Uint8Array> {
  const whole = await PDFDocument.load(pdf, { updateMetadata: false });
  const result = await PDFDocument.create({ updateMetadata: false });
  result.setTitle(`${whole.getTitle() ?? ''}: changed leaves`);
  for (const page of await result.copyPages(whole, [...at])) result.addPage(page);
  return result.save();
}
