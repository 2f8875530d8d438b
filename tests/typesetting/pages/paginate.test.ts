import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlannedPage, paginate, type Unit } from '../../../src/typesetting/pages/paginate.ts';

const leading = 10;
const paragraph = (lines: number, more: { hyphens?: number[]; loose?: number } = {}): Unit => ({
  gap: 0,
  keep: false,
  ways: [
    {
      lines,
      height: leading,
      cost: 0,
      hyphen: line => more.hyphens?.includes(line) === true,
      notes: () => [],
    },
    ...(more.loose
      ? [{ lines: lines + 1, height: leading, cost: more.loose, hyphen: () => false, notes: () => [] }]
      : []),
  ],
});
const heading: Unit = {
  gap: 10,
  keep: true,
  ways: [{ lines: 1, height: 20, cost: 0, hyphen: () => false, notes: () => [] }],
};

/** Lines of a page by unit: `0:5 1:3`. */
const shape = (pages: PlannedPage[]) =>
  pages.map(({ pieces }) => pieces.map(({ unit, from, to }) => `${unit}:${to - from}`).join(' '));

describe('planning pages', () => {
  it('leaves no line of a paragraph alone at a foot or a head', () => {
    for (const { pieces } of paginate(
      [paragraph(9), paragraph(12), paragraph(10), paragraph(9)],
      10,
      leading,
    )) {
      for (const { unit, from, to } of pieces) {
        const lines = [9, 12, 10, 9][unit]!;
        expect(to - from, `lines of paragraph ${unit}`).toBeGreaterThanOrEqual(Math.min(2, lines));
      }
    }
  });

  it('keeps a heading with three lines of what follows', () => {
    const pages = paginate([paragraph(17, { loose: 50 }), heading, paragraph(20)], 20, leading);
    const withHeading = pages.find(page => page.pieces.some(piece => piece.unit === 1))!;
    const after = withHeading.pieces.find(piece => piece.unit === 2);
    expect(after && after.to - after.from).toBeGreaterThanOrEqual(3);
  });

  it('sets a paragraph a line looser rather than leave facing pages uneven', () => {
    // After a first page of 10 lines, a verso of 10 would strand one line; a looser paragraph makes it come out.
    const pages = paginate(
      [paragraph(10), paragraph(9), paragraph(11, { loose: 30 }), paragraph(30)],
      10,
      leading,
    );
    expect(pages.slice(0, -1).every(page => page.short === 0)).toBe(true);
  });

  it('lets the page that a part opens on end early, rather than leave a line or two on the last', () => {
    const entry = paragraph(1);
    const pages = paginate(
      Array.from({ length: 22 }, () => entry),
      20,
      leading,
    );
    expect(pages.map(({ pieces, short }) => [pieces.length, short])).toEqual([
      [17, 0],
      [5, 0],
    ]);
  });

  it('leaves at least five lines for the last page', () => {
    const pages = paginate([paragraph(20), paragraph(22), paragraph(21)], 20, leading);
    const last = pages.at(-1)!.pieces.reduce((sum, { from, to }) => sum + to - from, 0);
    expect(last).toBeGreaterThanOrEqual(5);
  });

  it('does not part a colon from the quotation that it announces', () => {
    const leadIn: Unit = { ...paragraph(2), announces: true };
    const quotation: Unit = { ...paragraph(12), gap: 5 };
    const units = [paragraph(18), leadIn, quotation, paragraph(24), leadIn, quotation, paragraph(30)];
    for (const first of [18, 17, 16, 15, 14, 13]) {
      const pages = paginate([paragraph(first), ...units.slice(1)], 20, leading);
      for (const { pieces } of pages) expect([1, 4], `${first} lines`).not.toContain(pieces.at(-1)!.unit);
    }
  });

  it('does not turn the leaf within a word', () => {
    const pages = paginate([paragraph(40, { hyphens: [19] }), paragraph(20)], 20, leading);
    expect(shape(pages)[0]).not.toBe('0:20');
  });

  it('widens spaces above, never below a heading, to fill a page', () => {
    const pages = paginate(
      [paragraph(12), heading, { ...paragraph(5), gap: 10 }, paragraph(40)],
      20,
      leading,
    );
    for (const page of pages)
      if (page.stretch > 0) expect(page.pieces.some(piece => piece.unit === 1)).toBe(true);
  });

  it('ends facing pages on one height where the lines of one are too low to fill it', () => {
    // Lines of 9 on a page of 200 leave 2; those of its fellow would fill it by the spaces around a heading.
    const low = (lines: number): Unit => ({
      ...paragraph(lines),
      ways: [{ ...paragraph(lines).ways[0]!, height: 9 }],
    });
    const pages = paginate([low(22 + 22 + 8), heading, low(60)], 20, leading);
    const depth = ({ pieces, stretch }: PlannedPage) =>
      pieces.reduce(
        (sum, { unit, from, to, gap }) => sum + gap + (unit === 1 ? 20 : 9 * (to - from)),
        stretch,
      );
    expect(pages[2]!.pieces.map(({ unit }) => unit)).toContain(1);
    expect(depth(pages[2]!)).toBeCloseTo(depth(pages[1]!), 1);
  });

  it('lays every line exactly once and in order, whatever comes', () => {
    const unit = fc.oneof(
      fc.integer({ min: 1, max: 60 }).map(lines => paragraph(lines)),
      fc.constant(heading),
      fc.integer({ min: 1, max: 400 }).map(
        (height): Unit => ({
          gap: 10,
          keep: false,
          ways: [{ lines: 1, height, cost: 0, hyphen: () => false, notes: () => [] }],
        }),
      ),
    );
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 25 }), units => {
        const pages = paginate(units, 20, leading);
        const laid = pages.flatMap(page => page.pieces);
        let at = 0;
        units.forEach((_, index) => {
          let line = 0;
          while (laid[at]?.unit === index) {
            expect(laid[at]!.from).toBe(line);
            line = laid[at]!.to;
            at += 1;
          }
          expect(line).toBe(units[index]!.ways[laid[at - 1]!.way]!.lines);
        });
        expect(at).toBe(laid.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a figure', () => {
  const figure = (height: number): Unit => ({
    ...paragraph(1),
    gap: 10,
    float: 10,
    ways: [{ ...paragraph(1).ways[0]!, height }],
  });
  const goingOn = (lines: number): Unit => ({ ...paragraph(lines), gap: 10, alone: 0 });

  it('stands in its place where there is room', () => {
    const pages = paginate([paragraph(5), figure(50), goingOn(8)], 20, leading);
    expect(shape(pages)).toEqual(['0:5 1:1 2:8']);
  });

  it('goes to the head of the next page where there is none, and the text goes on before it', () => {
    const pages = paginate([paragraph(15), figure(100), goingOn(25)], 20, leading);
    expect(shape(pages).slice(0, 2)).toEqual(['0:15 2:5', '1:1 2:9']);
    expect(pages.every(({ short }) => short === 0)).toBe(true);
  });

  it('leaves the heading that it stands below to the text, and no hole at the foot', () => {
    const head: Unit = { ...heading, gap: 10 };
    const pages = paginate([paragraph(10), head, figure(120), goingOn(40)], 20, leading);
    expect(shape(pages).slice(0, 2)).toEqual(['0:10 1:1 3:7', '2:1 3:7']);
    // A heading does not stay behind with fewer than three lines.
    const low = paginate([paragraph(15), head, figure(120), goingOn(40)], 20, leading);
    for (const { pieces } of low) {
      const at = pieces.findIndex(({ unit }) => unit === 1);
      if (at >= 0) expect(pieces.slice(at + 1).length).toBeGreaterThan(0);
    }
  });

  it('stays behind the figures that wait', () => {
    const pages = paginate([paragraph(18), figure(90), goingOn(1), figure(20), goingOn(40)], 20, leading);
    const order = pages.flatMap(({ pieces }) => pieces.map(({ unit }) => unit));
    expect(order.indexOf(1)).toBeLessThan(order.indexOf(3));
  });

  it('that waits does not come between the pieces of a table, nor behind it', () => {
    const rows = {
      tops: Array.from({ length: 41 }, (_, k) => k * 10),
      ...{ frame: 0, first: 0, last: 0, cost: 0 },
      ends: () => true,
    };
    const table: Unit = {
      ...{ gap: 10, keep: false, ordered: true },
      ways: [{ ...paragraph(1).ways[0]!, lines: 40, height: 400, rows }],
    };
    const pages = paginate([paragraph(15), figure(100), goingOn(2), table, goingOn(20)], 20, leading);
    const order = pages.flatMap(({ pieces }) => pieces.map(({ unit }) => unit));
    expect(order.indexOf(1)).toBeLessThan(order.indexOf(3));
    expect(order.slice(order.indexOf(3), order.lastIndexOf(3) + 1)).not.toContain(1);
  });

  it('is set when the text is at its end', () => {
    const pages = paginate([paragraph(18), figure(150), figure(150)], 20, leading);
    expect(shape(pages)).toEqual(['0:15', '0:3 1:1', '2:1']);
  });

  it('divides what has rows where it may, and counts what stands around them on each page', () => {
    // Thirty rows of 10, a head of 20 on each page, a title of 15 above all, and no end behind the ninth row.
    const table: Unit = {
      gap: 0,
      keep: false,
      ways: [
        {
          ...{ lines: 30, height: 335, cost: 0, hyphen: () => false, notes: () => [] },
          rows: {
            tops: Array.from({ length: 31 }, (_, k) => k * 10),
            ...{ frame: 20, first: 15, last: 0, cost: 0 },
            ends: row => row !== 8,
          },
        },
      ],
    };
    const pages = paginate([paragraph(7), table, paragraph(3)], 20, leading);
    const rows = pages.flatMap(({ pieces }) => pieces.filter(({ unit }) => unit === 1));
    expect(rows.map(({ from, to }) => to - from).reduce((sum, one) => sum + one)).toBe(30);
    expect(rows[0]!.to).not.toBe(9);
    for (const { pieces } of pages) {
      const used = pieces.reduce((sum, { unit, from, to }) => {
        const around = unit === 1 ? 20 + (from === 0 ? 15 : 0) : 0;
        return sum + (to - from) * 10 + around;
      }, 0);
      expect(used).toBeLessThanOrEqual(200);
    }
  });

  it('plans any number of figures in a row, in their order', () => {
    const figure: Unit = {
      ...{ gap: 10, keep: false, float: 10 },
      ways: [{ lines: 1, height: 120, cost: 0, hyphen: () => false, notes: () => [] }],
    };
    for (const count of [4, 9, 25]) {
      const pages = paginate(
        [paragraph(5), ...Array.from({ length: count }, () => figure), paragraph(4)],
        20,
        leading,
      );
      const order = pages
        .flatMap(({ pieces }) => pieces.map(({ unit }) => unit))
        .filter(unit => unit > 0 && unit <= count);
      expect(order).toEqual(Array.from({ length: count }, (_, k) => k + 1));
    }
  });
});

describe('what cannot be planned as it should be', () => {
  /** A paragraph that refers to all notes in its third line. */
  const referring = (lines: number, notes: number): Unit => ({
    ...paragraph(lines),
    ways: [
      {
        ...paragraph(lines).ways[0]!,
        notes: line => (line === 2 ? Array.from({ length: notes }, (_, k) => k) : []),
        noted: true,
      },
    ],
  });
  const note = (lines: number) => Array.from({ length: lines }, () => ({ height: 8, gap: 0, end: true }));

  it('sets a long note and another of the same line on pages, not all at one foot', () => {
    for (const long of [10, 20, 30, 60]) {
      const units = [paragraph(8), paragraph(9), referring(10, 2), ...Array(8).fill(paragraph(7))];
      const pages = paginate(units, 36, leading, [note(long), note(2)]);
      const feet = pages.flatMap(({ notes }) => notes);
      expect(pages.length).toBeGreaterThan(1);
      expect(
        feet.filter(({ note }) => note === 1),
        `long note of ${long} lines`,
      ).toEqual([{ note: 1, from: 0, to: 2 }]);
    }
  });

  it('tears rows that may end nowhere and are higher than a page, says so, and plans the rest as ever', () => {
    const rows = {
      tops: Array.from({ length: 31 }, (_, k) => k * 10),
      ...{ frame: 0, first: 0, last: 0, cost: 0 },
      ends: () => false,
    };
    const table: Unit = { ...paragraph(30), ways: [{ ...paragraph(30).ways[0]!, rows }] };
    const pages = paginate([paragraph(5), table, paragraph(12)], 20, leading);
    const torn = pages.flatMap(({ pieces }) => pieces.filter(piece => piece.torn));
    expect(torn.map(({ unit, from, to }) => [unit, from, to])).toEqual([[1, 0, 20]]);
    expect(shape(pages)).toEqual(['0:5', '1:20', '1:10 2:10', '2:2']);
  });
});
