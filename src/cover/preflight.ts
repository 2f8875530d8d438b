import type { Finding } from '../inspection/finding.ts';
import { preflight } from '../inspection/pdf/index.ts';
import { flat, type Mark } from './drawing.ts';

/**
 * Says what keeps a cover from being PDF/X-4 since pages of PDFs of the press are on it, which are printed as they are. All else
 * on a cover is drawn as the standard wants it.
 *
 * @param marks what is on it
 */
export async function inspectPages(cover: Uint8Array, marks: readonly Mark[]): Promise<Finding[]> {
  const pages = flat(marks).flatMap(mark =>
    mark.kind === 'picture' && mark.art.kind === 'pdf' ? [mark.art.name] : [],
  );
  if (pages.length === 0) return [];
  const names = pages.map(name => `“${name}”`).join(' and ');
  const found = await preflight(cover, { profile: 'pdf-x-4' });
  return found.map(finding => ({
    ...{ ...finding, severity: 'warning', file: 'book.yaml' },
    message: `With ${names} the cover is not PDF/X-4, which the printer may refuse. ${finding.message}`,
  }));
}
