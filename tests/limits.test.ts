import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { limits } from '../src/limits.ts';

const page = readFileSync(new URL('../docs/limits.md', import.meta.url), 'utf8');

it('docs/limits.md states every bound, and no other', () => {
  const stated = [...page.matchAll(/^\| `([\w.]+)` \| ([\d,.]+) \|/gm)].map(([, key, most]) => [key, most]);
  const bounds = Object.entries(limits).flatMap(([group, keys]) =>
    Object.entries(keys).map(([key, most]) => [
      `${group}.${key}`,
      most.toLocaleString('en', { maximumFractionDigits: 4 }),
    ]),
  );
  expect(stated.toSorted()).toEqual(bounds.toSorted());
});
