import { h } from 'hastscript';
import { expect, it } from 'vitest';
import type { TypeStyle } from '../../../src/faces/shaper.ts';
import { setParagraph } from '../../../src/print/setting/paragraph.ts';
import { readParagraph } from '../../../src/print/setting/text.ts';

const prose: TypeStyle = {
  family: 'x',
  weight: 400,
  italic: false,
  size: 10,
  features: [],
  language: 'en-GB',
};
const typed = { ...prose, language: 'zxx' };

/** The lines of a paragraph in which every letter is as wide as every other. */
function linesOf(children: Parameters<typeof h>[1][], letters: number): string[] {
  const running = readParagraph(h('p', children as never))!;
  const styles = running.leaves.map(({ around }) => (around.length > 0 ? typed : prose));
  const shaper = (text: string) => ({ width: text.length * 10, clusters: text.length });
  const setting = { measure: letters * 10, indent: 0, style: prose, styles };
  const { ways } = setParagraph(running, setting, shaper, () => []);
  return ways[0]!.lines.map(({ from, to }) => running.text.slice(from, to));
}

it('ends no line at a hyphen of what is to be typed, as it does at that of a compound', () => {
  expect(linesOf(['Look at the hand-press there.'], 17)).toContain('Look at the hand-');
  const lines = linesOf(['Look at the ', h('code', 'hand-press'), ' there.'], 17);
  expect(lines).toEqual(['Look at the', 'hand-press there.']);
});

it('ends it behind a slash, and at a hyphen where a word is too long for most lines', () => {
  const file = (path: string) => linesOf(['Look into ', h('code', path), '.'], 18);
  expect(file('out/my-book/my-book.pdf')).toEqual(['Look into', 'out/my-book/', 'my-book.pdf.']);
  const long = file('out/a-name-that-goes-on-and-on');
  expect(long.join('')).toBe('Look intoout/a-name-that-goes-on-and-on.');
  for (const line of long) expect(line.length).toBeLessThanOrEqual(18);
});

it('ends lines of Chinese and Japanese between any letters, but not before a stop or behind a bracket', () => {
  expect(linesOf(['人人生而自由，在尊严和权利上一律平等。'], 6)).toEqual([
    '人人生而自',
    '由，在尊严和',
    '权利上一律平',
    '等。',
  ]);
  expect(linesOf(['これは「何」ですか'], 4)).toEqual(['これは', '「何」で', 'すか']);
});
