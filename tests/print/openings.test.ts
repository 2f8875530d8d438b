import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { beforeAll, expect, it } from 'vitest';
import { preflight } from '../../src/inspection/pdf/index.ts';
import { parse } from '../../src/manuscript/index.ts';
import { unpacked } from '../../src/pdf/ink/streams.ts';
import { type PdfRun, readPdfText } from '../../src/pdf/text.ts';
import { makePdf, type PrintEdition } from '../../src/print/index.ts';
import { publish } from '../../src/publication/index.ts';
import { prose, sampleTitle } from './sample.ts';

const long = prose(2, 5).join('\n\n');
const texts = {
  plain: `Take all of it, 13/16 of it and more. ${long}`,
  quoted: `“Very well, quoth he. ${long}`,
  single: `A man came in and sat. ${long}`,
  tailed: `Quires are folded. ${long}`,
  short: 'Take it or leave it.',
  verse: `:::verse\nForty sheets to the dozen,\nForty dozen to the load,\n:::\n\n${long}`,
};
const names = Object.keys(texts) as (keyof typeof texts)[];
const { book } = sampleTitle;
const title = {
  ...sampleTitle,
  book: {
    ...book,
    print: { ...book.print, initial: 3, lead: 'word', fractions: true, hanging: true } as const,
  },
};

let made: PrintEdition;
let pages: Awaited<ReturnType<typeof readPdfText>>['pages'];
beforeAll(async () => {
  const chapters = names.map((name, k) =>
    parse(`0${k + 1}-${name}.md`, `---\ntype: chapter\n---\n\n# Chapter\n\n${texts[name]}\n`),
  );
  made = await makePdf(publish(chapters, title), title);
  ({ pages } = await readPdfText(made.screen));
}, 60_000);

/** The lines of the page on which a chapter opens, below its title: each with its base, its left edge and its text. */
function linesOf(name: keyof typeof texts) {
  const page = made.pages.findIndex(({ part }) => part === `s0${names.indexOf(name) + 1}-${name}`);
  const items = pages[page]!.items.filter(({ text, aside }) => !aside && text.trim() !== '').slice(1);
  const lines = new Map<number, PdfRun[]>();
  for (const item of items)
    lines.set(Math.round(item.y * 10), [...(lines.get(Math.round(item.y * 10)) ?? []), item]);
  return [...lines.values()].map(runs => ({
    y: runs[0]!.y,
    x: Math.min(...runs.map(({ x }) => x)),
    text: runs.map(({ text }) => text).join(''),
  }));
}

it('sets every letter on the lines that were planned', () => {
  expect(made.findings).toEqual([]);
  // A line of many pieces is as wide as a whole number of 64ths of a pixel for each.
  expect(made.setting.greatest).toBeLessThan(0.1);
});

it('stands on the base of the third line, beside lines that begin further in', () => {
  const [initial, first, second, third, fourth, fifth] = linesOf('plain').sort(
    (one, other) => other.y - one.y,
  );
  // The initial stands on the third line, whose runs it is among.
  expect(initial!.text).toMatch(/^ake ?all of it, ?13⁄16 ?of it/);
  expect(second!.text).toMatch(/^T/);
  for (const line of [initial, first]) expect(line!.x).toBeGreaterThan(third!.x + 20);
  expect(second!.x).toBeLessThan(third!.x + 1);
  expect(fourth!.x).toBeCloseTo(third!.x, 1);
  expect(fifth!.y).toBeLessThan(fourth!.y);
});

it('hangs a sign of quotation before the edge of the text', () => {
  const quoted = linesOf('quoted');
  const sign = quoted.find(({ text }) => text.startsWith('“'))!;
  const full = quoted.find(({ text }, k) => k > 4 && text.length > 40)!;
  expect(sign.x).toBeLessThan(full.x - 2);
});

it('has a fourth line further in below a letter that goes deeper than its lines', () => {
  const lines = linesOf('tailed').sort((one, other) => other.y - one.y);
  expect(lines[3]!.x).toBeGreaterThan(lines[4]!.x + 10);
});

it('is none where a text is shorter than it, or begins with verse', () => {
  const short = linesOf('short');
  expect(short.map(({ text }) => text.replace(/\s/g, ''))).toEqual(['Takeitorleaveit.']);
  expect(linesOf('verse')[0]!.text).toMatch(/^Forty sheets to the dozen,/);
});

it('says the word whole, in a file that is as accessible as any', async () => {
  const document = await PDFDocument.load(made.screen, { updateMetadata: false });
  const streams = document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFRawStream && !object.dict.lookup(PDFName.of('Type')) ? [object] : [],
    );
  const said: string[] = [];
  for (const stream of streams) {
    const content = (await unpacked(stream)).toString('latin1');
    for (const [, hex] of content.matchAll(/ActualText <FEFF([\dA-F]+)>/g))
      said.push(Buffer.from(hex!, 'hex').swap16().toString('utf16le'));
  }
  for (const words of ['Take', '“Very', 'A man', 'Quires']) expect(said).toContain(words);
  expect(await preflight(made.screen, { profile: 'pdf-ua' })).toEqual([]);
}, 30_000);
