import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { findFace } from '../../../src/faces/faces.ts';
import { makeShaper, type TypeStyle } from '../../../src/faces/shaper.ts';
import { hyphenation } from '../../../src/print/setting/lines.ts';
import { setPages } from '../../../src/print/setting/pages.ts';
import { setParagraph } from '../../../src/print/setting/paragraph.ts';
import { readParagraph } from '../../../src/print/setting/text.ts';
import { makeWords } from '../../../src/typesetting/lines/words.ts';
import { prose } from '../sample.ts';

const style: TypeStyle = {
  ...{ family: 'EB Garamond', weight: 400, italic: false, size: 14, language: 'en-GB' },
  features: [],
};
const leading = 18;
const words = makeWords(await makeShaper(findFace('EB Garamond')), hyphenation('en-GB', []));

/** The last line of the third page, a recto, of a chapter whose first two pages are full, and whose text has one way only. */
function thirdPageOf(text: string, lines: number): string {
  const element = h('p', text);
  const running = readParagraph(element)!;
  const styles = running.leaves.map(() => style);
  const set = setParagraph(running, { measure: 230, indent: 14, style, styles }, words);
  const blocks = [h('pre', 'one'), h('pre', 'two')];
  const whole = lines * leading;
  const { tree } = setPages(
    {
      tree: h('section', [...blocks, element]),
      units: [
        ...blocks.map(block => ({ element: block, set: undefined })),
        { element, set: { ...set, ways: set.ways.slice(0, 1) } },
      ],
      extents: [0, whole, 2 * whole].map((top, k) => ({ top, bottom: top + (k < 2 ? whole : leading) })),
      digests: ['', '', ''],
    },
    undefined,
    { lines, leading },
  );
  const page = tree.children.find(child => child.type === 'element' && child.tagName === 'p');
  return toHtml((page as Element).children.at(-1)!);
}

it('turns no leaf within a word, though all lines above and below stay where they are', () => {
  const ends = prose(60, 3).map((_, k, all) =>
    thirdPageOf([0, 1, 2, 3].map(more => all[(k + more) % all.length]).join(' '), 12),
  );
  expect(ends.filter(line => line.includes('division'))).toEqual([]);
});
