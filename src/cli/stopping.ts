import { stopJobs } from '../jobs/index.ts';
import { unlock } from '../locking.ts';
import { foldersOf } from '../places.ts';
import { sweepTemporary } from '../temporary.ts';
import type { TitlePlace } from '../title.ts';
import { sweep } from '../writing.ts';

/** Seconds that threads have to end in. */
const patience = 2;
const exits = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

const titles = new Set<string>();
/** The folders that each of them is worked on in: what they are is asked when the program stops, for new ones come. */
const folders = new Set<() => string[]>();

/** Notes where work on a title may leave something when it is stopped. */
export function cleanUpFor(title: TitlePlace, out?: string): void {
  titles.add(title.folder);
  folders.add(() => foldersOf(title, out));
}

/**
 * Ends the program at once where a person or the system asks for it, whatever it is busy with: the work is done in threads,
 * so that this one always hears. What is half written is removed; browsers end with their threads.
 */
export function endOnSignals(): void {
  for (const signal of Object.keys(exits) as (keyof typeof exits)[]) {
    process.once(signal, async () => {
      process.stderr.write('Stopped. The former editions are unchanged.\n');
      await stopJobs(patience);
      for (const folder of [...folders].flatMap(own => own())) sweep(folder, { own: true });
      for (const folder of titles) unlock(folder);
      sweepTemporary(undefined, { own: true });
      process.exit(exits[signal]);
    });
  }
  // Whoever reads our output may go away (`reissue check | head`).
  process.stdout.on('error', error => {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0);
    throw error;
  });
}
