import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  type PDFHexString,
  PDFName,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { preflight } from '../../src/inspection/pdf/index.ts';
import { isElement, type Kid, readTree, type StructureElement } from '../../src/pdf/structure/tree.ts';
import { makePdf, type PrintEdition } from '../../src/print/index.ts';
import { wholeBook, wholeTitle } from './whole-book.ts';

const name = (text: string) => PDFName.of(text);

let made: PrintEdition;
let screen: PDFDocument;
let print: PDFDocument;
let elements: { element: StructureElement; parent: string }[];

beforeAll(async () => {
  made = await makePdf(wholeBook(), wholeTitle);
  screen = await PDFDocument.load(made.screen, { updateMetadata: false });
  print = await PDFDocument.load(made.print, { updateMetadata: false });
  const look = (kids: readonly Kid[], parent: string): typeof elements =>
    kids.flatMap(kid => (isElement(kid) ? [{ element: kid, parent }, ...look(kid.kids, kid.type)] : []));
  elements = look(readTree(screen), 'Document');
}, 60_000);

const ofType = (type: string) => elements.filter(({ element }) => element.type === type);
const kinds = () => new Set(elements.map(({ parent, element }) => `${parent} > ${element.type}`));

describe('the structure of the file for readers', () => {
  it('has each element as what it is in the book', () => {
    const made = kinds();
    for (const kind of [
      ...[
        'Document > Sect',
        'Sect > H1',
        'Sect > P',
        'Sect > TOC',
        'TOC > TOCI',
        'TOCI > Reference',
        'Reference > Link',
      ],
      ...[
        'L > LI',
        'LI > Lbl',
        'LI > LBody',
        'LBody > L',
        'Sect > BlockQuote',
        'BlockQuote > P',
        'P > Span',
        'P > Em',
      ],
      ...['Sect > Table', 'Table > Caption', 'Table > TR', 'TR > TH', 'TR > TD', 'P > Code'],
      ...['P > Reference', 'Sect > FENote', 'FENote > Lbl', 'FENote > P', 'Lbl > Link'],
    ])
      expect(made).toContain(kind);
    expect([...made].filter(kind => /NonStruct|Figure > Table|L > P/.test(kind))).toEqual([]);
  });

  it('has a paragraph that goes on overleaf once', () => {
    const pagesOf = ({ kids }: StructureElement) =>
      new Set(kids.flatMap(kid => (kid.kind === 'content' ? [kid.page] : [])));
    expect(ofType('P').some(({ element }) => pagesOf(element).size === 2)).toBe(true);
    // The text of the first chapter but for its list: 9 paragraphs, one behind the quotation, the code.
    const chapter = elements.find(
      ({ element }) => element.type === 'Sect' && element.kids.some(kid => isElement(kid, 'FENote')),
    )!.element;
    expect(chapter.kids.filter(kid => isElement(kid, 'P'))).toHaveLength(11);
    expect(chapter.kids.filter(kid => isElement(kid, 'FENote'))).toHaveLength(6);
  });

  it('says the language of passages, and no mark of ours', () => {
    const said = new Set(elements.flatMap(({ element }) => element.language ?? []));
    expect(said).toContain('grc');
    expect(said).toContain('la');
    expect([...said].filter(language => language.includes('-x-'))).toEqual([]);
  });

  it('lets a note and its reference find one another', () => {
    const notes = ofType('FENote').map(({ element }) => element);
    const targets = ({ entries }: StructureElement) => (entries.get('Ref') as PDFArray).asArray();
    for (const note of notes) {
      const [referring] = targets(note);
      const back = screen.context.lookup(referring as PDFRef, PDFDict).lookup(name('Ref'), PDFArray);
      expect(back.asArray()).toContain(note.ref);
      expect(note.entries.has('ID')).toBe(true);
    }
  });

  it('tells of each link where it leads', () => {
    const links = screen.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) =>
        object instanceof PDFDict && object.get(name('Subtype')) === name('Link')
          ? [(object.get(name('Contents')) as PDFHexString).decodeText()]
          : [],
      );
    expect(links).toContain('Note 3');
    expect(links).toContain('3. Back to the text');
    expect(links.filter(text => text.trim() === '')).toEqual([]);
  });

  it('leads every link and every line of the outline to an element', () => {
    const catalog = screen.catalog;
    const places: string[] = [];
    const look = (node: PDFDict) => {
      const names = node.lookupMaybe(name('Names'), PDFArray);
      for (let k = 1; names && k < names.size(); k += 2) places.push(String(names.lookup(k)));
      const kids = node.lookupMaybe(name('Kids'), PDFArray);
      for (let k = 0; kids && k < kids.size(); k++) look(kids.lookup(k, PDFDict));
    };
    look(catalog.lookup(name('Names'), PDFDict).lookup(name('Dests'), PDFDict));
    expect(places.length).toBeGreaterThan(10);
    expect(places.filter(place => !place.includes('/SD'))).toEqual([]);
  });

  it('has all that is painted in the structure or marked as an artifact', () => {
    let furnished = 0;
    for (const { node } of screen.getPages()) {
      const contents = node.Contents();
      if (!(contents instanceof PDFRawStream)) continue;
      const painted = inflateSync(contents.getContents()).toString('latin1');
      let depth = 0;
      const loose = painted.split('\n').filter(line => {
        if (/B[MD]C$/.test(line)) depth += 1;
        if (/(^| )EMC$/.test(line)) depth -= 1;
        return depth === 0 && /(?:^|\s)(?:TJ|Tj|[fSB]\*?|Do|sh)$/.test(line);
      });
      expect(loose).toEqual([]);
      furnished += painted.includes('/Artifact BMC') ? 1 : 0;
    }
    expect(furnished).toBeGreaterThan(5);
  });
});

describe('the file for the printer', () => {
  it('has the drawing of the same pages and nothing else', () => {
    const drawing = (document: PDFDocument) =>
      document.getPages().map(({ node }) => {
        const contents = node.Contents();
        return contents instanceof PDFRawStream ? Buffer.from(contents.getContents()).toString('base64') : '';
      });
    expect(drawing(print)).toEqual(drawing(screen));
    for (const entry of ['StructTreeRoot', 'Outlines', 'Names', 'MarkInfo'])
      expect(print.catalog.has(name(entry))).toBe(false);
    for (const { node } of print.getPages())
      for (const entry of ['Annots', 'StructParents', 'Tabs']) expect(node.has(name(entry))).toBe(false);
    const left = print.context.enumerateIndirectObjects().map(([, object]) => String(object));
    expect(left.filter(text => /StructElem|\/Annot|\/Link/.test(text))).toEqual([]);
  });

  it('says that it is PDF/X-4, and what it is to be printed with', () => {
    expect(print.context.header.toString()).toContain('1.6');
    const metadata = print.catalog.lookup(name('Metadata')) as PDFRawStream;
    const xmp = Buffer.from(metadata.getContents()).toString('utf8');
    expect(xmp).toContain('<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>');
    const [intent] = print.catalog.lookup(name('OutputIntents'), PDFArray).asArray();
    const profile = print.context.lookup(intent as PDFRef, PDFDict).lookup(name('DestOutputProfile'));
    expect(profile).toBeInstanceOf(PDFRawStream);
    const [shown] = screen.catalog.lookup(name('OutputIntents'), PDFArray).asArray();
    expect(String(screen.context.lookup(shown as PDFRef))).toContain('/S /GTS_PDFA1');
  });
});

describe('preflight', () => {
  it('finds nothing in the file for readers by PDF/UA, nor in that for the printer by PDF/X-4', async () => {
    const { trim } = wholeTitle.book.print;
    expect(await preflight(made.screen, { profile: 'pdf-ua', trim })).toEqual([]);
    expect(await preflight(made.print, { profile: 'pdf-x-4', trim })).toEqual([]);
  });
});
