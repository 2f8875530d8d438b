import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { type Terms, termsOf } from '../../language/terms.ts';
import type { Document, Note, Publication } from '../../publication/publication.ts';
import { printingLine } from '../../title/printing.ts';
import type { Book } from '../../title.ts';
import { captionLines, contentsLines } from './contents.ts';
import { relocate } from './locators/index.ts';
import { referByPage } from './references.ts';

/** A stretch of the print edition that begins on a page of its own. */
export interface Part {
  /** Id of its first element, target of contents and bookmarks. */
  id: string;
  kind:
    | 'half-title'
    | 'series'
    | 'title-page'
    | 'imprint'
    | 'dedication'
    | 'contents'
    | 'part'
    | 'chapter'
    | 'notes';
  /** Front matter is numbered i, ii, …; the body begins with 1 and the back matter goes on with it. */
  zone: 'front' | 'body';
  /** The side it opens on. */
  opens: 'recto' | 'verso';
  /** Whether its pages show folios. */
  numbered: boolean;
  /** Running heads of its verso and recto pages; none on the page it opens with. */
  heads: { verso: string; recto: string };
  /** What its recto pages have at their head from a section on, by the id of its heading. */
  sections?: ReadonlyMap<string, string>;
  /** Words before the pages that the notes of a page belong to, in its running head: for one, and for several. */
  notesTo?: [page: string, pages: string];
  tree: Element;
  /** Its notes, where they stand at the feet of its pages, in the order of their references. */
  foot?: { notes: Element[]; references: string[] };
}

/** Kinds of documents that come after the notes, where the notes stand at the end of the book. */
const afterNotes = new Set(['glossary', 'bibliography', 'index']);
/** Kinds that stand alone on an unnumbered page before the contents. */
const beforeContents = new Set(['dedication', 'epigraph']);

/**
 * Lays the whole book out as a sequence of parts: preliminary pages made from the metadata, contents, the documents,
 * and the notes where `notes.print` puts them.
 */
export function composeBook(given: Publication, book: Book): Part[] {
  const publication = { ...given, documents: referByPage(relocate(given)) };
  const terms = termsOf(publication.language);
  const bySection = book.print.heads === 'section';
  const heads = (name: string) => ({ verso: bySection ? name : book.title, recto: name });
  const place = book.notes.print;
  const atEnd = place === 'book';
  const parts: Part[] = preliminaries(book, terms);
  const texts: Part[] = [];
  const noted = publication.documents.filter(document => document.notes.length > 0);

  const addText = (document: Document) => {
    const tree = document.tree;
    const children = [...tree.children];
    if (place === 'chapter' && document.notes.length > 0) {
      children.push(
        h('section', { className: ['notes'] }, [
          h('h2', { id: `${document.id}-notes` }, terms.notes),
          ...noteItems(document.notes),
        ]),
      );
    }
    const alone = beforeContents.has(document.type);
    const part: Part = {
      id: document.id,
      kind: document.type === 'part' ? 'part' : alone ? 'dedication' : 'chapter',
      zone: document.zone === 'front' ? 'front' : 'body',
      opens: 'recto',
      numbered: !alone,
      heads: heads(shortHead(document.short)),
      ...(bySection && { sections: sectionHeads(document) }),
      tree: { ...tree, properties: { ...tree.properties, id: document.id }, children },
      ...(place === 'foot' && document.notes.length > 0 && { foot: footOf(document) }),
    };
    (alone && document.zone === 'front' ? parts : texts).push(part);
  };

  const back = publication.documents.filter(
    document => document.zone === 'back' && afterNotes.has(document.type),
  );
  for (const document of publication.documents) if (!back.includes(document)) addText(document);
  if (atEnd && noted.length > 0) {
    const id = 'book-notes';
    texts.push({
      id,
      kind: 'notes',
      zone: 'body',
      opens: 'recto',
      numbered: true,
      heads: heads(terms.notes),
      notesTo: terms.notesTo,
      tree: h('section', { id }, [
        h('h1', terms.notes),
        ...noted.flatMap(document => [
          h('h2', { id: `${document.id}-notes` }, headingOf(document)),
          ...noteItems(document.notes),
        ]),
      ]),
    });
  }
  for (const document of back) addText(document);

  parts.push({
    id: 'book-contents',
    kind: 'contents',
    zone: 'front',
    opens: 'recto',
    numbered: true,
    heads: heads(terms.contents),
    tree: h('section', { id: 'book-contents' }, [
      h('h1', terms.contents),
      ...contentsLines(publication.documents, texts, terms.notes),
      ...book.lists.flatMap(list => captionLines(publication.documents, list, terms)),
    ]),
  });
  return [...parts, ...texts];
}

/** A running head has room for so many letters; a longer one is called by what stands before its colon. */
const longHead = 48;

const shortHead = (text: string): string => (text.length > longHead ? text.split(/[:.] /)[0]! : text);

/** The running heads of a document's sections. */
function sectionHeads({ headings }: Document): Map<string, string> {
  return new Map(headings.filter(({ level }) => level === 2).map(({ id, text }) => [id, shortHead(text)]));
}

/** `1 The name of the chapter`, as the notes and the contents call it. */
function headingOf(document: Document): string {
  return [document.label, document.title].filter(Boolean).join(': ');
}

/** `Reissued from The Title (London, 1999), ISBN …`: the printed edition that this one follows, where one is named. */
function sourceOf({ title, source }: Book, terms: Terms): string | undefined {
  const { isbn, publisher, date } = source;
  if (![source.title, isbn, publisher, date].some(Boolean)) return undefined;
  const when = [publisher, date].filter(Boolean).join(', ');
  const name = [source.title ?? title, when && `(${when})`].filter(Boolean).join(' ');
  return `${terms.from} ${[name, isbn && `ISBN ${isbn}`].filter(Boolean).join(', ')}.`;
}

/** Half-title, series page, title page and imprint page. */
function preliminaries(book: Book, terms: Terms): Part[] {
  const page = (
    kind: Part['kind'],
    opens: Part['opens'],
    children: (ElementContent | undefined | false)[],
  ): Part => ({
    id: `book-${kind}`,
    kind,
    zone: 'front',
    opens,
    numbered: false,
    heads: { verso: '', recto: '' },
    tree: h(
      'section',
      { id: `book-${kind}` },
      children.filter(child => !!child),
    ),
  });
  const line = (className: string, text: string | undefined) =>
    text ? h('p', { className: [className] }, text) : undefined;
  const year = book.date?.slice(0, 4);
  const by = (roles: string[]) =>
    book.creators.filter(({ role }) => roles.includes(role)).map(({ name }) => name);
  const authors = by(['aut']);
  const others = book.creators.filter(({ role }) => role !== 'aut').map(({ name }) => name);
  const fullTitle = [book.title, book.subtitle].filter(Boolean).join(': ');
  const isbn = /^urn:isbn:(.+)$/i.exec(book.identifier)?.[1];
  return [
    page('half-title', 'recto', [line('title', book.title)]),
    ...(book.series
      ? [
          page('series', 'verso', [
            line('series', [book.series.name, book.series.number].filter(Boolean).join(', ')),
          ]),
        ]
      : []),
    page('title-page', 'recto', [
      ...(authors.length > 0 ? authors : others).map(name => line('author', name)),
      line('title', book.title),
      line('subtitle', book.subtitle),
      ...(authors.length > 0 ? others : []).map(name => line('contributor', name)),
      h(
        'div',
        { className: ['publisher'] },
        [
          line('name', book.publisher),
          line('place', [book.place, year].filter(Boolean).join(' · ') || undefined),
        ].filter(child => child !== undefined),
      ),
    ]),
    page('imprint', 'verso', [
      h(
        'div',
        { className: ['lines'] },
        [
          line('line', [...authors, fullTitle].join(', ')),
          line('line', book.rights),
          line('line', [book.publisher, book.place, year].filter(Boolean).join(', ') || undefined),
          line('line', printingLine(book, terms.withCorrections)),
          line('line', isbn ? `ISBN ${isbn}` : book.identifier),
          line('line', sourceOf(book, terms)),
          ...book.imprint.map(text => line('line', text)),
          line(
            'line',
            terms.made.replace('*', () => book.print.face),
          ),
          line('line', new Intl.DisplayNames(book.language, { type: 'language' }).of(book.language)),
        ].filter(child => child !== undefined),
      ),
    ]),
    ...(book.dedication
      ? [
          page(
            'dedication',
            'recto',
            book.dedication
              .trim()
              .split('\n')
              .map(text => line('dedication', text)),
          ),
        ]
      : []),
  ];
}

/** A document's notes in the order in which its pages come to them; those without a reference last. */
function footOf({ tree, notes }: Document): NonNullable<Part['foot']> {
  const order: string[] = [];
  const look = (node: ElementContent) => {
    if (node.type !== 'element') return;
    if (node.properties.id) order.push(String(node.properties.id));
    node.children.forEach(look);
  };
  tree.children.forEach(look as (node: unknown) => void);
  const place = new Map(order.map((id, k) => [id, k]));
  const at = (note: Note) => place.get(note.references[0] ?? '') ?? order.length;
  const sorted = [...notes].sort((one, other) => at(one) - at(other));
  return { notes: noteItems(sorted), references: sorted.map(note => note.references[0] ?? '') };
}

/** Notes as paragraphs that begin with their number, which leads back to the first reference. */
function noteItems(notes: Note[]): Element[] {
  return notes.map(({ id, label, references, content }) => {
    const number = references[0]
      ? h('a', { className: ['number'], href: `#${references[0]}` }, `${label}.`)
      : h('span', { className: ['number'] }, `${label}.`);
    const [first, ...rest] = content;
    const opens = first?.type === 'element' && first.tagName === 'p';
    const opening: ElementContent[] = opens
      ? [{ ...first, children: [number, { type: 'text', value: ' ' }, ...first.children] }, ...rest]
      : [h('p', [number]), ...content];
    return h('div', { className: ['note'], id }, opening);
  });
}
