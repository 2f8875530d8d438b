import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod';
import { limits } from '../../limits.ts';
import { readPlain } from '../../reading.ts';

/**
 * What recovery wrote last, whole: what a person changed is the difference to it. It stands in one packed file, so that whoever
 * replaces a word in all files of a folder leaves it as it is; the record knows its digest, so that it is not used where it
 * was changed nevertheless.
 */
export interface Base {
  /** Chapters by their names. */
  chapters: ReadonlyMap<string, string>;
  /** Lists by their paths in the title's folder. */
  lists: ReadonlyMap<string, string>;
}

/** Where it stands in a title's folder. */
export const baseFile = 'recovery/base.json.gz';

const schema = z.object({
  chapters: z.record(z.string(), z.string()),
  lists: z.record(z.string(), z.string()),
});

/** SHA-256 of a file's bytes or a text, hexadecimal. */
export const digestOf = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

/** The file that holds a base. */
export function packBase({ chapters, lists }: Base): Buffer {
  const data = { chapters: Object.fromEntries(chapters), lists: Object.fromEntries(lists) };
  return gzipSync(JSON.stringify(data), { level: 9 });
}

/**
 * What recovery wrote last.
 *
 * @param written digests of what recovery wrote, by path
 * @returns undefined where it is lost, damaged or changed
 * @throws Complaint where something else than a file of the title stands there
 */
export function readBase(folder: string, written: ReadonlyMap<string, readonly string[]>): Base | undefined {
  const bytes = readPlain(folder, join(folder, baseFile), limits.generated.bytes);
  if (!bytes) return readCopies(folder, written);
  if (!written.get(baseFile)?.includes(digestOf(bytes))) return undefined;
  try {
    const text = gunzipSync(bytes, { maxOutputLength: 4 * limits.manuscript.bytes }).toString('utf8');
    const { chapters, lists } = schema.parse(JSON.parse(text));
    return { chapters: new Map(Object.entries(chapters)), lists: new Map(Object.entries(lists)) };
  } catch {
    return undefined;
  }
}

/** The same from the plain copies of the chapters that recovery kept before there was a packed file. */
function readCopies(folder: string, written: ReadonlyMap<string, readonly string[]>): Base | undefined {
  const copies = 'recovery/chapters/';
  const chapters = new Map<string, string>();
  for (const [path, digests] of written) {
    if (!path.startsWith(copies)) continue;
    const bytes = readPlain(folder, join(folder, path), limits.chapter.bytes);
    if (!bytes || !digests.includes(digestOf(bytes))) return undefined;
    chapters.set(path.slice(copies.length), bytes.toString('utf8'));
  }
  return chapters.size > 0 ? { chapters, lists: new Map() } : undefined;
}
