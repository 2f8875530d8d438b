import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openCache } from '../src/cache.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'reissue-cache-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const open = () => openCache({ XDG_CACHE_HOME: home });

/** All files with contents in the cache. */
const contents = (): string[] =>
  readdirSync(join(home, 'reissue/stages/content-v2'), { recursive: true, encoding: 'utf8' })
    .map(name => join(home, 'reissue/stages/content-v2', name))
    .filter(path => statSync(path).isFile());

/** A stage that counts how often it is made. */
function counted() {
  let count = 0;
  return {
    make: async () => {
      count += 1;
      return new Map([['leaf', new Uint8Array([1, 2, 3])]]);
    },
    count: () => count,
  };
}

it('gives what was made before from the same things, also in another run', async () => {
  const { make, count } = counted();
  const first = open();
  const made = await first.stage('pages', 'a', make);
  await first.settle();
  expect(await open().stage('pages', 'a', make)).toEqual(made);
  expect(count()).toBe(1);
});

it('makes anew what is made from something else, and what is another stage', async () => {
  const { make, count } = counted();
  const cache = open();
  await cache.stage('pages', 'a', make);
  await cache.settle();
  await open().stage('pages', 'b', make);
  await open().stage('set', 'a', make);
  expect(count()).toBe(3);
});

it('makes anew what was damaged, cut short, or deleted, also while it is open', async () => {
  const { make, count } = counted();
  const first = open();
  const made = await first.stage('pages', 'a', make);
  await first.settle();
  for (const path of contents()) writeFileSync(path, readFileSync(path).subarray(0, 7));
  const second = open();
  expect(await second.stage('pages', 'a', make)).toEqual(made);
  await second.settle();
  expect(count()).toBe(2);
  expect(await second.stage('pages', 'a', make)).toEqual(made);
  expect(count()).toBe(2);
  rmSync(join(home, 'reissue'), { recursive: true });
  expect(await second.stage('pages', 'a', make)).toEqual(made);
  await second.settle();
  expect(count()).toBe(3);
});

it('fails no build where nothing can be written', async () => {
  const { make } = counted();
  writeFileSync(join(home, 'reissue'), 'a file where the folder should be');
  const cache = open();
  expect((await cache.stage('pages', 'a', make)).size).toBe(1);
  await cache.settle();
});
