import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer';

const program = fileURLToPath(new URL('../../bin/reissue.js', import.meta.url));

/** A watch that runs. */
export interface Watched {
  child: ChildProcess;
  address: string;
  /** All that it has said so far. */
  said: () => string;
  /** How many builds have ended. */
  builds: () => number;
  /** Ends it as a person does; gives its exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Starts `reissue watch` in a folder, and waits for its address. */
export async function watchIn(folder: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Watched> {
  const child = spawn(process.execPath, [program, 'watch', ...args], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', data => {
      said += data;
    });
  const ended = new Promise<number | null>(resolve => child.once('close', resolve));
  await becomes(() => /http:\S+/.test(said) || child.exitCode !== null);
  const address = /http:\S+/.exec(said)?.[0];
  if (!address) throw new Error(said);
  return {
    ...{ child, address },
    said: () => said,
    builds: () => said.match(/: (?:not )?built/g)?.length ?? 0,
    stop: (signal = 'SIGINT') => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Waits until something is so; says at the end whether it came to be. */
export async function becomes(so: () => boolean | Promise<boolean>, seconds = 60): Promise<boolean> {
  for (const until = Date.now() + seconds * 1000; Date.now() < until; await pause(30))
    if (await so()) return true;
  return so();
}

export const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

/** Waits until an expression is true in a page. */
export const becomesIn = (page: Page, expression: string): Promise<boolean> =>
  becomes(async () => Boolean(await page.evaluate(expression)));

/** Waits until an expression gives something in a page, and tells what. */
export async function seenIn(page: Page, expression: string): Promise<unknown> {
  let seen: unknown;
  await becomes(async () => {
    seen = await page.evaluate(expression);
    return Boolean(seen);
  });
  return seen;
}
