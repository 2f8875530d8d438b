import { Complaint } from '../../complaint.ts';
import type { ChapterText } from '../../manuscript/files.ts';
import { addEntries, type Entry } from './entry.ts';
import { parseCorrections } from './errata.ts';
import { overlay } from './overlay.ts';

/** A list with new corrections. */
export interface Entering {
  /** The new text of the list. */
  yaml: string;
  /** Ids of those that were put in. */
  ids: string[];
  /** Why others were left out. */
  left: Map<Entry, Complaint>;
}

/**
 * Puts new corrections into a list, but for those that cannot be made beside the ones that are there: the next build would stop at them.
 * @param yaml the list's text; undefined where there is none yet
 * @param file its path, absolute
 * @throws Complaint where the list cannot be read or added to
 */
export function enterInto(
  yaml: string | undefined,
  entries: readonly Entry[],
  chapters: readonly ChapterText[],
  file: string,
): Entering {
  const all = addEntries(yaml, entries, file);
  const { findings } = overlay(chapters, parseCorrections(all.yaml, file));
  const left = new Map<Entry, Complaint>();
  for (const { line, message, severity } of findings) {
    const entry = entries[all.lines.indexOf(line ?? 0)];
    if (!entry || severity !== 'error') continue;
    const why = message.replace(/^Correction \S+ was not made: /, '');
    left.set(entry, new Complaint(`${why[0]!.toUpperCase()}${why.slice(1)}`, { file }));
  }
  const fit = entries.filter(one => !left.has(one));
  return { ...(left.size === 0 ? all : addEntries(yaml, fit, file)), left };
}
