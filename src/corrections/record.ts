import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import { Complaint } from '../complaint.ts';
import { canBeRead, listFiles } from '../copyediting/lists.ts';
import { limits } from '../limits.ts';
import { chapterFiles } from '../manuscript/files.ts';
import { namesIn, readPlain } from '../reading.ts';
import type { Question, Recovery } from '../recovery/index.ts';
import { type Writing, writeTogether } from '../writing.ts';

/**
 * The record of a title's last recovery, `recovery/recovery.json`. It tells what recovery wrote by digests alone: a copy of
 * the text would be changed by whoever replaces a word in all files of a folder, and an editor's work be taken for ours.
 */
export interface RecoveryRecord {
  ground: Ground;
  account: Recovery['account'];
  remarks: Recovery['remarks'];
  questions: Question[];
  /** Digests of each file as recovery wrote it, by its path in the title's folder; two while it is being written again. */
  written: ReadonlyMap<string, readonly string[]>;
  /** What a recovery was writing when it was interrupted: the chapters and all else, or all else alone. */
  unfinished?: 'chapters' | 'lists' | undefined;
}

/** What of a record tells a person's files from recovery's own. */
type Written = Pick<RecoveryRecord, 'written' | 'unfinished'>;

/** What a recovery was made from: the files as SHA-256, the settings as they are. */
export interface Ground {
  extraction: string;
  /** Empty where it cannot be told whether the answers are in the chapters. */
  answers: string;
  language?: string | undefined;
  title?: string | undefined;
}

/** What a recovery has to write down: files by their path in the title's folder (`chapters/01-preface.md`), and what is to be said. */
export interface Outcome extends Pick<RecoveryRecord, 'ground' | 'account' | 'remarks' | 'questions'> {
  files: ReadonlyMap<string, string>;
}

/** SHA-256 of a file's bytes or a text, hexadecimal. */
export const digestOf = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

/** Digests of files that a recovery is to write. */
export const digestsOf = (files: ReadonlyMap<string, string>): Map<string, readonly string[]> =>
  new Map([...files].map(([path, text]) => [path, [digestOf(text)]]));

/** Where the record stands in a title's folder. */
export const recordFile = 'recovery/recovery.json';
/** Lists that the handbook asks an editor to work in: what is drafted again is put beside them. */
const editable: ReadonlySet<string> = new Set(listFiles);
/** So many former states are kept in `recovery/states/`. */
const statesKept = 5;

/** Nothing else is written or removed by what a record says: a stranger's could name any file. */
const ownPath = /^(?:chapters|recovery|recovery\/chapters)\/[^./\\][^/\\]*$/;
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const schema = z.object({
  ground: z.object({
    extraction: z.string(),
    answers: z.string(),
    language: z.string().optional(),
    title: z.string().optional(),
  }),
  account: z.looseObject({ rules: z.record(z.string(), z.number()) }),
  remarks: z.array(z.object({ code: z.string(), message: z.string(), line: z.number() })),
  questions: z.array(
    z.looseObject({
      id: z.string(),
      kind: z.string(),
      ask: z.string(),
      line: z.number(),
      context: z.string(),
      choices: z.array(z.object({ value: z.string(), meaning: z.string() })),
      chosen: z.string(),
      answered: z.boolean(),
      doubt: z.number(),
    }),
  ),
  written: z.record(z.string().regex(ownPath), z.array(digest)),
  unfinished: z.enum(['chapters', 'lists']).optional(),
});

/** The record of a title's last recovery; undefined where it was never recovered, or the record is lost or damaged. */
export function readRecord(folder: string): RecoveryRecord | undefined {
  const bytes = readPlain(folder, join(folder, recordFile), limits.generated.bytes);
  let data: unknown;
  try {
    data = bytes && JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
  const read = schema.safeParse(data);
  if (!read.success) return undefined;
  const { written, ...record } = read.data;
  return { ...record, written: new Map(Object.entries(written)) } as unknown as RecoveryRecord;
}

/** Where a file stands: not there, as recovery wrote it, or changed since by somebody. */
function standing(folder: string, path: string, record: Written | undefined): 'absent' | 'ours' | 'theirs' {
  const bytes = readPlain(folder, join(folder, path), limits.generated.bytes);
  return bytes === undefined ? 'absent' : standingOf(bytes, path, record);
}

const standingOf = (bytes: Uint8Array, path: string, record: Written | undefined): 'ours' | 'theirs' =>
  record?.written.get(path)?.includes(digestOf(bytes)) ? 'ours' : 'theirs';

/**
 * Names of the chapters that are a person's work: those changed, added, renamed or taken away since recovery wrote them.
 * Where all are gone, the person wants them made again.
 *
 * @param next files of a recovery that is to be written: what is as it would be is nobody's work
 */
export function editedChapters(
  folder: string,
  record: Written | undefined,
  next: ReadonlyMap<string, string> = new Map(),
): string[] {
  const there = chapterFiles(folder).names.map(name => `chapters/${name}`);
  if (there.length === 0) return [];
  const gone = [...(record?.written.keys() ?? [])].filter(
    path =>
      path.startsWith('chapters/') &&
      record?.unfinished !== 'chapters' &&
      standing(folder, path, record) === 'absent',
  );
  const changed = there.filter(path => {
    if (standing(folder, path, record) === 'ours') return false;
    const bytes = readPlain(folder, join(folder, path), limits.chapter.bytes);
    return next.get(path) !== bytes?.toString('utf8');
  });
  return [...changed, ...gone].map(path => path.slice('chapters/'.length)).sort();
}

/** Whether all that recovery leaves for people and for itself beside the chapters is there and can be read. */
export function isWhole(folder: string, record: RecoveryRecord): boolean {
  if (record.unfinished) return false;
  if (!listFiles.every(path => canBeRead(folder, path))) return false;
  return [...record.written.keys()].every(
    path => path.startsWith('chapters/') || editable.has(path) || standing(folder, path, record) === 'ours',
  );
}

/** What became of files that a person had changed. */
export interface Kept {
  /** Lists that were put beside those of the editor, as paths in the title's folder. */
  beside: string[];
  /** Files that were written over, and the folder in which they are kept. */
  former: { paths: string[]; folder: string } | undefined;
}

/**
 * Writes down a recovery: its chapters, the record, and the lists for the editor; all of it or, where something is in the
 * way, nothing. What a person changed is never written over: chapters refuse, a list that is worked in keeps its place and
 * the new one is put beside it. What is written over is kept in `recovery/states/`. Interrupted at any file, the next run
 * knows its own from a person's.
 *
 * @param options.chapters false to leave the chapters as they are and only make the rest again
 * @throws Complaint where an editor's chapters would be overwritten, or something cannot be written
 */
export async function keepRecovery(
  folder: string,
  outcome: Outcome,
  { chapters = true }: { chapters?: boolean } = {},
): Promise<Kept> {
  const record = readRecord(folder);
  if (chapters) {
    const edited = editedChapters(folder, record, outcome.files);
    if (edited.length > 0)
      throw new Complaint(refusal(edited), { file: join(folder, 'chapters'), advice: wayOut });
  }
  const isOut = (path: string) => path.startsWith('chapters/') && !chapters;
  const beside: string[] = [];
  const files = new Map<string, string | undefined>();
  for (const [path, text] of outcome.files) {
    if (isOut(path)) continue;
    const own = editable.has(path) && isWorkedIn(folder, path, record, text) ? besideOf(path) : path;
    if (own !== path) beside.push(own);
    files.set(own, text);
  }
  for (const path of record?.written.keys() ?? [])
    if (!outcome.files.has(path) && !isOut(path)) files.set(path, undefined);

  const digests = (path: string) => (outcome.files.has(path) ? [digestOf(outcome.files.get(path)!)] : []);
  const before = record?.written ?? new Map<string, readonly string[]>();
  const both = [...new Set([...before.keys(), ...outcome.files.keys()])].map(
    path => [path, [...new Set([...(before.get(path) ?? []), ...digests(path)])]] as const,
  );
  // What is left as it is stays ours where it was ours.
  const after = both.flatMap(([path, all]) =>
    isOut(path) ? [[path, all] as const] : outcome.files.has(path) ? [[path, digests(path)] as const] : [],
  );
  const recordOf = (written: typeof both, unfinished?: RecoveryRecord['unfinished']): Writing => ({
    path: join(folder, recordFile),
    data: recordJson(outcome, written, unfinished),
  });
  const state = stateOf(folder, files);
  await writeTogether(folder, [
    ...state.files,
    // First what may stand there from now on: whatever of it a kill leaves is then known for ours.
    recordOf(both, chapters ? 'chapters' : 'lists'),
    ...[...files].map(([path, data]) => ({ path: join(folder, path), data })),
    recordOf(after),
  ]);
  for (const old of state.outdated) await rm(old, { recursive: true, force: true }).catch(() => {});
  const theirs = state.paths.filter(path => standingOf(state.data.get(path)!, path, record) === 'theirs');
  return { beside, former: theirs.length > 0 ? { paths: theirs, folder: state.folder } : undefined };
}

const recordJson = (
  { ground, account, remarks, questions }: Outcome,
  written: (readonly [string, readonly string[]])[],
  unfinished: RecoveryRecord['unfinished'],
): string =>
  `${JSON.stringify({ ground, account, remarks, questions, written: Object.fromEntries(written), unfinished }, null, 2)}\n`;

/** Whether a person works in a list: it can be read, and is not as recovery wrote it. */
function isWorkedIn(folder: string, path: string, record: RecoveryRecord | undefined, next: string): boolean {
  if (standing(folder, path, record) !== 'theirs' || !canBeRead(folder, path)) return false;
  return readPlain(folder, join(folder, path), limits.yaml.bytes)?.toString('utf8') !== next;
}

const besideOf = (path: string): string => path.replace(/\.yaml$/, '.new.yaml');

/** What is about to be written over or removed, as files of a folder of its own, and the folders that are one too many then. */
function stateOf(folder: string, next: ReadonlyMap<string, string | undefined>) {
  const data = new Map<string, Buffer>();
  for (const [path, text] of next) {
    const bytes = readPlain(folder, join(folder, path), limits.generated.bytes);
    if (bytes !== undefined && text !== bytes.toString('utf8')) data.set(path, bytes);
  }
  const states = 'recovery/states';
  const numbers = namesIn(folder, join(folder, states)).filter(name => /^\d{4}$/.test(name));
  const own = `${states}/${String(Number(numbers.at(-1) ?? 0) + 1).padStart(4, '0')}`;
  const tooMany = data.size === 0 ? 0 : Math.max(0, numbers.length + 1 - statesKept);
  return {
    folder: own,
    paths: [...data.keys()],
    data,
    files: [...data].map(([path, bytes]): Writing => ({ path: join(folder, own, path), data: bytes })),
    outdated: numbers.slice(0, tooMany).map(old => join(folder, states, old)),
  };
}

/** Says that a recovery was not done, for the sake of the chapters that somebody has edited. */
const refusal = (edited: readonly string[]): string =>
  `You have edited ${listed(edited)}. Recovering again would erase your changes, so nothing was done.`;

/** What to do where an editor's chapters are in the way of a recovery. */
export const wayOut =
  'To recover the book again, first move all files of chapters/ elsewhere; then bring your changes back by hand.';

/** Some names; of many the first few. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 6).join(', ');
  return names.length > 6 ? `${shown} and ${names.length - 6} more` : shown;
}

/** All that a recovery writes for people, beside its chapters and the lists. */
export function recoveryFiles(
  chapters: ReadonlyMap<string, string>,
  ledger: string,
  questions: Question[],
  lists: ReadonlyMap<string, string>,
): Map<string, string> {
  const files = new Map<string, string>();
  for (const [name, text] of chapters) {
    files.set(`chapters/${name}`, text);
    files.set(`recovery/chapters/${name}`, text);
  }
  files.set('recovery/ledger.jsonl', ledger);
  files.set('recovery/questions.yaml', stringify(questions));
  for (const [path, text] of lists) files.set(path, text);
  return files;
}
