import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { Complaint } from '../complaint.ts';
import { stringify as markdown } from '../manuscript/index.ts';
import { writeWhole } from '../writing.ts';
import type { Question, Recovery } from './index.ts';
import { writeLedger } from './ledger.ts';

/**
 * The record of a title's last recovery, in its folder `recovery/`: `ledger.jsonl`, `questions.yaml`, the chapters as
 * they were written, and, in `recovery.json`, what they were made from. By it a later run knows what is an editor's work.
 */
export interface RecoveryRecord {
  ground: Ground;
  account: Recovery['account'];
  remarks: Recovery['remarks'];
  questions: Question[];
  /** Text of each chapter as recovery wrote it, by file name. */
  chapters: Map<string, string>;
}

/** What a recovery was made from, as SHA-256. */
export interface Ground {
  extraction: string;
  answers: string;
}

/** SHA-256 of a file's bytes or a text, hexadecimal. */
export const digestOf = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

const places = (folder: string) => ({
  chapters: join(folder, 'chapters'),
  written: join(folder, 'recovery', 'chapters'),
  ledger: join(folder, 'recovery', 'ledger.jsonl'),
  questions: join(folder, 'recovery', 'questions.yaml'),
  record: join(folder, 'recovery', 'recovery.json'),
});

/** The record of a title's last recovery; undefined where it was never recovered, or the record is lost. */
export async function readRecord(folder: string): Promise<RecoveryRecord | undefined> {
  const at = places(folder);
  try {
    const { ground, account, remarks } = JSON.parse(await readFile(at.record, 'utf8'));
    const questions = parse(await readFile(at.questions, 'utf8'));
    return { ground, account, remarks: remarks ?? [], questions, chapters: await readTexts(at.written) };
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Names of the chapters that are a person's work: they are neither what recovery wrote last nor `next`. */
export async function editedChapters(
  folder: string,
  record: RecoveryRecord | undefined,
  next: ReadonlyMap<string, string> = new Map(),
): Promise<string[]> {
  const texts = await readTexts(places(folder).chapters);
  return [...texts]
    .filter(([name, text]) => text !== record?.chapters.get(name) && text !== next.get(name))
    .map(([name]) => name);
}

/**
 * Writes the chapters of a recovery into `chapters/`, and its record. Every step leaves files that the next run
 * knows for its own, so that nothing is lost, and nothing in the way, where it is interrupted between two of them.
 *
 * @throws Complaint where that would overwrite a person's work; nothing is written then
 */
export async function keepRecovery(folder: string, ground: Ground, recovery: Recovery): Promise<void> {
  const at = places(folder);
  const record = await readRecord(folder);
  const next = new Map(recovery.chapters.map(chapter => [chapter.file, markdown(chapter)]));
  const edited = await editedChapters(folder, record, next);
  if (edited.length > 0) throw refusal(at.chapters, edited);
  await writeTexts(at.chapters, next, record?.chapters.keys());
  await writeTexts(at.written, next, record?.chapters.keys());
  await writeWhole(at.ledger, writeLedger(recovery.ledger));
  await writeWhole(at.questions, stringify(recovery.questions));
  await writeWhole(
    at.record,
    `${JSON.stringify({ ground, account: recovery.account, remarks: recovery.remarks }, null, 2)}\n`,
  );
}

function refusal(folder: string, edited: string[]): Complaint {
  const one = edited.length === 1;
  return new Complaint(
    `${edited.join(', ')} ${one ? 'is' : 'are'} not as recovery wrote ${one ? 'it' : 'them'}, and would be overwritten.`,
    {
      file: folder,
      advice: `Nothing was written. To recover the book again, first move ${one ? 'this file' : 'these files'} elsewhere; then bring the changes back by hand.`,
    },
  );
}

async function readTexts(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder).catch(() => []);
  const chapters = names.filter(name => name.endsWith('.md')).sort();
  return new Map(
    await Promise.all(
      chapters.map(async name => [name, await readFile(join(folder, name), 'utf8')] as [string, string]),
    ),
  );
}

/** Writes texts into a folder, and removes those written before that are no longer among them. */
async function writeTexts(
  folder: string,
  texts: ReadonlyMap<string, string>,
  before: Iterable<string> = [],
): Promise<void> {
  for (const [name, text] of texts) await writeWhole(join(folder, name), text);
  for (const name of before) if (!texts.has(name)) await rm(join(folder, name), { force: true });
}
