import { h } from 'hastscript';
import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { extract } from '../src/extraction/index.ts';
import { findFace } from '../src/faces/faces.ts';
import { makeShaper, type Shaper, type TypeStyle } from '../src/faces/shaper.ts';
import type { Line } from '../src/print/setting/line.ts';
import { hyphenation } from '../src/print/setting/lines.ts';
import { setParagraph } from '../src/print/setting/paragraph.ts';
import { readParagraph } from '../src/print/setting/text.ts';
import { recover } from '../src/recovery/index.ts';
import { makeWords } from '../src/typesetting/lines/words.ts';
import type { Book } from './books.ts';
import { type Gap, riversIn, stacksIn } from './seen.ts';

const language = 'en-GB';
const style: TypeStyle = {
  family: 'EB Garamond',
  weight: 400,
  italic: false,
  size: 14,
  features: ['onum', 'pnum'],
  language,
};
/** Lines of the usual page, of a narrow one and of a large one, in CSS pixels. */
const measures = [290, 393, 460];

/** Sets the paragraphs of a book to three measures and tells what is seen of their lines: evenness, hyphens, rivers and stacks. */
export async function benchLines({ name, text }: Book, first: boolean): Promise<void> {
  const { chapters } = recover(extract(Buffer.from(text), name, language), {
    language,
    title: name,
    answers: {},
  });
  const paragraphs: string[] = [];
  for (const { tree } of chapters)
    visit(tree as Nodes, 'paragraph', node => {
      paragraphs.push(textOf(node));
    });
  const shaper = await makeShaper(findFace(style.family));
  const words = makeWords(shaper, hyphenation(language, []));
  if (first)
    console.log(
      [
        'book',
        'measure',
        'lines',
        'std',
        '> 1.5',
        'hyphens',
        'rivers',
        'begin',
        'end',
        'alike',
        'seconds',
      ].join('\t'),
    );
  for (const measure of measures) {
    const begun = performance.now();
    const set = paragraphs.flatMap(paragraph => {
      const running = readParagraph(h('p', paragraph));
      if (!running || running.text === '') return [];
      const styles = running.leaves.map(() => style);
      const [way] = setParagraph(running, { measure, indent: 18, style, styles }, words).ways;
      return way ? [{ text: running.text, lines: way.lines }] : [];
    });
    const seconds = (performance.now() - begun) / 1000;
    console.log([name, measure, ...figuresOf(set, shaper), seconds.toFixed(1)].join('\t'));
  }
}

function figuresOf(set: { text: string; lines: Line[] }[], shaper: Shaper): string[] {
  const space = shaper(' ', style).width;
  const lines = set.flatMap(({ lines }) => lines);
  const full = lines.filter(({ justified }) => justified);
  const gaps = full.map(({ wordSpacing, letterSpacing }) => 1 + (wordSpacing + 2 * letterSpacing) / space);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const std = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length);
  const thousandth = (count: number) => ((1000 * count) / lines.length).toFixed(2);
  const words = set.map(({ text, lines }) =>
    lines.map(({ from, to }) =>
      text
        .slice(from, to)
        .toLowerCase()
        .replace(/[^\p{L}\p{N} ]/gu, '')
        .split(' '),
    ),
  );
  const begin = words.map(lines => lines.map(line => line[0]!));
  const end = words.map(lines => lines.map(line => line.at(-1)!));
  const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);
  return [
    String(lines.length),
    std.toFixed(4),
    thousandth(gaps.filter(gap => gap > 1.5).length),
    thousandth(full.filter(({ hyphen }) => hyphen).length),
    thousandth(sum(set.map(({ text, lines }) => riversIn(lines.map(line => gapsOf(text, line, shaper)))))),
    thousandth(sum(begin.map(list => stacksIn(list, 3)))),
    thousandth(sum(end.map(list => stacksIn(list, 3)))),
    thousandth(sum([...begin, ...end].map(list => stacksIn(list, 2)))),
  ];
}

function gapsOf(text: string, { from, to, wordSpacing, letterSpacing }: Line, shaper: Shaper): Gap[] {
  let x = from === 0 ? 18 : 0;
  const extent = (piece: string) => {
    const { width, clusters } = shaper(piece, style);
    return width + clusters * letterSpacing;
  };
  return text
    .slice(from, to)
    .split(' ')
    .slice(0, -1)
    .map(word => {
      const left = x + extent(word);
      x = left + extent(' ') + wordSpacing;
      return { from: left, to: x };
    });
}
