import { access, constants, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { Complaint } from './complaint.ts';

/**
 * Writes a file whole or not at all: beside its place first, then renamed, so that neither Ctrl-C nor a full disk
 * leaves half of it. Folders on the way are made.
 *
 * @throws Complaint where the file cannot be written
 */
export async function writeWhole(path: string, data: string | Uint8Array): Promise<void> {
  await makeFolder(dirname(path));
  try {
    await writeFileAtomic(path, typeof data === 'string' ? data : Buffer.from(data));
  } catch (error) {
    throw unwritable(error, path);
  }
}

/**
 * Makes a folder, and those on the way to it, where there is none; before long work whose result is to go there.
 *
 * @throws Complaint where that cannot be, or nothing can be written into it
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
    await access(path, constants.W_OK);
  } catch (error) {
    throw unwritable(error, path);
  }
}

/** A failed write in words for people; what is no matter of the file system comes back as it is. */
export function unwritable(error: unknown, path: string): unknown {
  switch ((error as NodeJS.ErrnoException | undefined)?.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Complaint('The disk is full; what stood here before is unchanged.', {
        file: path,
        advice: 'Make room, or choose another place with --out DIR, and run the same command again.',
      });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
      return new Complaint('Nothing can be written here.', {
        file: path,
        advice: 'Change the permissions of the folder, or choose another one with --out DIR.',
      });
    case 'ENOTDIR':
    case 'EEXIST':
    case 'EISDIR':
      return new Complaint('A file and a folder are in each other’s way here.', {
        file: path,
        advice: 'Move away what stands there, or choose another place with --out DIR.',
      });
    default:
      return error;
  }
}
