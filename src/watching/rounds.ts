import { differing, type Inputs } from './inputs.ts';
import { listen } from './saves.ts';

/** Milliseconds of quiet after a save before it is looked at, since programs save in several steps; and the longest wait. */
const quiet = 80;
const longest = 1_000;

/** What is done in each round. */
export interface Work {
  /** The title's folder, absolute. */
  folder: string;
  look: () => Inputs;
  /**
   * Builds; never throws.
   * @param saved paths in the folder of the files that were saved, are new or gone; none in the first round
   * @returns files that the build itself wrote, with the marks that they had then; undefined of those that it removed
   */
  build: (saved: readonly string[]) => Promise<readonly [path: string, mark: string | undefined][]>;
}

/**
 * Builds once, and again whenever something was saved. What is saved while a build runs makes one more build after it;
 * what the build itself wrote makes none.
 *
 * @returns what ends it; a build that runs is not waited for
 */
export function startRounds({ folder, look, build }: Work): () => void {
  let before: Inputs['marks'] | undefined;
  let working = false;
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  let due: number | undefined;
  const heard = () => {
    if (working || ended) return;
    const now = performance.now();
    due ??= now + longest;
    clearTimeout(timer);
    timer = setTimeout(turn, Math.max(0, Math.min(quiet, due - now)));
  };
  const listening = listen(heard);
  const turn = async () => {
    due = undefined;
    const { marks, folders } = look();
    listening.to(folders);
    const saved = before ? differing(folder, before, marks) : [];
    if (before && saved.length === 0) return;
    before = marks;
    working = true;
    const wrote = await build(saved);
    working = false;
    before = withOwn(marks, look().marks, wrote);
    heard();
  };
  turn();
  return () => {
    ended = true;
    clearTimeout(timer);
    listening.end();
  };
}

/** The marks from before a build, with those of what the build itself wrote: whoever saved the same file later has another. */
function withOwn(
  before: Inputs['marks'],
  now: Inputs['marks'],
  wrote: readonly [path: string, mark: string | undefined][],
): Inputs['marks'] {
  const marks = new Map(before);
  for (const [path, mark] of wrote) {
    if (mark === undefined) marks.delete(path);
    else if (now.has(path)) marks.set(path, mark);
  }
  return marks;
}
