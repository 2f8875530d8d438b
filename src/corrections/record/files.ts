import { join } from 'node:path';
import { stringify } from 'yaml';
import { canBeRead, mergeList } from '../../copyediting/lists.ts';
import { limits } from '../../limits.ts';
import { chapterFiles } from '../../manuscript/files.ts';
import { readPlain } from '../../reading.ts';
import type { Question } from '../../recovery/index.ts';
import type { Texts } from '../merging/stream.ts';
import { type Base, baseFile, digestOf, readBase } from './base.ts';
import type { Digests, Outcome, RecoveryRecord } from './record.ts';
import { editable, standing, standingOf } from './standing.ts';

/** How a recovery is written down. */
export interface Keeping {
  /** False to leave the chapters as they are and only make the rest again. */
  chapters?: boolean;
  /** Chapters by their names that hold a person's changes and those of the recovery: they are written, and no others. */
  merged?: Texts | undefined;
}

/** Digests of files that a recovery is to write. */
export const digestsOf = (files: ReadonlyMap<string, string>): Map<string, readonly string[]> =>
  new Map([...files].map(([path, text]) => [path, [digestOf(text)]]));

/** What recovery will have written last: where the chapters stay as they are, those that are its own are as they stand. */
export function nextBase(
  folder: string,
  { files }: Outcome,
  record: RecoveryRecord | undefined,
  all: boolean,
): Base {
  const lists = new Map([...files].filter(([path]) => editable.has(path)));
  const fresh = chaptersOf(files);
  if (all || !record) return { chapters: fresh, lists };
  const before = readBase(folder, record.written);
  if (before) return { chapters: before.chapters, lists };
  const chapters = new Map(fresh);
  for (const path of record.written.keys()) {
    if (!path.startsWith('chapters/')) continue;
    const bytes = readPlain(folder, join(folder, path), limits.chapter.bytes);
    if (bytes && standingOf(bytes, path, record) === 'ours')
      chapters.set(path.slice('chapters/'.length), bytes.toString('utf8'));
  }
  return { chapters, lists };
}

const chaptersOf = (files: ReadonlyMap<string, string>): Map<string, string> =>
  new Map(
    [...files].flatMap(([path, text]) =>
      path.startsWith('chapters/') ? [[path.slice('chapters/'.length), text] as const] : [],
    ),
  );

/** What is to stand at each path, undefined where nothing is; and which of it is a person's work and ours together. */
export function nextFiles(
  folder: string,
  outcome: Outcome,
  record: RecoveryRecord | undefined,
  { chapters, merged }: Keeping,
) {
  const isOut = (path: string) => path.startsWith('chapters/') && (!chapters || merged !== undefined);
  const files = new Map<string, string | undefined>();
  const beside: string[] = [];
  const together = new Set<string>();
  const lists = record && readBase(folder, record.written)?.lists;
  for (const [path, text] of outcome.files) {
    if (isOut(path)) continue;
    const isWorked = editable.has(path) && isWorkedIn(folder, path, record, text);
    const both = isWorked ? listTogether(folder, path, lists?.get(path), text) : undefined;
    if (both !== undefined) together.add(path);
    else if (isWorked) beside.push(besideOf(path));
    files.set(isWorked && both === undefined ? besideOf(path) : path, both ?? text);
  }
  for (const path of record?.written.keys() ?? [])
    if (!outcome.files.has(path) && path !== baseFile && !isOut(path)) files.set(path, undefined);
  if (chapters && merged) {
    // What an interrupted recovery has left goes too.
    for (const name of chapterFiles(folder).names) files.set(`chapters/${name}`, undefined);
    for (const [name, text] of merged) files.set(`chapters/${name}`, text);
    for (const path of files.keys()) if (path.startsWith('chapters/')) together.add(path);
  }
  for (const [path, text] of files) if (isThere(folder, path, text)) files.delete(path);
  return { files, beside, together };
}

/** Whether a file stands there as it is to be already. */
function isThere(folder: string, path: string, text: string | undefined): boolean {
  if (text === undefined || !path.startsWith('chapters/')) return false;
  const bytes = readPlain(folder, join(folder, path), limits.generated.bytes);
  return bytes?.equals(Buffer.from(text)) ?? false;
}

/** A person's list with what is new in a draft; undefined where they cannot be brought together. */
function listTogether(
  folder: string,
  path: string,
  base: string | undefined,
  ours: string,
): string | undefined {
  const bytes = readPlain(folder, join(folder, path), limits.yaml.bytes);
  if (base === undefined || !bytes) return undefined;
  return mergeList(path, { base, theirs: bytes.toString('utf8'), ours });
}

/** Whether a person works in a list: it can be read, and is not as recovery wrote it. */
function isWorkedIn(folder: string, path: string, record: RecoveryRecord | undefined, next: string): boolean {
  if (standing(folder, path, record) !== 'theirs' || !canBeRead(folder, path)) return false;
  return readPlain(folder, join(folder, path), limits.yaml.bytes)?.toString('utf8') !== next;
}

const besideOf = (path: string): string => path.replace(/\.yaml$/, '.new.yaml');

/** Digests of what is ours while it is being written, and when it is. */
export function digestsBeforeAndAfter(
  record: RecoveryRecord | undefined,
  ours: ReadonlyMap<string, string>,
  chapters: boolean,
): { both: Digests; after: Digests } {
  const before = record?.written ?? new Map<string, readonly string[]>();
  const next = (path: string) => (ours.has(path) ? [ours.get(path)!] : []);
  const both = [...new Set([...before.keys(), ...ours.keys()])].map(
    path => [path, [...new Set([...(before.get(path) ?? []), ...next(path)])]] as const,
  );
  // What is left as it is stays ours where it was ours.
  const after = both.flatMap(
    ([path, all]): Digests =>
      path.startsWith('chapters/') && !chapters ? [[path, all]] : ours.has(path) ? [[path, next(path)]] : [],
  );
  return { both, after };
}

/** All that a recovery writes for people, beside its chapters and the lists. */
export function recoveryFiles(
  chapters: ReadonlyMap<string, string>,
  ledger: string,
  questions: Question[],
  lists: ReadonlyMap<string, string>,
): Map<string, string> {
  const files = new Map<string, string>();
  for (const [name, text] of chapters) files.set(`chapters/${name}`, text);
  files.set('recovery/ledger.jsonl', ledger);
  files.set('recovery/questions.yaml', stringify(questions));
  for (const [path, text] of lists) files.set(path, text);
  return files;
}
