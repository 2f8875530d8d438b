import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHeader,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { type Lettering, letter } from './lettering.ts';

/** What pdf-lib makes objects of. */
type LiteralObject = string | number | boolean | null | object | undefined;

/** A PDF while it is made: a bed in which faults are planted. */
export interface Bed {
  document: PDFDocument;
  catalog: PDFDict;
  info: PDFDict;
  lettering: Lettering;
  /** The dictionary of a page, from 1. */
  page: (number: number) => PDFDict;
  /** Adds content to a page, after what is there. */
  draw: (number: number, content: string) => void;
  /** Sets a resource that all pages share: `resource('XObject', 'Im2', object)`. */
  resource: (kind: string, name: string, object: PDFObject) => void;
  /** An object of a plain value: strings are names; see `text` for text. */
  object: (value: LiteralObject) => PDFObject;
  register: (object: PDFObject) => PDFRef;
  stream: (content: string | Uint8Array, entries?: Record<string, LiteralObject>) => PDFRef;
  /** What an entry leads to. */
  at: (of: PDFDict, ...keys: (string | number)[]) => PDFDict;
  set: (of: PDFDict, key: string, value: LiteralObject | undefined) => void;
  /** Shows a line of text, in points from the lower left corner. */
  line: (text: string, x: number, y: number, size?: number) => string;
  /** Things that are done to the bytes at last. */
  late: ((bytes: Buffer) => Buffer)[];
}

export const text = (characters: string) => PDFString.of(characters);

/** Makes an empty bed with so many pages of a size. */
export async function makeBed(pages: number, [width, height]: [number, number], minor: number): Promise<Bed> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context, catalog } = document;
  context.header = PDFHeader.forVersion(1, minor);
  const lettering = await letter(context);
  const resources = context.obj({ Font: { F1: lettering.font } });
  const shared = context.register(resources);
  const nodes: PDFDict[] = [];
  for (let k = 0; k < pages; k++) {
    const page = document.addPage([width, height]);
    page.node.set(PDFName.of('Resources'), shared);
    page.node.set(PDFName.of('TrimBox'), context.obj([0, 0, width, height]));
    nodes.push(page.node);
  }
  const info = context.obj({});
  context.trailerInfo.Info = context.register(info);
  const id = PDFHexString.of('00112233445566778899aabbccddeeff');
  context.trailerInfo.ID = context.obj([id, id]);
  const stream: Bed['stream'] = (content, entries = {}) =>
    context.register(context.flateStream(content, entries as never));
  return {
    ...{ document, catalog, info, lettering, late: [], stream },
    page: number => nodes[number - 1]!,
    draw(number, content) {
      const node = nodes[number - 1]!;
      const before = node.get(PDFName.of('Contents'));
      const parts = before instanceof PDFArray ? before.asArray() : before ? [before] : [];
      node.set(PDFName.of('Contents'), context.obj([...parts, stream(content)]));
    },
    resource(kind, name, object) {
      const known = resources.lookupMaybe(PDFName.of(kind), PDFDict) ?? context.obj({});
      known.set(PDFName.of(name), object);
      resources.set(PDFName.of(kind), known);
    },
    object: value => context.obj(value as never) as PDFObject,
    register: object => context.register(object),
    at(of, ...keys) {
      let found: PDFObject = of;
      for (const key of keys) {
        const next: PDFObject | undefined =
          typeof key === 'number' ? (found as PDFArray).lookup(key) : dictOf(found).lookup(PDFName.of(key));
        if (!next) throw new Error(`There is no ${key} in ${found}.`);
        found = next;
      }
      return found as PDFDict;
    },
    set(of, key, value) {
      const dict = dictOf(of);
      if (value === undefined) {
        if (!dict.has(PDFName.of(key))) throw new Error(`There is no ${key} to take out.`);
        dict.delete(PDFName.of(key));
      } else dict.set(PDFName.of(key), context.obj(value as never) as PDFObject);
    },
    line: (words, x, y, size = 10) => `BT /F1 ${size} Tf ${x} ${y} Td ${lettering.shown(words)} Tj ET\n`,
  };
}

const dictOf = (object: PDFObject): PDFDict =>
  object instanceof PDFStream ? object.dict : (object as PDFDict);

/** The bytes of a bed. */
export async function harvest(bed: Bed): Promise<Uint8Array> {
  const bytes = await bed.document.save({ useObjectStreams: false, addDefaultPage: false });
  return new Uint8Array(bed.late.reduce<Buffer>((all, change) => change(all), Buffer.from(bytes)));
}

/** Metadata in XMP, with these properties. */
export const xmp = (properties: string) => `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">The Ferry at Low Water</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Nora Quill</rdf:li></rdf:Seq></dc:creator>
<xmp:CreateDate>2026-03-01T12:00:00Z</xmp:CreateDate><xmp:ModifyDate>2026-03-01T12:00:00Z</xmp:ModifyDate>
${properties}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
