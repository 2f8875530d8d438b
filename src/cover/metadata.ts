import { createHash } from 'node:crypto';
import { type PDFDocument, PDFHexString, PDFName, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { PressForm } from '../pdf/binding/bind.ts';
import { pressIntent } from '../pdf/finish/intent.ts';
import { oldPress } from '../pdf/finish/metadata.ts';
import type { Book } from '../title.ts';
import type { Artwork } from './artwork.ts';
import type { CoverInk } from './ink.ts';

const escapeXml = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

export type CoverForm = Extract<PressForm, 'pdf-x-4' | 'pdf-x-1a'>;

/**
 * What a cover says of itself: document information, XMP and output intent as PDF/X-4 or
 * PDF/X-1a ask for them (ISO 15930-7, ISO 15930-1), from the book, its pictures and its profile alone.
 *
 * @returns their objects, and a file identifier in hexadecimal
 */
export function identify(
  document: PDFDocument,
  book: Book,
  pictures: readonly Artwork[],
  { profile, isCommon, form }: CoverInk & { form: CoverForm },
): { roots: { metadata?: PDFRef; intent: PDFRef; information: PDFRef }; identifier: string } {
  const { context } = document;
  const date = new Date(book.modified).toISOString().replace(/\.\d+Z$/, 'Z');
  const hash = createHash('sha256').update(`cover\n${book.identifier}\n${date}`);
  for (const picture of pictures) hash.update(picture.kind === 'pdf' ? picture.bytes : picture.image.data);
  if (!isCommon) hash.update(profile.bytes);
  const identifier = hash.digest('hex').slice(0, 32);
  const title = [book.title, book.subtitle].filter(Boolean).join(': ');
  const names = book.creators.map(({ name }) => name);
  const stamp = `D:${date.replace(/[-:T]/g, '').replace('Z', "+00'00'")}`;
  const information = context.obj({
    Title: PDFHexString.fromText(title),
    Author: PDFHexString.fromText(names.join('; ')),
    Creator: PDFString.of('Reissue'),
    Producer: PDFString.of('Reissue'),
    CreationDate: PDFString.of(stamp),
    ModDate: PDFString.of(stamp),
    Trapped: PDFName.of('False'),
    ...(form === 'pdf-x-1a' && oldPress),
  });
  const xmp = xmpOf(book, title, date, identifier);
  const metadata = context.stream(Buffer.from(xmp, 'utf8'), { Type: 'Metadata', Subtype: 'XML' });
  return {
    roots: {
      ...(form === 'pdf-x-4' && { metadata: context.register(metadata) }),
      intent: pressIntent(context, profile, isCommon),
      information: context.register(information),
    },
    identifier,
  };
}

function xmpOf(book: Book, title: string, date: string, identifier: string): string {
  const names = book.creators.map(({ name }) => `<rdf:li>${escapeXml(name)}</rdf:li>`).join('');
  const uuid = `uuid:${identifier.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')}`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq>${names}</rdf:Seq></dc:creator>
<dc:identifier>${escapeXml(book.identifier)}</dc:identifier>
<dc:format>application/pdf</dc:format>
<xmp:CreatorTool>Reissue</xmp:CreatorTool>
<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate><xmp:MetadataDate>${date}</xmp:MetadataDate>
<xmpMM:DocumentID>${uuid}</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Producer>Reissue</pdf:Producer><pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}
