import { alone } from './locking.ts';
import { foldersOf } from './places.ts';
import type { Progress } from './progress.ts';
import type { Title } from './title.ts';
import { sweep } from './writing.ts';

/**
 * Works on a title while nobody else does, in folders without what killed runs left.
 *
 * @param out the output folder, absolute, where there is to be written into it
 */
export function inPeace<T>(
  title: Title,
  out: string | undefined,
  progress: Progress,
  work: () => Promise<T>,
): Promise<T> {
  const waiting = () =>
    progress(`${title.name}: another command is working on this title; waiting for it to end`);
  return alone(title.folder, waiting, () => {
    for (const folder of foldersOf(title, out)) sweep(folder);
    return work();
  });
}
