import { expect, it } from 'vitest';
import type { Leaves } from '../../src/pdf/binding/leaves.ts';
import { isTransparent } from '../../src/pdf/binding/painted.ts';

/** A page that uses an object. */
const using = (text: string): Leaves =>
  ({ pages: [0], texts: ['<</Type/Page/Resources \u00011\u0005>>', text, '<</ca 0.5>>'] }) as never;

it.each([
  '<</ca 0.5>>',
  '<</CA .99>>',
  '<</SMask<</S/Luminosity>>>>',
  '<</BM/Multiply>>',
  '<</BM[/Screen/Normal]>>',
  '<</Group<</S/Transparency/CS/DeviceGray>>>>',
])('sees what lets through what is below it: %s', text => {
  expect(isTransparent(using(text))).toBe(true);
});

it.each(['<</ca 1/CA 1.0/BM/Normal>>', '<</SMask/None>>', '<</BM[/Normal]>>', '<</Name(call me)/LW 2>>'])(
  'sees that nothing does, and looks at nothing that is not painted: %s',
  text => {
    expect(isTransparent(using(text))).toBe(false);
  },
);
