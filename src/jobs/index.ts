import { Worker } from 'node:worker_threads';
import { Complaint } from '../complaint.ts';
import { doorOf } from '../doors.ts';
import { limits } from '../limits.ts';
import type { Jobs, Progress } from './jobs.ts';
import type { Message, Order } from './thread.ts';

export type { Progress } from './jobs.ts';

/** The most that a job may take. */
export interface Bounds {
  /** Bytes of memory that the program may hold, all threads together. */
  memory: number;
  /** Seconds without a word of progress. */
  silence: number;
}

/** The bounds of work on an input of so many bytes. */
export function boundsFor(bytes: number): Bounds {
  const { memory, memoryPerByte, silence, silencePerByte } = limits.work;
  return {
    memory: Math.min(memory + bytes * memoryPerByte, limits.work.mostMemory),
    silence: silence + bytes * silencePerByte,
  };
}

/** The bounds of work that only reads a file of so many bytes. */
export function boundsForReading(bytes: number): Bounds {
  const { memory, memoryPerByteRead, mostMemory, silence } = limits.work;
  return { memory: Math.min(memory + memoryPerByteRead * bytes, mostMemory), silence };
}

const door = doorOf('./thread', import.meta.url);
const running = new Set<Worker>();
/** Milliseconds between two looks at a job. */
const look = 100;

/** What each job is about before it tells. */
const beginnings: Record<keyof Jobs, string> = {
  build: 'beginning to build',
  recover: 'beginning to recover the text',
  check: 'beginning to check',
  checkEpub: 'opening the EPUB',
  checkPdf: 'opening the PDF',
  release: 'beginning to release',
  identify: 'opening the file',
  rebuild: 'beginning to build the printing again',
  compare: 'opening what is compared',
  readSource: 'opening the file',
  readRemarks: 'opening the file',
};

/** A thread that has loaded, or is loading, what a job needs. */
let ready: Worker | undefined;

const startThread = (memory: number): Worker =>
  new Worker(door, { resourceLimits: { maxOldGenerationSizeMb: Math.ceil(memory / 1e6) } });
const order = (thread: Worker, told: Order) => thread.postMessage(told);

/**
 * Starts the thread of a job that is going to come, while it is still being found out what it is given. The program may
 * end without giving it any.
 */
export function prepareJob(name: keyof Jobs): void {
  ready = startThread(limits.work.mostMemory);
  ready.unref();
  order(ready, { load: name });
}

/**
 * Has a job done in a thread of its own. From outside it can be ended at any moment, whatever it is busy with: by a signal,
 * or because it takes more than any book needs. A browser that it started ends with it.
 *
 * @param options.file named where the job is ended
 * @throws Complaint the job's own, or one that says that it took too much; Error where the program is at fault
 */
export function runJob<Name extends keyof Jobs>(
  name: Name,
  given: Parameters<Jobs[Name]>[0],
  { progress, bounds, file }: { progress: Progress; bounds: Bounds; file?: string },
): Promise<Awaited<ReturnType<Jobs[Name]>>> {
  const thread = ready ?? startThread(bounds.memory);
  ready = undefined;
  thread.ref();
  running.add(thread);
  order(thread, { name, given });
  return new Promise((resolve, reject) => {
    let doing = beginnings[name];
    let heard = performance.now();
    let settled = false;
    const end = (settle: () => void) => {
      if (settled) return;
      settled = true;
      clearInterval(watch);
      running.delete(thread);
      // The next job begins when nothing of this one is left.
      thread.terminate().then(settle, settle);
    };
    const tooMuch = (message: string, advice: string) =>
      end(() => reject(new Complaint(`${message} (see docs/limits.md).`, { ...(file && { file }), advice })));
    const outOfMemory = () =>
      tooMuch(
        `This took more than ${(bounds.memory / 1e9).toFixed(1)} GB of memory, and was stopped while ${doing}`,
        'Look whether this is the right file. A very long book is best divided into volumes.',
      );
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() > bounds.memory) outOfMemory();
      const silent = (performance.now() - heard) / 1000;
      if (silent > bounds.silence) {
        tooMuch(
          `Nothing happened for ${Math.round(bounds.silence)} seconds, so this was stopped while ${doing}`,
          'Look whether this is the right file: something in it takes more work than any book.',
        );
      }
    }, look);
    thread.on('message', (message: Message) => {
      heard = performance.now();
      switch (message.kind) {
        case 'progress':
          doing = [message.doing, message.detail].filter(Boolean).join(', ');
          progress(message.doing, message.detail);
          break;
        case 'done':
          end(() => resolve(message.result as Awaited<ReturnType<Jobs[Name]>>));
          break;
        case 'complaint': {
          const { file, line, advice, exit } = message.place;
          const place = { ...(file && { file }), ...(line && { line }), ...(advice && { advice }), exit };
          end(() => reject(new Complaint(message.message, place)));
          break;
        }
        case 'fault':
          end(() => reject(Object.assign(new Error(message.message), { stack: message.stack })));
      }
    });
    thread.on('error', error => {
      if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') outOfMemory();
      else end(() => reject(error));
    });
    thread.on('exit', code => end(() => reject(new Error(`The thread ended with ${code} while ${doing}.`))));
  });
}

/** Ends all jobs; resolves when their threads have ended, or after so many seconds at the latest. */
export async function stopJobs(seconds: number): Promise<void> {
  const ended = Promise.all([...running].map(thread => thread.terminate()));
  await Promise.race([ended, new Promise(resolve => setTimeout(resolve, seconds * 1000))]);
}
