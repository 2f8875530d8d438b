import { newFile, type PdfFile } from './file.ts';
import { fontObjects, fontSize, united } from './fonts.ts';
import type { Leaves } from './leaves.ts';
import { putOutline } from './outline.ts';
import { forPrint, painted } from './painted.ts';
import { put } from './put.ts';
import { seamsOf } from './seams.ts';
import { fill, type Objects } from './serial.ts';
import { type Box, boxEntries, cropMarks, onSheet, type Sheet, trimIn } from './sheet.ts';
import { partsOf, putStructure } from './structure.ts';
import { nameTree, putPages } from './trees.ts';

/** What a book has besides its pages: its catalogue's own entries, document information, identifier. */
export interface Cover extends Objects {
  /** Numbers of the catalogue and of the document information. */
  catalogue: number;
  information: number;
  /** The file's identifier, in hexadecimal. */
  identifier: string;
}

/**
 * What a file of a book is: one for readers, or one for the press, which may be PDF/X-4, PDF/X-1a, or a PDF that says nothing of
 * itself.
 */
export type Form = 'screen' | PressForm;
export type PressForm = 'pdf-x-4' | 'pdf-x-1a' | 'plain';

/** PDF/X-1a:2001 is PDF 1.3 (ISO 15930-1), PDF/X-4 is PDF 1.6 (ISO 15930-7). */
const versions = { screen: '1.7', 'pdf-x-4': '1.6', 'pdf-x-1a': '1.3', plain: '1.6' } as const;

/** A book to be bound. */
export interface Binding {
  cover: Cover;
  /** Groups of pages, each with headings as the outline calls them. */
  leaves: readonly Leaves[];
  /** The book's pages in order: which page of which group; null for a blank one. */
  order: readonly ({ group: number; page: number } | null)[];
  /** The trim box of a blank page, in points. */
  trim: Box;
  /** What its pages have around them. */
  sheet: Sheet;
  /** BCP 47 */
  language: string;
  /**
   * What the file is for: the press, which wants the drawing of the pages and nothing else, or readers, who want its structure,
   * its outline and its links too.
   */
  form: Form;
  /** The file of a typeface with some of its glyphs. */
  subset: (face: string, glyphs: readonly number[]) => Promise<Uint8Array>;
}

/**
 * Binds groups of pages into one file: one tree of pages and of structure, one outline, each typeface once, the places that
 * links lead to known to all. What stands on the pages is taken over byte by byte, and is the same for all forms.
 */
export async function bind({
  cover,
  leaves: given,
  order,
  trim,
  sheet,
  language,
  form,
  subset,
}: Binding): Promise<Uint8Array> {
  const print = form !== 'screen';
  const file = newFile(versions[form]);
  const catalogue = file.reserve();
  const marks = marksIn(file, sheet);
  const leaves = onSheets(print ? given.map(forPrint) : given, order, sheet, marks);
  const uses = united(given.flatMap(({ fonts }) => fonts));
  const fonts = new Map(uses.map(({ face }) => [face, file.reserve(fontSize)]));
  const parts = print ? [] : partsOf(leaves, file);
  const namespace = print ? 0 : file.add('<</Type/Namespace/NS(http://iso.org/pdf2/ssn)>>');
  const partOf = (group: number) => parts.find(({ groups }) => groups.includes(group))!.number;
  const seams = seamsOf(leaves);
  const [keyed, numbers] = put(
    file,
    leaves,
    { fonts, partOf, namespace, seams },
    print ? painted : undefined,
  );
  const pageOf = (group: number, page: number) => numbers[group]![leaves[group]!.pages[page]!]!;
  const blank = (position: number) => {
    const named = marks(trim, position);
    const contents = named === undefined ? '' : `/Contents ${named}`;
    return `<</Type/Page${boxEntries(trim, position, sheet)}/Resources<<>>${contents}>>`;
  };
  const kids = order.map((place, position) =>
    place ? pageOf(place.group, place.page) : file.add(blank(position)),
  );
  const entries = [`/Pages ${putPages(file, kids)} 0 R`];
  if (!print) {
    const structure = putStructure(file, leaves, { parts, namespace, numbers, keyed, seams }, language);
    entries.push(
      `/StructTreeRoot ${structure} 0 R/MarkInfo<</Marked true>>`,
      guide(file, leaves, numbers, pageOf),
    );
  }
  const covers = putCover(file, cover, catalogue);
  file.put(catalogue, `${covers.catalogue.slice(0, -2)}${entries.join('')}>>`);
  for (const [k, use] of uses.entries()) {
    const program = await subset(use.face, use.glyphs);
    for (const { number, text, data } of await fontObjects(use, k, program, fonts.get(use.face)!))
      file.put(number, text, data);
  }
  const id = `<${cover.identifier}>`;
  return file.bytes(`/Root ${catalogue} 0 R/Info ${covers.information} 0 R/ID[${id}${id}]`);
}

/** Names the stream that draws the crop marks of a page, of which there is one for all pages that have the same. */
type Marks = (trim: Box, position: number) => string | undefined;

function marksIn(file: PdfFile, sheet: Sheet): Marks {
  const known = new Map<string, string>();
  return (trim, position) => {
    const drawing = cropMarks(trim, position, sheet);
    if (drawing === '') return undefined;
    let named = known.get(drawing);
    if (named === undefined) {
      named = `${file.add('<<>>', Buffer.from(drawing, 'latin1'))} 0 R`;
      known.set(drawing, named);
    }
    return named;
  };
}

/** Leaves whose pages are on their sheets. */
function onSheets(leaves: readonly Leaves[], order: Binding['order'], sheet: Sheet, marks: Marks): Leaves[] {
  const texts = leaves.map(({ texts }) => [...texts]);
  order.forEach((place, position) => {
    if (!place) return;
    const own = texts[place.group]!;
    const number = leaves[place.group]!.pages[place.page]!;
    const page = own[number]!;
    own[number] = onSheet(page, position, sheet, marks(trimIn(page), position));
  });
  return leaves.map((group, k) => ({ ...group, texts: texts[k]! }));
}

/** What leads a reader through the file: the places of links, the outline. */
function guide(
  file: PdfFile,
  leaves: readonly Leaves[],
  numbers: readonly number[][],
  pageOf: (group: number, page: number) => number,
): string {
  const places = leaves.flatMap((group, k) =>
    group.places.map(([name, page, at, element]): [string, string] => {
      const place = `[${pageOf(k, page)} 0 R ${at}]`;
      return [name, element === undefined ? place : `<</D${place}/SD[${numbers[k]![element]} 0 R ${at}]>>`];
    }),
  );
  const headings = leaves.flatMap((group, k) =>
    group.headings.map(({ page, element, ...heading }) => ({
      ...heading,
      page: pageOf(k, page),
      ...(element !== undefined && { element: numbers[k]![element]! }),
    })),
  );
  return [
    places.length > 0 ? `/Names<</Dests ${nameTree(file, places)} 0 R>>` : '',
    headings.length > 0 ? `/Outlines ${putOutline(file, headings)} 0 R` : '',
  ].join('');
}

/** Puts what the cover is made of into the file, but for the catalogue, whose text it returns. */
function putCover(
  file: PdfFile,
  cover: Cover,
  catalogue: number,
): { catalogue: string; information: number } {
  const numbers = cover.texts.map((_, k) => (k === cover.catalogue ? catalogue : file.reserve()));
  const texts = cover.texts.map(text => fill(text, (_, number) => `${numbers[number]} 0 R`));
  texts.forEach((text, k) => {
    if (k !== cover.catalogue) file.put(numbers[k]!, text, cover.streams.get(k));
  });
  return { catalogue: texts[cover.catalogue]!, information: numbers[cover.information]! };
}
