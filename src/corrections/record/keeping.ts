import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Complaint } from '../../complaint.ts';
import { type Writing, writeTogether } from '../../writing.ts';
import { baseFile, digestOf, packBase } from './base.ts';
import { digestsBeforeAndAfter, type Keeping, nextBase, nextFiles } from './files.ts';
import { stateOf } from './former-states.ts';
import { pendingOf } from './interrupted.ts';
import {
  type Digests,
  type Outcome,
  type RecoveryRecord,
  readRecord,
  recordFile,
  recordJson,
} from './record.ts';
import { refusal, wayOut } from './refusal.ts';
import { editedChapters, standing, standingOf } from './standing.ts';

/** What became of files that a person had changed. */
export interface Kept {
  /** Lists that were put beside those of the editor, as paths in the title's folder. */
  beside: string[];
  /** Files of a person that were written over, and the folder in which they are kept. */
  former: { paths: string[]; folder: string } | undefined;
  /** Folder that keeps what was written over, where anything was. */
  state: string | undefined;
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
