import { join } from 'node:path';
import { limits } from '../../limits.ts';
import { namesIn, readPlain } from '../../reading.ts';
import type { Writing } from '../../writing.ts';

/** So many former states are kept in `recovery/states/`. */
const statesKept = 5;

/** What is about to be written over or removed, as files of a folder of its own, and the folders that are one too many then. */
export function stateOf(folder: string, next: ReadonlyMap<string, string | undefined>) {
  const data = new Map<string, Buffer>();
  for (const [path, text] of next) {
    const bytes = readPlain(folder, join(folder, path), limits.generated.bytes);
    if (bytes !== undefined && text !== bytes.toString('utf8')) data.set(path, bytes);
  }
  const states = 'recovery/states';
  const numbers = namesIn(folder, join(folder, states)).filter(name => /^\d{4}$/.test(name));
  const own = `${states}/${String(Number(numbers.at(-1) ?? 0) + 1).padStart(4, '0')}`;
  const tooMany = data.size === 0 ? 0 : Math.max(0, numbers.length + 1 - statesKept);
  return {
    folder: own,
    paths: [...data.keys()],
    data,
    files: [...data].map(([path, bytes]): Writing => ({ path: join(folder, own, path), data: bytes })),
    outdated: numbers.slice(0, tooMany).map(old => join(folder, states, old)),
  };
}
