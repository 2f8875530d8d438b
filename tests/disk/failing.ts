import fs from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How a write fails: the disk is full, it breaks, or it takes half of what it is given and says nothing. */
export type Failure = 'ENOSPC' | 'EIO' | 'short';

/** What the disk was asked while work was done. */
export interface Asked {
  /** The operations that change a disk, in their order: `open`, `write`, `sync`, `rename` … */
  operations: string[];
}

type Any = (...args: never[]) => unknown;

/** A file handle's methods, which Node does not export. */
async function handles(): Promise<Record<string, Any>> {
  const path = join(tmpdir(), `reissue-handle-${process.pid}`);
  const file: FileHandle = await open(path, 'w');
  await file.close();
  fs.rmSync(path);
  return Object.getPrototypeOf(file) as Record<string, Any>;
}

/**
 * Does work in this process on a disk whose n-th operation fails, counted from 0; on a good one where n is undefined. Only
 * operations that change a disk count.
 */
export async function withFailing<T>(
  n: number | undefined,
  failure: Failure,
  work: () => Promise<T>,
): Promise<Asked & { result?: T; error?: unknown }> {
  const operations: string[] = [];
  const restore: (() => void)[] = [];
  const broken = (operation: string) =>
    Object.assign(new Error(`${failure}: planted at ${operation}`), { code: failure });
  /** Counts a call; true where it is the one that fails. */
  const fails = (operation: string): boolean => operations.push(operation) - 1 === n;
  const half = (data: unknown) =>
    typeof data === 'string'
      ? data.slice(0, data.length / 2)
      : (data as Buffer).subarray(0, (data as Buffer).length / 2);

  const wrap = (
    home: object,
    name: string,
    operation: string,
    { async, data }: { async: boolean; data?: number },
  ) => {
    const methods = home as Record<string, Any>;
    const own = methods[name]!;
    methods[name] = function (this: unknown, ...args: never[]) {
      const changes = operation !== 'open' || /[wa]/.test(String(args[1] ?? 'r'));
      if (changes && fails(operation)) {
        if (failure !== 'short') {
          if (async) return Promise.reject(broken(operation));
          throw broken(operation);
        }
        if (data !== undefined) return own.apply(this, args.with(data, half(args[data]) as never) as never[]);
      }
      return own.apply(this, args);
    };
    restore.push(() => {
      methods[name] = own;
    });
  };

  const handle = await handles();
  wrap(handle, 'writeFile', 'write', { async: true, data: 0 });
  wrap(handle, 'sync', 'sync', { async: true });
  wrap(fs.promises, 'open', 'open', { async: true });
  wrap(fs.promises, 'rename', 'rename', { async: true });
  wrap(fs, 'writeFileSync', 'lock', { async: false, data: 1 });
  wrap(fs, 'linkSync', 'lock', { async: false });
  wrap(fs, 'mkdirSync', 'mkdir', { async: false });
  syncBuiltinESMExports();
  try {
    return { operations, result: await work() };
  } catch (error) {
    return { operations, error };
  } finally {
    for (const one of restore) one();
    syncBuiltinESMExports();
  }
}
