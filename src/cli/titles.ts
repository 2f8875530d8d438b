import { resolve } from 'node:path';
import { Complaint } from '../complaint.ts';
import { findTitles, lackOf, type Title } from '../title.ts';
import type { CommonOptions } from './command.ts';
import { type Voice, voice } from './voice.ts';

/** What a command does with one title: returns its result as data, and the exit code that its state calls for. */
export type Work<Options, Result> = (
  title: Title,
  options: Options,
  voice: Voice,
) => Promise<{ result: Result; exit: 0 | 1 | 2 }>;

/** A title that was not worked on, and why. */
export interface Skipped {
  title: string;
  skipped: string;
}

/**
 * The action of a command that works on titles. A complaint about one title does not keep the others from being
 * worked on. A title that lacks what the command needs is passed over with a word, unless it was named.
 */
export function forTitles<Options extends CommonOptions, Result>(
  work: Work<Options, Result>,
  {
    lacks = lackOf,
    data = results => results,
  }: {
    lacks?: (title: Title) => string | undefined;
    /** What `--json` prints. */
    data?: (results: (Result | Skipped)[], options: Options) => unknown;
  } = {},
) {
  return async (names: string[], given: Options): Promise<void> => {
    const speaker = voice(given);
    const options = { ...given, out: resolve(given.out) };
    const results: (Result | Skipped)[] = [];
    for (const title of findTitles(process.cwd(), names)) {
      const lack = names.length > 0 ? undefined : lacks(title);
      if (lack) {
        speaker.say(`${title.name}: passed over. ${lack}`);
        results.push({ title: title.name, skipped: lack });
        continue;
      }
      try {
        const { result, exit } = await work(title, options, speaker);
        results.push(result);
        raiseExit(exit);
      } catch (error) {
        if (!(error instanceof Complaint)) throw error;
        speaker.complain(error, title.folder);
        raiseExit(error.exit);
      }
    }
    speaker.data(data(results, options));
  };
}

function raiseExit(code: 0 | 1 | 2): void {
  process.exitCode = Math.max(Number(process.exitCode ?? 0), code);
}
