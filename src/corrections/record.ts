import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import { Complaint } from '../complaint.ts';
import { canBeRead, listFiles, mergeList } from '../copyediting/lists.ts';
import { limits } from '../limits.ts';
import { chapterFiles } from '../manuscript/files.ts';
import { decodeUtf8, namesIn, readPlain } from '../reading.ts';
import type { Question, Recovery } from '../recovery/index.ts';
import { type Writing, writeTogether } from '../writing.ts';
import { type Base, baseFile, digestOf, packBase, readBase } from './base.ts';
import type { Texts } from './stream.ts';

export { digestOf } from './base.ts';

/**
 * The record of a title's last recovery, `recovery/recovery.json`. It tells what recovery wrote by digests alone: a copy of
 * the text would be changed by whoever replaces a word in all files of a folder, and an editor's work be taken for ours. The
 * text itself is in `base.ts`.
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
  /** Of chapters that were being written: digests of what stood there and of what was to stand there, empty for nothing; and where they are kept as they were. */
  pending?:
    | {
        state: string;
        chapters: Readonly<Record<string, { before: string; next: string }>>;
        /** Digest of the base that is written after them. */
        base: string;
      }
    | undefined;
}

/** What of a record tells a person's files from recovery's own. */
type Written = Pick<RecoveryRecord, 'written' | 'unfinished'>;

/** What a recovery was made from: the files as SHA-256, the settings as they are. */
export interface Ground {
  extraction: string;
  answers: string;
  /** Whether it cannot be told if the answers are in the chapters, since the record was lost. */
  unsure?: boolean | undefined;
  language?: string | undefined;
  title?: string | undefined;
  /** Version of the program: told, but by itself no reason to recover again. */
  program?: string | undefined;
}

/** What a recovery has to write down: files by their path in the title's folder (`chapters/01-preface.md`), and what is to be said. */
export interface Outcome extends Pick<RecoveryRecord, 'ground' | 'account' | 'remarks' | 'questions'> {
  files: ReadonlyMap<string, string>;
}

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
    unsure: z.boolean().optional(),
    language: z.string().optional(),
    title: z.string().optional(),
    program: z.string().optional(),
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
  pending: z
    .object({
      state: z.string().regex(/^recovery\/states\/\d+$/),
      chapters: z.record(
        z.string().regex(ownPath),
        z.object({ before: z.union([digest, z.literal('')]), next: z.union([digest, z.literal('')]) }),
      ),
      base: digest,
    })
    .optional(),
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

/**
 * The chapters as they stand. Where a recovery was interrupted while it wrote them, as they were before it: what is half done
 * would be taken for a person's work.
 *
 * @throws Complaint where one cannot be read or is no UTF-8
 */
export function currentChapters(folder: string, record: RecoveryRecord | undefined): Map<string, string> {
  const textAt = (path: string) => {
    const bytes = readPlain(folder, join(folder, path), limits.chapter.bytes);
    return bytes && decodeUtf8(bytes, join(folder, path));
  };
  const texts = new Map<string, string>();
  for (const name of chapterFiles(folder).names) texts.set(name, textAt(`chapters/${name}`) ?? '');
  for (const [path, before] of formerOf(folder, record)) {
    const name = path.slice('chapters/'.length);
    if (before === undefined) texts.delete(name);
    else texts.set(name, before.toString('utf8'));
  }
  return new Map([...texts].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Chapters that an interrupted recovery has written already, by path, as they were before: undefined where they were not there. */
function formerOf(folder: string, record: RecoveryRecord | undefined): Map<string, Buffer | undefined> {
  const former = new Map<string, Buffer | undefined>();
  if (record?.unfinished !== 'chapters' || !record.pending) return former;
  const { state, chapters, base } = record.pending;
  const digestAt = (path: string) => {
    const bytes = readPlain(folder, join(folder, path), limits.generated.bytes);
    return bytes ? digestOf(bytes) : '';
  };
  // The base is written last: where it is new, nothing was left undone.
  if (digestAt(baseFile) === base) return former;
  for (const [path, { before, next }] of Object.entries(chapters)) {
    if (digestAt(path) !== next) continue;
    const kept =
      before === '' ? undefined : readPlain(folder, join(folder, state, path), limits.chapter.bytes);
    if (before !== '' && (!kept || digestOf(kept) !== before)) return new Map();
    former.set(path, kept);
  }
  return former;
}

/** What became of files that a person had changed. */
export interface Kept {
  /** Lists that were put beside those of the editor, as paths in the title's folder. */
  beside: string[];
  /** Files of a person that were written over, and the folder in which they are kept. */
  former: { paths: string[]; folder: string } | undefined;
  /** Folder that keeps what was written over, where anything was. */
  state: string | undefined;
}

/** How a recovery is written down. */
export interface Keeping {
  /** False to leave the chapters as they are and only make the rest again. */
  chapters?: boolean;
  /** Chapters by their names that hold a person's changes and those of the recovery: they are written, and no others. */
  merged?: Texts | undefined;
}

/**
 * Writes down a recovery: its chapters, the record, and the lists for the editor; all of it or, where something is in the
 * way, nothing. What a person changed is never written over: chapters refuse unless they come merged, a list that is worked
 * in is merged, or the new one is put beside it. What is written over is kept in `recovery/states/`. Interrupted at any
 * file, the next run knows its own from a person's.
 *
 * @throws Complaint where an editor's chapters would be overwritten, or something cannot be written
 */
export async function keepRecovery(
  folder: string,
  outcome: Outcome,
  { chapters = true, merged }: Keeping = {},
): Promise<Kept> {
  const record = readRecord(folder);
  if (chapters && !merged) {
    const edited = editedChapters(folder, record, outcome.files);
    if (edited.length > 0)
      throw new Complaint(refusal(edited), { file: join(folder, 'chapters'), advice: wayOut });
  }
  const base = packBase(nextBase(folder, outcome, record, chapters));
  const ours = new Map([...outcome.files].map(([path, text]) => [path, digestOf(text)]));
  ours.set(baseFile, digestOf(base));
  const { files, beside, together } = nextFiles(folder, outcome, record, { chapters, merged });
  const isForeign = standing(folder, baseFile, record) === 'theirs';
  const state = stateOf(folder, isForeign ? new Map([...files, [baseFile, undefined]]) : files);
  const pending = chapters ? pendingOf(folder, files, state.folder, digestOf(base)) : undefined;
  const { both, after } = digestsBeforeAndAfter(record, ours, chapters);
  const recordOf = (
    written: Digests,
    more: Pick<RecoveryRecord, 'unfinished' | 'pending'> = {},
  ): Writing => ({
    path: join(folder, recordFile),
    data: recordJson(outcome, written, more),
  });
  const writings = [...files].map(([path, data]): Writing => ({ path: join(folder, path), data }));
  await writeTogether(folder, [
    ...state.files,
    // First what may stand there from now on: whatever of it a kill leaves is then known for ours.
    recordOf(both, { unfinished: chapters ? 'chapters' : 'lists', pending }),
    // Text that goes from one file to another is for a moment in both, never in neither.
    ...writings.filter(({ data }) => data !== undefined),
    ...writings.filter(({ data }) => data === undefined),
    { path: join(folder, baseFile), data: base },
    recordOf(after),
  ]);
  for (const old of state.outdated) await rm(old, { recursive: true, force: true }).catch(() => {});
  const theirs = state.paths.filter(
    path => !together.has(path) && standingOf(state.data.get(path)!, path, record) === 'theirs',
  );
  return {
    beside,
    former: theirs.length > 0 ? { paths: theirs, folder: state.folder } : undefined,
    state: state.paths.length > 0 ? state.folder : undefined,
  };
}

type Digests = (readonly [path: string, digests: readonly string[]])[];

/** What recovery will have written last: where the chapters stay as they are, those that are its own are as they stand. */
function nextBase(
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
function nextFiles(
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

/** Digests of the chapters that are to be written, as they are now and as they will be. */
function pendingOf(
  folder: string,
  files: ReadonlyMap<string, string | undefined>,
  state: string,
  base: string,
): RecoveryRecord['pending'] {
  const chapters: Record<string, { before: string; next: string }> = {};
  for (const [path, text] of files) {
    if (!path.startsWith('chapters/')) continue;
    const bytes = readPlain(folder, join(folder, path), limits.generated.bytes);
    chapters[path] = { before: bytes ? digestOf(bytes) : '', next: text === undefined ? '' : digestOf(text) };
  }
  return { state, chapters, base };
}

/** Digests of what is ours while it is being written, and when it is. */
function digestsBeforeAndAfter(
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

const recordJson = (
  { ground, account, remarks, questions }: Outcome,
  written: Digests,
  more: Pick<RecoveryRecord, 'unfinished' | 'pending'>,
): string =>
  `${JSON.stringify({ ground, account, remarks, questions, written: Object.fromEntries(written), ...more }, null, 2)}\n`;

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
export const refusal = (edited: readonly string[]): string =>
  `You have edited ${listed(edited)}. What recovery wrote there last is not known any more, so that what is new cannot be told from your changes; nothing was done.`;

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
  for (const [name, text] of chapters) files.set(`chapters/${name}`, text);
  files.set('recovery/ledger.jsonl', ledger);
  files.set('recovery/questions.yaml', stringify(questions));
  for (const [path, text] of lists) files.set(path, text);
  return files;
}
