import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';

/** Asks a person, and gives the answer without blank space around it; undefined where the person has left. */
export type Ask = (question: string) => Promise<string | undefined>;

/** Does work that asks the person who sits before the command. */
export async function asking<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  let left = false;
  const leaving = once(reader, 'close').then(() => {
    left = true;
    return undefined;
  });
  try {
    return await work(async question =>
      left
        ? undefined
        : (await Promise.race([reader.question(question).catch(() => undefined), leaving]))?.trim(),
    );
  } finally {
    reader.close();
  }
}

/** Whether a person says yes. */
export const isYes = (answer: string | undefined): boolean => /^y(es)?$/i.test(answer ?? '');
