import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakParagraph, type Item } from '../../../src/typesetting/lines/knuth-plass.ts';
import { prose } from '../../print/sample.ts';

const setting = { measure: 100, indent: 0, expansion: 0 };
const space: Item = { kind: 'glue', width: 5 };
const hyphen = (cost: number): Item => ({ kind: 'penalty', width: 2, cost, hyphen: true });
const words = (...widths: number[]): Item[] =>
  widths.flatMap((width, k): Item[] => [...(k === 0 ? [] : [space]), { kind: 'box', width }]);

/** Squares of what the word spaces of all lines but the last differ from their own width. */
function unevenness(widths: number[], ends: number[]): number {
  return ends.slice(0, -1).reduce((sum, end, k) => {
    const line = widths.slice(ends[k - 1] ?? 0, end);
    const gap = (setting.measure - line.reduce((a, b) => a + b, 0)) / (line.length - 1);
    return sum + (gap - 5) ** 2;
  }, 0);
}

function fillOneAfterTheOther(widths: number[]): number[] {
  const ends: number[] = [];
  let used = -5;
  widths.forEach((width, k) => {
    if (used + 5 + width > setting.measure) {
      ends.push(k);
      used = -5;
    }
    used += 5 + width;
  });
  return [...ends, widths.length];
}

describe('breaking a paragraph as a whole', () => {
  it('sets evener lines than whoever fills one after the other', () => {
    for (const text of prose(6, 41)) {
      const widths = text.split(' ').map(word => word.length * 2);
      const ends = breakParagraph(words(...widths), setting)[0]!.breaks.map(at => Math.ceil(at / 2));
      expect(unevenness(widths, ends)).toBeLessThan(unevenness(widths, fillOneAfterTheOther(widths)));
    }
  });

  it('divides a word only where the line would suffer otherwise', () => {
    const fits: Item[] = [
      ...words(45, 50),
      space,
      { kind: 'box', width: 20 },
      hyphen(270),
      { kind: 'box', width: 20 },
      space,
      ...words(50),
    ];
    expect(breakParagraph(fits, setting)[0]?.breaks[0]).toBe(3);
    const suffers: Item[] = [
      ...words(30, 30),
      space,
      { kind: 'box', width: 28 },
      hyphen(270),
      { kind: 'box', width: 40 },
      space,
      ...words(50),
    ];
    expect(breakParagraph(suffers, setting)[0]?.breaks[0]).toBe(5);
  });

  it('breaks where it must, and leaves that line ragged', () => {
    const items: Item[] = [
      ...words(20, 20),
      { kind: 'penalty', width: 0, cost: Number.NEGATIVE_INFINITY, hyphen: false },
      ...words(30, 30),
    ];
    expect(breakParagraph(items, setting)[0]?.breaks).toEqual([3, items.length]);
  });

  it('offers other numbers of lines, dearer than the best', () => {
    const items = words(...Array.from({ length: 60 }, (_, k) => 12 + ((k * 7) % 11)));
    const ways = breakParagraph(items, setting);
    const counts = ways.map(way => way.breaks.length);
    expect(new Set(counts).size).toBe(counts.length);
    for (const way of ways) expect(way.demerits).toBeGreaterThanOrEqual(ways[0]!.demerits);
  });

  it('keeps what cannot be set to one place: of the lines before a word that is too wide, one alone is bad', () => {
    const usual = (count: number) => Array.from({ length: count }, (_, k) => 12 + ((k * 7) % 11));
    const [best] = breakParagraph(words(...usual(10), 130, ...usual(20)), setting);
    // Two lines of four words, as any line has; one of two that are pulled apart; the wide one.
    const ends = best!.breaks.slice(0, 4).map(at => (at + 1) / 2);
    const counts = ends.map((end, k) => end - (ends[k - 1] ?? 0));
    expect(counts.toSorted()).toEqual([1, 2, 4, 4]);
  });

  it('finds a way for every paragraph, in order and to its end, even with words wider than the line', () => {
    const width = fc.integer({ min: 1, max: 140 });
    fc.assert(
      fc.property(fc.array(width, { minLength: 1, maxLength: 60 }), widths => {
        const items = words(...widths);
        const [best] = breakParagraph(items, setting);
        const breaks = best?.breaks ?? [];
        expect(breaks.at(-1)).toBe(items.length);
        expect(breaks).toEqual([...new Set(breaks)].sort((a, b) => a - b));
      }),
    );
  });
});
