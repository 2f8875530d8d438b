import { limits } from '../../limits.ts';
import type { Finding } from '../finding.ts';
import type { Spot } from './check.ts';

/** Pages that one finding names; a book may have the same fault on every page. */
const mostPages = 10_000;

/**
 * Makes findings of the places that a check found: what is said in the same words of several pages is one finding, which
 * names them all. Of one code so many stand one by one, the others are counted.
 */
export function gathered(code: string, severity: Finding['severity'], spots: Iterable<Spot>): Finding[] {
  const byMessage = new Map<string, { first: Spot; pages: Set<number> }>();
  let others = 0;
  for (const spot of spots) {
    const known = byMessage.get(spot.message);
    if (known) {
      if (spot.page !== undefined && known.pages.size < mostPages) known.pages.add(spot.page);
    } else if (byMessage.size < limits.preflight.findings) {
      const pages = spot.page === undefined ? [] : [spot.page];
      byMessage.set(spot.message, { first: spot, pages: new Set(pages) });
    } else others++;
  }
  const findings = [...byMessage.values()].map(({ first, pages }): Finding => {
    const { message, page, position } = first;
    const sorted = [...pages].sort((one, other) => one - other);
    return {
      ...{ code, severity, message: clipped(message) },
      ...(page !== undefined && { page }),
      ...(position && { position }),
      ...(sorted.length > 1 && { pages: sorted }),
    };
  });
  if (others > 0) {
    const message = `There ${others === 1 ? 'is 1 more place' : `are ${others} more places`} of the kind “${code}”; correct those above, and inspect the file again.`;
    findings.push({ code, severity, message });
  }
  return findings;
}

const clipped = (message: string): string =>
  message.length <= limits.epub.message ? message : `${message.slice(0, limits.epub.message)} …`;
