import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'reissue-browser-';

/** Makes a folder for what a browser keeps of itself while it runs. It bears the number of this process. */
export function makeProfile(): Promise<string> {
  return mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
}

/** Removes a profile whose browser has ended. What cannot be removed now is swept later. */
export async function removeProfile(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => {});
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Whether a path is a folder, no link to one, and belongs to who runs this. */
function isOurFolder(path: string): boolean {
  const entry = lstatSync(path);
  return entry.isDirectory() && (!process.getuid || entry.uid === process.getuid());
}

/**
 * Removes profiles left by processes that are no more: what is left where a machine lost its power, and on Windows, where
 * nothing outlives a killed process to clear up after it.
 */
export function sweepProfiles(folder = tmpdir()): void {
  const names = (() => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  })();
  for (const name of names) {
    const pid = Number(/^reissue-browser-([1-9]\d{0,9})-[A-Za-z0-9]{6}$/.exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    const path = join(folder, name);
    try {
      if (isOurFolder(path)) rmSync(path, { recursive: true, force: true });
    } catch {
      // another process was quicker, or it is not ours to remove
    }
  }
}
