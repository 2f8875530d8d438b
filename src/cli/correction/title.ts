import { join } from 'node:path';
import { Command } from 'commander';
import { Complaint } from '../../complaint.ts';
import { enterInto } from '../../corrections/errata/entering.ts';
import type { Entry } from '../../corrections/errata/entry.ts';
import { type Correction, correctionsFile, readCorrections } from '../../corrections/errata/errata.ts';
import { type Overlay, overlay } from '../../corrections/errata/overlay.ts';
import { inPeace } from '../../in-peace.ts';
import { limits } from '../../limits.ts';
import { type ChapterText, chapterTexts } from '../../manuscript/files.ts';
import { decodeUtf8, readPlain } from '../../reading.ts';
import { findTitles, readTitle, type Title } from '../../title.ts';
import { writeWhole } from '../../writing.ts';
import { cleanUpFor } from '../stopping.ts';
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
    cleanUpFor(title);
    speaker.data(await work(title, speaker));
  } catch (error) {
    speaker.complainOf(error, folder);
    process.exitCode = error instanceof Complaint ? error.exit : 2;
  }
}

/** Works on a title while no other command does, and without what killed ones left. */
export const aloneIn = <T>(title: Title, speaker: Voice, work: () => Promise<T>): Promise<T> =>
  inPeace(title, undefined, speaker.progress, work);

export const textsOf = ({ folder }: Title): ChapterText[] => chapterTexts(join(folder, 'chapters'));

/** Where the list of corrections is, absolute. */
export const listOf = ({ folder }: Title): string => join(folder, correctionsFile);

/** The text of a title's list; undefined where there is none yet. */
export function listText(title: Title): string | undefined {
  const bytes = readPlain(title.folder, listOf(title), limits.yaml.bytes);
  return bytes && decodeUtf8(bytes, listOf(title));
}

/** What came of new corrections: those that stand in the list now, and why others were left out. */
export interface Entered {
  entered: Correction[];
  left: Map<Entry, Complaint>;
}

/** Writes new corrections into a title's list, but for those that cannot be made beside the ones that are there. */
export async function enter(title: Title, entries: readonly Entry[]): Promise<Entered> {
  const file = listOf(title);
  const { yaml, ids, left } = enterInto(listText(title), entries, textsOf(title), file);
  if (ids.length === 0) return { entered: [], left };
  await writeWhole(title.folder, file, yaml);
  return { entered: readCorrections(title.folder).filter(({ id }) => ids.includes(id)), left };
}

/** {@link enter} of one correction. @throws Complaint where it cannot be made beside the ones that are there */
export async function enterOne(title: Title, entry: Entry): Promise<Correction> {
  const { entered, left } = await enter(title, [entry]);
  for (const complaint of left.values()) throw complaint;
  return entered[0]!;
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
