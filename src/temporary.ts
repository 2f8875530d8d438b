import { lstatSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './writing.ts';

/**
 * What the folder is for: the profile of a browser, a printing that is built again, a revision that is laid out,
 * reports of other checkers.
 */
type Use = 'browser' | 'verify' | 'compare' | 'check';

/** Makes a temporary folder. It bears the number of this process, so that it is known for nobody's where that was killed. */
export function makeTemporary(use: Use): Promise<string> {
  return mkdtemp(join(tmpdir(), `reissue-${use}-${process.pid}-`));
}

const ours = /^reissue-(browser|verify|compare|check)-([1-9]\d{0,9})-[A-Za-z0-9]{6}$/;

/**
 * Removes temporary folders left by processes that are no more. What cannot be removed now is swept later.
 *
 * @param options.own whether to remove those of this process too, since it is about to end; a browser's profile goes
 *   with the browser, and here only where none has begun to use it
 */
export function sweepTemporary(folder = tmpdir(), { own = false }: { own?: boolean } = {}): void {
  for (const name of namesIn(folder)) {
    const [, use, number] = ours.exec(name) ?? [];
    if (number === undefined) continue;
    const pid = Number(number);
    const isOwn = pid === process.pid;
    if (isOwn ? !own : isAlive(pid)) continue;
    const path = join(folder, name);
    try {
      if (!isOurFolder(path)) continue;
      if (isOwn && use === 'browser') rmdirSync(path);
      else rmSync(path, { recursive: true, force: true });
    } catch {
      // it is in use, another process was quicker, or it is not ours to remove
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether a path is a folder, no link to one, and belongs to who runs this. */
function isOurFolder(path: string): boolean {
  const entry = lstatSync(path);
  return entry.isDirectory() && (!process.getuid || entry.uid === process.getuid());
}
