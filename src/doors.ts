import { fileURLToPath } from 'node:url';

/**
 * The file by which a thread comes in. Threads do not inherit the loader that lets Node run TypeScript: run from its source,
 * the program has a door in JavaScript beside the thread's own file, which registers the loader first.
 *
 * @param name of the thread's own file, without its ending, relative to the module that asks
 * @param from the URL of that module
 */
export function doorOf(name: string, from: string): string {
  const ending = from.endsWith('.ts') ? '.node.js' : '.js';
  return fileURLToPath(new URL(`${name}${ending}`, from));
}
