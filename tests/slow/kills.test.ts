import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ended, killable, killed } from '../disk/killing.ts';
import { seeded } from '../seeded.ts';

const runs = Number(process.env.REISSUE_KILLS ?? 40);
const root = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'reissue-kills-'));
const title = join(work, 'manuscript/kt');
const out = join(work, 'out');
const { start, leftAfter } = killable(work);

afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Digests of all files in a folder, by their paths. */
function digests(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter(entry => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(
    paths.map(path => [
      relative(folder, path),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  );
}

const editionsOf = (all: Record<string, string>) => ({
  epub: all['kt/kt.epub'],
  pdf: all['kt/kt-screen.pdf'],
});

async function build(...more: string[]): Promise<number | null> {
  return ended(start('build', 'kt', '--out', out, ...more));
}

/** One of the two states that the manuscript is in by turns, its files, and what a build of it makes. */
interface State {
  text: string;
  title: Record<string, string>;
  editions: ReturnType<typeof editionsOf>;
}

describe.runIf(process.platform !== 'win32')('a build that is killed', () => {
  const states: State[] = [];
  let chapter = '';
  /** Milliseconds that a build takes with nothing in the cache, and with all that it can have there. */
  const length = { cold: 0, warm: 0 };
  let names = { title: new Set<string>(), out: new Set<string>() };

  const reach = async (text: string) => {
    writeFileSync(chapter, text);
    // What comes of a cache must be what comes of none.
    expect(await build('--no-cache')).toBe(0);
    states.push({ text, title: digests(title), editions: editionsOf(digests(out)) });
  };

  beforeAll(async () => {
    cpSync(join(root, 'manuscript/specimen'), title, {
      recursive: true,
      filter: path => !/specimen\/(chapters|recovery)/.test(path),
    });
    expect(await build()).toBe(0);
    const chapters = join(title, 'chapters');
    chapter = join(chapters, readdirSync(chapters).sort()[2]!);
    const text = readFileSync(chapter, 'utf8');
    let began = Date.now();
    await reach(text);
    length.cold = Date.now() - began;
    for (let k = 0; k < 2; k++) {
      began = Date.now();
      expect(await build()).toBe(0);
      length.warm = Date.now() - began;
    }
    await reach(`${text}\nA sentence added by hand in the end.\n`);
    names = { title: new Set(Object.keys(digests(title))), out: new Set(Object.keys(digests(out))) };
  });

  const unknown = () => [
    ...Object.keys(digests(title)).filter(name => !names.title.has(name)),
    ...Object.keys(digests(out)).filter(name => !names.out.has(name)),
  ];

  it(`leaves the last editions whole, no browser and no profile, in ${runs} kills`, async () => {
    const random = seeded(Number(process.env.REISSUE_SEED ?? 9));
    const pick = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)]!;
    const figures = { killed: 0, finished: 0, mixed: 0, temporary: 0 };
    const faults: string[] = [];
    for (let run = 0; run < runs; run++) {
      const recovers = run % 3 === 0;
      const state = states[recovers ? 0 : run % 2]!;
      if (recovers) {
        for (const folder of ['chapters', 'recovery'])
          rmSync(join(title, folder), { recursive: true, force: true });
      } else {
        writeFileSync(chapter, state.text);
      }
      const signal = pick(['SIGKILL', 'SIGKILL', 'SIGINT', 'SIGTERM'] as const);
      const group = random() < 0.5;
      // Writes into the cache are killed too.
      const cold = random() < 0.5;
      if (cold) rmSync(join(work, 'cache/reissue/stages'), { recursive: true, force: true });
      const moment = Math.round(200 + random() * (cold ? length.cold : length.warm));
      const what = `run ${run}: ${recovers ? 'recover and build' : 'build'}${cold ? ' without a cache' : ''}, ${signal} to ${group ? 'group' : 'process'} at ${moment} ms`;
      const came = await killed(start('build', 'kt', '--out', out), { moment, signal, group });
      if (came === 'did not stop') faults.push(`${what}: did not stop in 20 s`);
      if (came === 'finished') figures.finished += 1;
      else figures.killed += 1;

      const { epub, pdf } = editionsOf(digests(out));
      const of = [
        states.findIndex(one => one.editions.epub === epub),
        states.findIndex(one => one.editions.pdf === pdf),
      ];
      if (of.includes(-1)) faults.push(`${what}: an edition is torn or lost`);
      if (of[0] !== of[1]) figures.mixed += 1;
      const left = await leftAfter(3);
      if (left.processes.length > 0) faults.push(`${what}: left ${left.processes.join('; ')}`);
      if (left.profiles.length > 0) faults.push(`${what}: left ${left.profiles.join(', ')}`);
      if (unknown().length > 0) figures.temporary += 1;

      if ((await build()) !== 0) faults.push(`${what}: the next build fails`);
      const next = editionsOf(digests(out));
      if (next.epub !== state.editions.epub || next.pdf !== state.editions.pdf) {
        faults.push(`${what}: the next build makes other bytes`);
      }
      if (unknown().length > 0) faults.push(`${what}: the next build leaves ${unknown().join(', ')}`);
      // One fault is told once.
      for (const name of unknown()) {
        rmSync(join(title, name), { force: true });
        rmSync(join(out, name), { force: true });
      }
    }
    console.log(
      `${runs} builds of ${length.cold} ms and, with a cache, ${length.warm} ms: ${JSON.stringify(figures)}, ${faults.length} faults`,
    );
    expect(faults).toEqual([]);
  }, 36_000_000);
});
