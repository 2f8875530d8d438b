import { createHash } from 'node:crypto';
import { type PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { Book } from '../../title.ts';
import type { SetPage } from '../set-page.ts';

const escapeXml = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Where the notes at the feet of pages begin, for whoever inspects the file: `page:points`, pages from 0. */
const feetOf = (pages: readonly SetPage[]) =>
  pages.flatMap(({ foot }, k) => (foot === undefined ? [] : `${k}:${(foot * 0.75).toFixed(2)}`)).join(' ');

/**
 * Document information, XMP and language that depend on the book alone.
 *
 * @returns a file identifier, in hexadecimal, that does so too
 */
export function setMetadata(document: PDFDocument, book: Book, pages: readonly SetPage[]): string {
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

  return createHash('sha256').update(`${book.identifier}\n${date}`).digest('hex').slice(0, 32);
}
