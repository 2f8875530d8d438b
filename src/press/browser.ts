import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer';
import { Complaint } from '../complaint.ts';
import { defaultFace, drawingCuts } from '../faces/faces.ts';
import { limits } from '../limits.ts';
import { sweepTemporary } from '../temporary.ts';
import { unpackBundledBrowser, writeFontConfiguration } from './bundled.ts';
import { installedBrowser } from './installed.ts';
import { runBrowser } from './process.ts';
import { makeProfile } from './profile.ts';

/** A browser on this machine, and how it was found. */
export interface FoundBrowser {
  path: string;
  found: 'environment' | 'installed' | 'puppeteer' | 'bundled';
  /** Folder of libraries that must stand in LD_LIBRARY_PATH. */
  libraries?: string;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** The beginning of a script, which names the program that it runs. */
function scriptAt(path: string): string | undefined {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(8_000);
      const text = bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, 0));
      return text.startsWith('#!') ? text : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

async function downloadedBrowser(): Promise<string | undefined> {
  try {
    const path = await puppeteer.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Looks for a browser: PUPPETEER_EXECUTABLE_PATH, an installed one made of Chromium, puppeteer's own cache, and the headless
 * shell that comes as a package (x64 Linux; unpacked at its first use).
 * @throws Complaint where there is none, or where PUPPETEER_EXECUTABLE_PATH names something that cannot be run.
 */
export async function findBrowser(env: NodeJS.ProcessEnv = process.env): Promise<FoundBrowser> {
  const given = env.PUPPETEER_EXECUTABLE_PATH;
  if (given) {
    if (isProgram(given)) return { path: given, found: 'environment' };
    throw new Complaint(`PUPPETEER_EXECUTABLE_PATH does not name a program: ${given}`, {
      advice: 'Correct this variable. Without it, Reissue looks for a browser itself.',
    });
  }
  const { platform } = process;
  const installed = installedBrowser({ platform, env, isProgram, realPath, script: scriptAt });
  if (installed.path) return { path: installed.path, found: 'installed' };
  const downloaded = await downloadedBrowser();
  if (downloaded) return { path: downloaded, found: 'puppeteer' };
  const bundled = await unpackBundledBrowser(env);
  if (bundled) return { path: bundled.program, found: 'bundled', libraries: bundled.libraries };
  const lack = installed.confined
    ? `The browser ${installed.confined} is a snap or flatpak, which other programs cannot use.`
    : 'There is no browser to make the PDF with.';
  throw new Complaint(lack, {
    advice: 'Install Chrome, Chromium or Edge, or run: npx puppeteer browsers install chrome',
  });
}

/**
 * Whether the browser's own sandbox stands between a page and the machine. Chromium refuses to run with it as root on
 * Linux; everywhere else it is on, or the browser does not start.
 */
export const sandboxed = (): boolean => !(process.platform === 'linux' && process.getuid?.() === 0);

/** Why a browser did not start, in plain words, by what it said last. */
export function startComplaint(path: string, said: string): Complaint {
  if (/no usable sandbox|sandbox_host_linux|credentials\.cc|zygote_host_impl/i.test(said)) {
    return new Complaint(
      `The browser ${path} may not use its sandbox on this machine, so it does not start.`,
      {
        advice:
          'Install Google Chrome, whose package brings the permission with it; or see SECURITY.md, “Where the sandbox is ' +
          'blocked”. Reissue does not turn the sandbox off: it protects your computer from a stranger’s manuscript.',
      },
    );
  }
  const line = said
    .split('\n')
    .map(one => one.replace(/^\[[^\]]*\]\s*/, '').trim())
    .findLast(one => one !== '');
  return new Complaint(`The browser ${path} does not start${line ? `: ${line}` : '.'}`, {
    advice: 'Update the browser, or set PUPPETEER_EXECUTABLE_PATH to another Chrome, Chromium or Edge.',
  });
}

/**
 * What a browser is started with.
 * @param sandbox whether its own sandbox is on
 */
export function argumentsFor(
  { found }: Pick<FoundBrowser, 'found'>,
  profile: string,
  sandbox: boolean = sandboxed(),
): string[] {
  return puppeteer.defaultArgs({
    headless: found === 'bundled' ? 'shell' : true,
    userDataDir: profile,
    args: [
      '--remote-debugging-pipe',
      ...(sandbox ? [] : ['--no-sandbox']),
      // The zygote, from which processes are made, is needed by the sandbox: without the one Chromium refuses the other.
      ...(found === 'bundled' && !sandbox ? ['--no-zygote'] : []),
      `--js-flags=--max-old-space-size=${Math.round(limits.press.memory / 1_000_000)}`,
      '--disable-gpu',
      '--font-render-hinting=none',
      '--host-resolver-rules=MAP * ~NOTFOUND',
      // The last way past the rules for names: peers that are called by their number.
      '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    ],
  });
}

/** Folders with the fonts of what has no style sheet of ours: text in drawings. */
const drawingFolders = (): string[] => [...new Set(drawingCuts().map(({ path }) => join(path, '..', '..')))];

async function surroundingsOf(found: FoundBrowser, env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  const libraries = [found.libraries, env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  const surroundings: NodeJS.ProcessEnv = { ...env };
  if (process.platform === 'linux')
    surroundings.FONTCONFIG_FILE = await writeFontConfiguration(drawingFolders(), defaultFace, env);
  if (libraries) surroundings.LD_LIBRARY_PATH = libraries;
  return surroundings;
}

/**
 * Starts a browser that can reach nothing: no host name resolves, and pages are given what they may see by `openPage`. It
 * ends with this process or thread, however that ends, and leaves no profile; its `close` waits for both.
 * @throws Complaint where it does not start.
 */
export async function launchBrowser(
  found: FoundBrowser,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Browser> {
  sweepTemporary();
  const surroundings = await surroundingsOf(found, env);
  const profile = await makeProfile();
  const { transport, ended, end } = runBrowser(
    found.path,
    argumentsFor(found, profile),
    profile,
    surroundings,
  );
  const connected = puppeteer.connect({
    transport,
    protocolTimeout: limits.press.call * 1000,
    downloadBehavior: { policy: 'deny' },
  });
  connected.catch(() => {});
  const failed = ended.then(said => Promise.reject(startComplaint(found.path, said)));
  failed.catch(() => {});
  try {
    const browser = await Promise.race([connected, failed, late(limits.press.start)]);
    const ask = browser.close.bind(browser);
    browser.close = async () => {
      await Promise.race([ask(), ended]);
      await end(5_000);
    };
    return browser;
  } catch (error) {
    await end(0);
    throw error instanceof Complaint ? error : startComplaint(found.path, await lastWords(ended, error));
  }
}

/** Fails after so many seconds. */
const late = (seconds: number) =>
  new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error(`it did not answer for ${seconds} s`)), seconds * 1000).unref(),
  );

/** What the browser said last, or else what was heard of it. */
async function lastWords(ended: Promise<string>, error: unknown): Promise<string> {
  return (await ended) || (error as Error).message;
}
