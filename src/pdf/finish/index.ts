import { ParseSpeeds, type PDFContext, PDFDocument, PDFName, PDFNumber, type PDFRef } from '@cantoo/pdf-lib';
import type { Geometry } from '../../print/geometry.ts';
import type { Book } from '../../title.ts';
import { bind, type Cover, type Form } from '../binding/bind.ts';
import { type Heading, type Leaves, leavesOf } from '../binding/leaves.ts';
import { forPrint, isTransparent } from '../binding/painted.ts';
import { gather } from '../binding/serial.ts';
import type { Box, Sheet } from '../binding/sheet.ts';
import type { Ink } from '../ink/ink.ts';
import type { Shown } from '../ink/picture.ts';
import type { Profile } from '../ink/profile.ts';
import { shownSizes } from '../ink/shown.ts';
import { inkDocument } from '../ink/vectors.ts';
import type { SetPage } from '../set-page.ts';
import { readingOrderOn } from '../shaped/index.ts';
import type { PrintedElement } from '../structure/elements.ts';
import { structure } from '../structure/index.ts';
import { finishContents } from './contents.ts';
import { commonFourInks } from './four-inks.ts';
import { nameHeadings } from './identifiers.ts';
import { pressIntent, screenIntent } from './intent.ts';
import { setMetadata } from './metadata.ts';
import { commonBlack } from './profile.ts';

/** The pages of a part as the browser printed them, and what they are finished by. */
export interface PrintedPart {
  pdf: Uint8Array;
  /** What is to be known of the elements on them, by the numbers of their marks. */
  elements: readonly PrintedElement[];
  /** BCP 47, of the book. */
  language: string;
  /** Of the gathering, and of the part of the book that it belongs to. */
  id: string;
  part: string;
  geometry: Geometry;
  /** PostScript names of the typefaces that the book has once. */
  faces: readonly string[];
  ink: Ink;
}

/** The pages of a part, ready to be bound but for its pictures. */
export interface FinishedPart {
  /** With stand-ins for the pictures. */
  leaves: Leaves;
  /** How large pictures are shown, by their numbers. */
  shown: Map<number, Shown>;
  /** Gradients that could only be made grey. */
  greyed: number;
}

/**
 * Makes the pages of a part, as the browser printed them, fit for the press: a trim box to the hundredth of a point, from which
 * all others follow when the book is bound (the browser rounds the sheet to whole pixels), black and grey in one ink instead of three, lines of text in one
 * piece, a structure that readers can follow who do not see the pages, and nothing that differs from one run to the next.
 */
export async function finishPart({
  pdf,
  elements,
  language,
  id,
  part,
  geometry,
  faces,
  ink,
}: PrintedPart): Promise<FinishedPart> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  for (const page of document.getPages()) {
    const { y, height } = page.getMediaBox();
    for (const box of ['MediaBox', 'CropBox', 'BleedBox', 'ArtBox']) page.node.delete(PDFName.of(box));
    page.node.set(PDFName.of('TrimBox'), document.context.obj(trimOf(geometry, y + height)));
  }
  const isTurned = elements.some(({ leftwards }) => leftwards);
  const inOrder = isTurned ? await readingOrderOn(document) : undefined;
  const structured = structure(document, elements, language, inOrder);
  await finishContents(document, structured);
  nameHeadings(document, encodeURIComponent(id));
  const shown = await shownSizes(document);
  const { objects, greyed } = await inkDocument(document, ink);
  return { leaves: leavesOf(document, new Set(faces), objects, { ...structured, part }), shown, greyed };
}

/** The trim box on a sheet whose upper edge is so high, in points. */
function trimOf({ width, height }: Geometry, top: number): number[] {
  const points = (millimetres: number) => (millimetres * 72) / 25.4;
  return [0, top - points(height), points(width), top].map(value => Math.round(value * 1000) / 1000);
}

/** A book whose parts are printed and finished. */
export interface FinishedParts {
  /** The pages of its parts, in their order. */
  leaves: readonly Leaves[];
  /** Its pages in order, and which page of which part each is; null for a blank one. */
  pages: readonly SetPage[];
  order: readonly ({ group: number; page: number } | null)[];
  geometry: Geometry;
  /** As the outline calls them. */
  chapters: readonly { label?: string; title: string }[];
  /** The file of a typeface with some of its glyphs. */
  subset: (face: string, glyphs: readonly number[]) => Promise<Uint8Array>;
  /** Of the press, where the title has one. */
  profile: Profile | undefined;
}

/**
 * Binds the parts of a book into one PDF of a form, with page labels and metadata, and with an outline for readers. What is
 * transparent cannot be PDF/X-1a, and is bound as PDF/X-4.
 *
 * @param asked.sheet what its pages have around them
 */
export async function finishBook(
  { leaves, pages, order, geometry, chapters, subset, profile }: FinishedParts,
  book: Book,
  { sheet, ...asked }: { form: Form; sheet: Sheet },
): Promise<Uint8Array> {
  const isTooNew = asked.form === 'pdf-x-1a' && leaves.some(group => isTransparent(forPrint(group)));
  const form = isTooNew ? 'pdf-x-4' : asked.form;
  return bind({
    cover: await coverOf(book, pages, form, leaves, profile),
    leaves: labelled(leaves, chapters),
    ...{ order, sheet, form, subset },
    trim: trimOf(geometry, (geometry.height * 72) / 25.4) as unknown as Box,
    language: book.language,
  });
}

/** Whether what the press gets has pictures in four inks, which no profile of black ink fits. */
const hasFourInks = (leaves: readonly Leaves[]): boolean =>
  leaves.some(({ texts, print }) =>
    texts.some((text, k) => (print.texts.get(k) ?? text).includes('/ColorSpace/DeviceCMYK')),
  );

/** What stands in the catalogue and in the document information. */
async function coverOf(
  book: Book,
  pages: readonly SetPage[],
  form: Form,
  leaves: FinishedParts['leaves'],
  profile: FinishedParts['profile'],
): Promise<Cover> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context, catalog } = document;
  setPageLabels(document, pages);
  const intent = intentOf(context, form, leaves, profile);
  if (intent) catalog.set(PDFName.of('OutputIntents'), context.obj([intent]));
  const identifier = setMetadata(document, book, pages, form);
  const roots = [context.trailerInfo.Root, context.trailerInfo.Info] as PDFRef[];
  const objects = gather(context, roots, (key, _, owner) =>
    key === 'Pages' && owner === catalog ? '' : undefined,
  );
  return { ...objects, catalogue: 0, information: 1, identifier };
}

/**
 * What the colours of a form are: those of the press that a book is made for, or else of the kind of printing that it asks for;
 * PDF/X-1a knows presses with four inks alone (ISO 15930-1, 6.2).
 */
function intentOf(
  context: PDFContext,
  form: Form,
  leaves: FinishedParts['leaves'],
  profile: FinishedParts['profile'],
) {
  if (form === 'screen') return screenIntent(context);
  if (form !== 'pdf-x-4' && form !== 'pdf-x-1a') return undefined;
  const given = form === 'pdf-x-4' || profile?.space === 'CMYK' ? profile : undefined;
  const common = form === 'pdf-x-1a' || hasFourInks(leaves) ? commonFourInks : commonBlack;
  return pressIntent(context, given ?? common(), !given);
}

/** Folios as viewers show them: i, ii, … for the front matter, 1, 2, … from the body on. */
function setPageLabels({ context, catalog }: PDFDocument, pages: readonly SetPage[]): void {
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
function labelled(leaves: readonly Leaves[], chapters: FinishedParts['chapters']): Leaves[] {
  const solid = (text: string) => text.replace(/\s+/g, '');
  const named = new Map<string, { label?: string; title: string }[]>();
  for (const chapter of chapters) {
    if (!chapter.title) continue;
    const same = named.get(solid(chapter.title));
    if (same) same.push(chapter);
    else named.set(solid(chapter.title), [chapter]);
  }
  const called = (heading: Heading): Heading => {
    const chapter = named.get(solid(heading.title))?.shift();
    return chapter
      ? { ...heading, title: [chapter.label, chapter.title].filter(Boolean).join('. ') }
      : heading;
  };
  return leaves.map(group => ({ ...group, headings: group.headings.map(called) }));
}
