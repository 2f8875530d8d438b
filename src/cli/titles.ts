import { resolve } from 'node:path';
import { Complaint } from '../complaint.ts';
import { type Bounds, boundsFor } from '../jobs/index.ts';
import { findTitles, lackOf, readTitle, sizeOfText, type Title } from '../title.ts';
import type { CommonOptions } from './command.ts';
import { cleanUpFor } from './stopping.ts';
import { type Voice, voice } from './voice.ts';

/** What a command does with one title: returns its result as data, and the exit code that its state calls for. */
export type Work<Options, Result> = (
  title: Title,
  options: Options,
  speaking: { voice: Voice; bounds: Bounds },
) => Promise<{ result: Result; exit: 0 | 1 | 2 }>;

/** What came of a title, for `--json`: its result with its name, or why there is none. */
export type Came<Result> =
  | (Result & { name: string; outcome: 'done' | 'errors' })
  | { name: string; title: string; outcome: 'skipped'; skipped: string }
  | { name: string; title: string; outcome: 'failed'; failed: Failure };

interface Failure {
  message: string;
  file?: string | undefined;
  line?: number | undefined;
  advice?: string | undefined;
}

/**
 * The action of a command that works on titles. What goes wrong with one title keeps no other from being worked on. A title
 * that lacks what the command needs is skipped with a word, unless it was named.
 */
export function forTitles<Options extends CommonOptions, Result extends object>(
  work: Work<Options, Result>,
  {
    lacks = lackOf,
    data = results => results,
    last,
  }: {
    lacks?: (title: Title) => string | undefined;
    /** What `--json` prints. */
    data?: (results: Came<Result>[], options: Options) => unknown;
    /** Says what is to be said when all is done. */
    last?: (results: Came<Result>[], speaker: Voice) => void;
  } = {},
) {
  return async (names: string[], given: Options): Promise<void> => {
    const speaker = voice(given);
    const options = { ...given, out: resolve(given.out) };
    const results: Came<Result>[] = [];
    const skipped: string[] = [];
    const found = findTitles(process.cwd(), names);
    const only = found.length === 1;
    for (const { name, folder } of found) {
      try {
        const title = readTitle(folder);
        const lack = names.length > 0 ? undefined : lacks(title);
        if (lack) {
          skipped.push(`${name}: skipped. ${lack}`);
          results.push({ name, title: name, outcome: 'skipped', skipped: lack });
          continue;
        }
        cleanUpFor(title, options.out);
        const bounds = boundsFor(sizeOfText(title));
        const { result, exit } = await work(title, options, { voice: speaker, bounds });
        results.push({ ...result, name, outcome: exit === 0 ? 'done' : 'errors' });
        raiseExit(exit);
      } catch (error) {
        speaker.complainOf(error, folder);
        results.push({ name, title: name, outcome: 'failed', failed: failureOf(error) });
        // The command itself was right where other titles could be worked on.
        raiseExit(only ? (error instanceof Complaint ? error.exit : 2) : 1);
      }
    }
    for (const line of skipped) speaker.say(line);
    last?.(results, speaker);
    speaker.data(data(results, options));
  };
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof Complaint))
    return { message: error instanceof Error ? error.message : String(error) };
  const { message, file, line, advice } = error;
  return { message, file, line, advice };
}

function raiseExit(code: 0 | 1 | 2): void {
  process.exitCode = Math.max(Number(process.exitCode ?? 0), code);
}
