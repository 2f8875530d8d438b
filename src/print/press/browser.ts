import { accessSync, constants, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter, dirname, extname, join } from 'node:path';
import puppeteer, { type Browser, type HTTPRequest, type Page } from 'puppeteer';
import { Complaint } from '../../complaint.ts';
import type { Image } from '../../publication/publication.ts';
import { unpackBundledBrowser, writeFontConfiguration } from './bundled.ts';
import { defaultFace, findFace } from './faces.ts';

/** A browser on this machine, and how it was found. */
export interface FoundBrowser {
  path: string;
  found: 'environment' | 'installed' | 'puppeteer' | 'bundled';
  /** Folder of libraries that must stand in LD_LIBRARY_PATH. */
  libraries?: string;
}

const commands = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];
const places: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(name => {
    const root = process.env[name];
    return root ? [join(root, 'Google/Chrome/Application/chrome.exe')] : [];
  }),
};

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installedBrowser(env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const named = commands.flatMap(command => folders.map(folder => join(folder, command)));
  return [...named, ...(places[process.platform] ?? [])].find(isProgram);
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
 * Looks for a browser: PUPPETEER_EXECUTABLE_PATH, an installed Chrome or Chromium, puppeteer's own cache, and the
 * headless shell that comes as a package (x64 Linux; unpacked at its first use).
 * @throws Complaint where there is none, or where PUPPETEER_EXECUTABLE_PATH names something that cannot be run.
 */
export async function findBrowser(env: NodeJS.ProcessEnv = process.env): Promise<FoundBrowser> {
  const given = env.PUPPETEER_EXECUTABLE_PATH;
  if (given) {
    if (isProgram(given)) return { path: given, found: 'environment' };
    throw new Complaint(`PUPPETEER_EXECUTABLE_PATH names no program: ${given}`, {
      advice: 'Correct the variable, or unset it to let the browser be looked for.',
    });
  }
  const installed = installedBrowser(env);
  if (installed) return { path: installed, found: 'installed' };
  const downloaded = await downloadedBrowser();
  if (downloaded) return { path: downloaded, found: 'puppeteer' };
  const bundled = await unpackBundledBrowser(env);
  if (bundled) return { path: bundled.program, found: 'bundled', libraries: bundled.libraries };
  throw new Complaint('There is no browser to set the print edition with.', {
    advice: 'Install Chrome or Chromium, or run: npx puppeteer browsers install chrome',
  });
}

/**
 * Starts a browser that can reach nothing: no host name resolves, and pages are given what they may see by `openPage`.
 * `--no-sandbox` only where Chromium refuses to run otherwise, as root.
 */
export async function launchBrowser(
  found: FoundBrowser,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Browser> {
  const fonts = dirname(dirname(findFace(defaultFace).cuts[0]!.path));
  const libraries = [found.libraries, env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  const surroundings: NodeJS.ProcessEnv = { ...env };
  if (process.platform === 'linux') surroundings.FONTCONFIG_FILE = await writeFontConfiguration(fonts, env);
  if (libraries) surroundings.LD_LIBRARY_PATH = libraries;
  try {
    return await puppeteer.launch({
      executablePath: found.path,
      headless: found.found === 'bundled' ? 'shell' : true,
      env: surroundings as Record<string, string>,
      protocolTimeout: 30 * 60_000,
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        ...(found.found === 'bundled' ? ['--no-zygote'] : []),
        '--disable-gpu',
        '--font-render-hinting=none',
        '--host-resolver-rules=MAP * ~NOTFOUND',
      ],
    });
  } catch (error) {
    throw new Complaint(`The browser ${found.path} does not start: ${(error as Error).message}`, {
      advice: 'Set PUPPETEER_EXECUTABLE_PATH to another Chrome or Chromium.',
    });
  }
}

/** A file of the program by its path, or a picture of the book as it was read. */
export type ShelfFile = string | Pick<Image, 'bytes' | 'mediaType' | 'file' | 'line'>;

/** What a page may see: its own text, and files by the path under which it asks for them (`fonts/regular.ttf`). */
export interface Shelf {
  html: string;
  files: Map<string, ShelfFile>;
}

/** The pages' own address. It leads nowhere: every request is answered from the shelf or refused. */
const origin = 'http://book.invalid/';

async function answer(request: HTTPRequest, shelf: Shelf, refused: string[]): Promise<void> {
  const url = request.url();
  if (url.startsWith('data:')) return request.continue();
  if (url === origin) return request.respond({ contentType: 'text/html; charset=utf-8', body: shelf.html });
  const file = url.startsWith(origin) && shelf.files.get(decodeURIComponent(url.slice(origin.length)));
  if (!file) {
    refused.push(url);
    return request.abort('accessdenied');
  }
  if (typeof file === 'string') {
    const contentType = extname(file) === '.ttf' ? 'font/ttf' : 'application/octet-stream';
    return request.respond({ contentType, body: await readFile(file) });
  }
  const { bytes, mediaType: contentType } = file;
  return request.respond({
    contentType,
    body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
  });
}

/**
 * Opens a page on the shelf's text. It gets the files of the shelf and nothing else, neither network nor disk.
 * @returns the page, and the addresses that were asked for in vain (filled in while the page lives).
 */
export async function openPage(browser: Browser, shelf: Shelf): Promise<{ page: Page; refused: string[] }> {
  const page = await browser.newPage();
  const refused: string[] = [];
  await page.setRequestInterception(true);
  page.on('request', request => {
    answer(request, shelf, refused).catch(() => request.abort().catch(() => {}));
  });
  await page.goto(origin, { waitUntil: 'load' });
  return { page, refused };
}
