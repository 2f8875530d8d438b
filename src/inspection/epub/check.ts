import type { Element } from 'xast';
import type { Chapter } from '../../manuscript/manuscript.ts';
import type { Finding } from '../finding.ts';
import type { Epub } from './open.ts';

/** What an EPUB may be compared with. */
export interface Ground {
  /** The chapters it was made from. */
  manuscript?: Chapter[];
  /** Files of these that nobody has edited since they were recovered: a note without its reference is no error yet. */
  recovered?: ReadonlySet<string>;
}

/** One check: all it finds in an EPUB. It may count on nothing but what `Epub` says. */
export type Check = (epub: Epub, ground: Ground) => Finding[];

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
