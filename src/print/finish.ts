import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import {
  decodePDFRawStream,
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import type { Book } from '../title.ts';
import type { SetPage } from './index.ts';
import type { Geometry } from './page.ts';

const [deflate, inflate] = [promisify(zlib.deflate), promisify(zlib.inflate)];
const pointsPerMillimetre = 72 / 25.4;

/**
 * Makes the browser's PDF fit for the press: trim and bleed boxes to the hundredth of a point (the browser rounds the
 * sheet to whole pixels), black and grey in one ink instead of three, page labels, metadata, and nothing that differs
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
  await setBlackInOneInk(document);
  setPageLabels(document, pages);
  labelOutline(document, chapters);
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

const rgb = /(?<![\w.])(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (rg|RG)(?!\w)/g;

/** Colours whose three parts are equal, in the content of pages and forms, become DeviceGray. */
async function setBlackInOneInk(document: PDFDocument): Promise<void> {
  const { context } = document;
  const contents = new Set<PDFRef>();
  for (const page of document.getPages()) {
    const given = page.node.get(PDFName.of('Contents'));
    const refs = given instanceof PDFArray ? given.asArray() : [given];
    for (const ref of refs) if (ref) contents.add(ref as PDFRef);
  }
  const paint = async ([ref, object]: [PDFRef, PDFObject]) => {
    if (!(object instanceof PDFRawStream)) return;
    const form = object.dict.get(PDFName.of('Subtype')) === PDFName.of('Form');
    if (!form && !contents.has(ref)) return;
    const before = (await unpacked(object)).toString('latin1');
    const after = before.replace(rgb, (all, r: string, g: string, b: string, operator: string) =>
      r === g && g === b ? `${r} ${operator === 'rg' ? 'g' : 'G'}` : all,
    );
    if (after === before) return;
    const dict = object.dict.clone();
    dict.delete(PDFName.of('DecodeParms'));
    dict.set(PDFName.of('Filter'), flate);
    context.assign(ref, PDFRawStream.of(dict, await deflate(Buffer.from(after, 'latin1'))));
  };
  await Promise.all(context.enumerateIndirectObjects().map(paint));
}

const flate = PDFName.of('FlateDecode');

/** Node unpacks what the browser packed many times faster than pdf-lib, which knows the other ways of packing. */
async function unpacked(stream: PDFRawStream): Promise<Buffer> {
  const plain =
    stream.dict.lookup(PDFName.of('Filter')) === flate && !stream.dict.has(PDFName.of('DecodeParms'));
  return plain ? inflate(stream.getContents()) : Buffer.from(decodePDFRawStream(stream).decode());
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
  const named = chapters.filter(({ title }) => title);
  const solid = (text: string) => text.replace(/\s+/g, '');
  const look = (parent: PDFDict | undefined) => {
    let entry = parent?.lookupMaybe(PDFName.of('First'), PDFDict);
    for (; entry; entry = entry.lookupMaybe(PDFName.of('Next'), PDFDict)) {
      const title = entry.lookup(PDFName.of('Title'));
      const text = title instanceof PDFHexString || title instanceof PDFString ? title.decodeText() : '';
      const next = named.findIndex(chapter => solid(chapter.title) === solid(text));
      const [chapter] = next < 0 ? [] : named.splice(next, 1);
      if (chapter) {
        const name = [chapter.label, chapter.title].filter(Boolean).join('. ');
        entry.set(PDFName.of('Title'), PDFHexString.fromText(name));
      }
      look(entry);
    }
  };
  look(document.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict));
}

const escapeXml = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Where the notes at the feet of pages begin, for whoever inspects the file: `page:points`, pages from 0. */
const feetOf = (pages: SetPage[]) =>
  pages.flatMap(({ foot }, k) => (foot === undefined ? [] : `${k}:${(foot * 0.75).toFixed(2)}`)).join(' ');

/** Document information, XMP, language and a file identifier that depend on the book alone. */
function setMetadata(document: PDFDocument, book: Book, pages: SetPage[]): void {
  const modified = new Date(book.modified);
  const { context, catalog } = document;
  const authors = book.creators.filter(({ role }) => role === 'aut').map(({ name }) => name);
  document.setTitle([book.title, book.subtitle].filter(Boolean).join(': '), { showInWindowTitleBar: true });
  document.setAuthor(authors.join('; '));
  document.setSubject(book.description ?? '');
  document.setKeywords(book.subjects);
  document.setCreator('Reissue');
  document.setProducer('Reissue (Paged.js, Chromium, pdf-lib)');
  document.setCreationDate(modified);
  document.setModificationDate(modified);
  catalog.set(PDFName.of('Lang'), PDFString.of(book.language));

  const date = modified.toISOString().replace(/\.\d+Z$/, 'Z');
  const items = (tag: string, kind: string, values: string[]) =>
    values.length > 0
      ? `<${tag}><rdf:${kind}>${values.map(value => `<rdf:li>${escapeXml(value)}</rdf:li>`).join('')}</rdf:${kind}></${tag}>`
      : '';
  const text = (tag: string, value: string | undefined) =>
    value
      ? `<${tag}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(value)}</rdf:li></rdf:Alt></${tag}>`
      : '';
  const xmp = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:reissue="urn:reissue:print">
${text('dc:title', [book.title, book.subtitle].filter(Boolean).join(': '))}
${items('dc:creator', 'Seq', authors)}
${text('dc:description', book.description)}
${items('dc:subject', 'Bag', book.subjects)}
${items('dc:publisher', 'Bag', book.publisher ? [book.publisher] : [])}
${items('dc:language', 'Bag', [book.language])}
${text('dc:rights', book.rights)}
<dc:identifier>${escapeXml(book.identifier)}</dc:identifier>
<dc:format>application/pdf</dc:format>
<xmp:CreatorTool>Reissue</xmp:CreatorTool>
<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate><xmp:MetadataDate>${date}</xmp:MetadataDate>
<reissue:feet>${feetOf(pages)}</reissue:feet>
<pdf:Producer>Reissue (Paged.js, Chromium, pdf-lib)</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
  const metadata = context.stream(Buffer.from(xmp, 'utf8'), { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(metadata));

  const digest = createHash('sha256').update(`${book.identifier}\n${date}`).digest('hex').slice(0, 32);
  const identifier = PDFHexString.of(digest);
  context.trailerInfo.ID = context.obj([identifier, identifier]);
}
