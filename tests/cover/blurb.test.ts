import { expect, it } from 'vitest';
import { setBlurb } from '../../src/cover/blurb.ts';
import type { Letters } from '../../src/cover/letters.ts';

/** Letters half as wide as high, those of Japanese as wide as high. */
const letters = {
  leftwards: false,
  set: (text: string, _style: unknown, size: number) => ({
    ...{ size, text, glyphs: [], above: 0, below: 0, missing: [] },
    width: [...text].reduce((sum, letter) => sum + (letter > '\u3000' ? size : size / 2), 0),
  }),
} as unknown as Letters;

const set = (text: string) =>
  setBlurb(text, letters, {} as never, { width: 250, height: 400, panel: 300 })!.marks.flatMap(mark =>
    mark.kind === 'text' ? [{ ...mark, text: (mark.run as unknown as { text: string }).text }] : [],
  );
const linesOf = (marks: ReturnType<typeof set>) => new Set(marks.map(({ y }) => y)).size;

it('breaks writing without spaces, and a long address, into lines', () => {
  const japanese = '川の渡し守は朝早く舟を出した。'.repeat(8);
  const marks = set(japanese);
  expect(linesOf(marks)).toBeGreaterThan(2);
  expect(marks.map(({ text }) => text).join('')).toBe(japanese);
  const address = `https://example.org/${'toll'.repeat(30)}`;
  const set2 = set(`See ${address} there.`);
  expect(linesOf(set2)).toBeGreaterThan(1);
  expect(set2.map(({ text }) => text).join('')).toBe(`See${address}there.`);
});

it('puts spaces between words, and none within one that holds several styles', () => {
  const [a, b, c] = set('ab *cd*, ef');
  expect(b!.x - (a!.x + a!.run.width)).toBeGreaterThan(0);
  expect(c!.x).toBeCloseTo(b!.x + b!.run.width, 5);
});
