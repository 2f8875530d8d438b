import { describe, expect, it } from 'vitest';
import type { TextLine } from '../../../src/recovery/lines.ts';
import { findCalls, type Wanted } from '../../../src/recovery/notes/calls.ts';
import { textLine as lineOf, style } from '../lines.ts';

const textLine = (text: string, index: number): TextLine =>
  lineOf(text, index, { page: Math.floor(index / 3), top: false });

/** What stands before each mark that was found. */
function called(texts: string[], notes: (Partial<Wanted> & { sign: string })[]): (string | null)[] {
  const lines = texts.map(textLine);
  const wanted = notes.map(n => ({ from: 0, to: lines.length - 1, home: 0, ...n }));
  return findCalls(lines, wanted).map(
    c => c && `${c.line.text.slice(0, c.at).split(' ').at(-1)}|${c.line.text.slice(c.at, c.at + c.length)}`,
  );
}

describe('marks of notes', () => {
  it('are told from years, pages and other numbers by their sequence', () => {
    const text = [
      'In 1 of the 3 towns the press2 stood still.1',
      'It cost 2 pounds in 1642,2 as p. 3 says;3',
      'then nothing.',
    ];
    expect(called(text, [{ sign: '1' }, { sign: '2' }, { sign: '3' }])).toEqual([
      'still.|1',
      '1642,|2',
      'says;|3',
    ]);
  });

  it('may be signs that begin again on every page', () => {
    const text = [
      'the type* was cast',
      'and the ink† was dear',
      'in that town.',
      'The paper* came by sea',
      'from Genoa.',
      '',
    ];
    expect(
      called(text, [
        { sign: '*', from: 0, to: 2 },
        { sign: '†', from: 0, to: 2 },
        { sign: '*', from: 3, to: 5 },
      ]),
    ).toEqual(['type|*', 'ink|†', 'paper|*']);
  });

  it('may stand in brackets', () => {
    expect(called(['one [1] two', 'three [2] four (1)', 'five (2)'], [{ sign: '1' }, { sign: '2' }])).toEqual(
      ['|[1]', '|[2]'],
    );
  });

  it.each<[string, string[], string[], string[]]>([
    ['signs in brackets', ['the type (*) was', 'cast (**) there'], ['*', '**'], ['|(*)', '|(**)']],
    ['letters in brackets', ['the type (a) was', 'cast (b) there'], ['a', 'b'], ['|(a)', '|(b)']],
    ['raised letters', ['the typeᵃ was', 'cast.ᵇ There, in the XIXᵉ'], ['a', 'b'], ['type|ᵃ', 'cast.|ᵇ']],
  ])('may be %s', (_, text, signs, right) => {
    expect(
      called(
        text,
        signs.map(sign => ({ sign })),
      ),
    ).toEqual(right);
  });

  it('have a closing bracket where the notes have one, unless it closes what was opened', () => {
    const text = ['the type1) was cast', '(of lead, they say,', 'or of tin2) there.*)'];
    const notes = ['1', '2', '*'].map(sign => ({ sign, closes: true }));
    expect(called(text, notes)).toEqual(['type|1)', 'tin|2', 'there.|*)']);
    expect(called(['the type1) was cast'], [{ sign: '1' }])).toEqual(['type|1']);
  });

  it('of chapters that count anew are matched in the order of the notes', () => {
    const text = ['a word.1', 'more.2', 'next chapter.1', 'and on.2'];
    expect(
      called(
        text,
        ['1', '2', '1', '2'].map(sign => ({ sign })),
      ),
    ).toEqual(['word.|1', 'more.|2', 'chapter.|1', 'on.|2']);
  });

  it('are those that the page shows raised, where it shows any', () => {
    const texts = ['In a.1 word', 'of 17.2 and more2', 'the end.3'];
    const raised = [5, 16, 8];
    const lines = texts.map((text, i) => {
      const at = raised[i]!;
      const styles = [style(at, at + 1, { raised: true })];
      return { ...textLine(text, i), evidence: { x: 0, end: 9, y: 0, size: 10, styles } };
    });
    const wanted = ['1', '2', '3'].map(sign => ({ sign, from: 0, to: 2, home: 0 }));
    expect(findCalls(lines, wanted).map(c => c?.at)).toEqual(raised);
  });

  it('stand as signs of other alphabets too', () => {
    expect(called(['one ∗ two∗', 'three†'], [{ sign: '*' }, { sign: '†' }])).toEqual(['two|∗', 'three|†']);
  });

  it('are given to no note where there are none', () => {
    expect(called(['no mark here'], [{ sign: '1' }])).toEqual([null]);
  });
});
