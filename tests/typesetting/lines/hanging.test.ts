import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { findFace } from '../../../src/faces/faces.ts';
import { makeShaper, type TypeStyle } from '../../../src/faces/shaper.ts';
import { setParagraph } from '../../../src/print/setting/paragraph.ts';
import { readParagraph } from '../../../src/print/setting/text.ts';
import { hangBy } from '../../../src/typesetting/lines/hanging.ts';
import { makeWords } from '../../../src/typesetting/lines/words.ts';
import { prose } from '../../print/sample.ts';

const style: TypeStyle = {
  family: 'EB Garamond',
  weight: 400,
  italic: false,
  size: 14,
  features: [],
  language: 'en-GB',
};

it('lets light marks stand over the edges, and letters not', async () => {
  const shaper = await makeShaper(findFace('EB Garamond'));
  const hang = hangBy(shaper);
  expect(hang('a', style)).toBe(0);
  const running = readParagraph(
    h(
      'p',
      prose(6, 3)
        .join(' ')
        .replace(/\b(the|a) (\w+)/g, '‘$1’ $2,'),
    ),
  )!;
  const styles = running.leaves.map(() => style);
  const { ways } = setParagraph(
    running,
    { measure: 390, indent: 18, style, styles },
    makeWords(shaper, () => [], hang),
  );
  const lines = ways[0]!.lines.slice(0, -1);
  for (const { from, to, hangs = { left: 0, right: 0 } } of lines) {
    expect(hangs.right).toBeCloseTo(hang(running.text[to - 1]!, style), 3);
    expect(hangs.left).toBeCloseTo(from === 0 ? 0 : hang(running.text[from]!, style), 3);
  }
  expect(lines.some(({ hangs }) => (hangs?.right ?? 0) > 1)).toBe(true);
  expect(lines.some(({ hangs }) => (hangs?.left ?? 0) > 1)).toBe(true);
});
