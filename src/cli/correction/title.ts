import { join } from 'node:path';
import { Command } from 'commander';
import { Complaint } from '../../complaint.ts';
import { addEntries, type Entry } from '../../corrections/errata/entry.ts';
import { type Correction, correctionsFile, readCorrections } from '../../corrections/errata/errata.ts';
import { type Overlay, overlay } from '../../corrections/errata/overlay.ts';
import { limits } from '../../limits.ts';
import { alone } from '../../locking.ts';
import { type ChapterText, chapterTexts } from '../../manuscript/files.ts';
import { decodeUtf8, readPlain } from '../../reading.ts';
import { findTitles, readTitle, type Title } from '../../title.ts';
import { writeWhole } from '../../writing.ts';
import { type Voice, voice } from '../voice.ts';

/** What every command on corrections takes. */
export interface Options {
  quiet?: boolean;
  json?: boolean;
}

/** A command on the corrections of one title. */
export const command = (name: string): Command =>
  new Command(name)
    .argument('<title>', 'name of the title (folder in manuscript/), or path of its folder')
    .option('--quiet', 'print errors only')
    .option('--json', 'print the result as JSON, for other programs');

/** Runs a command on the title of that name or path, and says what went wrong with the place in the title. */
export async function run(
  name: string,
  options: Options,
  work: (title: Title, voice: Voice) => Promise<unknown>,
): Promise<void> {
  const speaker = voice(options);
  let folder: string | undefined;
  try {
    const title = readTitle(findTitles(process.cwd(), [name])[0]!.folder);
    folder = title.folder;
    speaker.data(await work(title, speaker));
  } catch (error) {
    speaker.complainOf(error, folder);
    process.exitCode = error instanceof Complaint ? error.exit : 2;
  }
}

/** Works on a title while no other command does. */
export const aloneIn = <T>({ folder, name }: Title, speaker: Voice, work: () => Promise<T>): Promise<T> =>
  alone(
    folder,
    () => speaker.progress(`${name}: another command is working on this title; waiting for it to end`),
    work,
  );

export const textsOf = ({ folder }: Title): ChapterText[] => chapterTexts(join(folder, 'chapters'));

/** Where the list of corrections is, absolute. */
export const listOf = ({ folder }: Title): string => join(folder, correctionsFile);

/** The text of a title's list with new corrections, and their ids. */
export function withEntries(title: Title, entries: readonly Entry[]): { yaml: string; ids: string[] } {
  const file = listOf(title);
  const before = readPlain(title.folder, file, limits.yaml.bytes);
  return addEntries(before && decodeUtf8(before, file), entries, file);
}

/** Writes new corrections into a title's list. @returns them as they stand there */
export async function enter(title: Title, entries: readonly Entry[]): Promise<Correction[]> {
  if (entries.length === 0) return [];
  const { yaml, ids } = withEntries(title, entries);
  await writeWhole(title.folder, listOf(title), yaml);
  return readCorrections(title.folder).filter(({ id }) => ids.includes(id));
}

/** Corrections as they would be made, those that wait too, without writing anything. */
export const madeOf = (title: Title, corrections: readonly Correction[]): Overlay =>
  overlay(
    textsOf(title),
    corrections.map(one => (one.status === 'open' ? { ...one, status: 'accepted' } : one)),
  );

/** Today, as `2026-11-30`. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** Whether somebody sits before the command. */
export const isAsked = ({ json, quiet }: Options): boolean => Boolean(process.stdin.isTTY) && !json && !quiet;
