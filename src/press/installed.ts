import { posix, win32 } from 'node:path';

/** What is asked of a machine to find a browser on it. */
export interface Machine {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  /** Whether a program that can be run stands here. */
  isProgram: (path: string) => boolean;
  /** Where a path leads when all links are followed; undefined for a path that leads nowhere. */
  realPath: (path: string) => string | undefined;
  /** The beginning of a small script; undefined for anything else. */
  script: (path: string) => string | undefined;
}

/** A browser by its names: commands on Linux, `.app` and program on macOS, the folder under Program Files on Windows. */
interface Product {
  name: string;
  linux: string[];
  darwin?: string;
  win32?: string;
}

/** Browsers made of Chromium, those that change least and are looked after best first. */
const products: Product[] = [
  {
    name: 'Chrome',
    linux: ['google-chrome-stable', 'google-chrome', '/opt/google/chrome/chrome', 'chrome'],
    darwin: 'Google Chrome',
    win32: 'Google/Chrome/Application/chrome.exe',
  },
  {
    name: 'Chromium',
    linux: [
      'chromium',
      'chromium-browser',
      '/usr/lib/chromium/chromium',
      '/usr/lib64/chromium-browser/chromium-browser',
    ],
    darwin: 'Chromium',
    win32: 'Chromium/Application/chrome.exe',
  },
  {
    name: 'Edge',
    linux: ['microsoft-edge-stable', 'microsoft-edge', '/opt/microsoft/msedge/msedge'],
    darwin: 'Microsoft Edge',
    win32: 'Microsoft/Edge/Application/msedge.exe',
  },
  {
    name: 'Brave',
    linux: ['brave-browser-stable', 'brave-browser', 'brave', '/opt/brave.com/brave/brave'],
    darwin: 'Brave Browser',
    win32: 'BraveSoftware/Brave-Browser/Application/brave.exe',
  },
  {
    name: 'Vivaldi',
    linux: ['vivaldi-stable', 'vivaldi', '/opt/vivaldi/vivaldi'],
    darwin: 'Vivaldi',
    win32: 'Vivaldi/Application/vivaldi.exe',
  },
  {
    name: 'Chrome Beta',
    linux: ['google-chrome-beta', '/opt/google/chrome-beta/chrome'],
    darwin: 'Google Chrome Beta',
    win32: 'Google/Chrome Beta/Application/chrome.exe',
  },
  {
    name: 'Chrome Dev',
    linux: ['google-chrome-unstable', '/opt/google/chrome-unstable/chrome'],
    darwin: 'Google Chrome Dev',
    win32: 'Google/Chrome Dev/Application/chrome.exe',
  },
  {
    name: 'Chrome Canary',
    linux: ['google-chrome-canary', '/opt/google/chrome-canary/chrome'],
    darwin: 'Google Chrome Canary',
    win32: 'Google/Chrome SxS/Application/chrome.exe',
  },
  {
    name: 'Edge Beta',
    linux: ['microsoft-edge-beta', '/opt/microsoft/msedge-beta/msedge'],
    darwin: 'Microsoft Edge Beta',
    win32: 'Microsoft/Edge Beta/Application/msedge.exe',
  },
];

/** Folders with names as the platform writes them; on Windows, those of all users and of this one. */
function placesOf({ linux, darwin, win32: windows }: Product, { platform, env }: Machine): string[] {
  if (platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'PROGRAMW6432', 'LOCALAPPDATA'].map(
      name => env[name],
    );
    const known = new Set(roots.filter(root => !!root));
    return windows ? [...known].map(root => win32.join(root!, windows)) : [];
  }
  if (platform === 'darwin' && darwin) {
    const roots = ['/Applications', ...(env.HOME ? [posix.join(env.HOME, 'Applications')] : [])];
    return roots.map(root => `${root}/${darwin}.app/Contents/MacOS/${darwin}`);
  }
  const folders = (env.PATH ?? '').split(':').filter(folder => folder.startsWith('/'));
  return linux.flatMap(name =>
    name.startsWith('/') ? name : folders.map(folder => posix.join(folder, name)),
  );
}

/**
 * Whether a command runs a browser out of a snap or a flatpak. These see neither our temporary folder nor the pipe by
 * which the browser is driven and ends with the program.
 */
export function isConfined(
  path: string,
  { realPath, script }: Pick<Machine, 'realPath' | 'script'>,
): boolean {
  const real = realPath(path) ?? path;
  if ([path, real].some(one => /^\/snap\/|\/bin\/snap$|\/flatpak\/exports\//.test(one))) return true;
  return /\/snap\/bin\/|\bflatpak run\b/.test(script(real) ?? '');
}

/**
 * Looks for a browser that is installed on a machine.
 *
 * @returns its program; and, where there are only browsers that cannot be driven, the first of those
 */
export function installedBrowser(machine: Machine): { path?: string; confined?: string } {
  const there = products.flatMap(product => placesOf(product, machine)).filter(machine.isProgram);
  const confined = (path: string) => machine.platform === 'linux' && isConfined(path, machine);
  const path = there.find(one => !confined(one));
  if (path) return { path };
  const first = there[0];
  return first ? { confined: first } : {};
}
