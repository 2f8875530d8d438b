import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Complaint } from '../../src/complaint.ts';
import { type Failure, withFailing } from '../disk/failing.ts';
import { builtTitle, restore, type Standing, standingOf, type Work, works } from '../disk/works.ts';
import { differences, same } from '../histories/folder.ts';

/** REISSUE_FUZZ=10 takes every block and every operation. */
const scale = Number(process.env.REISSUE_FUZZ ?? 1);
const root = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'reissue-disk-'));
const good = join(work, 'good');
const block = 4096;
const isRoot = process.getuid?.() === 0;

beforeAll(() => builtTitle(good, join(root, 'manuscript/specimen')));
afterAll(() => rmSync(work, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the program in a home, as a person or as nobody. */
function reissue(home: string, args: string[], as: { uid?: number; gid?: number } = {}): Promise<Ended> {
  const temporary = join(work, `tmp-${as.uid ?? 'own'}`);
  mkdirSync(temporary, { recursive: true });
  chmodSync(temporary, 0o777);
  const child: ChildProcess = spawn(process.execPath, [join(root, 'bin/reissue.js'), ...args], {
    cwd: home,
    env: { ...process.env, TMPDIR: temporary, HOME: temporary, NO_COLOR: '1' },
    ...as,
  });
  const ended: Ended = { code: null, stdout: '', stderr: '' };
  child.stdout!.on('data', data => {
    ended.stdout += data;
  });
  child.stderr!.on('data', data => {
    ended.stderr += data;
  });
  return new Promise(resolve => child.once('close', code => resolve({ ...ended, code })));
}

/** Parts of a home that are each as before or wholly new, since each is put in place together. */
const parts = [
  /^manuscript\/kt\/book\.yaml$/,
  /^manuscript\/kt\/(?!book\.yaml$)/,
  /^manuscript\/new\//,
  /^out\//,
];

/** What is not as it should be in a home after a work that failed, or was done. */
function faultsOf(
  now: Standing,
  before: Standing,
  after: Standing,
  done: boolean,
  midway: boolean,
): string[] {
  const faults = [...now.keys()]
    .filter(path => !before.has(path) && !after.has(path))
    .map(path => `left ${path}`);
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const own = now.get(path);
    // The record is written twice, and says what is going on in between.
    if (midway && path.endsWith('recovery.json')) continue;
    if (!same(own, before.get(path)) && !same(own, after.get(path))) faults.push(`${path} is torn or lost`);
  }
  const of = (part: RegExp, things: Standing) => new Map([...things].filter(([path]) => part.test(path)));
  for (const part of parts) {
    const isNew = differences(of(part, now), of(part, after)).length === 0;
    const isOld = differences(of(part, now), of(part, before)).length === 0;
    if (done && !isNew) faults.push(`${part}: done, and not as it should be`);
    if (!isNew && !isOld && !midway) faults.push(`${part}: half old, half new`);
  }
  return faults;
}

/** How a home stands before a work, and after it on a good disk. */
async function ends(one: Work): Promise<{ start: string; before: Standing; after: Standing }> {
  const start = join(work, `start-${works.indexOf(one)}`);
  restore(good, start);
  one.before(start);
  const healthy = join(work, 'healthy');
  restore(start, healthy);
  await one.act(healthy);
  return { start, before: standingOf(start), after: standingOf(healthy) };
}

/** Some whole numbers below a bound: all at full scale, always the first and the last. */
function some(below: number, share: number): number[] {
  const step = Math.max(1, Math.floor(1 / Math.min(1, share)));
  return Array.from({ length: below }, (_, k) => k).filter(k => k % step === 0 || k === below - 1);
}

const complained = (error: unknown, words: RegExp) => error instanceof Complaint && words.test(error.message);

describe('an operation of the disk that fails', () => {
  const kinds: [Failure, RegExp][] = [
    ['ENOSPC', /disk is full/],
    ['short', /disk is full/],
    ['EIO', /disk failed/],
  ];
  it.each(works.map(one => [one.name, one] as const))(
    'in %s',
    async (_name, one) => {
      const { start, before, after } = await ends(one);
      const home = join(work, 'home');
      restore(start, home);
      const { operations } = await withFailing(undefined, 'ENOSPC', () => one.act(home));
      const faults: string[] = [];
      const figures = { runs: 0, refused: 0 };
      for (const [failure, words] of kinds) {
        for (const n of some(operations.length, failure === 'ENOSPC' ? scale / 3 : scale / 10)) {
          restore(start, home);
          const { error } = await withFailing(n, failure, () => one.act(home));
          figures.runs++;
          if (error !== undefined) figures.refused++;
          const what = `${failure} at ${operations[n]} ${n}`;
          if (error !== undefined && !complained(error, words))
            faults.push(`${what}: ${(error as Error).stack ?? error}`);
          const midway = operations[n] === 'rename';
          for (const fault of faultsOf(standingOf(home), before, after, error === undefined, midway))
            faults.push(`${what}: ${fault}`);
          if (error === undefined) continue;
          await one.act(home);
          for (const path of differences(standingOf(home), after))
            if (!midway || !/recovery\/states/.test(path))
              faults.push(`${what}: the next run makes another ${path}`);
        }
      }
      console.log(
        `${one.name}: ${operations.length} operations, ${JSON.stringify(figures)}, ${faults.length} faults`,
      );
      expect(faults).toEqual([]);
    },
    36_000_000,
  );
});

/** Whether a small disk of memory can be made here. */
function canMount(): boolean {
  const place = join(work, 'try');
  mkdirSync(place, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place], { stdio: 'ignore' });
    execFileSync('umount', [place]);
    return true;
  } catch {
    return false;
  }
}

describe.runIf(process.platform === 'linux' && isRoot && canMount())('a disk that fills', () => {
  const home = join(work, 'disk');
  const size = (bytes: number) => execFileSync('mount', ['-o', `remount,size=${bytes}`, home]);
  const used = () => {
    const [, blocks] = /^\s*(\d+)$/m.exec(
      execFileSync('df', ['-B1', '--output=used', home], { encoding: 'utf8' }),
    )!;
    return Number(blocks);
  };
  const large = 1 << 28;
  beforeAll(() => {
    mkdirSync(home);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${large}`, 'tmpfs', home]);
  });
  afterAll(() => {
    execFileSync('umount', [home]);
  });

  it.each(works.map(one => [one.name, one] as const))(
    'at any block of %s',
    async (_name, one) => {
      const { start, before, after } = await ends(one);
      const faults: string[] = [];
      const figures = { runs: 0, spawned: 0, refused: 0 };
      let done = false;
      const step = Math.max(1, Math.round(10 / scale));
      // Where all that is needed is there the work is done, however much more there is.
      for (let blocks = 0; !done; blocks += step) {
        size(large);
        restore(start, home);
        size(Math.max(block, used() + blocks * block));
        const spawned = (blocks / step) % 16 === 8;
        const what = `${blocks} blocks free`;
        if (spawned) {
          const { code, stderr } = await reissue(home, one.command);
          done = code === 0;
          figures.spawned++;
          if (!done && (code !== 2 || !/disk is full/.test(stderr)))
            faults.push(`${what}: exit ${code}, ${stderr}`);
        } else {
          const error = await one.act(home).then(
            () => undefined,
            problem => problem,
          );
          done = error === undefined;
          if (!done && !complained(error, /disk is full/)) faults.push(`${what}: ${error.stack ?? error}`);
        }
        figures.runs++;
        if (!done) figures.refused++;
        for (const fault of faultsOf(standingOf(home), before, after, done, false))
          faults.push(`${what}: ${fault}`);
        if (done || blocks % (step * 8) !== 0) continue;
        size(large);
        await one.act(home);
        for (const path of differences(standingOf(home), after))
          faults.push(`${what}: the next run makes another ${path}`);
      }
      size(large);
      console.log(`${one.name}: ${JSON.stringify(figures)}, ${faults.length} faults`);
      expect(faults).toEqual([]);
    },
    36_000_000,
  );
});

describe.runIf(process.platform !== 'win32')('a folder that cannot be written', () => {
  const nobody = isRoot ? { uid: 65534, gid: 65534 } : {};
  const home = join(work, 'closed');
  const all = (folder: string): string[] => [
    folder,
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)),
  ];
  const open = () => {
    for (const path of all(home)) {
      if (isRoot) chownSync(path, 65534, 65534);
      chmodSync(path, lstatSync(path).isDirectory() ? 0o755 : 0o644);
    }
  };
  const close = (folder: string) => {
    for (const path of all(join(home, folder)))
      chmodSync(path, lstatSync(path).isDirectory() ? 0o555 : 0o444);
  };
  const byName = (name: string) => works.find(one => one.name.includes(name))!;

  beforeAll(() => chmodSync(work, 0o755));

  it.each([
    ['manuscript/kt', byName('question'), 2],
    ['manuscript/kt', byName('first build'), 2],
    ['manuscript/kt', byName('accept'), 2],
    ['manuscript', byName('new'), 2],
    ['manuscript/kt/recovery', byName('question'), 2],
    ['manuscript/kt/chapters', byName('question'), 2],
    ['out', byName('chapter was edited'), 2],
    // Nothing need be written there.
    ['manuscript/kt', byName('chapter was edited'), 0],
  ])('%s: %#', async (folder, one, code) => {
    restore(good, home);
    one.before(home);
    open();
    close(folder);
    const before = standingOf(home);
    const came = await reissue(home, one.command, nobody);
    expect(came).toMatchObject({ code });
    const changed = differences(before, standingOf(home)).filter(
      path => code !== 0 || !path.startsWith('out/'),
    );
    expect(changed).toEqual([]);
    if (code !== 0) expect(came.stderr).toMatch(/Nothing can be written here/);
    expect(came.stderr).not.toMatch(/fault of the program|^\s+at /m);
    open();
  });
});

describe('builds of one title that begin together', () => {
  it.each([2, 2, 4, 4].flatMap(count => [[count, 'edited'] as const, [count, 'anew'] as const]))(
    '%i of them, %s',
    async (count, kind) => {
      const one = works.find(({ name }) =>
        name.includes(kind === 'anew' ? 'first build' : 'chapter was edited'),
      )!;
      const { start, after } = await ends(one);
      const home = join(work, 'together');
      restore(start, home);
      const ended = await Promise.all(Array.from({ length: count }, () => reissue(home, one.command)));
      for (const { code, stderr } of ended) {
        expect({ code, fault: /fault of the program/.test(stderr) }).toEqual({ code: 0, fault: false });
      }
      expect(differences(standingOf(home), after)).toEqual([]);
    },
  );

  it('of four titles make the same with one cache as each alone with none, cold and warm', async () => {
    const home = join(work, 'four');
    const names = ['kt', 'lt', 'mt', 'nt'];
    for (const name of names)
      cpSync(join(good, 'manuscript/kt'), join(home, 'manuscript', name), { recursive: true });
    const editions = () =>
      new Map([...standingOf(join(home, 'out'))].filter(([path]) => /\.(?:epub|pdf)$/.test(path)));
    for (const name of names)
      expect(await reissue(home, ['build', name, '--no-cache'])).toMatchObject({ code: 0 });
    const alone = editions();
    for (const name of names)
      expect([...alone.keys()].filter(path => path.startsWith(`${name}/`)).length).toBeGreaterThan(1);
    const cache = join(work, 'tmp-own/.cache/reissue/stages');
    rmSync(cache, { recursive: true, force: true });
    for (const _ of ['cold', 'warm']) {
      rmSync(join(home, 'out'), { recursive: true });
      const ended = await Promise.all(names.map(name => reissue(home, ['build', name])));
      expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
      expect(differences(alone, editions())).toEqual([]);
      expect(readdirSync(cache)).toContain('content-v2');
    }
  });

  it('are not held up by what a killed one left', async () => {
    const { start, after } = await ends(works[0]!);
    const home = join(work, 'after-a-kill');
    cpSync(start, home, { recursive: true });
    writeFileSync(join(home, 'manuscript/kt/.reissue-lock'), '');
    writeFileSync(join(home, 'manuscript/kt/.reissue-99999999-0'), '99999999\n');
    const ended = await Promise.all([1, 2].map(() => reissue(home, works[0]!.command)));
    expect(ended.map(({ code }) => code)).toEqual([0, 0]);
    expect(differences(standingOf(home), after)).toEqual([]);
  });
});
