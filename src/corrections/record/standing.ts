import { join } from 'node:path';
import { canBeRead, listFiles } from '../../copyediting/lists.ts';
import { limits } from '../../limits.ts';
import { chapterFiles } from '../../manuscript/files.ts';
import { readPlain } from '../../reading.ts';
import { digestOf } from './base.ts';
import type { RecoveryRecord } from './record.ts';

/** What of a record tells a person's files from recovery's own. */
type Written = Pick<RecoveryRecord, 'written' | 'unfinished'>;

/** Lists that the handbook asks an editor to work in: what is drafted again is put beside them. */
export const editable: ReadonlySet<string> = new Set(listFiles);

/** Where a file stands: not there, as recovery wrote it, or changed since by somebody. */
export function standing(
  folder: string,
  path: string,
  record: Written | undefined,
): 'absent' | 'ours' | 'theirs' {
  const bytes = readPlain(folder, join(folder, path), limits.generated.bytes);
  return bytes === undefined ? 'absent' : standingOf(bytes, path, record);
}

export const standingOf = (
  bytes: Uint8Array,
  path: string,
  record: Written | undefined,
): 'ours' | 'theirs' => (record?.written.get(path)?.includes(digestOf(bytes)) ? 'ours' : 'theirs');

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
