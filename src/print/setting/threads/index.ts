import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import { doorOf } from '../../../doors.ts';
import * as thread from './thread.ts';

/** Work that can be done at the same time on several processors. */
export interface Threads {
  /** How many pieces a job is best divided into. */
  count: number;
  /** Whether they are none of their own: work is done in the thread that asks for it. */
  none?: true;
  layPart: typeof thread.layPart;
  finishPart: typeof thread.finishPart;
  readRuns: typeof thread.readRuns;
  inspectFile: typeof thread.inspectFile;
  close: () => Promise<void>;
}

/** Below so many letters of text starting a thread takes longer than it saves. */
const worthwhile = 150_000;
/** More than this wait for the browser, and each takes a hundred megabytes. */
const most = 4;

/**
 * Starts threads for a book of so many letters; a short one is worked on in this thread.
 * They start at once, so that they are ready when the browser is.
 */
export function startThreads(letters: number): Threads {
  if (letters < 2 * worthwhile || availableParallelism() < 2)
    return { count: 1, none: true, ...thread, close: async () => {} };
  // One processor is the browser's: two threads beside it on two processors take longer than one (8.6 s, 8.35 s).
  const count = Math.min(availableParallelism() - 1, most, Math.floor(letters / worthwhile));
  const pool = new Tinypool({
    filename: doorOf('./thread', import.meta.url),
    runtime: 'worker_threads',
    minThreads: count,
    maxThreads: count,
  });
  return {
    count,
    layPart: given => pool.run(given, { name: 'layPart' }),
    finishPart: given => pool.run(given, { name: 'finishPart' }),
    readRuns: given => pool.run(given, { name: 'readRuns' }),
    inspectFile: given => pool.run(given, { name: 'inspectFile' }),
    close: () => pool.destroy(),
  };
}
