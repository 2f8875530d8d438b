import { PDFDict, PDFRawStream } from '@cantoo/pdf-lib';
import { check, on, type Spot } from '../check.ts';
import type { Pdf } from '../document.ts';
import { common } from '../drawing/state.ts';
import { asDict, boxAt, dictAt, entriesOf, entry, has, itemsAt, nameAt, textAt } from '../reading/objects.ts';

/** Kinds of annotations that show film, sound or models. */
const playing = new Set(['Screen', 'Movie', 'Sound', 'RichMedia', '3D']);
/** What a link may do in a book: go somewhere. */
const going = new Set(['GoTo', 'GoToR', 'URI', 'Named']);

/** Actions of a document, with those that follow on each, and the page of those on one. */
function* actionsOf({ catalog, pages }: Pdf): Generator<{ page?: number; action: PDFDict }> {
  const seen = new Set<PDFDict>();
  const chain = function* (first: PDFDict | undefined, page?: number) {
    const waiting = [first];
    for (let action = waiting.pop(); action; action = waiting.pop()) {
      if (seen.has(action)) continue;
      seen.add(action);
      yield { action, ...(page && { page }) };
      const next = entry(action, 'Next');
      if (next instanceof PDFDict) waiting.push(next);
      else for (const item of itemsAt(action, 'Next')) if (item instanceof PDFDict) waiting.push(item);
    }
  };
  const found = function* (of: PDFDict, page?: number): Generator<{ page?: number; action: PDFDict }> {
    yield* chain(dictAt(of, 'A'), page);
    for (const [, value] of entriesOf(dictAt(of, 'AA'))) yield* chain(asDict(value), page);
  };
  yield* chain(dictAt(catalog, 'OpenAction'));
  yield* found(catalog);
  for (const item of bookmarksOf(catalog)) yield* found(item);
  for (const page of pages) {
    yield* found(page.dict, page.number);
    for (const annotation of page.annotations) yield* found(annotation, page.number);
  }
}

/** The items of the outline, however they are nested. */
function* bookmarksOf(catalog: PDFDict): Generator<PDFDict> {
  const seen = new Set<PDFDict>();
  const waiting = [dictAt(dictAt(catalog, 'Outlines'), 'First')];
  while (waiting.length > 0) {
    const item = waiting.pop();
    if (!item || seen.has(item)) continue;
    seen.add(item);
    yield item;
    waiting.push(dictAt(item, 'Next'), dictAt(item, 'First'));
  }
}

/** Annotations that are there to be seen on the printed part of a page; pop-ups and hidden ones are left out. */
function* shownOn(pdf: Pdf, is: (kind: string) => boolean, say: (kind: string) => string): Generator<Spot> {
  for (const page of pdf.pages)
    for (const annotation of page.annotations) {
      const kind = nameAt(annotation, 'Subtype') ?? 'unknown';
      const box = boxAt(annotation, 'Rect');
      const printed = page.boxes.bleed ?? page.trim;
      if (is(kind) && (!box || common(box, printed))) yield on(page, say(kind), box);
    }
}

/** Rules on what a file can do: in print nothing of it is wanted. */
export const interaction = {
  javascript: check('The file has no scripts.', function* (pdf) {
    const message = 'The file has a script (JavaScript). Take it out.';
    if (has(dictAt(pdf.catalog, 'Names'), 'JavaScript')) yield { message };
    for (const { action, page } of actionsOf(pdf))
      if (nameAt(action, 'S') === 'JavaScript' || has(action, 'JS')) yield { message, page };
  }),

  actions: check('Nothing in the file does anything by itself.', function* (pdf) {
    for (const { action, page } of actionsOf(pdf)) {
      const kind = nameAt(action, 'S') ?? '';
      if (!going.has(kind) && kind !== 'JavaScript')
        yield { page, message: `The file has an action of the kind ${kind || 'unknown'}. Take it out.` };
    }
  }),

  attachments: check('No file is attached.', function* (pdf) {
    if (has(dictAt(pdf.catalog, 'Names'), 'EmbeddedFiles') || has(pdf.catalog, 'AF'))
      yield { message: 'A file is attached to the PDF. Take it out.' };
    yield* shownOn(
      pdf,
      kind => kind === 'FileAttachment',
      () => 'A file is attached to the page. Take it out.',
    );
  }),

  multimedia: check('There is no film, sound or model.', pdf =>
    shownOn(
      pdf,
      kind => playing.has(kind),
      kind => `The page has something that plays (${kind}). Take it out.`,
    ),
  ),

  forms: check('There are no form fields.', function* (pdf) {
    const form = dictAt(pdf.catalog, 'AcroForm');
    if (has(form, 'XFA')) yield { message: 'The file is a form of the kind XFA. Save it as plain pages.' };
    yield* shownOn(
      pdf,
      kind => kind === 'Widget',
      () => 'The page has a form field. Flatten forms before the file is sent.',
    );
  }),

  annotations: check('No annotation lies on the printed page.', pdf =>
    shownOn(
      pdf,
      kind => !playing.has(kind) && !/^(?:Widget|FileAttachment|Popup|PrinterMark|TrapNet|Link)$/.test(kind),
      kind => `The page has a comment (${kind}). Take comments out before the file is sent.`,
    ),
  ),

  links: check('No link lies on the printed page.', pdf =>
    shownOn(
      pdf,
      kind => kind === 'Link',
      () => 'The page has links, which are annotations. Make the file for print without them.',
    ),
  ),

  outline: check('There are no bookmarks.', function* ({ catalog }) {
    if (has(dictAt(catalog, 'Outlines'), 'First'))
      yield { message: 'The file has bookmarks (an outline). Make the file for print without them.' };
  }),

  'outline-missing': check('A book has bookmarks.', function* ({ catalog, pages }) {
    if (pages.length > 20 && !has(dictAt(catalog, 'Outlines'), 'First'))
      yield { message: 'The file has no bookmarks (outline), so readers cannot jump to a chapter.' };
  }),

  tags: check('There are no tags.', function* ({ structure }) {
    if (structure && structure.tags.length > 0)
      yield { message: 'The file has tags for screen readers, which a printer does not need.' };
  }),

  thumbnails: check(
    'No page has a small picture of itself, or data of another program.',
    function* ({ pages, catalog }) {
      if (has(catalog, 'PieceInfo'))
        yield { message: 'The file has data of the program that made it (PieceInfo).' };
      for (const page of pages) {
        if (entry(page.dict, 'Thumb') instanceof PDFRawStream)
          yield on(page, 'The page has a small picture of itself. Save the file without thumbnails.');
        if (has(page.dict, 'PieceInfo'))
          yield on(
            page,
            'The page has data of the program that made it (PieceInfo). Save the file for print.',
          );
      }
    },
  ),

  'attachment-names': check('Every attached file has its name (F and UF).', function* ({ context }) {
    for (const [, object] of context.enumerateIndirectObjects())
      if (object instanceof PDFDict && has(object, 'EF') && !(textAt(object, 'F') && textAt(object, 'UF')))
        yield { message: 'An attached file lacks its name (F or UF).' };
  }),

  'xfa-dynamic': check(
    'There is no form that is drawn while it is read (dynamic XFA).',
    function* ({ catalog, unpack }) {
      const parts = itemsAt(dictAt(catalog, 'AcroForm'), 'XFA');
      const text = parts
        .flatMap(part => (part instanceof PDFRawStream ? [unpack(part) ?? new Uint8Array()] : []))
        .map(bytes => Buffer.from(bytes).toString('latin1'))
        .join('');
      if (/<dynamicRender>\s*required/.test(text))
        yield { message: 'The file is a form that is drawn while it is read (dynamic XFA).' };
    },
  ),
} as const;
