import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../../cache.ts';
import { limits } from '../../limits.ts';
import { unwritable } from '../../writing.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/**
 * The path of a font file that is made once, in the folder for what can be made again.
 *
 * @param digest of all that it is made from
 * @throws Complaint where nothing can be written there
 */
export async function keptFont(digest: string, make: () => Promise<Uint8Array>): Promise<string> {
  const folder = join(cacheFolder(process.env), 'faces');
  const path = join(folder, `${digest}.ttf`);
  const now = new Date();
  if (existsSync(path)) {
    // What is used stays longest. Nothing is lost where its time cannot be written.
    await utimes(path, now, now).catch(() => {});
    return path;
  }
  const made = await make();
  const beside = `${path}.${randomUUID()}`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(beside, made);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw unwritable(error, folder);
  }
  await sweep(folder, now.getTime()).catch(() => {});
  return path;
}

/** Takes out what is old, and the oldest where it has become too much, but nothing that a build may be using. */
async function sweep(folder: string, now: number): Promise<void> {
  const names = await readdir(folder);
  const files = await Promise.all(
    names.map(async name => {
      const path = join(folder, name);
      const { size, mtimeMs } = await stat(path);
      return { path, size, age: now - mtimeMs };
    }),
  );
  let bytes = 0;
  for (const { path, size, age } of files.sort((one, other) => one.age - other.age)) {
    bytes += size;
    const old = age > limits.cache.days * day || bytes > limits.font.kept;
    if (old && age > hour) await rm(path, { force: true });
  }
}
