import type { Element } from 'xast';
import type { Finding } from '../finding.ts';

/** A finding at an element of a file in the EPUB. */
export function found(
  severity: Finding['severity'],
  code: string,
  message: string,
  within?: string,
  element?: Element,
): Finding {
  const start = element?.position?.start;
  return {
    code,
    severity,
    message,
    ...(within && { within }),
    ...(start && { line: start.line, column: start.column }),
  };
}
