import { inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
} from '@cantoo/pdf-lib';

/** A colour in a PDF: where it is, and of what space. */
export type Colour = `${'image' | 'operator' | 'space' | 'function'} ${string}`;

/** Operators of content streams that choose a colour, with the space that they choose it in. */
const choices: Record<string, string> = {
  g: 'DeviceGray',
  G: 'DeviceGray',
  rg: 'DeviceRGB',
  RG: 'DeviceRGB',
  k: 'DeviceCMYK',
  K: 'DeviceCMYK',
};

/**
 * All spaces that colours of a PDF are in, looked for in every object that it has, in whatever role: a judge that knows nothing
 * of how the file was made.
 */
export async function coloursOf(pdf: Uint8Array): Promise<Set<Colour>> {
  const { context } = await PDFDocument.load(pdf, { updateMetadata: false });
  const found = new Set<Colour>();
  const look = (value: PDFObject, key = '') => {
    if (value instanceof PDFName && /^(Device|Cal)(RGB|CMYK|Gray)$/.test(value.decodeText()))
      found.add(`space ${value.decodeText()}`);
    if (value instanceof PDFArray) {
      for (const one of value.asArray()) look(one);
      if (/^C[01]$/.test(key)) found.add(`function ${value.size()}`);
    }
    if (value instanceof PDFDict) for (const [name, one] of value.entries()) look(one, name.decodeText());
  };
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) {
      look(object);
      continue;
    }
    const { dict } = object;
    look(dict);
    if (dict.has(PDFName.of('N')) && !dict.has(PDFName.of('First')))
      found.add(`space ${dict.get(PDFName.of('N'))} channels`);
    const kind = String(dict.get(PDFName.of('Subtype')));
    if (kind === '/Image') found.add(`image ${dict.get(PDFName.of('ColorSpace'))}`);
    // What is no picture, font or text of its own may be drawn: it is read as if it were.
    if (dict.has(PDFName.of('Length1')) || /Image|XML|CIDFont|OpenType/.test(kind)) continue;
    const content = Buffer.from(unpack(object)).toString('latin1');
    if (/^(?:[\x20-\x7e\s]|<[\da-f]*>)*$/i.test(content.slice(0, 500)))
      for (const [, operator] of content.matchAll(
        /(?:^|[\s\]>)])(?:[-\d.]+\s+){1,4}(g|G|rg|RG|k|K)(?=\s|$)/g,
      ))
        found.add(`operator ${choices[operator!]}`);
  }
  return found;
}

function unpack(stream: PDFRawStream): Uint8Array {
  try {
    return inflateSync(stream.contents);
  } catch {
    return decodePDFRawStream(stream).decode();
  }
}

/** Data of all streams whose dictionary is such a one, in hexadecimal. */
export async function streamsOf(pdf: Uint8Array, such: RegExp): Promise<string[]> {
  const { context } = await PDFDocument.load(pdf, { updateMetadata: false });
  return context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFRawStream && such.test(String(object.dict))
        ? [Buffer.from(object.contents).toString('hex')]
        : [],
    );
}

/** Spaces of the groups that soft masks by lightness are drawn in. */
export async function maskSpacesOf(pdf: Uint8Array): Promise<string[]> {
  const { context } = await PDFDocument.load(pdf, { updateMetadata: false });
  return context.enumerateIndirectObjects().flatMap(([, object]) => {
    const mask = object instanceof PDFDict && object.lookup(PDFName.of('SMask'));
    if (!(mask instanceof PDFDict) || mask.get(PDFName.of('S')) !== PDFName.of('Luminosity')) return [];
    const form = mask.lookup(PDFName.of('G')) as PDFRawStream;
    return [String(form.dict.lookup(PDFName.of('Group'), PDFDict).get(PDFName.of('CS')))];
  });
}
