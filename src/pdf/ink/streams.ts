import { promisify } from 'node:util';
import zlib from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';

const deflate = promisify<Buffer, Buffer>(zlib.deflate);
const inflate = promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.inflate);
const name = (text: string) => PDFName.of(text);
const flate = name('FlateDecode');

/** Node unpacks what the browser packed many times faster than pdf-lib, which knows the other ways of packing. */
export async function unpacked(stream: PDFRawStream): Promise<Buffer> {
  const { dict } = stream;
  const plain = dict.lookup(name('Filter')) === flate && !dict.has(name('DecodeParms'));
  if (!plain) return Buffer.from(decodePDFRawStream(stream).decode());
  // pdf-lib takes a last byte that looks like a line end for one: do without the checksum's end.
  return inflate(stream.getContents(), { finishFlush: zlib.constants.Z_SYNC_FLUSH });
}

/** A stream with other entries and, where they are given, other data, which are packed. */
export async function packedStream(dict: PDFDict, data: Buffer): Promise<PDFRawStream> {
  dict.delete(name('DecodeParms'));
  dict.set(name('Filter'), flate);
  return PDFRawStream.of(dict, await deflate(data));
}

/** Something that draws: a page’s content, a form, a tile of a pattern, a glyph that is drawn. */
export interface Drawing {
  ref: PDFRef;
  stream: PDFRawStream;
  resources: PDFDict | undefined;
}

/** All that draws in a document. */
export function drawingsOf(document: PDFDocument): Drawing[] {
  const { context } = document;
  const drawing = (ref: PDFObject | undefined, resources: PDFDict | undefined): Drawing[] => {
    const stream = ref && context.lookup(ref);
    return ref instanceof PDFRef && stream instanceof PDFRawStream ? [{ ref, stream, resources }] : [];
  };
  const pages = document
    .getPages()
    .flatMap(({ node }) =>
      contentsOf(node.get(name('Contents'))).flatMap(ref => drawing(ref, node.Resources())),
    );
  const others = context.enumerateIndirectObjects().flatMap(([ref, object]) => {
    if (object instanceof PDFRawStream && (isForm(object.dict) || isTile(object.dict)))
      return drawing(ref, object.dict.lookupMaybe(name('Resources'), PDFDict));
    const glyphs = object instanceof PDFDict && object.lookup(name('CharProcs'));
    if (!(glyphs instanceof PDFDict)) return [];
    const resources = (object as PDFDict).lookupMaybe(name('Resources'), PDFDict);
    return glyphs.values().flatMap(glyph => drawing(glyph, resources));
  });
  return [...pages, ...others];
}

const contentsOf = (given: PDFObject | undefined): PDFObject[] =>
  given instanceof PDFArray ? given.asArray() : given ? [given] : [];

export const isForm = (dict: PDFDict): boolean => dict.get(name('Subtype')) === name('Form');
const isTile = (dict: PDFDict): boolean => String(dict.get(name('PatternType'))) === '1';
