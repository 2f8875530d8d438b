import { dirname } from 'node:path';
import { stringify } from 'yaml';
import { Complaint } from '../../complaint.ts';
import { modeline } from '../../modeline.ts';
import { type Correction, parseCorrections } from './errata.ts';

/** A correction that is new: all but its id and line. */
export type Entry = Omit<Correction, 'id' | 'line' | 'kind' | 'status'> &
  Partial<Pick<Correction, 'id' | 'kind' | 'status'>>;

/** The order in which a correction's keys are written. */
const order = [
  ...[
    'id',
    'page',
    'chapter',
    'words',
    'for',
    'read',
    'all',
    'kind',
    'by',
    'date',
    'status',
    'printing',
    'finding',
    'note',
  ],
] as const;

/**
 * Adds corrections to the text of `corrections.yaml`; whatever stands there stays, to the letter.
 * @param yaml the file's text; undefined where there is none yet
 * @param file its path, absolute
 * @returns the new text, the ids of the new corrections, and the lines on which they begin in it
 * @throws Complaint where the file cannot be added to
 */
export function addEntries(
  yaml: string | undefined,
  entries: readonly Entry[],
  file: string,
): { yaml: string; ids: string[]; lines: number[] } {
  const before =
    yaml ??
    `${modeline('corrections', dirname(file))}# What is to be corrected in this book. The handbook explains it in the chapter on corrections.\n`;
  const there = yaml === undefined ? [] : parseCorrections(yaml, file);
  const taken = new Set(there.map(({ id }) => id));
  const ids = entries.map(({ id }) => {
    const own = id ?? nextId(taken);
    taken.add(own);
    return own;
  });
  const written = entries.map((entry, i) => entryYaml({ ...entry, id: ids[i]! }));
  const text = `${before.replace(/\n*$/, '\n')}${written.join('')}`;
  const after = parseCorrections(text, file);
  if (after.length !== there.length + entries.length)
    throw new Complaint('Nothing can be added to this list as it is written.', {
      file,
      advice: 'Write each correction on lines of its own, the first of which begins with a hyphen.',
    });
  return { yaml: text, ids, lines: after.slice(there.length).map(({ line }) => line) };
}

/** `c1`, `c2` and so on: the first number above all that are taken. */
function nextId(taken: ReadonlySet<string>): string {
  const numbers = [...taken].map(id => Number(/^c(\d+)$/.exec(id)?.[1] ?? 0));
  return `c${Math.max(0, ...numbers) + 1}`;
}

function entryYaml(entry: Entry & { id: string }): string {
  const pairs = order.flatMap(key => {
    const value = entry[key];
    return value === undefined || (key === 'status' && value === 'accepted')
      ? []
      : [[key, String(value)] as const];
  });
  return stringify([Object.fromEntries(pairs)], { lineWidth: 0, schema: 'failsafe' });
}
