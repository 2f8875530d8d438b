import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFRawStream,
} from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type PdfPage, readPdfText } from '../../src/pdf/text.ts';
import { makePdf, type PrintEdition } from '../../src/print/index.ts';
import { samplePublication, sampleTitle } from './sample.ts';

let edition: PrintEdition;
let document: PDFDocument;
let pages: PdfPage[];

/** What stands on a page, furniture and all. */
const textOf = (page: PdfPage) => page.items.map(item => item.text).join('');
const openers = () => edition.pages.flatMap((page, index) => (page.opener ? [{ ...page, index }] : []));

beforeAll(async () => {
  edition = await makePdf(samplePublication(), sampleTitle);
  document = await PDFDocument.load(edition.screen, { updateMetadata: false });
  ({ pages } = await readPdfText(edition.screen));
});

describe('a print edition', () => {
  it('holds every letter of the publication', () => {
    expect(edition.findings).toEqual([]);
  });

  it('is set in the lines that were computed, to a tenth of a pixel', () => {
    expect(edition.setting.lines).toBeGreaterThan(400);
    expect(edition.setting.corrected).toBe(0);
    expect(edition.setting.greatest).toBeLessThan(0.1);
  });

  it('opens chapters on a recto, and counts the front matter in roman figures', () => {
    for (const { index, part } of openers()) {
      if (part !== 'book-imprint') expect(index % 2, `${part} on page ${index + 1}`).toBe(0);
    }
    const labelOf = (part: string) => openers().find(page => page.part === part)?.label;
    expect(labelOf('book-contents')).toBe('v');
    expect(labelOf('01-preface')).toBe('vii');
    expect(labelOf('02-lines')).toBe('1');
    expect(pages.map(page => page.label)).toEqual(edition.pages.map(page => page.label));
  });

  it('shows running heads on text pages, none on openers, and nothing on blank pages', () => {
    const preface = edition.pages.findIndex(page => page.part === '01-preface');
    expect(textOf(pages[preface]!)).not.toContain('The Even Line');
    expect(textOf(pages[preface + 1]!)).toContain('The Even Line');
    const recto = edition.pages.findIndex(
      (page, i) => page.part === '02-lines' && !page.opener && i % 2 === 0,
    );
    expect(textOf(pages[recto]!)).toContain('Of Lines');
    const blanks = edition.pages.flatMap((page, i) => (page.part === null ? [i] : []));
    expect(blanks.length).toBeGreaterThan(0);
    for (const blank of blanks) expect(textOf(pages[blank]!).trim()).toBe('');
  });

  it('gives the contents their page numbers', () => {
    const contents = textOf(pages[edition.pages.findIndex(page => page.part === 'book-contents')]!);
    const second = openers().find(page => page.part === '03-pages')!;
    expect(contents).toMatch(new RegExp(`Pages\\s*${second.label}(?!\\d)`));
  });

  it('has trim and bleed boxes to the hundredth of a point, and no bleed for readers', async () => {
    const pages = [document, await PDFDocument.load(edition.print, { updateMetadata: false })].flatMap(
      (one, k) => one.getPages().map(page => ({ page, edge: 2 * k * (3 / 25.4) * 72 })),
    );
    for (const { page, edge } of pages) {
      const trim = page.getTrimBox();
      const bleed = page.getBleedBox();
      expect(trim.width).toBeCloseTo((138 / 25.4) * 72, 2);
      expect(trim.height).toBeCloseTo((216 / 25.4) * 72, 2);
      expect(bleed.width - trim.width).toBeCloseTo(edge, 2);
      expect(page.getMediaBox()).toEqual(bleed);
    }
  });

  it('keeps tags, outline and language, and embeds its fonts as TrueType', () => {
    for (const key of ['StructTreeRoot', 'Outlines', 'Metadata', 'PageLabels', 'MarkInfo']) {
      expect(document.catalog.has(PDFName.of(key)), key).toBe(true);
    }
    expect(String(document.catalog.get(PDFName.of('Lang')))).toContain('en-GB');
    const objects = document.context.enumerateIndirectObjects().map(([, object]) => String(object));
    expect(objects.some(object => object.includes('/FontFile2'))).toBe(true);
    expect(objects.some(object => object.includes('/Type3'))).toBe(false);
  });

  it('gives divided words soft hyphens, and leaves no colour', () => {
    const contents = document.getPages().map(({ node }) => {
      const stream = node.Contents() as PDFRawStream | undefined;
      // A blank page shows nothing.
      if (!stream) return '';
      return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
    });
    expect(contents.join('').match(/FEFF00AD/g)?.length).toBeGreaterThan(5);
    expect(contents.join('')).not.toMatch(/\d (rg|RG)\b/);
  });

  it('says what printing it is made for', async () => {
    const print = await PDFDocument.load(edition.print, { updateMetadata: false });
    const [intent] = print.catalog.lookup(PDFName.of('OutputIntents'), PDFArray).asArray();
    const profile = print.context.lookup(intent, PDFDict).lookup(PDFName.of('DestOutputProfile'));
    expect(String((profile as PDFRawStream).dict.get(PDFName.of('N')))).toBe('1');
  });

  it('names chapters in the outline with their labels', () => {
    const titles = document.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict ? [object.lookup(PDFName.of('Title'))] : []))
      .flatMap(title => (title instanceof PDFHexString ? [title.decodeText()] : []));
    expect(titles).toContain('Chapter 2. Pages');
  });

  it('comes out the same, byte for byte, when it is made again', async () => {
    const again = await makePdf(samplePublication(), sampleTitle);
    expect(Buffer.compare(Buffer.from(again.screen), Buffer.from(edition.screen))).toBe(0);
  });
});

describe('notes at the foot', () => {
  it('stand under the text that refers to them, every letter of them', async () => {
    const book = { ...sampleTitle.book, notes: { ...sampleTitle.book.notes, print: 'foot' as const } };
    const footed = await makePdf(samplePublication(), { ...sampleTitle, book });
    expect(footed.findings).toEqual([]);
    expect(footed.setting.notes).toBe(2);
    const { pages: set, feet } = await readPdfText(footed.screen);
    const page = set.findIndex(each => textOf(each).includes('The rule was seldom kept.'));
    expect(feet.has(page)).toBe(true);
    expect(textOf(set[page]!)).toMatch(/2\. /);
  });
});
