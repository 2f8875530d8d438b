import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { beforeAll, describe, expect, it } from 'vitest';
import { findFace } from '../../../src/faces/faces.ts';
import { type Initials, makeInitials } from '../../../src/faces/initials.ts';
import { makeShaper, type TypeStyle } from '../../../src/faces/shaper.ts';
import { type OpeningSettings, openingLines } from '../../../src/print/setting/opening/index.ts';
import { setParagraph } from '../../../src/print/setting/paragraph.ts';
import { readParagraph } from '../../../src/print/setting/text.ts';
import { makeWords, type Words } from '../../../src/typesetting/lines/words.ts';
import { prose } from '../sample.ts';

const style: TypeStyle = {
  ...{ family: 'EB Garamond', weight: 400, italic: false, size: 14, features: [], language: 'en-GB' },
};
let words: Words;
let initials: Initials;
beforeAll(async () => {
  const face = findFace('EB Garamond');
  words = makeWords(await makeShaper(face), () => []);
  initials = await makeInitials(face);
});

/** The lines of a paragraph that a chapter begins with, as text and as HTML. */
function opened(text: string, settings: OpeningSettings, measure = 380) {
  const parts = text.split('\\').flatMap((part, k) => (k === 0 ? [part] : [h('br'), part]));
  const small: TypeStyle = { ...style, features: ['smcp'], tracking: 0.56 };
  const stylesOf = (running: NonNullable<ReturnType<typeof readParagraph>>) =>
    running.leaves.map(({ around }) =>
      around.some(({ properties }) => String(properties.className) === 'lead') ? small : style,
    );
  const set = openingLines(readParagraph(h('p', parts))!, settings, {
    ...{ style, leading: 18, measure, indent: 0, words, initials, stylesOf },
    set: (running, shape) =>
      setParagraph(running, { measure, indent: 0, style, styles: stylesOf(running), ...shape }, words),
  });
  const { lines } = set.ways[0]!;
  return { set, lines, html: set.render(lines).map(line => toHtml(line)) };
}

const insets = (text: string, settings: OpeningSettings = { initial: 3 }) =>
  opened(`${text} ${prose(1, 5)[0]}`, settings)
    .lines.slice(0, 5)
    .map(({ inset = 0 }) => inset);

describe('lines beside an initial', () => {
  it('are as many as it has, and begin below one another', () => {
    const [first, second, third, fourth] = insets('Take it.');
    expect(second).toBe(third);
    // The rest of its word stands closer.
    expect(first).toBeLessThan(second!);
    expect(first).toBeGreaterThan(20);
    expect(fourth).toBe(0);
  });

  it('follow a letter that widens downwards, and keep clear of one that goes deeper', () => {
    const [first, second, third] = insets('At last.');
    expect(second! - first!).toBeGreaterThan(4);
    expect(third! - second!).toBeGreaterThan(4);
    expect(insets('Quoth he.')[3]).toBeGreaterThan(20);
  });

  it('stand on one page', () => {
    expect(opened(`Take it. ${prose(1, 5)[0]}`, { initial: 3 }).set.together).toBe(3);
  });

  it('leave room for the space behind a word of one letter', () => {
    expect(insets('I was.')[0]! - insets('It was.')[0]!).toBeCloseTo(
      words.shaper(' ', style).width - 0.07 * 14,
      2,
    );
  });

  it('are none where they are too few, or the column is too narrow', () => {
    expect(opened('Take it or leave it.', { initial: 2 }).html[0]).not.toContain('initial');
    expect(opened(`Take it. ${prose(1, 5)[0]}`, { initial: 3 }, 60).html[0]).not.toContain('initial');
  });
});

describe('small capitals at the beginning', () => {
  const lead = /<span class="lead">(.*?)<\/span>/g;
  const small = (html: string[]) =>
    html.map(line => [...line.matchAll(lead)].map(([, words]) => words!.replace(/<.*?>/g, '')).join(''));

  it('are the first word, and the second where the first is a letter', () => {
    expect(small(opened(`Take it. ${prose(1, 5)[0]}`, { lead: 'word' }).html).join('|')).toMatch(/^Take\|*$/);
    expect(small(opened(`A man. ${prose(1, 5)[0]}`, { lead: 'word' }).html).join('|')).toMatch(/^A man\|*$/);
  });

  it('are the whole first line and no more', () => {
    const { lines, html, set } = opened(`Take it. ${prose(1, 5)[0]}`, { lead: 'line' });
    expect(small(html)).toEqual([set.textOf(lines[0]!), ...lines.slice(1).map(() => '')]);
    expect(lines[0]!.justified).toBe(true);
  });

  it('end where a line is broken by hand', () => {
    expect(small(opened(`Thomas said\\to him. ${prose(1, 5)[0]}`, { lead: 'line' }).html)[0]).toBe(
      'Thomas said',
    );
    expect(small(opened(`Thomas said\\to him. ${prose(1, 5)[0]}`, { lead: 'line' }).html)[1]).toBe('');
  });

  it('are those of the first word where no first line of words can be set', () => {
    const { lines } = opened(`${'Unbounded'.repeat(9)} it was. ${prose(1, 5)[0]}`, { lead: 'line' });
    expect(lines[0]!.flaw).not.toBe('wide');
  });
});
