import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { beforeAll, describe, expect, it } from 'vitest';
import { findFace } from '../../../src/faces/faces.ts';
import { childrenByPage } from '../../../src/print/composition/folios.ts';
import type { SetPart } from '../../../src/print/setting/keeping.ts';
import { placeKey } from '../../../src/print/setting/places.ts';
import { type PlannedPart, planPart, type Setting } from '../../../src/print/setting/threads/thread.ts';
import { prose } from '../sample.ts';

const leading = 18;
const type = { family: 'EB Garamond', size: 14, weight: 400, italic: false, tracking: 0 };
const font = { features: 'normal', numeric: 'normal', caps: 'normal' };
const chapter = (texts: string[]): Element =>
  h(
    'section',
    texts.map(text => h('p', text)),
  );
const style = { measure: 390, indent: 18, align: 'justify', leading, ...type, ...font };
const setting: Setting = {
  language: 'en-GB',
  hyphenation: [],
  face: findFace('EB Garamond'),
  hanging: false,
  styles: new Map([[placeKey([chapter([]), h('p')]), style]]),
  page: { width: 400, lines: 30, leading },
};

/** Plans the pages of a chapter of paragraphs. @param former how it was set in the printing whose pages are to stay */
const plan = (texts: string[], former?: SetPart): Promise<PlannedPart> => {
  const extents = texts.map((_, k) => ({ top: k * leading, bottom: (k + 1) * leading }));
  return planPart({ job: { tree: chapter(texts), extents, ...(former && { former }) }, setting });
};

/** The lines of each page, with all their spaces. */
const pagesOf = ({ tree }: PlannedPart) =>
  childrenByPage(tree).map(page => toHtml(page).split(/<br>|<\/p><p[^>]*>/));

const words = (text: string, at: number, drop: number, ...more: string[]) =>
  text
    .split(' ')
    .toSpliced(at, drop, ...more)
    .join(' ');

const texts = prose(60, 17);
const sentence = 'Whoever has once set a page by hand will not forget how long it took.';
let before: PlannedPart;
beforeAll(async () => {
  before = await plan(texts);
});

/** The chapter with a paragraph set anew, and what became of the others. */
async function corrected(k: number, correct: (text: string) => string) {
  const own = texts.map((text, unit) => (unit === k ? correct(text) : text));
  const now = await plan(own, before.record);
  const same = now.record.units.every(
    ({ breaks }, unit) => unit === k || `${breaks}` === `${before.record.units[unit]!.breaks}`,
  );
  const lines = (part: PlannedPart) => part.record.units[k]!.lines;
  return { own, now, same, grown: lines(now) - lines(before), best: lines(await plan(own)) - lines(before) };
}

describe('a chapter of which one paragraph was corrected', () => {
  it('is the same but for that paragraph, where a word is more or fewer', async () => {
    let held = 0;
    for (let k = 1; k < texts.length; k += 4) {
      const { now, same, grown, best } = await corrected(k, text =>
        k % 8 === 1 ? words(text, 9, 0, 'old') : words(text, 9, 1),
      );
      expect(same).toBe(true);
      if (grown !== 0) continue;
      held += best !== 0 ? 1 : 0;
      expect(now.moved).toEqual([]);
      const [old, own] = [pagesOf(before), pagesOf(now)];
      const touched = own.filter((lines, page) => lines.join() !== old[page]!.join());
      expect(touched.length).toBeLessThanOrEqual(2);
    }
    // Left to itself, some of them would have another number of lines.
    expect(held).toBeGreaterThan(0);
  });

  it('breaks no other line where a sentence is more, and has as many pages', async () => {
    let moved = 0;
    for (let k = 3; k < texts.length; k += 9) {
      const { now, same, grown } = await corrected(k, text => `${text} ${sentence}`);
      expect(same).toBe(true);
      expect(now.pages).toHaveLength(before.pages.length);
      moved += grown > 0 && now.moved.length > 0 ? 1 : 0;
    }
    expect(moved).toBeGreaterThan(0);
  });

  it('has the pages before the spread of the correction as they were, and is set so again', async () => {
    for (const k of [20, 41]) {
      const { own, now } = await corrected(k, text => `${text} ${sentence} ${sentence}`);
      const [old, own1] = [pagesOf(before), pagesOf(now)];
      const page = now.pages.findIndex(({ pieces }) => pieces.some(({ unit }) => unit === k));
      const spread = page - ((page + 1) % 2);
      expect(spread).toBeGreaterThan(2);
      expect(own1.slice(0, spread)).toEqual(old.slice(0, spread));
      const next = await plan(own, now.record);
      expect(pagesOf(next)).toEqual(own1);
      expect(next.moved).toEqual([]);
    }
  });
});

describe('what is otherwise in a chapter', () => {
  const kinds = (part: PlannedPart) => part.altered.map(({ kind, lines }) => `${kind} ${lines}`);

  it('is a paragraph that is longer, one that is new, and one that is gone', async () => {
    const { now, grown } = await corrected(26, text => `${text} ${sentence} ${sentence}`);
    expect(kinds(now)).toEqual([`corrected ${grown}`]);
    expect(now.altered[0]!.words).toBe(texts[26]!.split(' ').slice(0, 5).join(' '));
    expect(now.altered[0]!.pages).toContain(now.moved[0]);
    const added = await plan(texts.toSpliced(30, 0, sentence, sentence), before.record);
    expect(kinds(added).slice(0, 2)).toEqual(['new 1', 'new 1']);
    const dropped = await plan(texts.toSpliced(30, 1), before.record);
    expect(kinds(dropped)).toEqual([`gone ${-before.record.units[30]!.lines}`]);
    expect(kinds(await plan(texts, before.record))).toEqual([]);
  });
});
