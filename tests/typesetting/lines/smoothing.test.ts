import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { type Gap, riversIn, stacksIn } from '../../../bench/seen.ts';
import { findFace } from '../../../src/faces/faces.ts';
import { makeShaper, type TypeStyle } from '../../../src/faces/shaper.ts';
import { hyphenation } from '../../../src/print/setting/lines.ts';
import { setParagraph } from '../../../src/print/setting/paragraph.ts';
import { readParagraph } from '../../../src/print/setting/text.ts';
import { makeWords } from '../../../src/typesetting/lines/words.ts';
import { prose } from '../../print/sample.ts';

const style: TypeStyle = {
  ...{ family: 'EB Garamond', weight: 400, italic: false, size: 14, language: 'en-GB' },
  features: ['onum', 'pnum'],
};
const indent = 18;
const shaper = await makeShaper(findFace('EB Garamond'));
const words = makeWords(shaper, hyphenation('en-GB', []));

/** Paragraphs as they are set: the gaps of their lines, and the words with which these begin and end. */
const setAt = (measure: number) =>
  prose(400, 7).map(text => {
    const running = readParagraph(h('p', text))!;
    const styles = running.leaves.map(() => style);
    const [way] = setParagraph(running, { measure, indent, style, styles }, words).ways;
    return way!.lines.map(({ from, to, wordSpacing, letterSpacing }) => {
      let x = from === 0 ? indent : 0;
      const words = text.slice(from, to).split(' ');
      const extent = (piece: string) => {
        const { width, clusters } = shaper(piece, style);
        return width + clusters * letterSpacing;
      };
      const gaps = words.slice(0, -1).map((word): Gap => {
        const left = x + extent(word);
        x = left + extent(' ') + wordSpacing;
        return { from: left, to: x };
      });
      const letters = words.map(word => word.toLowerCase().replace(/[^\p{L}]/gu, ''));
      return { gaps, first: letters[0]!, last: letters.at(-1)! };
    });
  });
const paragraphs = setAt(393);
const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);

it('lets no white run down through four lines, on the usual measure and on a narrow one', () => {
  for (const set of [paragraphs, setAt(270)])
    expect(sum(set.map(lines => riversIn(lines.map(({ gaps }) => gaps))))).toBe(0);
});

it('has no three lines begin or end with one word, or with the same three letters', () => {
  for (const shown of [(word: string) => word, (word: string) => word.slice(0, 3)]) {
    expect(
      sum(
        paragraphs.map(lines =>
          stacksIn(
            lines.map(({ first }) => shown(first)),
            3,
          ),
        ),
      ),
    ).toBe(0);
  }
  for (const shown of [(word: string) => word, (word: string) => word.slice(-3)]) {
    expect(
      sum(
        paragraphs.map(lines =>
          stacksIn(
            lines.map(({ last }) => shown(last)),
            3,
          ),
        ),
      ),
    ).toBe(0);
  }
});

it('has two lines begin or end with one word but seldom', () => {
  const lines = sum(paragraphs.map(({ length }) => length));
  const pairs = sum(
    paragraphs.flatMap(set => [
      stacksIn(
        set.map(({ first }) => first),
        2,
      ),
      stacksIn(
        set.map(({ last }) => last),
        2,
      ),
    ]),
  );
  expect(pairs / lines).toBeLessThan(0.015);
});
