import { type ChildProcess, spawn } from 'node:child_process';
import type { Duplex, Readable } from 'node:stream';
import type { ConnectionTransport } from 'puppeteer';
import { removeProfile } from './profile.ts';

/**
 * Stands between the program and its browser on Linux and macOS: waits until the browser has ended, whoever ended it, and
 * removes its profile. It outlives a program that is killed: the browser's pipes close then, so the browser ends, and the
 * profile goes. Signals for the whole group do not stop it. Everything is given as an argument, nothing is put into the
 * script. The pipes must not be held open here, or neither side would hear that the other has ended.
 */
const keeper = `
trap '' INT TERM HUP
profile=$1
shift
"$@" &
browser=$!
exec 3<&- 4>&- 2>/dev/null
wait "$browser"
code=$?
rm -rf -- "$profile" || { sleep 1; rm -rf -- "$profile"; }
exit "$code"
`;

/** A browser that runs, and the pipes by which it is driven. */
export interface RunningBrowser {
  transport: ConnectionTransport;
  /** Done when it has ended, with what it said last. */
  ended: Promise<string>;
  /**
   * Waits until the browser has ended of itself, kills it where that takes too long, and removes its profile.
   * @param patience milliseconds; 0 kills it at once
   */
  end: (patience: number) => Promise<void>;
}

/**
 * Runs a browser that ends with this process, or with the thread that started it, however that ends.
 * @param args for the browser; `--remote-debugging-pipe` and its profile among them
 * @param profile its folder, removed when it has ended
 */
export function runBrowser(
  program: string,
  args: string[],
  profile: string,
  env: NodeJS.ProcessEnv,
): RunningBrowser {
  const posix = process.platform !== 'win32';
  const [command, given] = posix
    ? ['/bin/sh', ['-c', keeper, 'reissue-browser', profile, program, ...args]]
    : [program, args];
  // A group of its own: Ctrl-C is for the program, which then ends the browser.
  const child = spawn(command as string, given as string[], {
    detached: posix,
    windowsHide: true,
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const lastWords = keepEnd(child.stderr!);
  const ended = new Promise<string>(resolve => {
    child.once('error', error => resolve(error.message));
    // What it said last may still be on its way; a process that outlives the browser may keep that from ever ending.
    child.once('exit', () => {
      if (child.stderr!.closed) return resolve(lastWords());
      const wait = setTimeout(() => resolve(lastWords()), 200);
      child.stderr!.once('close', () => {
        clearTimeout(wait);
        resolve(lastWords());
      });
    });
  });
  const end = async (patience: number) => {
    const inTime = await Promise.race([ended.then(() => true), sleep(patience)]);
    // The keeper may have been killed and the browser not: the group goes in any case.
    killGroup(child, posix);
    if (!inTime) await Promise.race([ended, sleep(5_000)]);
    for (const stream of child.stdio) stream?.destroy();
    await removeProfile(profile);
  };
  return { transport: overPipes(child.stdio[3] as Duplex, child.stdio[4] as Readable), ended, end };
}

const sleep = (milliseconds: number) =>
  new Promise<false>(resolve => setTimeout(resolve, milliseconds, false).unref());

/** Kills a browser with all its processes. */
function killGroup(child: ChildProcess, posix: boolean): void {
  if (!child.pid) return;
  try {
    if (posix) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // it has ended already
  }
}

/** Keeps the last few kilobytes of what comes, and nothing else. */
function keepEnd(stream: Readable): () => string {
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (more: string) => {
    text = (text + more).slice(-4_000);
  });
  stream.on('error', () => {});
  return () => text;
}

/** The DevTools protocol over a pair of pipes: each message ends in a zero byte. */
function overPipes(toBrowser: Duplex, fromBrowser: Readable): ConnectionTransport {
  let pieces: Buffer[] = [];
  const transport: ConnectionTransport = {
    send: message => {
      toBrowser.write(`${message}\0`);
    },
    close: () => {
      toBrowser.end();
    },
  };
  fromBrowser.on('data', (data: Buffer) => {
    let from = 0;
    for (let to = data.indexOf(0); to >= 0; to = data.indexOf(0, from)) {
      pieces.push(data.subarray(from, to));
      const message = Buffer.concat(pieces).toString('utf8');
      pieces = [];
      from = to + 1;
      // Each message has its own turn, as a socket would give it.
      setImmediate(() => transport.onmessage?.(message));
    }
    if (from < data.length) pieces.push(data.subarray(from));
  });
  fromBrowser.once('close', () => setImmediate(() => transport.onclose?.()));
  for (const pipe of [toBrowser, fromBrowser]) pipe.on('error', () => {});
  return transport;
}
