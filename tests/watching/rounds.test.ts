import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lookAt, markOf } from '../../src/watching/inputs.ts';
import { startRounds, type Work } from '../../src/watching/rounds.ts';
import { desk } from '../cli/run.ts';
import { becomes, pause } from './watched.ts';

let at: ReturnType<typeof desk>;
let stop = () => {};
const rounds: (readonly string[])[] = [];
beforeEach(() => {
  at = desk({
    'book.yaml': 'a',
    'chapters/01.md': 'a',
    'images/deep/x.png': 'a',
    'recovery/ledger.jsonl': 'a',
  });
  rounds.length = 0;
});
afterEach(() => {
  stop();
  at.clear();
});

type Wrote = Awaited<ReturnType<Work['build']>>;

/** Begins rounds whose builds take a moment, and waits for the first. */
async function begin(during: (round: number) => Wrote = () => []): Promise<void> {
  stop = startRounds({
    folder: at.folder,
    look: () => lookAt(at.folder, at.path('out')),
    build: async saved => {
      rounds.push(saved);
      await pause(50);
      const wrote = during(rounds.length);
      await pause(50);
      return wrote;
    },
  });
  await pause(200);
  expect(rounds).toEqual([[]]);
}

/** Waits until there were so many rounds, and as long again as another would need. */
async function count(rounded: number): Promise<number> {
  await becomes(() => rounds.length >= rounded, 10);
  await pause(400);
  return rounds.length;
}

it('builds again for what was saved, in whatever way, and tells what', async () => {
  await begin();
  at.put('chapters/01.md', 'written over');
  expect(await count(2)).toBe(2);
  at.put('chapters/.01.md.swp', 'renamed');
  renameSync(at.path('chapters/.01.md.swp'), at.path('chapters/01.md'));
  expect(await count(3)).toBe(3);
  at.put('chapters/01.md', 'written after it was renamed');
  expect(await count(4)).toBe(4);
  at.put('images/deep/x.png', 'another');
  expect(await count(5)).toBe(5);
  at.remove('book.yaml');
  expect(await count(6)).toBe(6);
  expect(rounds.slice(1)).toEqual([
    ...Array(3).fill(['chapters/01.md']),
    ['images/deep/x.png'],
    ['book.yaml'],
  ]);
});

it('builds once for many saves at a time, and once more for those during a build', async () => {
  await begin(round => {
    if (round === 2) at.put('chapters/01.md', 'saved while it was built');
    return [];
  });
  for (let k = 0; k < 10; k++) at.put(`chapters/${k}.md`, 'new');
  expect(await count(3)).toBe(3);
  expect(rounds[1]).toHaveLength(10);
  expect(rounds[2]).toEqual(['chapters/01.md']);
});

it('follows folders that come, go and come again', async () => {
  await begin();
  rmSync(at.path('chapters'), { recursive: true });
  expect(await count(2)).toBe(2);
  mkdirSync(at.path('chapters'));
  at.put('chapters/01.md', 'again');
  expect(await count(3)).toBe(3);
  at.put('chapters/01.md', 'and again');
  expect(await count(4)).toBe(4);
});

it('builds nothing for what it wrote itself, but for what a person saved over it', async () => {
  const write = (name: string, text: string): Wrote[number] => {
    at.put(name, text);
    return [at.path(name), markOf(statSync(at.path(name)))];
  };
  await begin(round => {
    if (round === 2) return [write('chapters/01.md', 'recovered'), write('out/small.epub', 'made')];
    if (round !== 3) return [];
    const wrote = write('chapters/01.md', 'recovered again');
    at.put('chapters/01.md', 'a person was quicker');
    at.remove('chapters/02.md');
    return [wrote, [at.path('chapters/02.md'), undefined]];
  });
  at.put('book.yaml', 'b');
  expect(await count(2)).toBe(2);
  at.put('chapters/02.md', 'c');
  expect(await count(4)).toBe(4);
  expect(rounds[3]).toEqual(['chapters/01.md']);
});

it('does not mind what is no part of the book', async () => {
  await begin();
  for (const name of [
    '.git/index',
    'recovery/questions.yaml',
    'editions/1/x.pdf',
    'chapters/01.md~',
    '.reissue-lock',
    'out/x.epub',
  ])
    at.put(name, 'b');
  writeFileSync(at.path('chapters/4913'), '');
  at.remove('chapters/4913');
  // Long enough for what is looked at where the system tells of nothing.
  await pause(2_500);
  expect(rounds).toHaveLength(1);
});
