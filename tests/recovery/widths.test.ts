import { expect, it } from 'vitest';
import { hyphenator } from '../../src/language/hyphenation.ts';
import { findJoins } from '../../src/recovery/joins.ts';
import { learnWidths } from '../../src/recovery/widths.ts';
import { fill, typeset } from './typeset.ts';

const linesOf = (source: string) => source.split(/[\n\f]+/).filter(line => line !== '');
const book = fill(60);
const plain = { heads: null } as const;
const kept = linesOf(typeset(book, { ...plain, hyphens: 'kept' }));
const lost = linesOf(typeset(book, { ...plain, hyphens: 'lost' }));
const widths = learnWidths(lost);

/** How many printed lines each line of the extraction is made of. */
const printed = (() => {
  const rest = [...kept];
  return lost.map(line => {
    let count = 0;
    for (let text = ''; text.length < line.length; count++) {
      const next = rest.shift()!;
      text += text.length + next.length > line.length ? next.replace(/-$/, '') : next;
      if (line.startsWith(text)) continue;
      text = text.slice(0, -1);
    }
    return count;
  });
})();

it('the widths of letters are learnt from the book’s own full lines', () => {
  const w = (text: string) => widths.width(text);
  expect(w('m')).toBeGreaterThan(1.35 * w('n'));
  expect(w('i')).toBeLessThan(0.65 * w('n'));
  expect(w('l')).toBeLessThan(0.5 * w('m'));
  expect(w('W')).toBeGreaterThan(w('I') * 2);
});

it('full lines then vary by little', () => {
  expect(widths.spread).toBeLessThan(0.03);
  const full = lost
    .filter((_, i) => printed[i] === 1)
    .map(line => widths.width(line))
    .filter(w => w > 0.9);
  expect(full.filter(w => Math.abs(w - 1) > 0.06).length / full.length).toBeLessThan(0.05);
});

it('lines that the extraction joined are found, and told into how many', () => {
  const divide = hyphenator('en-GB');
  const found = lost.map(line => findJoins(line, widths, divide).length + 1);
  const joined = printed.filter(n => n > 1).length;
  expect(joined).toBeGreaterThan(30);
  const wrong = found.filter((n, i) => n !== printed[i]).length;
  // what is left are last lines of a syllable, which add nothing to the width of a line
  expect(wrong / lost.length).toBeLessThan(0.02);
});

it('nothing is learnt from too few lines, and nothing breaks', () => {
  for (const lines of [[], ['a'], ['', ' '], ['one line', 'and another']])
    expect(learnWidths(lines).width('word')).toBeGreaterThan(0);
});
