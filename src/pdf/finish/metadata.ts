import { createHash } from 'node:crypto';
import { PDFDict, type PDFDocument, PDFName, PDFString, ReadingDirection } from '@cantoo/pdf-lib';
import { directionOf } from '../../language/direction.ts';
import type { Book } from '../../title.ts';
import type { Form } from '../binding/bind.ts';
import type { SetPage } from '../set-page.ts';

const program = 'Reissue (Paged.js, Chromium, pdf-lib)';

const escapeXml = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Where the notes at the feet of pages begin, for whoever inspects the file: `page:points`, pages from 0. */
/** Where notes begin, given in CSS pixels, in points. */
export const footIn = (pixels: number): number => Number((pixels * 0.75).toFixed(2));

const feetOf = (pages: readonly SetPage[]) =>
  pages.flatMap(({ foot }, k) => (foot === undefined ? [] : `${k}:${footIn(foot).toFixed(2)}`)).join(' ');

/**
 * What a file is for readers: PDF/UA-1 (ISO 14289-1, 5), and by a declaration what Well-Tagged PDF 1.0 asks for
 * accessibility (6.1.3).
 */
const forReaders = `<pdfuaid:part>1</pdfuaid:part>
<pdfd:declarations><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo></rdf:li></rdf:Bag></pdfd:declarations>`;

/** What a file is for the press: PDF/X-4 (ISO 15930-7, 6.16), a first version of a document that it is an original of. */
const forPress = (identifier: string) => `<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<pdf:Trapped>False</pdf:Trapped>
<xmpMM:DocumentID>uuid:${identifier.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>`;

/** What a file says in its document information that it is: PDF/X-1a:2001 has no XMP (ISO 15930-1, 6.14). */
export const oldPress = {
  GTS_PDFXVersion: PDFString.of('PDF/X-1:2001'),
  GTS_PDFXConformance: PDFString.of('PDF/X-1a:2001'),
};

/**
 * Document information, XMP and language that depend on the book alone. A plain file has none of them.
 *
 * @returns a file identifier, in hexadecimal, that does so too
 */
export function setMetadata(
  document: PDFDocument,
  book: Book,
  pages: readonly SetPage[],
  form: Form,
): string {
  const modified = new Date(book.modified);
  const { context, catalog } = document;
  const authors = book.creators.filter(({ role }) => role === 'aut').map(({ name }) => name);
  const identifier = createHash('sha256')
    .update(`${book.identifier}\n${modified.toISOString()}\n${form}`)
    .digest('hex')
    .slice(0, 32);
  // Information there must be, or the library makes some up.
  document.setProducer(program);
  if (form === 'plain') return identifier;
  document.setTitle([book.title, book.subtitle].filter(Boolean).join(': '), {
    showInWindowTitleBar: form === 'screen',
  });
  // Viewers that show two pages put the first of them at the right.
  if (directionOf(book.language) === 'rtl')
    catalog.getOrCreateViewerPreferences().setReadingDirection(ReadingDirection.R2L);
  document.setAuthor(authors.join('; '));
  document.setSubject(book.description ?? '');
  const subjects = book.subjects.map(({ text }) => text);
  document.setKeywords(subjects);
  document.setCreator('Reissue');
  document.setCreationDate(modified);
  document.setModificationDate(modified);
  if (form === 'screen') catalog.set(PDFName.of('Lang'), PDFString.of(book.language));
  else {
    const information = context.lookup(context.trailerInfo.Info, PDFDict);
    information.set(PDFName.of('Trapped'), PDFName.of('False'));
    if (form === 'pdf-x-1a') {
      for (const [key, value] of Object.entries(oldPress)) information.set(PDFName.of(key), value);
      return identifier;
    }
  }
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
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:reissue="urn:reissue:print" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfd="http://pdfa.org/declarations/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
${text('dc:title', [book.title, book.subtitle].filter(Boolean).join(': '))}
${items('dc:creator', 'Seq', authors)}
${text('dc:description', book.description)}
${items('dc:subject', 'Bag', subjects)}
${items('dc:publisher', 'Bag', book.publisher ? [book.publisher] : [])}
${items('dc:language', 'Bag', [book.language])}
${text('dc:rights', book.rights)}
<dc:identifier>${escapeXml(book.identifier)}</dc:identifier>
<dc:format>application/pdf</dc:format>
<xmp:CreatorTool>Reissue</xmp:CreatorTool>
<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate><xmp:MetadataDate>${date}</xmp:MetadataDate>
<reissue:feet>${feetOf(pages)}</reissue:feet>
${form === 'screen' ? forReaders : forPress(identifier)}
<pdf:Producer>${program}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
  const metadata = context.stream(Buffer.from(xmp, 'utf8'), { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(metadata));

  return identifier;
}
