import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, expect, it } from 'vitest';
import { type Cache, openCache } from '../../src/cache.ts';
import { parse } from '../../src/manuscript/index.ts';
import { readPdfText } from '../../src/pdf/text.ts';
import { makePdf } from '../../src/print/index.ts';
import { publish } from '../../src/publication/index.ts';
import { sampleTitle } from './sample.ts';

const home = mkdtempSync(join(tmpdir(), 'reissue-again-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A cache that tells what was not found in it. */
function told(): Cache & { made: string[] } {
  const cache = openCache({ XDG_CACHE_HOME: home });
  const made: string[] = [];
  return {
    ...cache,
    made,
    stage: (stage, from, make) =>
      cache.stage(stage, from, () => {
        made.push(stage);
        return make();
      }),
    find: async (stage, from) => {
      const found = await cache.find(stage, from);
      if (found === undefined) made.push(stage);
      return found as never;
    },
  };
}

const prose = (word: string) =>
  Array.from(
    { length: 40 },
    (_, k) => `The ${word} of the press goes round, and sheet ${k} is hung up to dry with the others.`,
  ).join(' ');

/** A book of two chapters that refer to each other, with notes and a table. */
const book = (first: string, second: string) =>
  publish(
    [
      parse(
        '01-wheels.md',
        `---\ntype: chapter\n---\n\n# Wheels\n\n${prose(first)} See [belts](02-belts.md "on page #").\n\n${prose('axle')}\n`,
      ),
      parse(
        '02-belts.md',
        `---\ntype: chapter\n---\n\n# Belts\n\n${prose(second)} And [wheels](01-wheels.md "on page #").[^1]\n\n:::table\n| belt | width |\n|---|---|\n| leather | 40 |\n\nTable 1. Belts.\n:::\n\n[^1]: A note.\n`,
      ),
    ],
    sampleTitle,
  );

it('makes of a corrected book what is made of it from nothing, byte by byte, and only what has changed', async () => {
  const before = told();
  await makePdf(book('wheel', 'belt'), sampleTitle, { cache: before });
  await before.settle();
  const cache = told();
  const again = await makePdf(book('wheel', 'felt'), sampleTitle, { cache });
  await cache.settle();
  const anew = await makePdf(book('wheel', 'felt'), sampleTitle);
  expect(Buffer.compare(again.screen, anew.screen)).toBe(0);
  expect(again.findings).toEqual(anew.findings);
  // Of all parts one was planned and set again: the second chapter, first without the numbers of pages that it names.
  expect(cache.made.filter(stage => stage === 'pages')).toHaveLength(2);
  expect(cache.made.filter(stage => stage === 'set')).toHaveLength(1);
  expect(before.made.filter(stage => stage === 'set').length).toBeGreaterThan(5);
  // The text of the page that changed was read again, and it is the new one.
  const { pages } = await readPdfText(again.screen);
  expect(pages.flatMap(({ items }) => items.map(({ text }) => text)).join(' ')).toMatch(/felt/);
});

it('needs no browser for a book that did not change', async () => {
  const cache = told();
  const publication = book('wheel', 'felt');
  const { seconds } = await makePdf(publication, sampleTitle, { cache, changed: false });
  expect(cache.made).toEqual([]);
  expect(seconds).not.toHaveProperty('start');
});

it('prints anew the parts that follow where one becomes a page longer', async () => {
  const cache = told();
  const longer = book(`wheel ${'that turns and turns '.repeat(60)}`, 'felt');
  const again = await makePdf(longer, sampleTitle, { cache });
  await cache.settle();
  const anew = await makePdf(longer, sampleTitle);
  expect(Buffer.compare(again.screen, anew.screen)).toBe(0);
});

it('binds gatherings into one file: links, outline, structure and typefaces of all', async () => {
  const { screen: pdf } = await makePdf(book('wheel', 'belt'), sampleTitle);
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const texts = document.context.enumerateIndirectObjects().map(([, object]) => String(object));
  const { places } = await readPdfText(pdf);
  // A chapter links to the other, which was printed by itself: every link leads to a place that is there.
  const links = texts.flatMap(
    text =>
      /\/Subtype \/Link[\s\S]*?\/Dest \(([^)]*)\)|\/Dest \(([^)]*)\)[\s\S]*?\/Subtype \/Link/
        .exec(text)
        ?.slice(1)
        .filter(Boolean) ?? [],
  );
  expect(links.length).toBeGreaterThan(2);
  for (const link of links) expect([...places.keys()]).toContain(decodeURIComponent(link!));
  // Each cut stands in the file once, however many gatherings use it.
  const files = texts.flatMap(text => /\/FontName \/[A-Z]{6}\+(\S+)/.exec(text)?.[1] ?? []);
  expect(files.length).toBe(new Set(files).size);
  expect(texts.filter(text => /\/S \/Document\b/.test(text))).toHaveLength(1);
  const titles = texts.flatMap(text => /\/Title <FEFF([0-9A-F]+)>/i.exec(text)?.[1] ?? []);
  expect(titles.length).toBeGreaterThanOrEqual(2);
});
