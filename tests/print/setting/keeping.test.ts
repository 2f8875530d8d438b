import type { Element } from 'hast';
import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { digestsOf, keepingOf, type SetPart, setPartOf } from '../../../src/print/setting/keeping.ts';
import { costs, movedFrom } from '../../../src/typesetting/pages/costs.ts';
import { paginate, type Unit } from '../../../src/typesetting/pages/paginate.ts';

const units = (...texts: string[]) => {
  const own = texts.map(text => ({ element: h('p', text) }));
  return digestsOf(
    own,
    own.map(() => ({ top: 0, bottom: 10 })),
    new Map(),
  );
};

/** How a part of these paragraphs was set, each in three lines, and its pages ended before these lines of units. */
const former = (texts: string[], ends: SetPart['ends']): SetPart => ({
  ...setPartOf(
    units(...texts),
    texts.map(() => [{ to: 10 }, { to: 20 }, { to: 30 }]),
    [],
  ),
  ends,
});

/**
 * What each paragraph is to keep: the number of its lines, `=` where they are to end where they ended, and the lines before
 * which pages ended.
 */
const kept = (texts: string[], part: SetPart) =>
  keepingOf(units(...texts), part).units.map(({ lines, former: { ends } }) => {
    const same = lines?.breaks?.join() === '10,20,30' ? '=' : '';
    return `${lines?.count ?? '-'}${same}${[...ends.keys()].map(line => `|${line}`).join('')}`;
  });

it('a corrected paragraph keeps the number of its lines, and the pages that end in it', () => {
  const part = former(['oil', 'ink', 'rag'], [[1, 2]]);
  expect(kept(['oil', 'inks', 'rag'], part)).toEqual(['3=', '3|2', '3=']);
});

it('a new paragraph has nothing to keep; a page’s end in one that is gone is before the next', () => {
  const part = former(
    ['oil', 'ink', 'rag', 'lead'],
    [
      [1, 1],
      [3, 0],
    ],
  );
  expect(kept(['oil', 'rag', 'lead'], part)).toEqual(['3=', '3=|0', '3=|0']);
  expect(kept(['oil', 'new', 'ink', 'rag', 'lead'], part)).toEqual(['3=', '-', '3=|1', '3=', '3=|0']);
});

it('another style of a word, another note to it, and another height of a picture are corrections too', () => {
  const isSame = (one: [Element, note: string, height: number], other: typeof one) => {
    const [before, now] = [one, other].map(([element, note, bottom]) =>
      digestsOf([{ element }], [{ top: 0, bottom }], new Map([['ref-1', h('div', note)]])),
    );
    return keepingOf(now!, setPartOf(before!, [], [])).units[0]!.same;
  };
  const lead = h('p', 'Of lead', h('sup', { id: 'ref-1' }, '1'));
  expect(isSame([lead, 'See rag.', 10], [structuredClone(lead), 'See rag.', 10.2])).toBe(true);
  expect(isSame([lead, 'See rag.', 10], [lead, 'See ink.', 10])).toBe(false);
  expect(isSame([h('p', 'Lead'), '', 10], [h('p', h('em', 'Lead')), '', 10])).toBe(false);
  const small = h('p', h('span', { className: ['small'] }, 'Lead'));
  expect(isSame([small, '', 10], [h('p', h('span', 'Lead')), '', 10])).toBe(false);
  const picture = h('figure', h('img', { src: 'press.png' }));
  expect(isSame([picture, '', 100], [picture, '', 120])).toBe(false);
});

it('the spread of the first correction begins where it began', () => {
  // Ten paragraphs, two on each of five pages; parts open on a recto, pages 2 and 3 are a spread.
  const texts = [...'abcdefghij'];
  const part = former(texts, [
    [2, 0],
    [4, 0],
    [6, 0],
    [8, 0],
  ]);
  const spread = (corrected: number) =>
    keepingOf(units(...texts.map((text, k) => (k === corrected ? `${text}!` : text))), part).units.flatMap(
      ({ former }, unit) => (former.spread === undefined ? [] : [[unit, former.spread]]),
    );
  expect(spread(1)).toEqual([]);
  expect(spread(3)).toEqual([[2, 0]]);
  expect(spread(5)).toEqual([[2, 0]]);
  expect(spread(6)).toEqual([[6, 0]]);
});

interface Given {
  /** How many lines it had, if not as many. */
  had?: number;
  /** Before which of its lines pages ended, and those of them that were a line shorter than a full one. */
  ends?: number[];
  short?: number[];
  /** The line with which the spread of the correction begins. */
  spread?: number;
  /** Its other ways to be set: lines and cost. */
  ways?: [lines: number, cost: number][];
}

/** A paragraph of so many lines. */
const paragraph = (
  lines: number,
  { had = lines, ends = [], short = [], spread, ways = [] }: Given = {},
): Unit => ({
  gap: 0,
  keep: false,
  former: {
    ends: new Map(ends.map(line => [line, short.includes(line)])),
    ...(spread !== undefined && { spread }),
  },
  ways: [[lines, 0] as const, ...ways].map(([count, cost]) => ({
    ...{ lines: count, height: 10, cost, hyphen: () => false, notes: () => [], kept: count === had },
  })),
});

/** Where pages of ten lines end: the unit and the line of it with which the next begins. */
const ends = (plan: Unit[], pages?: number) =>
  paginate(plan, 10, 10, [], { kept: pages }).map(
    ({ pieces }) => `${pieces.at(-1)!.unit}:${pieces.at(-1)!.to}`,
  );

it('pages end where they ended, though other ends would be as good', () => {
  // 9 lines and 10 are both good pages; what stood there decides
  const short = [paragraph(12, { ends: [9], short: [9] }), paragraph(25, { ends: [6, 15], short: [6, 15] })];
  expect(ends(short, 4)).toEqual(['0:9', '1:6', '1:15', '1:25']);
  expect(ends([paragraph(12, { ends: [10] }), paragraph(25, { ends: [8, 18] })], 4)).toEqual([
    '0:10',
    '1:8',
    '1:18',
    '1:25',
  ]);
});

it('a corrected paragraph is set looser rather than that pages end otherwise', () => {
  // 19 lines behind a full page: set in 20 they end where the page ended
  const plan = [
    paragraph(10),
    paragraph(19, { had: 20, ends: [0, 10], ways: [[20, 2500]] }),
    paragraph(25, { ends: [0, 10, 20] }),
  ];
  expect(ends(plan, 6)).toEqual(['0:10', '1:10', '1:20', '2:10', '2:20', '2:25']);
  const free = plan.map(({ former: _, ...unit }) => unit);
  expect(ends(free)).not.toEqual(ends(plan, 6));
});

/** A paragraph that was corrected on the second page and has a line more than it had, and what follows it. */
const grown = (rest: Unit): Unit[] => [
  paragraph(10),
  paragraph(23, { had: 22, ends: [0, 10, 20], spread: 0 }),
  rest,
];

it('lines go on to the end of the chapter, rather than that another paragraph is set anew', () => {
  const plan = grown(paragraph(25, { ends: [8, 18], ways: [[24, costs.resetSame]] }));
  expect(ends(plan, 6)).toEqual(['0:10', '1:10', '1:20', '2:7', '2:17', '2:25']);
});

it('where the last page is full, another paragraph is set anew rather than that there is a page more', () => {
  const plan = grown(paragraph(28, { ends: [8, 18], ways: [[27, costs.resetSame]] }));
  expect(ends(plan, 6)).toEqual(['0:10', '1:10', '1:20', '2:7', '2:17', '2:27']);
  expect(ends(grown(paragraph(28, { ends: [8, 18] })), 6)).toHaveLength(7);
});

it('a line less takes no page away', () => {
  // Four lines less: the rest would fit on five full pages.
  const plan = [
    paragraph(10),
    paragraph(16, { had: 20, ends: [0, 10], spread: 0 }),
    paragraph(24, { ends: [0, 10, 20] }),
  ];
  expect(ends(plan, 6)).toHaveLength(6);
  expect(ends(plan)).toHaveLength(5);
});

it('nothing moves before the spread of a correction', () => {
  // Two lines less leave three for the last page; two from the first spread would make up for them.
  const plan = [
    paragraph(10),
    paragraph(20, { ends: [0, 10] }),
    paragraph(13, { had: 15, ends: [0, 10], spread: 0 }),
  ];
  expect(ends(plan, 5).slice(0, 3)).toEqual(['0:10', '1:10', '1:20']);
});

it('nothing goes to a page before the spread of a correction', () => {
  // The chapter opens on a page of eight lines: two more would save the page that two more lines need.
  const plan = [
    paragraph(8),
    paragraph(22, { had: 20, ends: [0, 10], spread: 0 }),
    paragraph(30, { ends: [0, 10, 20] }),
  ];
  expect(ends(plan, 6)).toHaveLength(7);
  expect(ends(plan, 6)[0]).toBe('0:8');
});

it('the spread of a correction begins on a verso, with the line with which it began', () => {
  const cost = (from: number, to: number, page: { after?: boolean; recto?: boolean } = {}) =>
    movedFrom(
      { ends: new Map(), spread: 3 },
      { from, to, after: false, recto: false, ending: false, ...page },
    );
  expect(cost(3, 9)).toBe(0);
  expect(cost(0, 3, { recto: true })).toBe(0);
  expect(cost(0, 4)).toBe(costs.passedSpread);
  // A page more before it would put it on a recto.
  expect(cost(3, 9, { recto: true })).toBe(costs.passedSpread);
});

it('a spread that was a line short is so again', () => {
  const plan = [paragraph(10), paragraph(35, { ends: [0, 9, 18, 28], short: [9, 18] })];
  const shallow = paginate(plan, 10, 10, [], { kept: 5 }).map(page => page.shallow === true);
  expect(shallow.slice(0, 4)).toEqual([false, true, true, false]);
  const record = setPartOf(units('a', 'b'), [], paginate(plan, 10, 10, [], { kept: 5 }));
  expect(record.shallow?.slice(0, 2)).toEqual([1, 2]);
});

it('a page that lacks a line of its corrected paragraph is not as it was', () => {
  const plan = [
    paragraph(10),
    paragraph(9, { had: 10, ends: [0], ways: [[10, 1000]] }),
    paragraph(25, { ends: [0, 10, 20] }),
  ];
  expect(ends(plan, 5)).toEqual(['0:10', '1:10', '2:10', '2:20', '2:25']);
});

it('what was a fault of an earlier printing is none of this one’s', () => {
  // A page two lines shorter than its fellow.
  const plan = [paragraph(10), paragraph(25, { ends: [0, 8, 18] })];
  expect(ends(plan, 4)).toEqual(['0:10', '1:8', '1:18', '1:25']);
  const free = plan.map(({ former: _, ...unit }) => unit);
  expect(ends(free)).not.toContain('1:8');
});

it('a last page of three lines is none of its faults either', () => {
  const plan = [paragraph(10), paragraph(23, { ends: [0, 10, 20] })];
  expect(ends(plan, 4)).toEqual(['0:10', '1:10', '1:20', '1:23']);
});

it('counts a page of nothing but a table that came from elsewhere', () => {
  const piece = { unit: 0, way: 0, from: 0, to: 1, gap: 0 };
  const page = { stretch: 0, short: 0, notes: [], space: 0 };
  const pages = [
    { ...page, pieces: [piece] },
    { ...page, pieces: [{ ...piece, unit: 1, moved: true }] },
    { ...page, pieces: [{ ...piece, unit: 2 }] },
  ];
  expect(setPartOf(units('a', 'b', 'c'), [], pages).ends).toEqual([
    [1, 0],
    [1, 0],
  ]);
});
