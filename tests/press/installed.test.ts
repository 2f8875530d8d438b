import { describe, expect, it } from 'vitest';
import { installedBrowser, type Machine } from '../../src/press/installed.ts';

/** A machine on which these programs are. */
function machine(platform: NodeJS.Platform, programs: string[], given: Partial<Machine> = {}): Machine {
  const env: NodeJS.ProcessEnv = {
    linux: { PATH: '/usr/local/bin:/usr/bin:/snap/bin', HOME: '/home/ewa' },
    darwin: { PATH: '/usr/bin', HOME: '/Users/ewa' },
    win32: {
      PROGRAMFILES: 'C:\\Program Files',
      'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
      LOCALAPPDATA: 'C:\\Users\\Ewa\\AppData\\Local',
    },
  }[platform as 'linux'] as NodeJS.ProcessEnv;
  return {
    platform,
    env,
    isProgram: path => programs.includes(path),
    realPath: path => path,
    script: () => undefined,
    ...given,
  };
}

const found = (platform: NodeJS.Platform, path: string) => installedBrowser(machine(platform, [path])).path;

describe('a browser that is installed', () => {
  it.each([
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Users\\Ewa\\AppData\\Local\\Google\\Chrome SxS\\Application\\chrome.exe',
    'C:\\Program Files\\Google\\Chrome Beta\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\BraveSoftware\\Brave-Browser\\Application\\brave.exe',
    'C:\\Users\\Ewa\\AppData\\Local\\Vivaldi\\Application\\vivaldi.exe',
    'C:\\Users\\Ewa\\AppData\\Local\\Chromium\\Application\\chrome.exe',
  ])('is found on Windows: %s', path => {
    expect(found('win32', path)).toBe(path);
  });

  it.each([
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Google Chrome Beta.app/Contents/MacOS/Google Chrome Beta',
    '/Applications/Google Chrome Canary.app/Contents/MacOS/Google Chrome Canary',
    '/Users/ewa/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
    '/Applications/Vivaldi.app/Contents/MacOS/Vivaldi',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ])('is found on macOS: %s', path => {
    expect(found('darwin', path)).toBe(path);
  });

  it.each([
    '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome',
    '/usr/bin/google-chrome-beta',
    '/usr/bin/google-chrome-unstable',
    '/usr/bin/chromium',
    '/usr/local/bin/chromium-browser',
    '/usr/bin/microsoft-edge-stable',
    '/opt/microsoft/msedge/msedge',
    '/usr/bin/brave-browser',
    '/usr/bin/vivaldi-stable',
  ])('is found on Linux: %s', path => {
    expect(found('linux', path)).toBe(path);
  });

  it('is Chrome before Edge, and Edge before a beta', () => {
    const both = ['/usr/bin/microsoft-edge', '/usr/bin/google-chrome', '/usr/bin/google-chrome-beta'];
    expect(installedBrowser(machine('linux', both)).path).toBe('/usr/bin/google-chrome');
    expect(installedBrowser(machine('linux', [both[0]!, both[2]!])).path).toBe('/usr/bin/microsoft-edge');
  });

  it('is none where there is none, or only a relative folder on the path has its name', () => {
    expect(installedBrowser(machine('linux', []))).toEqual({});
    const env = { PATH: '.:bin' };
    expect(installedBrowser(machine('linux', ['bin/chromium', 'chromium'], { env }))).toEqual({});
  });
});

describe('a browser in a snap or flatpak', () => {
  it('is passed over for one that can be driven', () => {
    const both = machine('linux', ['/snap/bin/chromium', '/usr/bin/microsoft-edge']);
    expect(installedBrowser(both).path).toBe('/usr/bin/microsoft-edge');
  });

  it('is named where there is no other', () => {
    expect(installedBrowser(machine('linux', ['/snap/bin/chromium']))).toEqual({
      confined: '/snap/bin/chromium',
    });
  });

  it('is known by the script that Ubuntu puts in its place, and by links', () => {
    const script = () => '#!/bin/sh\nexec /snap/bin/chromium "$@"\n';
    const ubuntu = machine('linux', ['/usr/bin/chromium-browser'], { script });
    expect(installedBrowser(ubuntu).confined).toBe('/usr/bin/chromium-browser');
    const realPath = () => '/var/lib/flatpak/exports/bin/org.chromium.Chromium';
    const linked = machine('linux', ['/usr/local/bin/chromium'], { realPath });
    expect(installedBrowser(linked).confined).toBe('/usr/local/bin/chromium');
  });

  it('is no matter elsewhere: a folder of that name on macOS is a folder', () => {
    const path = '/Applications/Chromium.app/Contents/MacOS/Chromium';
    expect(installedBrowser(machine('darwin', [path], { realPath: () => '/snap/x' })).path).toBe(path);
  });
});
