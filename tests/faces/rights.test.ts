import { expect, it } from 'vitest';
import { allowsEmbedding, allowsSubsets } from '../../src/faces/rights.ts';

it.each([
  ['installable', 0x0000, true, true],
  ['restricted', 0x0002, false, false],
  ['restricted, and not to be subset', 0x0102, false, false],
  ['restricted and editable, of which the weaker counts', 0x000a, true, true],
  ['not to be subset', 0x0104, true, false],
  ['bitmaps alone', 0x0204, false, false],
])('tells of a font that is %s whether it may be embedded, and in part', (_, type, whole, part) => {
  expect([allowsEmbedding(type), allowsSubsets(type)]).toEqual([whole, part]);
});
