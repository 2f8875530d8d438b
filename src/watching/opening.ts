import { spawn } from 'node:child_process';

/** The program that opens an address in the person's browser, by system. */
const openers: Partial<Record<NodeJS.Platform, [program: string, ...before: string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  linux: ['xdg-open'],
};

/**
 * Opens an address in the person's browser, which lives on by itself.
 *
 * @returns false where this system has no way to do so; whether a browser came is not known
 */
export function openInBrowser(address: string): boolean {
  const [program, ...before] = openers[process.platform] ?? [];
  if (!program) return false;
  const child = spawn(program, [...before, address], { detached: true, stdio: 'ignore' });
  // Where there is no such program, the address that was printed remains.
  child.on('error', () => {});
  child.unref();
  return true;
}
