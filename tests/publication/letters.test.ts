import { expect, it } from 'vitest';
import { lettersAstray, randomTitle } from './letters.ts';

it('has in the EPUB the letters of the manuscript, in manuscripts of every construct', async () => {
  // Five chapters of one title are as good as five titles, and take less time.
  for (const seed of [1, 2, 3]) {
    expect({ seed, astray: await lettersAstray(await randomTitle(seed, 5)) }).toEqual({ seed, astray: [] });
  }
});
