import { expect, it } from 'vitest';
import { lookAtMutation } from '../pictures/mutations.ts';

const count = Math.round(2000 * Number(process.env.REISSUE_FUZZ ?? 1));

it(`${count} damaged pictures make it neither throw nor hang, and fit into memory`, () => {
  for (let seed = 1000; seed < 1000 + count; seed++) {
    expect(lookAtMutation(seed), `seed ${seed}`).toBeLessThan(20);
  }
  expect(process.memoryUsage().rss).toBeLessThan(2e9);
});
