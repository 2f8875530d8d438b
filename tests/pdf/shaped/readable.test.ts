import { expect, it } from 'vitest';
import { readable, wordsOf } from '../../../src/pdf/shaped/readable.ts';
import { segmentsOf } from '../../../src/pdf/shaped/segments.ts';

const letters: Readonly<Record<number, string>> = {
  ...{ 1: 'a', 2: 'ב', 3: 'ג', 4: '(', 5: 'क', 6: ' ' },
};
const fontOf = () => (code: number) => letters[code];
const object = (...lines: string[]) => ['BT', '/F4 14 Tf', '1 0 0 -1 60 253 Tm', ...lines, 'ET'];
const marked = (number: number, ...lines: string[]) => [
  `/NonStruct <</MCID ${number} >>BDC`,
  ...lines,
  'EMC',
];
const words = (content: string) =>
  segmentsOf(content, fontOf).flatMap(piece => (typeof piece === 'string' ? [] : [wordsOf(piece)]));

it('reads what is reversed as it is written, brackets with it', () => {
  const reversed = object('/ReversedChars BMC', '<0003> Tj', '5 0 Td <0002> Tj', '9 0 Td <0004> Tj', 'EMC');
  expect(words(marked(1, ...reversed).join('\n'))).toEqual([')בג']);
});

it('takes the words that stand for glyphs', () => {
  const said = object('/Span<</ActualText <FEFF05D105B8>> >> BDC', '<0009> Tj', '2 0 Td <0002> Tj', 'EMC');
  const lines = marked(1, ...said.map(line => line.replace('> >> BDC', ' >> BDC')));
  expect(words(lines.join('\n'))).toEqual(['בָ']);
});

it('puts stretches in the order of the structure, and words in the order in which they are read', () => {
  const hebrew = marked(
    2,
    ...object('/ReversedChars BMC', '<0003> Tj', 'EMC'),
    ...object('5 0 Td <0006> Tj'),
    ...object('/ReversedChars BMC', '9 0 Td <0002> Tj', 'EMC'),
  );
  const content = [...hebrew, ...marked(1, ...object('<0001> Tj')), 'Q'].join('\n');
  const turned = readable(content, fontOf, number => ({ at: number, leftwards: true }));
  expect(words(turned)).toEqual(['a', 'ב ג']);
  expect(turned.split('\n').sort()).toEqual(content.split('\n').sort());
  // What is no text keeps its place.
  expect(turned.endsWith('\nQ')).toBe(true);
});

it('lets words stand for glyphs of scripts that are written in clusters', () => {
  const object5 = object('/Span<</ActualText <FEFF0915093F> >> BDC', '<0007> Tj', '3 0 Td <0005> Tj', 'EMC');
  const turned = readable(marked(1, ...object5).join('\n'), fontOf, () => ({ at: 0, leftwards: false }));
  expect(turned).toContain('/Span <</ActualText <FEFF0915093F>>>BDC\nBT\n');
  expect(turned.match(/BDC$/gm)).toHaveLength(2);
  expect(turned.match(/^EMC$/gm)).toHaveLength(2);
  expect(words(turned)).toEqual(['कि']);
});

it('keeps what a hyphen of division stands for, beside such scripts', () => {
  const hyphen = ['/Span <</ActualText <FEFF00AD>>>BDC', ...object('<0004> Tj'), 'EMC'];
  const content = marked(1, ...object('<0005> Tj'), ...hyphen, ...object('<0001> Tj')).join('\n');
  const turned = readable(content, fontOf, () => ({ at: 0, leftwards: false }));
  expect(turned).toContain(hyphen.join('\n'));
  expect(words(turned)).toEqual(['क\u00ada']);
});
