import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../../cache.ts';

/**
 * The path of a font file that is made once, in the folder for what can be made again.
 *
 * @param digest of all that it is made from
 */
export async function keptFont(digest: string, make: () => Promise<Uint8Array>): Promise<string> {
  const folder = join(cacheFolder(process.env), 'faces');
  const path = join(folder, `${digest}.ttf`);
  if (existsSync(path)) return path;
  const made = await make();
  await mkdir(folder, { recursive: true });
  const beside = `${path}.${randomUUID()}`;
  await writeFile(beside, made);
  await rename(beside, path);
  return path;
}
