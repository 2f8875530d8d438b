import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as thread from '../../../src/print/setting/threads/thread.ts';

it('a thread does at its door all that it does inside', () => {
  const door = readFileSync('src/print/setting/threads/thread.node.js', 'utf8');
  const named = /\{([^}]*)\} = await/
    .exec(door)![1]!
    .split(',')
    .map(name => name.trim());
  const done = Object.entries(thread).flatMap(([name, is]) => (typeof is === 'function' ? [name] : []));
  const inside = ['laid', 'planPart'];
  expect(named.sort()).toEqual(done.filter(name => !inside.includes(name)).sort());
});
