import { h } from 'hastscript';
import { describe, expect, it } from 'vitest';
import type { TypeStyle } from '../../../src/faces/shaper.ts';
import type { Line } from '../../../src/print/setting/line.ts';
import { setParagraph } from '../../../src/print/setting/paragraph.ts';
import { readParagraph } from '../../../src/print/setting/text.ts';
import { isAddress } from '../../../src/typesetting/lines/addresses.ts';
import { divisions } from '../../../src/typesetting/lines/divisions.ts';
import { makeWords } from '../../../src/typesetting/lines/words.ts';

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
function setLines(
  children: Parameters<typeof h>[1][],
  letters: number,
  points: () => number[] = () => [],
): (Line & { text: string })[] {
  const running = readParagraph(h('p', children as never))!;
  const styles = running.leaves.map(({ around }) => (around.length > 0 ? typed : prose));
  const shaper = (text: string) => ({ width: text.length * 10, clusters: text.length });
  const setting = { measure: letters * 10, indent: 0, style: prose, styles };
  const { ways } = setParagraph(running, setting, makeWords(shaper, points));
  return ways[0]!.lines.map(line => ({ ...line, text: running.text.slice(line.from, line.to) }));
}

const linesOf = (...given: Parameters<typeof setLines>): string[] =>
  setLines(...given).map(({ text }) => text);

it('ends no line at a hyphen of what is to be typed, as it does at that of a compound', () => {
  expect(linesOf(['Look at the hand-press there.'], 17)).toContain('Look at the hand-');
  const lines = linesOf(['Look at the ', h('code', 'hand-press'), ' there.'], 17);
  expect(lines).toEqual(['Look at the', 'hand-press there.']);
});

it('ends it behind a slash, and at a hyphen where a word is too long for most lines', () => {
  const file = (path: string) => linesOf(['Look into ', h('code', path), '.'], 18);
  expect(file('out/my-book/my-book.pdf')).toEqual(['Look into', 'out/my-book/', 'my-book.pdf.']);
  const long = file('out/a-name-that-goes-on-and-on');
  expect(long.join('').replaceAll(' ', '')).toBe('Lookintoout/a-name-that-goes-on-and-on.');
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

it.each([
  ['Thai', 'มนุษย์ ทั้ง หลาย เกิด มา มี อิสระ และ เสมอ ภาค กัน'],
  ['Lao', 'ມະນຸດ ທຸກຄົນ ເກີດ ມາ ມີ ກຽດສັກສີ'],
  ['Khmer', 'មនុស្ស ទាំងអស់ កើតមក មាន សេរីភាព'],
  ['Burmese', 'လူ တိုင်း သည် တူညီ လွတ်လပ် သော'],
])('ends lines of %s between words, which have no spaces', (_, spaced) => {
  const words = spaced.split(' ');
  const ends = words.map((_, k) => words.slice(0, k + 1).join('').length);
  const lines = linesOf([words.join('')], 12);
  expect(lines.length).toBeGreaterThan(1);
  for (const [k] of lines.entries()) expect(ends).toContain(lines.slice(0, k + 1).join('').length);
});

it('divides words of scripts without capitals by their patterns, but neither capitals nor what has no spaces', () => {
  const divided = (word: string) => setLines([`aa ${word}`], 10, () => [4]).some(({ hyphen }) => hyphen);
  expect(divided('எழுத்துகளை')).toBe(true);
  expect(divided('LETTERINGS')).toBe(false);
  expect(divided('ประวัติศาสตร์')).toBe(false);
});

it('fills a line of writing without spaces by its letters, rather than by the one space in it', () => {
  const [line] = setLines(['ประวัติศาสตร์ ประวัติศาสตร์ ประวัติศาสตร์'], 30);
  expect(line).toMatchObject({ text: 'ประวัติศาสตร์ ประวัติศาสตร์', justified: true });
  expect(line!.wordSpacing).toBeLessThan(10);
  expect(line!.letterSpacing).toBeGreaterThan(0.5);
});

it('ends lines of Tibetan behind the mark of a syllable, of Ethiopic behind that of a word', () => {
  expect(linesOf(['འགྲོ་བ་མིའི་རིགས་རྒྱུད་'], 10)).toEqual(['འགྲོ་བ་', 'མིའི་རིགས་', 'རྒྱུད་']);
  expect(linesOf(['የሰው፡ልጅ፡ሁሉ፡ሲወለድ'], 8)).toEqual(['የሰው፡ልጅ፡', 'ሁሉ፡ሲወለድ']);
});

it('ends lines of Korean between words, or within one rather than pull a line apart', () => {
  expect(linesOf(['모든 인간은 태어날 때부터 자유로우며'], 10)).toEqual([
    '모든 인간은 태어날',
    '때부터 자유로우며',
  ]);
  expect(linesOf(['모든 인간은태어날때부터자유로우며'], 8)[0]).toMatch(/^모든 .{4,5}$/);
  const around = { styleAt: () => prose, points: () => [], isWide: () => false };
  const costs = (word: string) => divisions(word, 0, around).map(({ cost }) => cost);
  expect(costs('言葉')).toEqual([0]);
  expect(Math.min(...costs('사람은'))).toBeGreaterThan(0);
});

describe('an address of the net', () => {
  it('ends a line behind a slash or before another sign, and never with a hyphen or a point', () => {
    const url = 'https://www.example.org/one/two-three/list.php?query=blue&other=green_ink#end';
    for (const letters of [24, 28, 33, 40]) {
      const lines = linesOf([`See ${url}, and so on.`], letters);
      expect(lines.join('').replaceAll(' ', '')).toBe(`See${url},andsoon.`);
      for (const line of lines.slice(0, -1)) expect(line).toMatch(/[/:]$|\w$/);
      for (const line of lines) expect(line).not.toMatch(/[.,?&=_#-]$(?<!on\.)/);
    }
  });

  it('is a DOI too, and one for letters, but no abbreviation and no fraction', () => {
    for (const word of [
      '10.1093/acprof:oso/97801',
      '(www.example.org)',
      'ann@example.org',
      'example.org/a/b',
    ])
      expect(isAddress(word)).toBe(true);
    for (const word of ['v.Chr./n.Chr.', 'and/or/neither', '1,234,567/89', 'i.e./that-is', 'hand-press.room'])
      expect(isAddress(word)).toBe(false);
  });

  it('falls short rather than pulling the words before it apart', () => {
    const ways = setLines(['See https://example.org/abcdefghijklm/nopqrstuvwxyz and more.'], 30);
    expect(ways[0]).toMatchObject({ justified: false, wordSpacing: 0 });
  });
});

describe('a string that nothing divides', () => {
  it('is divided anywhere, without a hyphen, and its neighbours are set as if it were not there', () => {
    const lines = setLines(
      [`Some words before it ${'x'.repeat(60)} and others behind it, in lines as they come.`],
      30,
    );
    const divided = lines.filter(({ flaw }) => flaw === 'divided');
    expect(divided).toHaveLength(2);
    for (const { wordSpacing, hyphen } of lines) {
      expect(wordSpacing).toBeLessThan(10);
      expect(hyphen).toBe(false);
    }
  });

  it('is so too where it is short but the line is shorter', () => {
    expect(linesOf(['abcdefghijklmnopqrst'], 14)).toHaveLength(2);
    expect(linesOf(['abcdefghijklmnopqrst'], 20)).toHaveLength(1);
  });
});

it('keeps blank lines between hard line ends, and the spaces with which somebody moved a line in', () => {
  const br = () => h('br');
  expect(linesOf(['one', br(), br(), '\u00a0\u00a0two', br(), '\u00a0', br(), 'three'], 20)).toEqual([
    ...['one', '', '\u00a0\u00a0two', '\u00a0', 'three'],
  ]);
  expect(linesOf(['one ', br(), ' two'], 20)).toEqual(['one', 'two']);
});

it('divides a word where somebody put a soft hyphen, and elsewhere as if there were none', () => {
  const around = { styleAt: () => prose, isWide: () => false };
  const points = (word: string) => (word === 'Dampfschifffahrt' ? [5, 11] : []);
  const placesIn = (word: string) =>
    divisions(word, 100, { ...around, points }).map(({ offset, hyphen }) => [offset - 100, hyphen]);
  expect(placesIn('Dampf\u00adschifffahrt')).toEqual([
    [6, 'added'],
    [12, 'added'],
  ]);
  expect(placesIn('Dampfschiff\u00adfahrt')).toEqual([
    [5, 'added'],
    [12, 'added'],
  ]);
  expect(placesIn('Xq\u00adzt')).toEqual([[3, 'added']]);
});

it('neither begins a line with a sign that is typed apart nor ends one with a mark of quotation that opens', () => {
  expect(linesOf(['« Oui, vrai ? » dit elle.'], 13)).toEqual(['« Oui,', 'vrai ? » dit', 'elle.']);
  expect(linesOf(['Il a dit « oui » ici.'], 10)).toEqual(['Il a dit', '« oui »', 'ici.']);
  expect(linesOf(['À peu près 50 % de tous.'], 13)).toEqual(['À peu près', '50 % de tous.']);
  // What opens in one language closes in another.
  expect(linesOf(['Er rief »Ja« und ging.'], 12)).toEqual(['Er rief »Ja«', 'und ging.']);
  expect(linesOf(['Er sagte es »so« ihm.'], 11)).toEqual(['Er sagte es', '»so« ihm.']);
});
