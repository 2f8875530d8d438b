import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from './writing.ts';

const lockOf = (folder: string): string => join(folder, '.reissue-lock');
/** Milliseconds between two tries. */
const again = 200;

/**
 * Does work on a title's folder while no other process works on it; waits until one that does has ended. What a killed
 * process left is taken over. A folder that cannot be written needs no lock: nothing is changed in it.
 *
 * @param folder absolute
 * @param waiting told again and again while another process works there
 */
export async function alone<T>(folder: string, waiting: () => void, work: () => Promise<T>): Promise<T> {
  while (!take(folder)) {
    waiting();
    await wait(again);
  }
  try {
    return await work();
  } finally {
    unlock(folder);
  }
}

/** Whether the folder is ours now, or needs no lock. */
function take(folder: string): boolean {
  const lock = lockOf(folder);
  try {
    putUp(lock, asideOf(folder));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return true;
  }
  const holder = holderOf(lock);
  if (holder === process.pid) return true;
  if (holder !== undefined && isAlive(holder)) return false;
  takeAway(lock, holder, asideOf(folder));
  return false;
}

/** A name of this process's own, which is swept where it is killed. */
const asideOf = (folder: string): string => join(folder, `.reissue-${process.pid}-0`);

/**
 * Puts up our lock where there is none. It appears with our number in it: one that is still empty would be taken for that of
 * a killed process, and so would one that a full disk cut short.
 *
 * @throws the error of the file system; EEXIST where there is a lock
 */
function putUp(lock: string, aside: string): void {
  try {
    writeFileSync(aside, `${process.pid}\n`);
    if (holderOf(aside) !== process.pid) throw Object.assign(new Error('short write'), { code: 'ENOSPC' });
    linkSync(aside, lock);
  } catch (error) {
    // Some disks, as those of cameras and some networks, have no second names for a file.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw error;
    writeFileSync(lock, `${process.pid}\n`, { flag: 'wx' });
  } finally {
    try {
      rmSync(aside, { force: true });
    } catch {
      // Nothing may be written here, so nothing was.
    }
  }
}

/** The process that holds a lock; undefined where it cannot be told, as of a file that is being written. */
function holderOf(lock: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(lock, 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Takes away the lock of a process that is no more; puts it back where somebody was quicker, and holds it. */
function takeAway(lock: string, holder: number | undefined, aside: string): void {
  try {
    renameSync(lock, aside);
    if (holderOf(aside) !== holder) linkSync(aside, lock);
  } catch {
    // It is gone already.
  }
  rmSync(aside, { force: true });
}

/** Gives a folder free that this process holds. */
export function unlock(folder: string): void {
  const lock = lockOf(folder);
  if (holderOf(lock) === process.pid) rmSync(lock, { force: true });
}
