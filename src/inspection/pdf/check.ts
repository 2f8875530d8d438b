import type { Finding } from '../finding.ts';
import type { Pdf } from './document.ts';
import type { Box } from './reading/objects.ts';
import type { Page } from './reading/pages.ts';

/** One place where a PDF is not as a rule wants it. */
export interface Spot {
  /** What is wrong and what to do, in one or two sentences; the same words gather places into one finding. */
  message: string;
  /** From 1. */
  page?: number | undefined;
  /** From the left and upper edge of the trimmed page, in points. */
  position?: { x: number; y: number };
}

/**
 * One check: what it wants of a PDF, and all places where the PDF is otherwise, in time that grows with the PDF and not with
 * its square.
 */
export interface Check<Wants> {
  /** What the PDF must be, for the table of rules. */
  rule: string;
  find: (pdf: Pdf, wants: Wants) => Iterable<Spot>;
}

/** A check that needs no numbers. */
export const check = (rule: string, find: (pdf: Pdf) => Iterable<Spot>): Check<undefined> => ({
  rule,
  find,
});

/** A check with numbers or words that a profile gives. */
export const asking = <Wants>(
  rule: string,
  find: (pdf: Pdf, wants: Wants) => Iterable<Spot>,
): Check<Wants> => ({
  rule,
  find,
});

/** A place on a page. */
export function on(page: Page, message: string, box?: Box): Spot {
  return { message, page: page.number, ...(box && { position: placeIn(page, box) }) };
}

/** A box's left upper corner, seen from that of the trimmed page. */
export function placeIn({ trim }: Page, [left, , , top]: Box): { x: number; y: number } {
  return { x: Math.round(left - trim[0]), y: Math.round(trim[3] - top) };
}

/** What a profile says of a check. */
export interface Rule<Wants> {
  /** Where the rule is published. */
  published: string;
  severity?: Finding['severity'];
  wants: Wants;
}
