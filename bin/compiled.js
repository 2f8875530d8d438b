// The compiled program: `dist`, made of `src` and of the packages it stands on, so that Node need not read TypeScript, nor a
// thousand files, at each start.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const source = fileURLToPath(new URL('../src', import.meta.url));
export const compiled = fileURLToPath(new URL('../dist', import.meta.url));
const settings = fileURLToPath(new URL('../package.json', import.meta.url));
export const stamp = fileURLToPath(new URL('../dist/.made-of', import.meta.url));

/** A digest of the source as it lies on disk: names, sizes and times of its files, and which packages it stands on. */
export function stateOfSource() {
  const hash = createHash('sha256').update(readFileSync(settings));
  for (const file of filesIn(source)) {
    const { size, mtimeMs } = statSync(`${source}/${file}`);
    hash.update(`${file}\0${size}\0${mtimeMs}\0`);
  }
  return hash.digest('hex');
}

/** Whether `dist` was made of the source as it is now. What was made of another is not run. */
export function isCurrent() {
  try {
    return readFileSync(stamp, 'utf8') === stateOfSource();
  } catch {
    return false;
  }
}

/** All files of a folder, their paths relative to it, in order. */
export const filesIn = folder =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(folder.length + 1))
    .sort();
