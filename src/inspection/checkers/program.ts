import { spawn } from 'node:child_process';
import { accessSync, constants, readFileSync, realpathSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** How a program is started. */
export interface Program {
  command: string;
  args: string[];
}

/** What became of a program: how it ended, and what it said last. */
export interface Ended {
  outcome: 'ended' | 'stopped';
  code: number | null;
  said: string;
}

/**
 * Stands between Reissue and a program on Linux and macOS, so that it ends when Reissue does, however that ends: the pipe
 * breaks then. The program is asked to end first, since it may have a browser of its own to close.
 */
const keeper = `
"$@" </dev/null &
program=$!
{ cat >/dev/null; kill -TERM "$program"; sleep 1; kill -KILL -$$; } >/dev/null 2>&1 <&3 &
watcher=$!
wait "$program"
code=$?
kill "$watcher" 2>/dev/null
exit "$code"
`;

/** The program of a name on the PATH; undefined where there is none. */
export function onPath(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat', ''] : [''];
  for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean))
    for (const ending of endings)
      if (isProgram(join(folder, name + ending))) return join(folder, name + ending);
  return undefined;
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return isFile(path);
  } catch {
    return false;
  }
}

/** How a file is started: a jar by Java (Debian’s `epubcheck` is one), a script by Node, anything else as it is. */
export function programAt(path: string): Program {
  const real = realpathSync(path);
  if (isJar(real)) return { command: 'java', args: ['-jar', real] };
  if (/\.[cm]?js$/.test(real)) return { command: process.execPath, args: [real] };
  return { command: path, args: [] };
}

const isJar = (path: string) => /\.jar$/i.test(path) || readFileSync(path).subarray(0, 2).toString() === 'PK';

/**
 * Runs a program that ends with this process, or with the thread that started it.
 *
 * @param patience seconds, after which it is ended
 * @throws Error where it cannot be started
 */
export function runProgram(
  { command, args }: Program,
  patience: number,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Ended> {
  const posix = process.platform !== 'win32';
  const [file, given] = posix
    ? ['/bin/sh', ['-c', `exec 3<&0\n${keeper}`, 'reissue-checker', command, ...args]]
    : [command, args];
  const child = spawn(file, given, { detached: posix, windowsHide: true, env });
  let said = '';
  const hear = (data: Buffer) => {
    said = (said + data.toString('utf8')).slice(-4_000);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  child.stdin.on('error', () => {});
  return new Promise((resolve, reject) => {
    let outcome: Ended['outcome'] = 'ended';
    const clock = setTimeout(() => {
      outcome = 'stopped';
      if (posix) child.stdin.destroy();
      else child.kill();
    }, patience * 1000);
    child.once('error', error => {
      clearTimeout(clock);
      reject(error);
    });
    child.once('exit', code => {
      clearTimeout(clock);
      child.stdin.destroy();
      resolve({ outcome, code, said });
    });
  });
}
