import { h } from 'hastscript';
import { beforeAll, describe, expect, it } from 'vitest';
import { findFace } from '../../../src/faces/faces.ts';
import { makeShaper, type Shaper, type TypeStyle } from '../../../src/faces/shaper.ts';
import { hyphenation } from '../../../src/print/setting/lines.ts';
import { type KeptLines, type SetParagraph, setParagraph } from '../../../src/print/setting/paragraph.ts';
import { readParagraph } from '../../../src/print/setting/text.ts';
import { makeWords } from '../../../src/typesetting/lines/words.ts';
import { prose } from '../sample.ts';

const style: TypeStyle = {
  family: 'EB Garamond',
  weight: 400,
  italic: false,
  size: 14,
  features: [],
  language: 'en-GB',
};
const points = hyphenation('en-GB', []);
let shaper: Shaper;
beforeAll(async () => {
  shaper = await makeShaper(findFace('EB Garamond'));
});

/** The paragraph, set in lines of 390 pixels. @param divide where words may be divided */
function set(text: string, keep?: KeptLines, divide = points): SetParagraph {
  const running = readParagraph(h('p', text))!;
  const styles = running.leaves.map(() => style);
  return setParagraph(running, { measure: 390, indent: 18, style, styles, keep }, makeWords(shaper, divide));
}

const none = new Set<number>();
const counts = ({ ways }: SetParagraph) => ways.map(({ lines }) => lines.length);
const endsOf = (lines: SetParagraph['ways'][number]['lines']) => lines.map(({ to }) => to);

describe('a paragraph that was not corrected', () => {
  it('ends its lines where they ended, though by now they would be broken otherwise', () => {
    // No word was divided in the earlier printing.
    const changed = prose(20, 5).filter(text => {
      const before = set(text, undefined, () => []).ways[0]!;
      const keep = { count: before.lines.length, breaks: endsOf(before.lines), pageEnds: none };
      const now = set(text, keep);
      expect(now.ways.filter(way => way.kept).map(({ lines }) => lines)).toEqual([before.lines]);
      return endsOf(now.ways[0]!.lines).join() !== keep.breaks.join();
    });
    expect(changed).not.toEqual([]);
  });

  it('is broken anew where its lines cannot be set any more', () => {
    const [text] = prose(1, 5) as [string];
    const breaks = [text.indexOf(' ', 200), text.length];
    expect(set(text, { count: 2, breaks, pageEnds: none }).ways.some(way => way.kept)).toBe(false);
  });
});

describe('a corrected paragraph', () => {
  /** Paragraphs that five words more or twelve fewer make longer or shorter by a line, as they are best set. */
  const altered = (more: boolean) =>
    prose(90, 11).flatMap((one, k, all) => {
      const text = `${one} ${all[(k + 1) % all.length]}`;
      const words = text.split(' ');
      const added = more ? words.slice(3, 8) : [];
      const other = [...words.slice(0, 12), ...added, ...words.slice(more ? 12 : 24)].join(' ');
      const before = set(text).ways[0]!.lines.length;
      return counts(set(other)).includes(before) ? [] : [{ text: other, before }];
    });

  it.each([true, false])('has as many lines as before where letters and spaces allow (more: %s)', more => {
    const found = altered(more);
    const held = found.flatMap(({ text, before }) =>
      set(text, { count: before, pageEnds: none }).ways.filter(({ lines }) => lines.length === before),
    );
    expect(held.length).toBeGreaterThan(2);
    expect(held.length).toBeLessThan(found.length);
    const space = shaper(' ', style).width;
    const full = held.flatMap(({ lines }) => lines.filter(({ justified }) => justified));
    for (const { wordSpacing } of full) {
      expect(wordSpacing / space).toBeGreaterThan(-0.34);
      expect(wordSpacing / space).toBeLessThan(0.501);
    }
  });

  it('ends no page in a hyphen where another way has as many lines', () => {
    const divided = prose(40, 3).flatMap(text => {
      const { lines } = set(text).ways[0]!;
      const at = lines.findIndex(({ hyphen }) => hyphen);
      return at < 0 ? [] : [{ text, count: lines.length, pageEnds: new Set([at + 1]) }];
    });
    const whole = divided.filter(({ text, count, pageEnds }) => {
      const [end] = pageEnds;
      const ways = set(text, { count, pageEnds }).ways.filter(({ lines }) => lines.length === count);
      return ways.some(({ lines }) => !lines[end! - 1]!.hyphen);
    });
    expect(divided.length).toBeGreaterThan(5);
    expect(whole.length).toBeGreaterThan(divided.length / 2);
  });
});
