import { join } from 'node:path';
import * as z from 'zod';
import { limits } from '../../limits.ts';
import { readPlain } from '../../reading.ts';
import type { Question, Recovery } from '../../recovery/index.ts';

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

export type Digests = (readonly [path: string, digests: readonly string[]])[];

/** Where the record stands in a title's folder. */
export const recordFile = 'recovery/recovery.json';

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

export const recordJson = (
  { ground, account, remarks, questions }: Outcome,
  written: Digests,
  more: Pick<RecoveryRecord, 'unfinished' | 'pending'>,
): string =>
  `${JSON.stringify({ ground, account, remarks, questions, written: Object.fromEntries(written), ...more }, null, 2)}\n`;
