import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { foldersOf } from '../src/places.ts';

it('a title is written into in its former states too, so that what killed runs left there is found; never through links', () => {
  const folder = mkdtempSync(join(tmpdir(), 'places-'));
  mkdirSync(join(folder, 'recovery/states/0001/chapters'), { recursive: true });
  symlinkSync(tmpdir(), join(folder, 'recovery/states/0002'));
  const found = foldersOf({ folder, name: 'a' }).map(path => path.slice(folder.length + 1));
  expect(found).toEqual([
    ...['', 'chapters', 'recovery', 'recovery/chapters'],
    ...['recovery/states/0001', 'recovery/states/0001/chapters'],
  ]);
});

it('has no former states where these cannot be read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'places-'));
  mkdirSync(join(folder, 'recovery'));
  symlinkSync(tmpdir(), join(folder, 'recovery/states'));
  expect(foldersOf({ folder, name: 'a' })).toHaveLength(4);
});
