import { factsOf } from '../inspection/epub/checks/accessibility.ts';
import { openEpub } from '../inspection/epub/index.ts';
import { attribute, elementsOf, plainText } from '../inspection/epub/tree.ts';
import type { Finding } from '../inspection/finding.ts';
import type { Evidence } from './accessibility.ts';

/**
 * What an EPUB proves of itself.
 *
 * @param findings what our own checks found in it
 */
export async function evidenceOf(bytes: Uint8Array, findings: readonly Finding[]): Promise<Evidence> {
  const epub = await openEpub(bytes);
  const said = epub.package
    ? [...elementsOf(epub.package)].find(
        each => attribute(each, 'property') === 'schema:accessibilitySummary',
      )
    : undefined;
  return { facts: factsOf(epub), findings, ...(said && { summary: plainText(said).trim() }) };
}
