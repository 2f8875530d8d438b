import type { PDFDict, PDFRef } from '@cantoo/pdf-lib';
import { type Bed, makeBed, text, xmp } from './bed.ts';
import { greySteps } from './printed.ts';

/** A tagged book of six pages while it is made. */
export interface Tagged extends Bed {
  /** The dictionary of an element, by the name that it was made under. */
  element: (name: string) => PDFDict;
  /** Adds an element below another, with content on a page where there is any: `add('P', 'document', { page, content })`. */
  add: (type: string, parent: string, more?: Added) => PDFDict;
}

interface Added {
  /** To be found again by. */
  name?: string;
  page?: number;
  content?: string;
  entries?: Record<string, unknown>;
  /** An annotation that is its content too. */
  annotation?: Record<string, unknown>;
}

const pages = 6;

/** A book as PDF/UA-1 wants it, made with pdf-lib: headings, a list, a table, a figure, a formula, a note, a link, an artifact. */
export async function tagged(): Promise<Tagged> {
  const bed = await makeBed(pages, [432, 648], 7);
  const { document, catalog, draw, line, set, stream } = bed;
  const { context } = document;
  const elements = new Map<string, { ref: PDFRef; dict: PDFDict; kids: unknown[] }>();
  const parents = new Map<number, unknown[]>();
  const objects: unknown[] = [];
  const root = context.obj({ Type: 'StructTreeRoot' });
  const rootRef = context.register(root);
  const kids = (dict: PDFDict, all: unknown[]) => set(dict, 'K', all as never);

  const add: Tagged['add'] = (type, parent, { name, page, content, entries = {}, annotation } = {}) => {
    const above = elements.get(parent);
    const dict = context.obj({
      Type: 'StructElem',
      S: type,
      P: above?.ref ?? rootRef,
      ...entries,
    } as never) as never as PDFDict;
    const own = { ref: context.register(dict), dict, kids: [] as unknown[] };
    if (name) elements.set(name, own);
    if (above) {
      above.kids.push(own.ref);
      kids(above.dict, above.kids);
    } else kids(root, [own.ref]);
    if (page !== undefined) {
      set(dict, 'Pg', document.getPage(page - 1).ref as never);
      const numbered = parents.get(page) ?? [];
      parents.set(page, numbered);
      if (content !== undefined) {
        draw(page, `/${type} <</MCID ${numbered.length}>> BDC ${content} EMC\n`);
        own.kids.push(numbered.length);
        numbered.push(own.ref);
      }
    }
    if (annotation) {
      const made = context.register(
        context.obj({ Type: 'Annot', StructParent: pages + objects.length, ...annotation } as never),
      );
      objects.push(own.ref);
      own.kids.push({ Type: 'OBJR', Obj: made });
      set(bed.page(page!), 'Annots', [made] as never);
      set(bed.page(page!), 'Tabs', 'S');
    }
    if (own.kids.length > 0) kids(dict, own.kids);
    number();
    return dict;
  };
  /** Writes the parent tree: the numbers of pages, then those of annotations. */
  const number = () => {
    const nums = Array.from({ length: pages }, (_, k) => [k, parents.get(k + 1) ?? []]).flat();
    set(root, 'ParentTree', { Nums: [...nums, ...objects.flatMap((ref, k) => [pages + k, ref])] } as never);
  };
  for (let page = 1; page <= pages; page++) set(bed.page(page), 'StructParents', page - 1);
  set(catalog, 'StructTreeRoot', rootRef as never);
  set(catalog, 'MarkInfo', { Marked: true } as never);
  set(catalog, 'Lang', text('en-GB') as never);
  set(catalog, 'ViewerPreferences', { DisplayDocTitle: true } as never);
  const packet = Buffer.from(xmp('<pdfuaid:part>1</pdfuaid:part>'));
  set(
    catalog,
    'Metadata',
    context.register(context.stream(packet, { Type: 'Metadata', Subtype: 'XML' })) as never,
  );
  bed.resource('XObject', 'Im1', greySteps(bed, 50));
  void stream;

  const words = (content: string, y: number, x = 72) => line(content, x, y);
  add('Document', '', { name: 'document' });
  add('H1', 'document', { name: 'title', page: 1, content: words('The Ferry at Low Water', 560) });
  for (let page = 1; page <= pages; page++) {
    draw(page, `/Artifact BMC ${words(`The Ferry ${page}`, 610)} EMC\n`);
    add('P', 'document', {
      name: `paragraph-${page}`,
      page,
      content: words('The boat waits for the tide.', 520),
    });
  }
  add('H2', 'document', { name: 'heading', page: 2, content: words('The boats', 480) });
  add('L', 'document', { name: 'list', page: 2 });
  add('LI', 'list', { name: 'item', page: 2 });
  add('Lbl', 'item', { page: 2, content: words('1.', 460) });
  add('LBody', 'item', { name: 'body', page: 2, content: words('A barge', 460, 90) });
  add('Table', 'document', { name: 'table', page: 3 });
  for (const [row, y] of [
    ['head', 480],
    ['row', 460],
  ] as const) {
    add('TR', 'table', { name: row, page: 3 });
    for (const [k, x] of [72, 150].entries())
      add(row === 'head' ? 'TH' : 'TD', row, {
        ...{ name: `${row}-${k}`, page: 3, content: words(row === 'head' ? 'Tide' : 'Low', y, x) },
        ...(row === 'head' && { entries: { A: { O: 'Table', Scope: 'Column' } } }),
      });
  }
  const alt = { Alt: text('Grey steps, from dark to light') };
  add('Figure', 'document', {
    name: 'figure',
    page: 4,
    content: 'q 24 0 0 24 72 400 cm /Im1 Do Q',
    entries: alt,
  });
  add('Formula', 'document', {
    name: 'formula',
    page: 4,
    content: words('h = 2 m', 380),
    entries: { Alt: text('h is two metres') },
  });
  add('Note', 'document', {
    name: 'note',
    page: 5,
    content: words('1 At spring tide.', 100),
    entries: { ID: text('n1') },
  });
  add('Link', 'document', {
    ...{ name: 'link', page: 5, content: words('the harbour', 480) },
    annotation: {
      Subtype: 'Link',
      Rect: [72, 478, 130, 490],
      Border: [0, 0, 0],
      Contents: text('To the harbour'),
      A: { S: 'URI', URI: text('https://example.org') },
    },
  });
  return { ...bed, element: name => elements.get(name)!.dict, add };
}
