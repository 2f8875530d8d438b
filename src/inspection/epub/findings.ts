import { limits } from '../../limits.ts';
import type { Finding } from '../finding.ts';

/**
 * Findings within bounds: so many of a code one by one, of the others how many there are, and in each message no more
 * than a person reads. What is inspected may have a fault in every one of its million elements.
 */
export function bounded(findings: Iterable<Finding>): Finding[] {
  const result: Finding[] = [];
  const tallies = new Map<string, { count: number; severity: Finding['severity'] }>();
  for (const finding of findings) {
    const tally = tallies.get(finding.code) ?? { count: 0, severity: 'info' };
    tallies.set(finding.code, tally);
    tally.count++;
    if (tally.count <= limits.epub.findings) result.push({ ...finding, ...clipped(finding) });
    else tally.severity = graver(tally.severity, finding.severity);
  }
  for (const [code, { count, severity }] of tallies) {
    const more = count - limits.epub.findings;
    if (more <= 0) continue;
    const message = `There ${more === 1 ? 'is 1 more' : `are ${more} more`} of the kind “${code}”; correct those above, and inspect the book again.`;
    result.push({ code, severity, message });
  }
  return result;
}

/** From the gravest down. */
const severities: Finding['severity'][] = ['error', 'warning', 'info'];

const graver = (one: Finding['severity'], other: Finding['severity']) =>
  severities.indexOf(other) < severities.indexOf(one) ? other : one;

/** A message, and a path, that are short enough: their beginning and end. */
function clipped({ message, within }: Finding): Pick<Finding, 'message' | 'within'> {
  const clip = (text: string, most: number) =>
    text.length <= most ? text : `${whole(text.slice(0, most / 2))} … ${whole(text.slice(-most / 2))}`;
  return {
    message: clip(message, limits.epub.message),
    ...(within && { within: clip(within, limits.epub.path) }),
  };
}

/** A piece of a text without the halves of characters at its ends. */
const whole = (text: string) => text.replace(/^\p{Cs}|\p{Cs}$/gu, '');
