import { h } from 'hastscript';
import { beforeEach, describe, expect, it } from 'vitest';
import { pagesOf } from '../../src/print/composition/folios.ts';
import type { Part } from '../../src/print/composition/part.ts';
import { pagesIn, startPrinting } from '../../src/print/printing.ts';
import { sheetsOf } from '../../src/print/setting/furniture.ts';
import type { LeavesStage, SetStage, Stages } from '../../src/print/stages.ts';

const part = (id: string, zone: Part['zone'], more: Partial<Part> = {}): Part => ({
  ...{ id, zone, kind: 'chapter', opens: 'recto', numbered: true },
  ...{ heads: { verso: 'Book', recto: id }, tree: h('section') },
  ...more,
});

/** A part as it was set: one gathering of so many pages. */
const gathering = (of: string, count: number): SetStage[] => {
  const pages = Array.from({ length: count }, (_, page) => ({ ids: [`${of}-p${page}`], references: [] }));
  const set = { pages, links: [], lines: { lines: 0, corrected: 0, greatest: 0 } };
  return [{ id: `${of}-1`, part: of, html: '', set, made: `${of} of ${count}` }];
};

const parts = [part('contents', 'front'), part('one', 'body'), part('two', 'body'), part('three', 'body')];

describe('a gathering', () => {
  /** What was printed: which gathering, with which folios, and what in it others refer to. */
  let printed: string[];
  const leaves: Stages['leaves'] = async ({ id, made }, sheets, wanted) => {
    printed.push(
      `${id}: ${sheets.map(({ folio }) => folio).join(' ')}${wanted.length > 0 ? ` (${wanted})` : ''}`,
    );
    return { made } as LeavesStage;
  };
  const begin = (links: string[] = []) => startPrinting(parts, new Set(links), { leaves });
  const sheetsFor = (set: SetStage[][]) => {
    const contents = set.map(pagesIn);
    const counted = pagesOf(
      parts,
      contents.map(({ length }) => length),
    );
    return sheetsOf(counted, parts, contents, new Map());
  };
  beforeEach(() => {
    printed = [];
  });

  it('is printed as soon as all before it in the body are set', () => {
    const { begin: set } = begin(['two-p0']);
    set(2, gathering('two', 2));
    expect(printed).toEqual([]);
    set(1, gathering('one', 3));
    expect(printed).toEqual(['one-1: 1 2 3', 'two-1: 5 6 (two-p0)']);
    set(3, gathering('three', 1));
    expect(printed.slice(2)).toEqual(['three-1: 7']);
  });

  it('is not printed again at the end where nothing has changed', async () => {
    const printing = begin();
    const set = [gathering('contents', 2), gathering('one', 3), gathering('two', 2), gathering('three', 1)];
    for (const k of [1, 2, 3]) printing.begin(k, set[k]!);
    await printing.all(set.flat(), sheetsFor(set));
    expect(printed).toEqual(['one-1: 1 2 3', 'two-1: 5 6', 'three-1: 7', 'contents-1: i ii']);
  });

  it('is printed again where one before it has become longer', async () => {
    const printing = begin();
    const set = [gathering('contents', 2), gathering('one', 2), gathering('two', 2), gathering('three', 1)];
    for (const k of [1, 2, 3]) printing.begin(k, set[k]!);
    set[1] = gathering('one', 3);
    printed = [];
    printing.begin(1, set[1]!);
    expect(printed).toEqual(['one-1: 1 2 3', 'two-1: 5 6', 'three-1: 7']);
    const all = await printing.all(set.flat(), sheetsFor(set));
    expect(all.map(({ made }) => made)).toEqual(['contents of 2', 'one of 3', 'two of 2', 'three of 1']);
    expect(printed.slice(3)).toEqual(['contents-1: i ii']);
  });
});
