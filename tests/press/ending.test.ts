import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { argumentsFor, findBrowser, launchBrowser, startComplaint } from '../../src/press/browser.ts';
import { sweepTemporary } from '../../src/temporary.ts';

const scratch = mkdtempSync(join(tmpdir(), 'reissue “odd $(name)” '));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A temporary folder of its own, so that other browsers on the machine are not taken for ours. */
function ownTemporaryFolder(name: string): string {
  const folder = join(scratch, name);
  mkdirSync(folder);
  return folder;
}

const profiles = (folder: string) => readdirSync(folder).filter(name => name.startsWith('reissue-browser-'));

/** Processes that have a text in their command. */
function processesWith(text: string): string[] {
  const all = execFileSync('ps', ['-eo', 'pid,stat,args', '-ww'], { encoding: 'utf8' }).split('\n');
  return all.filter(line => line.includes(text) && !/^\s*\d+\s+Z/.test(line));
}

/** Waits until something is so; says at the end whether it came to be. */
async function becomes(so: () => boolean, seconds = 30): Promise<boolean> {
  for (const until = Date.now() + seconds * 1000; Date.now() < until; ) {
    if (so()) return true;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return so();
}

const source = fileURLToPath(new URL('../../src/press/browser.ts', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

/** A program that starts the browser, has its page go round for ever where it is told so, and then does nothing. */
const program = `
  const { findBrowser, launchBrowser } = await import(${JSON.stringify(pathToFileURL(source).href)});
  const browser = await launchBrowser(await findBrowser());
  const page = await browser.newPage();
  if (process.env.HANGS) page.evaluate('for (;;);').catch(() => {});
  process.stdout.write('ready\\n');
`;

async function startProgram(folder: string, more: NodeJS.ProcessEnv = {}): Promise<ChildProcess> {
  const env = { ...process.env, TMPDIR: folder, ...more };
  const args = ['--import', 'tsx', '--input-type=module', '-e', program];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve, reject) => {
    child.stdout!.once('data', resolve);
    child.once('exit', reject);
  });
  return child;
}

describe.runIf(process.platform !== 'win32')('a browser and its profile', () => {
  it('are there while it runs, and gone when it is closed', async () => {
    const before = new Set(profiles(tmpdir()));
    const browser = await launchBrowser(await findBrowser());
    const own = profiles(tmpdir()).filter(
      name => !before.has(name) && name.startsWith(`reissue-browser-${process.pid}-`),
    );
    expect(own).toHaveLength(1);
    await browser.close();
    expect(existsSync(join(tmpdir(), own[0]!))).toBe(false);
    expect(await becomes(() => processesWith(own[0]!).length === 0)).toBe(true);
  });

  it.each([
    ['SIGKILL', {}],
    ['SIGKILL', { HANGS: '1' }],
  ] as const)('are gone after the program got %s %o', async (signal, more) => {
    const folder = ownTemporaryFolder(`${signal}${Object.keys(more)}`);
    const child = await startProgram(folder, more);
    expect(profiles(folder)).toHaveLength(1);
    expect(processesWith(folder)).not.toHaveLength(0);
    child.kill(signal);
    expect(await becomes(() => profiles(folder).length === 0 && processesWith(folder).length === 0)).toBe(
      true,
    );
  });

  it('are gone after the thread that started it was ended', async () => {
    const folder = ownTemporaryFolder('thread');
    const env = { ...process.env, TMPDIR: folder };
    const inThread = program.replace("process.stdout.write('ready\\n')", "port.postMessage('ready')");
    const worker = new Worker(
      `const port = require('node:worker_threads').parentPort;
       import('tsx/esm/api').then(({ register }) => register()).then(async () => { ${inThread} });`,
      { eval: true, env },
    );
    await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    expect(profiles(folder)).toHaveLength(1);
    await worker.terminate();
    expect(await becomes(() => profiles(folder).length === 0 && processesWith(folder).length === 0)).toBe(
      true,
    );
  });

  it('are gone where the browser does not even start, and what it said is told', async () => {
    const before = profiles(tmpdir());
    const bad = join(scratch, 'bad browser');
    writeFileSync(bad, '#!/bin/sh\necho "[1:2:ERROR:x.cc(1)] The disk is full" >&2\nexit 7\n', {
      mode: 0o755,
    });
    const starting = launchBrowser({ path: bad, found: 'environment' });
    await expect(starting).rejects.toThrow(/bad browser does not start: The disk is full/);
    const own = profiles(tmpdir()).filter(name => name.startsWith(`reissue-browser-${process.pid}-`));
    expect(own.filter(name => !before.includes(name))).toEqual([]);
  });
});

describe('the sandbox', () => {
  it.each(['bundled', 'installed'] as const)(
    'is on, and has the zygote it needs, for an ordinary user (%s)',
    found => {
      const args = argumentsFor({ found }, '/tmp/profile', true);
      expect(args.filter(arg => /^--no-(sandbox|zygote)/.test(arg))).toEqual([]);
      expect(argumentsFor({ found }, '/tmp/profile', false)).toContain('--no-sandbox');
    },
  );

  it('is not given up where the machine forbids it: there is a message instead', () => {
    const said =
      '[0101/1.2:FATAL:content/browser/zygote_host/zygote_host_impl_linux.cc:128] No usable sandbox! If you are running on Ubuntu 23.10+ …';
    const complaint = startComplaint('/usr/bin/chromium', said);
    expect(complaint.message).toMatch(/may not use its sandbox/);
    expect(complaint.advice).toMatch(/SECURITY\.md/);
  });
});

describe.runIf(process.platform !== 'win32')('sweeping temporary folders', () => {
  const folder = ownTemporaryFolder('sweeping');
  const dead = spawnSync('true');
  const place = (name: string) => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'Local State'), '{}');
  };

  it('takes those of processes that are no more, and nothing else', () => {
    const stale = `reissue-browser-${dead.pid}-Abc123`;
    const outside = ownTemporaryFolder('outside');
    writeFileSync(join(outside, 'letter.txt'), 'Dear editor');
    place(stale);
    for (const use of ['verify', 'compare']) place(`reissue-${use}-${dead.pid}-Abc123`);
    symlinkSync(outside, join(folder, stale, 'link'));
    const others = [
      `reissue-browser-${process.pid}-Abc123`, // ours, and we live
      `reissue-browser-${dead.pid}-Abc123.md`,
      `reissue-verify-${process.pid}-Abc123`,
      `reissue-browser-x${dead.pid}-Abc123`,
      'reissue-browser-0-Abc123',
      `puppeteer_dev_chrome_profile-${dead.pid}`,
    ];
    for (const name of others) place(name);
    const link = `reissue-browser-${dead.pid}-Link12`;
    symlinkSync(outside, join(folder, link));
    const file = `reissue-browser-${dead.pid}-File12`;
    writeFileSync(join(folder, file), 'not a folder');
    sweepTemporary(folder);
    expect(readdirSync(folder).sort()).toEqual([...others, link, file].sort());
    expect(readdirSync(outside)).toEqual(['letter.txt']);
  });

  it('takes what this process has laid out too, where it is about to end, but for profiles that a browser uses', () => {
    const own = ownTemporaryFolder('own');
    const profile = `reissue-browser-${process.pid}-Abc123`;
    const unused = `reissue-browser-${process.pid}-Def456`;
    for (const name of [profile, unused, `reissue-verify-${process.pid}-Abc123`]) mkdirSync(join(own, name));
    writeFileSync(join(own, profile, 'Cookies'), '');
    sweepTemporary(own, { own: true });
    expect(readdirSync(own)).toEqual([profile]);
  });

  it('does not mind a folder that is not there', () => {
    expect(() => sweepTemporary(join(folder, 'nowhere'))).not.toThrow();
  });
});
