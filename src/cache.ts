import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { limits } from './limits.ts';

/**
 * Results of stages, kept by what they were made from. It may be deleted at any time, also while a build runs: what is not
 * there, or damaged, is made again. Nothing that it does can fail a build.
 */
export interface Cache {
  /**
   * The result of a stage.
   *
   * @param stage its name
   * @param made a digest of everything that the result depends on, but for the program itself
   * @param make makes it where it is not known; its result can be copied between threads
   */
  stage: <T>(stage: string, made: string, make: () => Promise<T>) => Promise<T>;
  /** A result that is known, for stages that are made several at once; undefined where it is not. */
  find: <T>(stage: string, made: string) => Promise<T | undefined>;
  /** Keeps a result. */
  keep: (stage: string, made: string, result: unknown) => void;
  /** Waits until all is written. */
  settle: () => Promise<void>;
}

type Library = typeof import('cacache');

/** A cache that knows nothing and keeps nothing. */
export const noCache: Cache = {
  stage: (_stage, _made, make) => make(),
  find: async () => undefined,
  keep: () => {},
  settle: async () => {},
};

/** Folder for what the program unpacks or makes once and can make again. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const root = env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache');
  return join(root, 'reissue');
}

/** A digest of things that can be written as JSON, and of bytes. */
export function digestOf(...things: unknown[]): string {
  const hash = createHash('sha256');
  for (const thing of things) {
    if (thing instanceof Uint8Array) hash.update(thing);
    else hash.update(JSON.stringify(thing) ?? 'undefined');
    hash.update('\0');
  }
  return hash.digest('hex');
}

/** Opens the cache of this machine's user. */
export function openCache(env: NodeJS.ProcessEnv = process.env): Cache {
  const folder = join(cacheFolder(env), 'stages');
  const writing = new Set<Promise<unknown>>();
  // The library takes its time to load: none of it is paid for by a command that needs no cache.
  const library: Promise<Library> = import('cacache').then(({ default: cacache }) => cacache);
  library.catch(() => {});
  const keyOf = (stage: string, made: string) => `${stage}:${program()}:${made}`;
  const find = async <T>(stage: string, made: string): Promise<T | undefined> => {
    const key = keyOf(stage, made);
    try {
      const { data } = await (await library).get(folder, key);
      return deserialize(data) as T;
    } catch {
      // Not known, damaged, or not to be read: it is made.
      await library.then(cacache => dropDamaged(cacache, folder, key)).catch(() => {});
      return undefined;
    }
  };
  const keep = (stage: string, made: string, result: unknown) => {
    const data = serialize(result);
    const put = library
      .then(cacache => cacache.put(folder, keyOf(stage, made), data))
      .catch(() => {})
      .finally(() => writing.delete(put));
    writing.add(put);
  };
  return {
    find,
    keep,
    stage: async <T>(stage: string, made: string, make: () => Promise<T>): Promise<T> => {
      const found = await find<T>(stage, made);
      if (found !== undefined) return found;
      const result = await make();
      keep(stage, made, result);
      return result;
    },
    settle: async () => {
      await Promise.all(writing);
      await sweep(folder).catch(() => {});
    },
  };
}

/** Takes out the content of an entry that could not be read: the library would keep it for what is written anew. */
async function dropDamaged(cacache: Library, folder: string, key: string): Promise<void> {
  const entry = await cacache.get.info(folder, key);
  if (entry) await cacache.rm.content(folder, entry.integrity);
}

/** Once a day, takes out what is old, and the oldest where it has become too much. */
async function sweep(folder: string): Promise<void> {
  const mark = join(folder, 'swept');
  const day = 24 * 60 * 60 * 1000;
  const now = Date.now();
  const before = statSync(mark, { throwIfNoEntry: false })?.mtimeMs;
  if (before !== undefined && now - before < day) return;
  await writeFile(mark, '');
  await utimes(mark, now / 1000, now / 1000);
  if (before === undefined) return;
  const { default: cacache } = await import('cacache');
  const entries = Object.values(await cacache.ls(folder)).sort((a, b) => b.time - a.time);
  let bytes = 0;
  for (const { key, size, time } of entries) {
    bytes += size;
    if (now - time > limits.cache.days * day || bytes > limits.cache.bytes)
      await cacache.rm.entry(folder, key);
  }
  await cacache.verify(folder);
}

let state: string | undefined;

/** What this program is: a digest of its files and of the programs that it stands on. */
function program(): string {
  state ??= programState();
  return state;
}

function programState(): string {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..');
  const hash = createHash('sha256').update(process.version);
  const look = (path: string) => {
    const own = statSync(path, { throwIfNoEntry: false });
    if (!own) return;
    if (own.isDirectory()) for (const name of readdirSync(path).sort()) look(join(path, name));
    else
      hash
        .update(`${path.slice(root.length)}\0`)
        .update(readFileSync(path))
        .update('\0');
  };
  for (const name of ['package.json', 'package-lock.json', 'src', 'templates', 'styles'])
    look(join(root, name));
  return hash.digest('hex');
}
