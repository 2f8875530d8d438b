import { join } from 'node:path';
import { closestMatch } from 'leven';
import { isMap, isScalar, isSeq, YAMLSeq } from 'yaml';
import * as z from 'zod';
import { Complaint } from '../complaint.ts';
import type { EditingLists } from '../copyediting/lists.ts';
import type { Finding } from '../inspection/finding.ts';
import { limits } from '../limits.ts';
import { modeline } from '../modeline.ts';
import { decodeUtf8, readPlain } from '../reading.ts';
import { writeWhole } from '../writing.ts';
import { readYaml } from '../yaml.ts';

/** Something that an editor has looked at and found right, and the line of `dismissed.yaml` it stands on. */
export interface Dismissal {
  /** An id of the proofreading list, a spelling, or a title or foreign word of the italics. */
  what: string;
  line: number;
}

/** A list of `dismissed.yaml`. */
const listed = z.array(z.string().max(limits.metadata.characters));

/** The keys of `dismissed.yaml`; each one's `describe` is what an editor's program shows of it. */
export const dismissedSchema = z.strictObject({
  proofreading: listed
    .optional()
    .describe(
      'Ids of entries of the proofreading list that are no faults. The report has them under each entry.',
    ),
  spellings: listed.optional().describe('Words that are right as they are, in the whole book.'),
  italics: listed.optional().describe('Titles and foreign words that need no italics.'),
});

/** What an editor has dismissed of the drafted lists. */
export type Dismissed = Record<(typeof kinds)[number], Dismissal[]>;

const kinds = Object.keys(dismissedSchema.shape) as (keyof typeof dismissedSchema.shape)[];
const name = 'dismissed.yaml';
const form =
  'Under “proofreading:”, “spellings:” or “italics:” each line is a hyphen, a space, and an id or a word.';

/**
 * What an editor has dismissed of the drafted lists: `dismissed.yaml`, in the editor's keeping, so that no new draft takes it
 * away.
 *
 * @param folder the title's folder
 * @returns nothing dismissed where there is no such file
 * @throws Complaint (with file and line) where the file is not of this form
 */
export function readDismissed(folder: string): Dismissed {
  const file = join(folder, name);
  const dismissed: Dismissed = { proofreading: [], spellings: [], italics: [] };
  const bytes = readPlain(folder, file, limits.yaml.bytes);
  if (!bytes) return dismissed;
  const { document, lineAt } = readYaml(decodeUtf8(bytes, file), { file });
  const { contents } = document;
  const wrong = (message: string, node: unknown) =>
    new Complaint(message, { file, line: lineAt(offsetOf(node)), advice: form });
  if (contents === null || (isScalar(contents) && !String(contents.value ?? '').trim())) return dismissed;
  if (!isMap(contents)) throw wrong('This is not a list of what was dismissed.', contents);
  for (const { key, value } of contents.items) {
    const kind = kinds.find(one => isScalar(key) && key.value === one);
    if (!kind) {
      const nearest = closestMatch(String(isScalar(key) ? key.value : ''), kinds, { maxDistance: 4 });
      throw wrong(
        `There is no list “${isScalar(key) ? key.value : ''}” here.${nearest ? ` Did you mean “${nearest}”?` : ''}`,
        key,
      );
    }
    const items = isMap(value)
      ? value.items.map(item => item.key)
      : isSeq(value)
        ? value.items
        : isScalar(value) && value.value
          ? [value]
          : [];
    for (const item of items) {
      if (!isScalar(item)) throw wrong('This must be plain text.', item ?? value);
      const what = String(item.value).trim();
      if (what !== '') dismissed[kind].push({ what, line: lineAt(offsetOf(item)) });
    }
  }
  return dismissed;
}

/**
 * Adds ids of the proofreading list to a title's `dismissed.yaml`; what stands there stays, comments too.
 *
 * @param folder the title's folder, absolute
 * @throws Complaint where the file is not of its form, or cannot be written
 */
export async function addDismissals(folder: string, ids: readonly string[]): Promise<void> {
  readDismissed(folder);
  const file = join(folder, name);
  const bytes = readPlain(folder, file, limits.yaml.bytes);
  const before = bytes ? decodeUtf8(bytes, file) : modeline('dismissed', folder);
  const { document } = readYaml(before, { file });
  const there = document.get('proofreading', true);
  const list = isSeq(there) ? there : new YAMLSeq();
  if (list !== there) {
    // one id may stand by itself, and several as keys
    if (isScalar(there) && there.value) list.items.push(there);
    if (isMap(there)) list.items.push(...there.items.map(({ key }) => key));
    if (!isMap(document.contents)) document.contents = document.createNode({}) as never;
    document.set('proofreading', list);
  }
  list.items.push(...ids.map(id => document.createNode(id)));
  await writeWhole(folder, file, document.toString({ lineWidth: 0 }));
}

const offsetOf = (node: unknown): number => (node as { range?: [number] } | null)?.range?.[0] ?? 0;

/** Lists without what an editor has dismissed. */
export function withoutDismissed(
  { italics, proofreading }: EditingLists,
  dismissed: Dismissed,
): EditingLists {
  const [ids, spellings, words] = kinds.map(kind => new Set(dismissed[kind].map(({ what }) => what)));
  return {
    italics: {
      titles: italics.titles.filter(title => !words!.has(title)),
      foreign: italics.foreign.filter(({ text }) => !words!.has(text)),
    },
    proofreading: proofreading.filter(
      ({ id, word }) => !ids!.has(id) && !(word !== undefined && spellings!.has(word)),
    ),
  };
}

/**
 * Ids in `dismissed.yaml` that no entry of the proofreading list has: mistyped, or of a fault that is gone.
 *
 * @param lists all that was drafted
 * @returns a warning with the line where an id is mistyped, a remark where it is not needed any more
 */
export function idleDismissals({ proofreading }: Dismissed, lists: EditingLists): Finding[] {
  const ids = lists.proofreading.map(({ id }) => id);
  const known = new Set(ids);
  const listed = new Set(proofreading.map(({ what }) => what));
  const free = ids.filter(id => !listed.has(id));
  return proofreading
    .filter(({ what }) => !known.has(what))
    .map(({ what, line }): Finding => {
      const nearest = closestMatch(what, free, { maxDistance: 2 });
      const hint = nearest
        ? `Did you mean “${nearest}”?`
        : 'Such a fault is not found any more; you may delete this line.';
      return {
        ...{ code: 'dismissed-unknown', severity: nearest ? 'warning' : 'info', file: name, line },
        message: `No entry of the proofreading list has the id “${what}”. ${hint}`,
      };
    });
}
