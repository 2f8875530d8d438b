import { join } from 'node:path';
import { Complaint } from '../../complaint.ts';
import { chapterFiles } from '../../manuscript/files.ts';
import { parse } from '../../manuscript/markdown.ts';
import { readBase } from '../record/base.ts';
import { currentChapters } from '../record/interrupted.ts';
import type { RecoveryRecord } from '../record/record.ts';
import { refusal, wayOut } from '../record/refusal.ts';
import { editedChapters } from '../record/standing.ts';
import { merge } from './merge.ts';
import type { Merged } from './merged.ts';
import type { Texts } from './stream.ts';

/**
 * A person's chapters with what is new in a recovery; undefined where no chapter is a person's work.
 *
 * @throws Complaint where what recovery wrote last is not known
 */
export function layerOf(folder: string, record: RecoveryRecord | undefined, ours: Texts): Merged | undefined {
  const next = new Map([...ours].map(([name, text]) => [`chapters/${name}`, text]));
  const edited = editedChapters(folder, record, next);
  // Without a record nobody knows what was taken away.
  if (!record) edited.push(...missing(folder, ours));
  if (edited.length === 0) return undefined;
  const base = record && readBase(folder, record.written);
  if (!base) throw new Complaint(refusal(edited), { file: join(folder, 'chapters'), advice: wayOut });
  return merge(base.chapters, currentChapters(folder, record), ours);
}

function missing(folder: string, ours: Texts): string[] {
  const { names } = chapterFiles(folder);
  return names.length === 0 ? [] : [...ours.keys()].filter(name => !names.includes(name));
}

/**
 * Looks whether chapters can be read after a merge as they could before.
 *
 * @throws Complaint where one cannot
 */
export function checkMerged(folder: string, { chapters }: Merged): void {
  for (const [name, text] of chapters) {
    try {
      parse(name, text);
    } catch (error) {
      if (!(error instanceof Complaint)) throw error;
      throw new Complaint(
        `What is new in the recovery does not fit into this chapter as you have edited it: ${error.message} Nothing was done.`,
        { file: join(folder, 'chapters', name), advice: wayOut },
      );
    }
  }
}
