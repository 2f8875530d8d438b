import { createHash } from 'node:crypto';
import { newFile, type PdfFile } from './file.ts';
import { fontObjects, fontSize, united } from './fonts.ts';
import type { Heading, Leaves } from './leaves.ts';
import { fill, isClosed, type Objects, pdfString } from './serial.ts';

/** What a book has besides its pages: its catalogue's own entries, document information, identifier. */
export interface Cover extends Objects {
  /** Numbers of the catalogue and of the document information. */
  catalogue: number;
  information: number;
  /** The file's identifier, in hexadecimal. */
  identifier: string;
}

/** A book to be bound. */
export interface Binding {
  cover: Cover;
  /** Groups of pages, each with headings as the outline calls them. */
  leaves: readonly Leaves[];
  /** The book's pages in order: which page of which group; null for a blank one. */
  order: readonly ({ group: number; page: number } | null)[];
  /** Entries of a blank page: its boxes. */
  blank: string;
  /** BCP 47 */
  language: string;
  /** The file of a typeface with some of its glyphs. */
  subset: (face: string, glyphs: readonly number[]) => Promise<Uint8Array>;
}

/** A node of a tree of pages, of names or of keys has so many children at most. */
const most = 32;

/**
 * Binds groups of pages into one file: one tree of pages and of structure, one outline, each typeface once, the places that
 * links lead to known to all. What stands on the pages is taken over byte by byte.
 */
export async function bind({ cover, leaves, order, blank, language, subset }: Binding): Promise<Uint8Array> {
  const file = newFile();
  const catalogue = file.reserve();
  const book = file.reserve();
  const structure = file.reserve();
  const uses = united(leaves.flatMap(({ fonts }) => fonts));
  const fonts = new Map(uses.map(({ face }) => [face, file.reserve(fontSize)]));
  const [keyed, numbers] = put(file, leaves, fonts, book);
  const pageOf = (group: number, page: number) => numbers[group]![leaves[group]!.pages[page]!]!;
  const kids = order.map(place =>
    place ? pageOf(place.group, place.page) : file.add(`<</Type/Page${blank}/Resources<<>>>>`),
  );
  const pages = putPages(file, kids);
  const elements = leaves.flatMap((group, k) => group.elements.map(element => numbers[k]![element]!));
  file.put(
    book,
    `<</Type/StructElem/S/Document/P ${structure} 0 R/Lang${pdfString(Buffer.from(language))}/K[${listed(elements)}]>>`,
  );
  const ids = leaves.flatMap((group, k) =>
    group.ids.map(([id, element]): [string, string] => [id, `${numbers[k]![element]} 0 R`]),
  );
  file.put(
    structure,
    `<</Type/StructTreeRoot/K ${book} 0 R/ParentTree ${keyTree(file, keyed)} 0 R/ParentTreeNextKey ${keyed.length}${
      ids.length > 0 ? `/IDTree ${nameTree(file, ids)} 0 R` : ''
    }>>`,
  );
  const places = leaves.flatMap((group, k) =>
    group.places.map(([name, page, at]): [string, string] => [name, `[${pageOf(k, page)} 0 R ${at}]`]),
  );
  const headings = leaves.flatMap((group, k) =>
    group.headings.map(({ page, element, ...heading }) => ({
      ...heading,
      page: pageOf(k, page),
      ...(element !== undefined && { element: numbers[k]![element]! }),
    })),
  );
  const own = [
    `/Pages ${pages} 0 R/StructTreeRoot ${structure} 0 R/MarkInfo<</Marked true>>`,
    places.length > 0 ? `/Names<</Dests ${nameTree(file, places)} 0 R>>` : '',
    headings.length > 0 ? `/Outlines ${putOutline(file, headings)} 0 R` : '',
  ].join('');
  const covers = putCover(file, cover, catalogue);
  file.put(catalogue, `${covers.catalogue.slice(0, -2)}${own}>>`);
  for (const [k, use] of uses.entries()) {
    const program = await subset(use.face, use.glyphs);
    for (const { number, text, data } of await fontObjects(use, k, program, fonts.get(use.face)!))
      file.put(number, text, data);
  }
  const id = `<${cover.identifier}>`;
  return file.bytes(`/Root ${catalogue} 0 R/Info ${covers.information} 0 R/ID[${id}${id}]`);
}

const listed = (numbers: readonly number[]): string => numbers.map(number => `${number} 0 R`).join(' ');

/**
 * Puts the objects of all groups into the file. What several of them have alike, and what names nothing else, stands there
 * once: pictures, settings of the pen.
 *
 * @returns what the keys of the parent tree lead to, and by group the numbers in the file of its objects
 */
function put(
  file: PdfFile,
  leaves: readonly Leaves[],
  fonts: ReadonlyMap<string, number>,
  book: number,
): [keyed: number[], numbers: number[][]] {
  const alike = new Map<string, number>();
  const keyed: number[] = [];
  const all = leaves.map(group => {
    const numbers = group.texts.map((text, k) => {
      const data = group.streams.get(k);
      const content = isClosed(text) ? likeness(text, data) : undefined;
      const known = content === undefined ? undefined : alike.get(content);
      if (known !== undefined) return known;
      const number = file.reserve();
      if (content !== undefined) alike.set(content, number);
      return number;
    });
    const key = keyed.length;
    for (const parent of group.parents) keyed.push(parent < 0 ? 0 : numbers[parent]!);
    group.texts.forEach((text, k) => {
      const filled = fill(text, (kind, number) => {
        if (kind === 'object') return `${numbers[number]} 0 R`;
        if (kind === 'key') return `${key + number}`;
        return kind === 'book' ? `${book} 0 R` : `${fonts.get(group.fonts[number]!.face)} 0 R`;
      });
      file.put(numbers[k]!, filled, group.streams.get(k));
    });
    return numbers;
  });
  return [keyed, all];
}

const likeness = (text: string, data: Uint8Array | undefined): string =>
  data ? `${text}${createHash('sha256').update(data).digest('hex')}` : text;

/** Children in groups, as the nodes above them have them. */
const inGroups = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, k) => all.slice(k * most, (k + 1) * most));

/** The tree of the pages, each node with its count and its parent. */
function putPages(file: PdfFile, pages: readonly number[]): number {
  const nodes: { number: number; kids: number[]; count: number }[] = [];
  let level = pages.map(number => ({ number, count: 1 }));
  do {
    level = inGroups(level).map(group => {
      const kids = group.map(({ number }) => number);
      const node = { number: file.reserve(), kids, count: group.reduce((sum, { count }) => sum + count, 0) };
      nodes.push(node);
      return node;
    });
  } while (level.length > 1);
  const parents = new Map(nodes.flatMap(({ number, kids }) => kids.map(kid => [kid, number] as const)));
  const above = (number: number) => (parents.has(number) ? `/Parent ${parents.get(number)} 0 R` : '');
  for (const { number, kids, count } of nodes)
    file.put(number, `<</Type/Pages${above(number)}/Count ${count}/Kids[${listed(kids)}]>>`);
  for (const page of pages) file.extend(page, above(page));
  return level[0]!.number;
}

/** A tree of names (ISO 32000-2, 7.9.6), in the order of their bytes. */
function nameTree(file: PdfFile, entries: readonly (readonly [name: string, value: string])[]): number {
  const sorted = entries
    .map(([name, value]): [Buffer, string] => [Buffer.from(name, 'latin1'), value])
    .sort(([a], [b]) => Buffer.compare(a, b))
    .map(([name, value]): [string, string] => [pdfString(name), value]);
  return limitedTree(file, sorted, 'Names');
}

/** A tree of numbers (7.9.7): what each key leads to, from 0. */
const keyTree = (file: PdfFile, values: readonly number[]): number =>
  limitedTree(
    file,
    values.flatMap((value, key): [string, string][] => (value === 0 ? [] : [[String(key), `${value} 0 R`]])),
    'Nums',
  );

function limitedTree(file: PdfFile, entries: [string, string][], kind: 'Names' | 'Nums'): number {
  interface Limited {
    number: number;
    first: string;
    last: string;
  }
  let level: Limited[] = inGroups(entries).map(group => {
    const [first, last] = [group[0]![0], group.at(-1)![0]];
    const pairs = group.map(([key, value]) => `${key} ${value}`).join(' ');
    return { number: file.add(`<</Limits[${first} ${last}]/${kind}[${pairs}]>>`), first, last };
  });
  while (level.length > most)
    level = inGroups(level).map(group => {
      const [first, last] = [group[0]!.first, group.at(-1)!.last];
      const kids = listed(group.map(({ number }) => number));
      return { number: file.add(`<</Limits[${first} ${last}]/Kids[${kids}]>>`), first, last };
    });
  return file.add(`<</Kids[${listed(level.map(({ number }) => number))}]>>`);
}

interface Entry extends Heading {
  number: number;
  kids: Entry[];
}

/** The outline: each heading below the last one before it of a higher level. All is closed but the uppermost. */
function putOutline(file: PdfFile, headings: readonly Heading[]): number {
  const root = file.reserve();
  const top: Entry[] = [];
  const above: Entry[] = [];
  for (const heading of headings) {
    while (above.length > 0 && above.at(-1)!.level >= heading.level) above.pop();
    const entry: Entry = { ...heading, number: file.reserve(), kids: [] };
    (above.at(-1)?.kids ?? top).push(entry);
    above.push(entry);
  }
  const ends = (kids: Entry[]) => `/First ${kids[0]!.number} 0 R/Last ${kids.at(-1)!.number} 0 R`;
  const countOf = (kids: Entry[]): number => kids.reduce((sum, { kids }) => sum + 1 + countOf(kids), 0);
  const putAll = (entries: Entry[], parent: number) => {
    entries.forEach(({ title, page, at, element, number, kids }, k) => {
      const parts = [
        `/Title${pdfString(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(title, 'utf16le').swap16()]))}`,
        `/Parent ${parent} 0 R/Dest[${page} 0 R ${at}]`,
        element === undefined ? '' : `/SE ${element} 0 R`,
        k > 0 ? `/Prev ${entries[k - 1]!.number} 0 R` : '',
        k + 1 < entries.length ? `/Next ${entries[k + 1]!.number} 0 R` : '',
        kids.length > 0 ? `${ends(kids)}/Count ${countOf(kids)}` : '',
      ];
      file.put(number, `<<${parts.join('')}>>`);
      putAll(kids, number);
    });
  };
  putAll(top, root);
  file.put(root, `<</Type/Outlines${ends(top)}/Count ${countOf(top)}>>`);
  return root;
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
