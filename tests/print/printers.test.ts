import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFRawStream,
} from '@cantoo/pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import type { Cache } from '../../src/cache.ts';
import { checks } from '../../src/inspection/pdf/index.ts';
import { makePdf, type PrintEdition } from '../../src/print/index.ts';
import { type PrinterName, type PrintSettings, printerNames, type Title } from '../../src/title.ts';
import { samplePublication, sampleTitle } from './sample.ts';

/** What was made of a book once is not made again for the next printer. */
const known = new Map<string, unknown>();
const cache: Cache = {
  find: async (stage, made) => structuredClone(known.get(stage + made)) as never,
  keep: (stage, made, result) => void known.set(stage + made, structuredClone(result)),
  stage: async (stage, made, make) => {
    const key = stage + made;
    if (!known.has(key)) known.set(key, structuredClone(await make()));
    return structuredClone(known.get(key)) as never;
  },
  settle: async () => {},
};

const publication = samplePublication();

const titled = (changes: Partial<PrintSettings>): Title => {
  const print = { ...sampleTitle.book.print, bleed: undefined, ...changes };
  return { ...sampleTitle, book: { ...sampleTitle.book, print } };
};
const editions = new Map<string, Promise<PrintEdition>>();
/** The browser starts where something is to be set that was not set before. */
function make(changes: Partial<PrintSettings>): Promise<PrintEdition> {
  const key = JSON.stringify(changes);
  const edition = editions.get(key) ?? makePdf(publication, titled(changes), { cache, changed: false });
  editions.set(key, edition);
  return edition;
}

/** Margins that no printer finds too small, and type in which the book is thick enough to be bound. */
const roomy: Partial<PrintSettings> = {
  ...{ margins: { inner: 21, outer: 16, top: 25, bottom: 29 }, size: 14, leading: 18 },
};
const inch = 72;
const [width, height] = [(138 / 25.4) * inch, (216 / 25.4) * inch];

/** By how much a box reaches over the trim box: left, lower, right, upper; in points. */
function around(document: PDFDocument, page: number, name: string): number[] {
  const node = document.getPage(page - 1).node;
  const box = (key: string) =>
    node
      .lookup(PDFName.of(key), PDFArray)
      .asArray()
      .map(edge => Number(String(edge)));
  const [outer, trim] = [box(name), box('TrimBox')];
  return outer.map((edge, k) => Math.round((k < 2 ? trim[k]! - edge : edge - trim[k]!) * 100) / 100);
}

async function open(bytes: Uint8Array): Promise<PDFDocument> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  for (const page of document.getPages()) {
    const trim = page.getTrimBox();
    expect(Math.abs(trim.width - width)).toBeLessThan(0.01);
    expect(Math.abs(trim.height - height)).toBeLessThan(0.01);
  }
  return document;
}

const folder = mkdtempSync(join(tmpdir(), 'reissue-printers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;

describe.each(printerNames)('the file for %s', printer => {
  it('is as the printer asks for it: its preflight finds nothing', async () => {
    const { print, preflight, printed } = await make({ ...roomy, for: printer });
    expect((await preflight.print).map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    expect(await preflight.screen).toEqual([]);
    expect((await open(print)).getPageCount()).toBe(printed);
  });

  it.skipIf(!hasQpdf)('is found clean by qpdf', async () => {
    const path = join(folder, `${printer}.pdf`);
    writeFileSync(path, (await make({ ...roomy, for: printer })).print);
    const { status, stdout, stderr } = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
    expect([status, stderr], stdout).toEqual([0, '']);
  });
});

it.each<[PrinterName | undefined, number[]]>([
  [undefined, [8.5, 8.5, 8.5, 8.5]],
  ['offset', [8.5, 8.5, 8.5, 8.5]],
  ['kdp', [0, 0, 0, 0]],
  ['ingram', [0, 0, 0, 0]],
  ['lulu', [0, 0, 0, 0]],
  ['bookvault', [0, 0, 0, 0]],
])('the sheet for %s is the page, or the page and three millimetres', async (printer, edges) => {
  const document = await open((await make({ ...roomy, for: printer })).print);
  for (const page of [1, 2]) expect(around(document, page, 'MediaBox')).toEqual(edges);
});

it('has the bleed that the printer asks for, where the title wants some', async () => {
  const kdp = await open((await make({ ...roomy, for: 'kdp', bleed: 3 })).print);
  expect(around(kdp, 1, 'MediaBox')).toEqual([0, 9, 9, 9]);
  expect(around(kdp, 2, 'MediaBox')).toEqual([9, 9, 0, 9]);
  const lulu = await open((await make({ ...roomy, for: 'lulu', bleed: 5 })).print);
  expect(around(lulu, 2, 'BleedBox')).toEqual([9, 9, 9, 9]);
  const press = await open((await make({ ...roomy, for: 'offset', bleed: 5 })).print);
  expect(around(press, 2, 'BleedBox')).toEqual([14.17, 14.17, 14.17, 14.17]);
});

it('has crop marks outside the bleed for a printer who takes them, on blank pages too', async () => {
  const { print, preflight } = await make({ ...roomy, for: 'offset', marks: true });
  expect(await preflight.print).toEqual([]);
  const document = await open(print);
  const count = document.getPageCount();
  for (const page of [1, 2, count]) {
    const [first] = contentsOf(document, page);
    const lines = [...first!.matchAll(/([-\d.]+) ([-\d.]+) m ([-\d.]+) ([-\d.]+) l S/g)];
    expect(lines).toHaveLength(8);
    const { x, y, width, height } = document.getPage(page - 1).getBleedBox();
    for (const line of lines) {
      const [fromX, fromY, toX, toY] = line.slice(1).map(Number) as [number, number, number, number];
      const inside = (at: number, start: number, length: number) => at > start && at < start + length;
      const touches = [
        [fromX, fromY],
        [toX, toY],
      ].some(([atX, atY]) => inside(atX!, x, width) && inside(atY!, y, height));
      expect(touches).toBe(false);
    }
  }
  expect(around(document, 1, 'MediaBox')).toEqual([31.18, 31.18, 31.18, 31.18]);
});

const contentsOf = (document: PDFDocument, page: number): string[] => {
  const contents = document.getPage(page - 1).node.lookup(PDFName.of('Contents'));
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents!];
  return streams.map(stream => {
    const found = document.context.lookup(stream as never) as PDFRawStream;
    return Buffer.from(decodePDFRawStream(found).decode()).toString('latin1');
  });
};

it('has none for a printer who takes none', async () => {
  const { print } = await make({ ...roomy, for: 'kdp', marks: true });
  expect(around(await open(print), 1, 'MediaBox')).toEqual([0, 0, 0, 0]);
});

it('fills up signatures, as the printer asks or the title says, and leaves the last page blank for Ingram', async () => {
  const pages = (await make(roomy)).pages.length;
  const upTo = (multiple: number, count = pages) => Math.ceil(count / multiple) * multiple;
  expect((await make({ ...roomy, for: 'kdp' })).printed).toBe(pages);
  expect((await make({ ...roomy, for: 'offset' })).printed).toBe(upTo(16));
  expect((await make({ ...roomy, for: 'offset', signature: 4 })).printed).toBe(upTo(4));
  expect((await make({ ...roomy, for: 'kdp', signature: 8 })).printed).toBe(upTo(8));
  const ingram = await make({ ...roomy, for: 'ingram', signature: 2 });
  expect(ingram.printed).toBe(upTo(2, pages + 1));
  expect((await open(ingram.print)).getPages().at(-1)!.node.has(PDFName.of('Contents'))).toBe(false);
});

it('is PDF/X-1a for Ingram: PDF 1.3, of objects that stand by themselves, for a press of four inks', async () => {
  const { print } = await make({ ...roomy, for: 'ingram' });
  const text = Buffer.from(print).toString('latin1');
  expect(text.slice(0, 8)).toBe('%PDF-1.3');
  expect(text).not.toMatch(/\/ObjStm|\/XRef/);
  const { context, catalog } = await open(print);
  const information = context.lookup(context.trailerInfo.Info, PDFDict);
  const said = (key: string) => String(information.get(PDFName.of(key)));
  expect(said('GTS_PDFXVersion')).toBe('(PDF/X-1:2001)');
  expect(said('GTS_PDFXConformance')).toBe('(PDF/X-1a:2001)');
  expect(catalog.has(PDFName.of('Metadata'))).toBe(false);
  const intent = catalog.lookup(PDFName.of('OutputIntents'), PDFArray).lookup(0, PDFDict);
  const profile = intent.lookup(PDFName.of('DestOutputProfile')) as PDFRawStream;
  expect(String(profile.dict.get(PDFName.of('N')))).toBe('4');
});

it('says nothing of itself to KDP', async () => {
  const { context, catalog } = await open((await make({ ...roomy, for: 'kdp' })).print);
  expect(catalog.has(PDFName.of('Metadata'))).toBe(false);
  const information = context.lookup(context.trailerInfo.Info, PDFDict);
  expect(information.keys().map(String)).toEqual(['/Producer']);
});

it('says what the printer asks and no program can give', async () => {
  const small = { width: 95, height: 150 };
  const narrow = { inner: 5, outer: 8, top: 16, bottom: 18 };
  const { preflight } = await make({ for: 'kdp', trim: small, margins: narrow });
  const found = (await preflight.print).map(({ code }) => code);
  expect(found).toEqual(expect.arrayContaining(['trim-range', 'gutter']));
  for (const code of found) expect(Object.keys(checks)).toContain(code);
  const thin = await make({ for: 'lulu' });
  expect((await thin.preflight.print).map(({ code }) => code)).toContain('page-count');
});

it('is the same for readers, whoever prints it', async () => {
  const [kdp, ingram] = [await make({ ...roomy, for: 'kdp' }), await make({ ...roomy, for: 'ingram' })];
  expect(Buffer.compare(Buffer.from(kdp.screen), Buffer.from(ingram.screen))).toBe(0);
  const again = await makePdf(publication, titled({ ...roomy, for: 'ingram' }), { cache, changed: false });
  expect(Buffer.compare(Buffer.from(again.print), Buffer.from(ingram.print))).toBe(0);
});
