import type { Chapter } from '../../manuscript/manuscript.ts';
import type { Finding } from '../finding.ts';
import type { Epub } from './open.ts';

export { found } from './found.ts';

/** What an EPUB may be compared with. */
export interface Ground {
  /** The chapters it was made from. */
  manuscript?: Chapter[];
  /** Files of these that nobody has edited since they were recovered: a note without its reference is no error yet. */
  recovered?: ReadonlySet<string>;
  /** Its last printing, and the pages of it with their lines. */
  printed?: { number: number; sheets: readonly { label: string; lines: readonly string[] }[] } | undefined;
}

/**
 * One check: all it finds in an EPUB, in time that grows with the EPUB and not with its square. It may count on nothing
 * but what `Epub` says. Where it may find something in every element, it yields findings one by one: they are not all kept.
 */
export type Check = (epub: Epub, ground: Ground) => Iterable<Finding>;
