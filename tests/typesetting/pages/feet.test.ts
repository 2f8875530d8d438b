import { describe, expect, it } from 'vitest';
import { type NoteLine, setFoot } from '../../../src/typesetting/pages/feet.ts';
import { paginate, type Unit } from '../../../src/typesetting/pages/paginate.ts';

const note = (lines: number): NoteLine[] =>
  Array.from({ length: lines }, () => ({ height: 10, gap: 0, end: true }));
/** A paragraph of 60 lines with references in the given lines. */
const text = (references: Record<number, number[]>): Unit => ({
  gap: 0,
  keep: false,
  ways: [
    {
      lines: 60,
      height: 10,
      cost: 0,
      hyphen: () => false,
      notes: line => references[line] ?? [],
      noted: true,
    },
  ],
});

describe('the foot of a page', () => {
  it('takes notes whole where there is room, with a line for the rule', () => {
    const foot = setFoot(
      [
        { note: 0, from: 0 },
        { note: 1, from: 0 },
      ],
      [note(3), note(2)],
      60,
      10,
    );
    expect(foot).toMatchObject({ height: 60, rest: [], displaced: 0 });
  });

  it('divides a note, at least two lines on either side', () => {
    const owed = [{ note: 0, from: 0 }];
    expect(setFoot(owed, [note(6)], 60, 10)).toMatchObject({
      pieces: [{ note: 0, from: 0, to: 4 }],
      rest: [{ note: 0, from: 4 }],
    });
    expect(setFoot(owed, [note(5)], 50, 10).pieces).toEqual([{ note: 0, from: 0, to: 3 }]);
    expect(setFoot(owed, [note(3)], 30, 10)).toMatchObject({ pieces: [], displaced: 1 });
  });

  it('does not divide a note at a hyphen', () => {
    const lines = note(6).map((line, k) => ({ ...line, end: k !== 3 }));
    expect(setFoot([{ note: 0, from: 0 }], [lines], 60, 10).rest).toEqual([{ note: 0, from: 3 }]);
  });

  it('stands on the page of its reference and leaves facing pages level', () => {
    const pages = paginate([text({ 3: [0], 25: [1] })], 20, 10, [note(4), note(3)]);
    const placed = pages.findIndex(page => page.notes.some(piece => piece.note === 0));
    expect(placed).toBe(0);
    for (const { pieces, notes } of pages) {
      const [piece] = pieces;
      if (piece && piece.from <= 25 && piece.to > 25)
        expect(notes.at(-1)).toEqual({ note: 1, from: 0, to: 3 });
    }
    expect(pages.every(page => page.short === 0)).toBe(true);
  });

  it('loses no line of a note that is longer than a page', () => {
    const pages = paginate([text({ 50: [0] })], 20, 10, [note(70)]);
    let line = 0;
    for (const piece of pages.flatMap(page => page.notes)) {
      expect(piece.from).toBe(line);
      line = piece.to;
    }
    expect(line).toBe(70);
  });
});
