import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keptFont } from '../../src/faces/own/kept.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-'));
  vi.stubEnv('XDG_CACHE_HOME', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const bytes = (value: number) => async () => new Uint8Array([value]);

it('makes a font once', async () => {
  const path = await keptFont('a', bytes(1));
  expect(await keptFont('a', () => Promise.reject(new Error('made again')))).toBe(path);
  expect([...readFileSync(path)]).toEqual([1]);
});

it('takes out what nobody has used for long, when one is made', async () => {
  const old = await keptFont('a', bytes(1));
  const used = await keptFont('b', bytes(2));
  const long = Date.now() / 1000 - 40 * 24 * 60 * 60;
  for (const path of [old, used]) utimesSync(path, long, long);
  await keptFont('b', bytes(2));
  await keptFont('c', bytes(3));
  expect(existsSync(old)).toBe(false);
  expect(existsSync(used)).toBe(true);
});

it('says in words that nothing can be written', async () => {
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'file'));
  writeFileSync(join(folder, 'file'), '');
  await expect(keptFont('a', bytes(1))).rejects.toThrow(/folder|written/i);
  expect(existsSync(dirname(folder))).toBe(true);
});
