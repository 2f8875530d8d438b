import { type Cache, digestOf } from '../../cache.ts';
import type { Finding } from '../../inspection/finding.ts';
import type { Wanted } from '../../inspection/pdf/index.ts';
import type { Book } from '../../title.ts';
import { printerOf } from '../making.ts';
import type { Threads } from '../setting/threads/index.ts';

/** The files of a book that have its pages. */
export const pagedKinds = ['print', 'screen'] as const;
export type PagedKind = (typeof pagedKinds)[number];

/** What a file of a book is inspected for: the printer it is made for, or PDF/UA-1. */
export function wantedOf(kind: PagedKind, { print }: Book): Omit<Wanted, 'onPage'> {
  const [width, height] = [print.trim.width, print.trim.height].map(side => (side * 72) / 25.4);
  return {
    profile: kind === 'screen' ? 'pdf-ua' : printerOf(print),
    trim: { width: width!, height: height! },
    signature: print.signature,
  };
}

/**
 * Inspects the files of a book in threads; one that was inspected before is not inspected again.
 *
 * @returns what says of a file what is not told already; nothing where there is no file
 */
export function inspectorIn(threads: Threads, cache: Cache, book: Book) {
  return async (
    kind: PagedKind,
    bytes: Uint8Array | undefined,
    told: readonly Finding[],
  ): Promise<Finding[]> => {
    if (!bytes) return [];
    const wanted = wantedOf(kind, book);
    const found = await cache.stage('preflight', digestOf(bytes, wanted), () =>
      threads.inspectFile({ bytes, wanted }),
    );
    return untold(found, told);
  };
}

/** What the inspections of manuscript and setting call by a name of their own, and tell with a place in the manuscript. */
const otherwise: Record<string, string> = {
  'picture-line-art': 'picture-coarse',
  'figure-alt': 'image-without-alt',
};

/**
 * What a preflight of a title's own file has to say that is not told yet. Its remarks are for whoever asks about a file: nobody
 * can do anything about them in `book.yaml` or in the manuscript.
 *
 * @param told findings with places in the manuscript
 */
export function untold(found: readonly Finding[], told: readonly Finding[]): Finding[] {
  const known = new Set(told.map(({ code }) => code));
  return found.filter(
    ({ code, severity }) => severity !== 'info' && !known.has(otherwise[code] ?? code) && !known.has(code),
  );
}
