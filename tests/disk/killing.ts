import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../bin/reissue.js', import.meta.url));

export const ended = (child: ChildProcess) =>
  new Promise<number | null>(resolve => child.once('exit', resolve));

/** What is left of a program in its temporary folder and among the processes. */
export interface Left {
  processes: string[];
  profiles: string[];
}

/** The program in a folder, with a temporary folder and a cache of its own in it, so that all is found that it leaves. */
export function killable(work: string) {
  const temporary = join(work, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const env = { ...process.env, TMPDIR: temporary, XDG_CACHE_HOME: join(work, 'cache'), NO_COLOR: '1' };

  /** Browsers whose profile is in our temporary folder, and what stands in it of theirs. */
  const leftovers = (): Left => {
    const all = execFileSync('ps', ['-eo', 'pid,stat,args', '-ww'], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const processes = all.split('\n').filter(line => line.includes(temporary) && !/^\s*\d+\s+Z/.test(line));
    // Compiled code of tsx and Node is kept there on purpose.
    const profiles = readdirSync(temporary).filter(
      name => !/^(tsx|node-compile-cache|v8-compile-cache)/.test(name),
    );
    return { processes, profiles };
  };

  return {
    start: (...args: string[]): ChildProcess =>
      spawn(process.execPath, [program, ...args], { cwd: work, env, detached: true, stdio: 'ignore' }),
    /** What is left so many seconds after the end of a program, at the latest. */
    async leftAfter(seconds: number): Promise<Left> {
      for (const until = Date.now() + seconds * 1000; Date.now() < until; await pause(100)) {
        const { processes, profiles } = leftovers();
        if (processes.length + profiles.length === 0) break;
      }
      return leftovers();
    },
  };
}

/** When and how a program is killed: after so many milliseconds, alone or with all that it has begun. */
export interface Killing {
  moment: number;
  signal: NodeJS.Signals;
  group: boolean;
}

/** Kills a program, and tells whether it had ended before, or would not stop. */
export async function killed(
  child: ChildProcess,
  { moment, signal, group }: Killing,
): Promise<'killed' | 'finished' | 'did not stop'> {
  const end = ended(child).then(() => 'ended' as const);
  const late = (milliseconds: number) => pause(milliseconds, 'late' as const);
  if ((await Promise.race([end, late(moment)])) === 'ended') return 'finished';
  process.kill(group ? -child.pid! : child.pid!, signal);
  if ((await Promise.race([end, late(20_000)])) === 'ended') return 'killed';
  process.kill(child.pid!, 'SIGKILL');
  await end;
  return 'did not stop';
}
