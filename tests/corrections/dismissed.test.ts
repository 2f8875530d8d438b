import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addDismissals, readDismissed } from '../../src/corrections/dismissed.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reissue-dismissed-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const file = () => join(folder, 'dismissed.yaml');

it('an id is added to the list of what was dismissed; what a person wrote there stays', async () => {
  await addDismissals(folder, ['3fa9c1d2']);
  expect(readDismissed(folder).proofreading.map(({ what }) => what)).toEqual(['3fa9c1d2']);
  const own = '# mine\nspellings:\n  - Lenn # a person\nproofreading:\n  - 0981227a # he stammers\n';
  writeFileSync(file(), own);
  await addDismissals(folder, ['3fa9c1d2']);
  expect(readFileSync(file(), 'utf8')).toBe(`${own}  - 3fa9c1d2\n`);
});

it.each(['proofreading: 0981227a\n', 'proofreading:\n'])('also where it is no list yet: %j', async text => {
  writeFileSync(file(), text);
  await addDismissals(folder, ['3fa9c1d2']);
  const ids = readDismissed(folder).proofreading.map(({ what }) => what);
  expect(ids).toEqual([...(text.includes('0981227a') ? ['0981227a'] : []), '3fa9c1d2']);
});
