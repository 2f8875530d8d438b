import { channel } from 'node:diagnostics_channel';
import { existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, rmdirSync, unlinkSync } from 'node:fs';
import { access, constants, type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { Complaint } from './complaint.ts';
import { leaves } from './reading.ts';

/** A file to be written: absolute path, and all that is to stand in it; undefined where the file is to be removed. */
export interface Writing {
  path: string;
  data: string | Uint8Array | undefined;
}

/** Told the path of each file that was put in place or removed. */
export const writings = channel('reissue:written');

/**
 * Writes files whole or not at all: each beside its place first, down to the disk, then all are put in place together, in
 * their order. So neither Ctrl-C nor a full disk leaves half of one, and what belongs together changes together. Nothing is
 * written through a link: what a stranger's folder links to stays as it is.
 *
 * @param root the folder that all of them must lie in, absolute; folders in it are made where they are missing
 * @param files the same path may come twice: what stands there first is for whoever is interrupted in between
 * @throws Complaint where one of them cannot be written; all are then as they were
 */
export async function writeTogether(root: string, files: readonly Writing[]): Promise<void> {
  const staged: { path: string; beside: string | undefined }[] = [];
  const made: string[] = [];
  try {
    for (const { path, data } of files) {
      if (data === undefined && !lstatSync(path, { throwIfNoEntry: false })) continue;
      makeFolders(root, dirname(path), made);
      await access(dirname(path), constants.W_OK).catch(error => {
        throw unwritable(error, path);
      });
      refuseOtherThanPlain(path);
      staged.push({ path, beside: data === undefined ? undefined : await writeBeside(path, data) });
    }
    for (const { path, beside } of staged) {
      await (beside === undefined ? rm(path) : rename(beside, path)).catch(error => {
        throw unwritable(error, path);
      });
      writings.publish(path);
    }
  } catch (error) {
    await removeAll(staged);
    removeEmpty(made);
    throw error;
  }
}

const removeAll = (staged: { beside: string | undefined }[]) =>
  Promise.all(staged.map(({ beside }) => beside && rm(beside, { force: true }).catch(() => {})));

/** Takes back folders that were made for nothing. */
function removeEmpty(folders: readonly string[]): void {
  for (const folder of folders.toReversed()) {
    try {
      rmdirSync(folder);
    } catch {
      // It holds something, or is gone.
    }
  }
}

/** {@link writeTogether} for one file. */
export const writeWhole = (root: string, path: string, data: string | Uint8Array): Promise<void> =>
  writeTogether(root, [{ path, data }]);

let written = 0;

/** What a file is called until it is whole: names the process, so that what a killed one left can be told and removed. */
const nameBeside = (path: string) => join(dirname(path), `.reissue-${process.pid}-${++written}`);
const leftover = /^\.reissue-(\d+)-\d+$/;

async function writeBeside(path: string, data: string | Uint8Array): Promise<string> {
  const beside = nameBeside(path);
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  let file: FileHandle | undefined;
  try {
    file = await open(beside, 'wx', modeOf(path));
    await file.writeFile(bytes);
    await file.sync();
    // The disk has the last word: some file systems take less than they are given.
    const { size } = await file.stat();
    if (size !== bytes.length) throw Object.assign(new Error('short write'), { code: 'ENOSPC' });
    await file.close();
    return beside;
  } catch (error) {
    await file?.close().catch(() => {});
    await rm(beside, { force: true }).catch(() => {});
    throw unwritable(error, path);
  }
}

/** The permissions of the file that is replaced. */
function modeOf(path: string): number | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.mode;
}

function refuseOtherThanPlain(path: string): void {
  const about = lstatSync(path, { throwIfNoEntry: false });
  if (!about || about.isFile()) return;
  throw new Complaint(
    about.isSymbolicLink()
      ? 'This is a link, so nothing was written through it.'
      : 'Something that is not an ordinary file stands here, so nothing was written.',
    { file: path, advice: 'Move it away, and run the same command again.' },
  );
}

/**
 * Makes a folder, and those on the way to it, where there is none; before long work whose result is to go there. What lies
 * below the root must be folders, no links.
 *
 * @param root absolute; made too, where it is missing
 * @returns what takes away again the folders that were made, where nothing came of the work
 * @throws Complaint where that cannot be, or nothing can be written into it
 */
export async function makeFolder(root: string, path: string): Promise<() => void> {
  const made = existsSync(root) ? [] : [root];
  const takeAway = () => {
    for (const folder of made.reverse()) {
      try {
        rmdirSync(folder);
      } catch {
        // Something lies there by now.
      }
    }
  };
  try {
    makeFolders(root, path, made);
    await access(path, constants.W_OK);
    return takeAway;
  } catch (error) {
    takeAway();
    throw unwritable(error, path);
  }
}

/** Makes the folders that are missing, and notes which those below the root are. */
function makeFolders(root: string, path: string, made: string[]): void {
  if (leaves(root, path)) throw new Error(`${path} is not within ${root}`);
  try {
    mkdirSync(root, { recursive: true });
    let folder = root;
    for (const name of relative(root, path).split(sep).filter(Boolean)) {
      folder = join(folder, name);
      const about = lstatSync(folder, { throwIfNoEntry: false });
      if (!about) {
        mkdirSync(folder);
        made.push(folder);
      } else if (about.isSymbolicLink()) {
        throw new Complaint('This is a link, so nothing was written through it.', {
          file: folder,
          advice: 'Put a folder in its place, and run the same command again.',
        });
      } else if (!about.isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
    }
  } catch (error) {
    throw unwritable(error, path);
  }
}

/**
 * Removes what killed runs left beside the files of a folder: their process is no more. Links are not followed, and what
 * cannot be removed stays.
 *
 * @param options.own whether to remove what this process has begun too, since it is about to end
 */
export function sweep(folder: string, { own = false }: { own?: boolean } = {}): void {
  try {
    if (realpathSync(folder) !== resolve(folder) && lstatSync(folder).isSymbolicLink()) return;
    for (const name of readdirSync(folder)) {
      const pid = leftover.exec(name)?.[1];
      const over = pid !== undefined && (Number(pid) === process.pid ? own : !isAlive(Number(pid)));
      if (over) unlinkSync(join(folder, name));
    }
  } catch {
    // Nothing there, or nothing that we may remove.
  }
}

/** Whether a process of this number runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A failed write in words for people; what is no matter of the file system comes back as it is. */
export function unwritable(error: unknown, path: string): unknown {
  switch ((error as NodeJS.ErrnoException | undefined)?.code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new Complaint('The disk is full. The former file is unchanged.', {
        file: path,
        advice:
          'Make room, and run the same command again. What is built may go to another disk with --out DIR.',
      });
    case 'EIO':
      return new Complaint('The disk failed while this file was written. The former file is unchanged.', {
        file: path,
        advice: 'Have the disk checked, or choose another place with --out DIR.',
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
      return new Complaint('There is a file where a folder should be, or a folder where a file should be.', {
        file: path,
        advice: 'Move it away, or choose another place with --out DIR.',
      });
    case 'ENAMETOOLONG':
      return new Complaint('This name is too long for the disk.', {
        file: path,
        advice: 'Give the title’s folder a shorter name.',
      });
    default:
      return error;
  }
}
