import { expect, it } from 'vitest';
import { inTurns } from '../../src/print/turns.ts';

const soonEnough = () => new Promise(resolve => setTimeout(resolve, 2));

it('does one piece of work after another, and first what is wanted soon', async () => {
  const turns = inTurns();
  const done: string[] = [];
  let atWork = 0;
  const work = (name: string) => async () => {
    expect(++atWork).toBe(1);
    await soonEnough();
    atWork -= 1;
    done.push(name);
  };
  await Promise.all([
    turns.late(work('print 1')),
    turns.late(work('print 2')),
    turns.soon(work('set 1')),
    turns.soon(work('set 2')),
  ]);
  expect(done).toEqual(['print 1', 'set 1', 'set 2', 'print 2']);
});

it('goes on after what fails, and says so to whoever asked', async () => {
  const turns = inTurns();
  const failing = turns.soon(() => Promise.reject(new Error('no picture')));
  const next = turns.soon(async () => 'set');
  await expect(failing).rejects.toThrow('no picture');
  expect(await next).toBe('set');
});
