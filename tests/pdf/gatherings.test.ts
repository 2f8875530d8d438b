import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import { h } from 'hastscript';
import { beforeAll, expect, it } from 'vitest';
import { preflight } from '../../src/inspection/pdf/index.ts';
import { isElement, type Kid, readTree, type StructureElement } from '../../src/pdf/structure/tree.ts';
import { makePdf } from '../../src/print/index.ts';
import { prose, samplePublication } from '../print/sample.ts';
import { wholeTitle } from './whole-book.ts';

/** Text of a page and a half: wherever a gathering ends, it ends within one. */
const long = (seed: number) => prose(6, seed).join(' ');
const paragraphs = 8;
const items = 8;

let screen: PDFDocument;
let bytes: Uint8Array;
/** The parts of the book, and on which of its pages each has something. */
let parts: StructureElement[];

/** Two chapters of more pages than a gathering has: of long paragraphs, with a note that is as long, and of a list of long items. */
function longBook() {
  const publication = samplePublication();
  const [first, second] = publication.documents.filter(({ zone }) => zone === 'body');
  const reference = h('a', { className: ['noteref'], role: 'doc-noteref', id: 'n1-ref1', href: '#n1' }, '1');
  first!.tree = h('section', { id: first!.id }, [
    h('h1', { id: `${first!.id}-title` }, first!.title),
    ...Array.from({ length: paragraphs }, (_, k) => h('p', [long(k), ...(k === 4 ? [reference] : [])])),
  ]);
  first!.notes = [
    { id: 'n1', label: '1', references: ['n1-ref1'], content: [h('p', `${long(7)} ${long(9)}`)], line: 1 },
  ];
  second!.tree = h('section', { id: second!.id }, [
    h('h1', { id: `${second!.id}-title` }, second!.title),
    h(
      'ol',
      Array.from({ length: items }, (_, k) => h('li', [h('p', long(k + 20))])),
    ),
  ]);
  second!.notes = [];
  for (const one of [first!, second!])
    Object.assign(one, { headings: one.headings.slice(0, 1), captions: [] });
  return { ...publication, documents: [first!, second!] };
}

beforeAll(async () => {
  bytes = (await makePdf(longBook(), wholeTitle)).screen;
  screen = await PDFDocument.load(bytes, { updateMetadata: false });
  parts = readTree(screen).filter((kid): kid is StructureElement => isElement(kid, 'Sect'));
}, 60_000);

const all = (kid: Kid): StructureElement[] => (isElement(kid) ? [kid, ...kid.kids.flatMap(all)] : []);
const pagesOf = (kid: Kid): number[] => {
  const pages = screen.getPages().map(({ ref }) => ref as PDFRef);
  const look = (one: Kid): number[] =>
    one.kind === 'content' ? [pages.indexOf(one.page)] : isElement(one) ? one.kids.flatMap(look) : [];
  return [...new Set(look(kid))];
};
/** The parts that have more pages than a gathering, each with the page that its second gathering begins with. */
const chapters = () =>
  parts
    .map(part => ({ part, pages: pagesOf(part) }))
    .filter(({ pages }) => pages.length > 8)
    .map(({ part, pages }) => ({ part, edge: Math.min(...pages) + 8 }));

const over = (edge: number, elements: StructureElement[]) =>
  new Set(
    elements
      .filter(element => [edge - 1, edge].every(page => pagesOf(element).includes(page)))
      .map(({ type }) => type),
  );

it('has a paragraph, a note, a list and its item that go on over the edge of a gathering once each', () => {
  const [first, second] = chapters();
  expect(over(first!.edge, all(first!.part))).toEqual(new Set(['Sect', 'P', 'FENote']));
  expect(over(second!.edge, all(second!.part))).toEqual(new Set(['Sect', 'L', 'LI', 'LBody', 'P']));
  const kinds = (part: StructureElement) => part.kids.map(kid => isElement(kid) && kid.type);
  const note = kinds(first!.part).indexOf('FENote');
  expect(kinds(first!.part).toSpliced(note, 1)).toEqual(['H1', ...Array(paragraphs).fill('P')]);
  expect(kinds(second!.part)).toEqual(['H1', 'L']);
  const list = second!.part.kids[1] as StructureElement;
  expect(
    list.kids.map(item => (item as StructureElement).kids.map(kid => isElement(kid) && kid.type)),
  ).toEqual(Array(items).fill(['Lbl', 'LBody']));
});

it('leads from every page to the elements of the book', async () => {
  const elements = new Set(parts.flatMap(all).map(({ ref }) => ref));
  const root = screen.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  const lists: PDFArray[] = [];
  const look = (node: PDFDict) => {
    const pairs = node.lookupMaybe(PDFName.of('Nums'), PDFArray);
    for (let k = 1; pairs && k < pairs.size(); k += 2) {
      const list = pairs.lookup(k);
      if (list instanceof PDFArray) lists.push(list);
    }
    const kids = node.lookupMaybe(PDFName.of('Kids'), PDFArray);
    for (let k = 0; kids && k < kids.size(); k++) look(kids.lookup(k, PDFDict));
  };
  look(root.lookup(PDFName.of('ParentTree'), PDFDict));
  const named = lists.flatMap(list => list.asArray()).filter(one => one instanceof PDFRef);
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter(ref => !elements.has(ref))).toEqual([]);
  expect(await preflight(bytes, { profile: 'pdf-ua' })).toEqual([]);
});
