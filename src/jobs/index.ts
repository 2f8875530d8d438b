import { Worker } from 'node:worker_threads';
import { Complaint } from '../complaint.ts';
import { doorOf } from '../doors.ts';
import { limits } from '../limits.ts';
import type { Jobs, Progress } from './jobs.ts';
import type { JobOrder, Message, Order } from './thread.ts';

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
const between = 100;

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
  watch: 'beginning to build',
};

/** What a job tells while it is done. */
export interface Hearing<Name extends keyof Jobs> {
  progress: Progress;
  bounds: Bounds;
  /** Named where the job is ended. */
  file?: string;
  /** Told what is made already, where the job shows it before it is done. */
  made?: (made: Shown<Name>) => void;
}

/** What a job shows before it is done. */
type Shown<Name extends keyof Jobs> =
  Parameters<Jobs[Name]> extends [unknown, unknown, (made: infer Made) => void] ? Made : never;

/** A thread that has jobs done, one after the other. */
export interface JobThread {
  /**
   * @throws Complaint the job's own, or one that says that it took too much: the thread has ended then, as it has after any
   *   fault; Error where the program is at fault
   */
  run<Name extends keyof Jobs>(
    name: Name,
    given: Parameters<Jobs[Name]>[0],
    hearing: Hearing<Name>,
  ): Promise<Awaited<ReturnType<Jobs[Name]>>>;
  /** Whether it can do another job. */
  alive: () => boolean;
  end: () => Promise<void>;
}

/** A thread that has loaded, or is loading, what a job needs. */
let ready: Worker | undefined;

const newThread = (memory: number): Worker =>
  new Worker(door, { resourceLimits: { maxOldGenerationSizeMb: Math.ceil(memory / 1e6) } });
const order = (thread: Worker, told: Order) => thread.postMessage(told);

/**
 * Starts the thread of a job that is going to come, while it is still being found out what it is given. The program may
 * end without giving it any.
 */
export function prepareJob(name: keyof Jobs): void {
  ready = newThread(limits.work.mostMemory);
  ready.unref();
  order(ready, { load: name });
}

/**
 * Has a job done in a thread of its own. From outside it can be ended at any moment, whatever it is busy with: by a signal,
 * or because it takes more than any book needs. A browser that it started ends with it.
 *
 * @throws Complaint the job's own, or one that says that it took too much; Error where the program is at fault
 */
export async function runJob<Name extends keyof Jobs>(
  name: Name,
  given: Parameters<Jobs[Name]>[0],
  hearing: Hearing<Name>,
): Promise<Awaited<ReturnType<Jobs[Name]>>> {
  const thread = startThread(hearing.bounds.memory);
  try {
    return await thread.run(name, given, hearing);
  } finally {
    // The next job begins when nothing of this one is left.
    await thread.end();
  }
}

/**
 * Starts a thread for jobs, whoever needs several: what the program is made of is loaded once.
 *
 * @param memory bytes that its objects may take
 */
export function startThread(memory: number): JobThread {
  const thread = ready ?? newThread(memory);
  ready = undefined;
  thread.ref();
  running.add(thread);
  let alive = true;
  const end = async () => {
    alive = false;
    running.delete(thread);
    await thread.terminate();
  };
  // Between two jobs there is nobody to hear of it: the next one is told.
  thread.on('error', () => {});
  thread.on('exit', () => {
    alive = false;
    running.delete(thread);
  });
  return {
    alive: () => alive,
    end,
    run: (name, given, hearing) => doJob(thread, { name, given }, hearing as Hearing<keyof Jobs>, end),
  };
}

/**
 * Gives a thread an order, and watches over it until it is done.
 *
 * @param end ends the thread
 */
function doJob<Result>(
  thread: Worker,
  job: JobOrder,
  { progress, bounds, file, made }: Hearing<keyof Jobs>,
  end: () => Promise<void>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    let doing = beginnings[job.name];
    let heard = performance.now();
    const settle = (settled: () => void) => {
      clearInterval(watch);
      thread.off('message', hear).off('error', fail).off('exit', gone);
      settled();
    };
    const endThread = (settled: () => void) => settle(() => end().then(settled, settled));
    const tooMuch = (message: string, advice: string) =>
      endThread(() =>
        reject(new Complaint(`${message} (see docs/limits.md).`, { ...(file && { file }), advice })),
      );
    const outOfMemory = () =>
      tooMuch(
        `This took more than ${(bounds.memory / 1e9).toFixed(1)} GB of memory, and was stopped while ${doing}`,
        'Look whether this is the right file. A very long book is best divided into volumes.',
      );
    const look = () => {
      if (process.memoryUsage.rss() > bounds.memory) return outOfMemory();
      if ((performance.now() - heard) / 1000 > bounds.silence) {
        tooMuch(
          `Nothing happened for ${Math.round(bounds.silence)} seconds, so this was stopped while ${doing}`,
          'Look whether this is the right file: something in it takes more work than any book.',
        );
      }
    };
    const hear = (message: Message) => {
      heard = performance.now();
      switch (message.kind) {
        case 'progress':
          doing = [message.doing, message.detail].filter(Boolean).join(', ');
          progress(message.doing, message.detail);
          break;
        case 'made':
          made?.(message.made as never);
          break;
        case 'done':
          settle(() => resolve(message.result as Result));
          break;
        case 'complaint': {
          const { file, line, advice, exit } = message.place;
          const place = { ...(file && { file }), ...(line && { line }), ...(advice && { advice }), exit };
          settle(() => reject(new Complaint(message.message, place)));
          break;
        }
        case 'fault':
          settle(() => reject(Object.assign(new Error(message.message), { stack: message.stack })));
      }
    };
    const fail = (error: Error) => {
      if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') outOfMemory();
      else endThread(() => reject(error));
    };
    const gone = (code: number) =>
      endThread(() => reject(new Error(`The thread ended with ${code} while ${doing}.`)));
    const watch = setInterval(look, between);
    thread.on('message', hear).on('error', fail).on('exit', gone);
    order(thread, job);
  });
}

/** Ends all jobs; resolves when their threads have ended, or after so many seconds at the latest. */
export async function stopJobs(seconds: number): Promise<void> {
  const ended = Promise.all([...running].map(thread => thread.terminate()));
  await Promise.race([ended, new Promise(resolve => setTimeout(resolve, seconds * 1000))]);
}
