import { parentPort } from 'node:worker_threads';
import { Complaint } from '../complaint.ts';
import { jobs, loading } from './jobs.ts';

/** A job that is to be done. */
export interface JobOrder {
  name: keyof typeof jobs;
  given: unknown;
}

/** What a thread is told: to load what a job will need, and to do one. */
export type Order = { load: keyof typeof jobs } | JobOrder;

/** What a thread tells the one that started it. */
export type Message =
  | { kind: 'progress'; doing: string; detail?: string | undefined }
  /** What is made already, where a job shows it before it is done. */
  | { kind: 'made'; made: unknown }
  | { kind: 'done'; result: unknown }
  | { kind: 'complaint'; message: string; place: Pick<Complaint, 'file' | 'line' | 'advice' | 'exit'> }
  | { kind: 'fault'; message: string; stack: string };

const tell = (message: Message) => parentPort!.postMessage(message);

parentPort!.on('message', (order: Order) => {
  // What cannot be loaded is told of by the job that needs it.
  if ('load' in order) loading[order.load]?.().catch(() => {});
  else perform(order);
});

async function perform({ name, given }: JobOrder): Promise<void> {
  try {
    const result = await jobs[name](
      given as never,
      (doing, detail) => tell({ kind: 'progress', doing, detail }),
      made => tell({ kind: 'made', made }),
    );
    tell({ kind: 'done', result });
  } catch (error) {
    if (error instanceof Complaint) {
      const { message, file, line, advice, exit } = error;
      tell({ kind: 'complaint', message, place: { file, line, advice, exit } });
    } else {
      const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
      tell({ kind: 'fault', message, stack });
    }
  }
}
