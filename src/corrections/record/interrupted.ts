import { join } from 'node:path';
import { limits } from '../../limits.ts';
import { chapterFiles } from '../../manuscript/files.ts';
import { decodeUtf8, readPlain } from '../../reading.ts';
import { baseFile, digestOf } from './base.ts';
import type { RecoveryRecord } from './record.ts';

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

/** Digests of the chapters that are to be written, as they are now and as they will be. */
export function pendingOf(
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
