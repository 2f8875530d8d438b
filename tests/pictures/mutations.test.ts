import { expect, it } from 'vitest';
import { lookAtMutation } from './mutations.ts';

it.each([40])('%i damaged pictures make it neither throw nor hang', count => {
  for (let seed = 0; seed < count; seed++) expect(lookAtMutation(seed), `seed ${seed}`).toBeLessThan(20);
});
