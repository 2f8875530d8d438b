import { expect, it } from 'vitest';
import { layer } from '../histories/layers.ts';

/** `tests/slow/layers.test.ts` lives ten thousand. */
const count = 150;

it(`in ${count} histories of edits and recoveries no word of a person is lost, and none comes back`, () => {
  const faults = Array.from({ length: count }, (_, at) => layer(at + 1)).flatMap(history =>
    history.faults.length > 0 ? [[...history.faults, ...history.told].join('\n    ')] : [],
  );
  expect(faults.join('\n')).toBe('');
});
