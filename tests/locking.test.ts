import { existsSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { alone } from '../src/locking.ts';
import { desk } from './cli/run.ts';
import { withFailing } from './disk/failing.ts';

let at: ReturnType<typeof desk>;
beforeEach(() => {
  at = desk();
});
afterEach(() => at.clear());

const lock = '.reissue-lock';
const silent = () => {};

it('holds a folder with a lock that tells whose it is from its first moment', async () => {
  const read = await alone(at.folder, silent, async () => at.read(lock));
  expect(read).toBe(`${process.pid}\n`);
  expect(at.list('.')).toEqual([]);
});

it('waits for a process that works there', async () => {
  at.put(lock, `${process.ppid}\n`);
  let waited = 0;
  const waiting = () => {
    if (++waited === 2) at.remove(lock);
  };
  expect(await alone(at.folder, waiting, async () => 'done')).toBe('done');
  expect(waited).toBe(2);
});

it.each(['', '99999999\n', 'no number'])('takes over what a killed process left: %j', async left => {
  at.put(lock, left);
  expect(await alone(at.folder, silent, async () => at.read(lock))).toBe(`${process.pid}\n`);
  expect(at.list('.')).toEqual([]);
});

it.each(['ENOSPC', 'short'] as const)(
  'leaves nothing where the disk has no room for it: %s',
  async failure => {
    const { result } = await withFailing(0, failure, () => alone(at.folder, silent, async () => 'done'));
    expect(result).toBe('done');
    expect(at.list('.')).toEqual([]);
  },
);

it('needs none in a folder that is not there', async () => {
  const nowhere = at.path('nowhere');
  expect(await alone(nowhere, silent, async () => 'done')).toBe('done');
  expect(existsSync(nowhere)).toBe(false);
});
