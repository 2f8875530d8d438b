import {
  ParseSpeeds,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
} from '@cantoo/pdf-lib';
import type { Geometry } from '../../print/press/page.ts';
import type { Book } from '../../title.ts';
import type { SetPage } from '../set-page.ts';
import { finishContents } from './contents.ts';
import { mendCrossReferences } from './cross-references.ts';
import { numberHeadings } from './identifiers.ts';
import { setMetadata } from './metadata.ts';
import { blackInkProfile } from './profile.ts';

const pointsPerMillimetre = 72 / 25.4;

mendCrossReferences();

/**
 * Makes the browser's PDF fit for the press: trim and bleed boxes to the hundredth of a point (the browser rounds the
 * sheet to whole pixels), black and grey in one ink instead of three, lines of text in one piece, page labels, metadata, and nothing that differs
 * from one run to the next. Tags, outline and links stay as they are.
 */
export async function finishPdf(
  pdf: Uint8Array,
  book: Book,
  geometry: Geometry,
  pages: SetPage[],
  chapters: { label?: string; title: string }[],
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  setBoxes(document, geometry, book.print.bleed);
  await finishContents(document);
  setPageLabels(document, pages);
  labelOutline(document, chapters);
  setOutputIntent(document);
  numberHeadings(document);
  setMetadata(document, book, pages);
  return document.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
}

/** Boxes around the sheet, whose upper left corner is where the browser put it. */
function setBoxes(document: PDFDocument, geometry: Geometry, bleed: number): void {
  const width = geometry.width * pointsPerMillimetre;
  const height = geometry.height * pointsPerMillimetre;
  const edge = bleed * pointsPerMillimetre;
  const round = (value: number) => Math.round(value * 1000) / 1000;
  for (const page of document.getPages()) {
    const { y, height: printed } = page.getMediaBox();
    const top = y + printed;
    const box = [-edge, top - height - edge, width + 2 * edge, height + 2 * edge].map(round);
    const [x, lower, across, up] = box as [number, number, number, number];
    page.setMediaBox(x, lower, across, up);
    page.setCropBox(x, lower, across, up);
    page.setBleedBox(x, lower, across, up);
    page.setTrimBox(0, round(top - height), round(width), round(height));
    page.node.delete(PDFName.of('ArtBox'));
  }
}

/** The kind of printing that the book is made for: black ink. */
function setOutputIntent({ context, catalog }: PDFDocument): void {
  const profile = context.flateStream(blackInkProfile(), { N: 1, Alternate: 'DeviceGray' });
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFX',
    OutputConditionIdentifier: PDFString.of('Custom'),
    OutputCondition: PDFString.of('Black ink on uncoated paper, dot gain 20 %'),
    Info: PDFString.of('Black ink on uncoated paper, dot gain 20 %'),
    DestOutputProfile: context.register(profile),
  });
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(intent)]));
}

/** Folios as viewers show them: i, ii, … for the front matter, 1, 2, … from the body on. */
function setPageLabels(document: PDFDocument, pages: SetPage[]): void {
  const { context, catalog } = document;
  const body = pages.findIndex(page => /^\d/.test(page.label));
  const ranges: [number, string][] = [];
  if (body !== 0) ranges.push([0, 'r']);
  if (body >= 0) ranges.push([body, 'D']);
  const nums = ranges.flatMap(([start, style]) => [PDFNumber.of(start), context.obj({ S: style })]);
  catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: nums }));
}

/**
 * Names chapters in the outline as they are called, label before title: `Chapter 1. Letters That Move`. The browser runs
 * words together where a heading's line ends.
 */
function labelOutline(document: PDFDocument, chapters: { label?: string; title: string }[]): void {
  const solid = (text: string) => text.replace(/\s+/g, '');
  const named = new Map<string, typeof chapters>();
  for (const chapter of chapters) {
    if (!chapter.title) continue;
    const same = named.get(solid(chapter.title));
    if (same) same.push(chapter);
    else named.set(solid(chapter.title), [chapter]);
  }
  const look = (parent: PDFDict | undefined) => {
    let entry = parent?.lookupMaybe(PDFName.of('First'), PDFDict);
    for (; entry; entry = entry.lookupMaybe(PDFName.of('Next'), PDFDict)) {
      const title = entry.lookup(PDFName.of('Title'));
      const text = title instanceof PDFHexString || title instanceof PDFString ? title.decodeText() : '';
      const chapter = named.get(solid(text))?.shift();
      if (chapter) {
        const name = [chapter.label, chapter.title].filter(Boolean).join('. ');
        entry.set(PDFName.of('Title'), PDFHexString.fromText(name));
      }
      look(entry);
    }
  };
  look(document.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict));
}
