import type { Finding } from './finding.ts';

/**
 * Findings of an edition, with the edition's path where they have no place in the manuscript. What the manuscript's own
 * findings tell already, with a place an editor can mend, is not told again of the edition made from it.
 */
export function ofEdition(
  found: readonly Finding[],
  edition: string,
  manuscript: readonly Finding[],
): Finding[] {
  const count = (findings: readonly Finding[], code: string) =>
    findings.filter(one => one.code === code).length;
  return found
    .filter(({ code }) => count(found, code) > count(manuscript, code))
    .map(finding => ({ ...finding, file: finding.file ?? edition }));
}
