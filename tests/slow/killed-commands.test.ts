import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ended, killable, killed } from '../disk/killing.ts';
import { builtTitle, restore, type Standing, standingOf, type Work, works } from '../disk/works.ts';
import { same } from '../histories/folder.ts';
import { seeded } from '../seeded.ts';

/** REISSUE_KILLS=200 is the whole. */
const runs = Number(process.env.REISSUE_KILLS ?? 40);
const root = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'reissue-killed-'));
const { start, leftAfter } = killable(work);
const cache = join(work, 'cache/reissue/stages');
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** A command, how a title stands before it and after it with nothing taken from a cache, and how long it takes then. */
interface Known {
  command: string[];
  before: string;
  start: Standing;
  end: Standing;
  length: number;
}

/** REISSUE_ONLY takes those whose name has it. */
const only = process.env.REISSUE_ONLY ?? '';
/** The commands that the disk is tried with, but with both editions; and a printing that is built again. */
const all: Work[] = [
  ...works
    .filter(({ name }) => !['new', 'recover --accept-italics'].includes(name))
    .map(one => ({ ...one, command: one.command.filter(word => !['--only', 'epub'].includes(word)) })),
  { name: 'verify', command: ['verify', 'kt@1'], act: async () => {}, before: () => {} },
];

const commands = all.filter(({ name }) => name.includes(only));

const places = ['manuscript', 'out', 'letters.csv'];
const put = (from: string) => {
  for (const name of places) rmSync(join(work, name), { recursive: true, force: true });
  for (const name of places)
    if (existsSync(join(from, name))) cpSync(join(from, name), join(work, name), { recursive: true });
};
const run = (command: readonly string[]) => ended(start(...command));
const withoutCache = (command: readonly string[]) =>
  command[0] === 'build' ? [...command, '--no-cache'] : command;

/** What a killed program may leave until the next one. */
const passing = /(?:^|\/)\.(?:reissue-|begun-)/;
const mayDiffer = (path: string) =>
  // Copies of what was written over, one more for each try; and the record, which says what is going on.
  /recovery\/states\/|recovery\/recovery\.json$/.test(path) || passing.test(path);

function standing(): Standing {
  const things = new Map<string, ReturnType<Standing['get']> & {}>();
  for (const name of places.slice(0, 2))
    if (existsSync(join(work, name)))
      for (const [path, thing] of standingOf(join(work, name))) things.set(`${name}/${path}`, thing);
  return things;
}

describe.runIf(process.platform !== 'win32')('a command that is killed', () => {
  const known: Known[] = [];

  beforeAll(async () => {
    const good = join(work, 'good');
    await builtTitle(good, join(root, 'manuscript/specimen'));
    put(good);
    expect(await run(['build', 'kt'])).toBe(0);
    expect(await run(['release', 'kt', '--name', 'First printing', '--date', '2026-11-25'])).toBe(0);
    for (const name of places)
      if (existsSync(join(work, name))) restoreInto(join(good, name), join(work, name));
    for (const [at, one] of commands.entries()) {
      const before = join(work, `before-${at}`);
      restore(good, before);
      one.before(before);
      put(before);
      const begin = standing();
      const began = Date.now();
      expect(await run(withoutCache(one.command)), one.name).toBe(0);
      known.push({
        ...{ command: one.command, before, start: begin, end: standing() },
        length: Date.now() - began,
      });
    }
  });

  it(`leaves nothing torn, and the next one makes the same, in ${runs} kills`, async () => {
    const random = seeded(Number(process.env.REISSUE_SEED ?? 11));
    const pick = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)]!;
    const figures = { killed: 0, finished: 0, temporary: 0, halfway: 0 };
    const faults: string[] = [];
    let told = 0;
    for (let k = 0; k < runs; k++) {
      const { command, before, start: begin, end, length } = known[k % known.length]!;
      if (random() < 0.3) rmSync(cache, { recursive: true, force: true });
      put(before);
      const signal = pick(['SIGKILL', 'SIGKILL', 'SIGINT', 'SIGTERM'] as const);
      const group = random() < 0.5;
      const moment = Math.round(150 + random() * length);
      const what = `run ${k}: ${command.join(' ')}, ${signal} to ${group ? 'group' : 'process'} at ${moment} of ${length} ms`;
      const came = await killed(start(...command), { moment, signal, group });
      if (came === 'did not stop') faults.push(`${what}: did not stop in 20 s`);
      figures[came === 'finished' ? 'finished' : 'killed']++;
      const left = await leftAfter(3);
      if (left.processes.length > 0) faults.push(`${what}: left ${left.processes.join('; ')}`);
      // What was laid out for a command goes with the next one.
      const profiles = left.profiles.filter(name => !/^reissue-(?:verify|compare)-/.test(name));
      if (profiles.length > 0) faults.push(`${what}: left ${profiles.join(', ')}`);

      const now = standing();
      const isOld = agree(now, begin, mayDiffer);
      const isNew = agree(now, end, mayDiffer);
      if (!isOld && !isNew) figures.halfway++;
      if ([...now.keys()].some(path => passing.test(path))) figures.temporary++;
      for (const path of new Set([...now.keys(), ...begin.keys(), ...end.keys()]))
        if (!mayDiffer(path) && !same(now.get(path), begin.get(path)) && !same(now.get(path), end.get(path)))
          faults.push(`${what}: ${path} is torn or lost`);

      // What is done already may be refused.
      const code = await run(command);
      const isAgain = isNew && ['correction', 'release'].includes(command[0]!);
      if (code !== 0 && !isAgain) faults.push(`${what}: the next run ends with ${code}`);
      const { profiles: still } = await leftAfter(3);
      if (still.length > 0) faults.push(`${what}: the next run leaves ${still.join(', ')}`);
      const then = standing();
      for (const path of new Set([...then.keys(), ...end.keys()]))
        if (!(mayDiffer(path) && !passing.test(path)) && !same(then.get(path), end.get(path)))
          faults.push(`${what}: the next run makes another ${path}`);
      // It may be an hour until the end.
      for (; told < faults.length; told++) console.log(faults[told]);
      if ((k + 1) % 20 === 0)
        console.log(`${k + 1} kills: ${JSON.stringify(figures)}, ${faults.length} faults`);
    }
    console.log(`${runs} kills: ${JSON.stringify(figures)}, ${faults.length} faults`);
    expect(faults).toEqual([]);
  }, 36_000_000);
});

function restoreInto(to: string, from: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

/** Whether two standings are one, but for what may differ. */
function agree(one: Standing, other: Standing, mayDiffer: (path: string) => boolean): boolean {
  return [...new Set([...one.keys(), ...other.keys()])].every(
    path => mayDiffer(path) || same(one.get(path), other.get(path)),
  );
}
