import { type Terms, termsOf } from '../language/terms.ts';
import type { Book } from '../title.ts';
import { type Contents, contentsOf } from './contents.ts';
import { nameOf } from './naming.ts';
import { depthOf, partsOf } from './parts.ts';
import {
  coverText,
  type ImprintLines,
  imprintLines,
  linesOf,
  seriesOf,
  type TitleLines,
  titleLines,
} from './preliminaries.ts';
import type { Document, Note, Publication } from './publication.ts';

/** What every part of an arrangement has. */
interface Arranged {
  /** Unlike that of any other part: a document's own, or what the part is. */
  id: string;
  zone: Document['zone'];
  /** What it is called where it is listed. */
  name: string;
}

/** A document of the manuscript. */
export interface DocumentPart extends Arranged {
  kind: 'document';
  document: Document;
  /** Whether it stands on a page of its own before the contents, as a dedication does. */
  alone: boolean;
  /** Id of the part of the book, or of the volume, that it stands in. */
  within?: string;
  /** In how many it stands: a chapter in a part of a volume in two. */
  depth: number;
  /** Its notes, where they do not stand at the end of the book. */
  notes?: { place: 'chapter' | 'foot'; name: string; notes: Note[] };
}

/** All notes of the book. */
export interface NotesPart extends Arranged {
  kind: 'notes';
  /** By the documents that they belong to; the name is empty where that document has none. */
  sections: { id: string; name: string; notes: Note[] }[];
}

/** A part of a book that opens on a page of its own, with what is the same of it in all editions. */
export type ArrangedPart =
  | (Arranged & { kind: 'cover'; text: string })
  | (Arranged & { kind: 'half-title'; title: string })
  | (Arranged & { kind: 'series'; series: string })
  | (Arranged & { kind: 'title-page'; lines: TitleLines })
  | (Arranged & { kind: 'imprint'; lines: ImprintLines })
  | (Arranged & { kind: 'dedication'; lines: string[] })
  | (Arranged & { kind: 'contents'; contents: Contents })
  | DocumentPart
  | NotesPart;

/** Where an edition wants its notes. */
export type NotesPlace = 'foot' | 'chapter' | 'book';

/** What stands alone on a page before the contents, where the manuscript begins with it. */
const beforeContents = new Set<Document['type']>([
  'half-title',
  'also-by',
  'frontispiece',
  'dedication',
  'epigraph',
]);
/** What comes after the notes, where these stand at the end of the book. */
const afterNotes = new Set<Document['type']>([
  ...(['glossary', 'bibliography', 'chronology', 'plates', 'index'] as const),
  ...(['errata', 'about-the-author', 'colophon'] as const),
]);
/** What has its place before the title page, wherever the manuscript has it among its first pages. */
const beforeTitle = new Set<Document['type']>(['half-title', 'also-by', 'frontispiece']);

/**
 * The order of a book, for any edition: preliminary pages made from `book.yaml`, contents, the documents, the notes. The
 * documents keep the order of the manuscript; what is made stands between them. An edition sets of this what its medium has:
 * no half-title on a screen, no cover among printed pages.
 *
 * @param publication its documents as the edition has them
 * @param notes where the edition wants them
 */
export function arrange(publication: Publication, book: Book, notes: NotesPlace): ArrangedPart[] {
  const { documents } = publication;
  const terms = termsOf(publication.language);
  const all = documentParts(documents, notes, terms);
  const early = all.filter(({ document, zone }) => zone === 'front' && beforeTitle.has(document.type));
  const texts = all.filter(part => !early.includes(part));
  const opening = texts.findIndex(({ alone, zone }) => !alone || zone !== 'front');
  const before = opening < 0 ? texts.length : opening;
  const closing = texts.findIndex(({ document, zone }) => zone === 'back' && afterNotes.has(document.type));
  const behind = closing < 0 ? texts.length : closing;
  const noted = documents.some(document => document.notes.length > 0);
  const inOrder = [
    ...texts.slice(before, behind),
    ...(notes === 'book' && noted ? [notesPart(documents, terms)] : []),
    ...texts.slice(behind),
  ];
  return [
    ...preliminaries(book, documents, early, terms),
    ...texts.slice(0, before),
    {
      ...{ kind: 'contents', id: 'contents', zone: 'front', name: terms.contents },
      contents: contentsOf([...texts.slice(0, before), ...inOrder], book.lists, terms),
    },
    ...inOrder,
  ];
}

function documentParts(documents: Document[], place: NotesPlace, terms: Terms): DocumentPart[] {
  const parts = partsOf(documents);
  return documents.map((document): DocumentPart => {
    const within = parts.get(document.id);
    const { notes } = document;
    return {
      kind: 'document',
      id: document.id,
      zone: document.zone,
      name: nameOf(document, terms),
      document,
      alone: beforeContents.has(document.type),
      ...(within !== undefined && { within }),
      depth: depthOf(document.id, parts),
      ...(place !== 'book' && notes.length > 0 && { notes: { place, name: terms.notes, notes } }),
    };
  });
}

function notesPart(documents: Document[], terms: Terms): NotesPart {
  const noted = documents.filter(({ notes }) => notes.length > 0);
  return {
    ...{ kind: 'notes', id: 'notes', zone: 'back', name: terms.notes },
    sections: noted.map(document => ({
      id: document.id,
      name: nameOf(document, terms),
      notes: document.notes,
    })),
  };
}

/**
 * What comes before everything else that the manuscript has; its own half-title and dedication go before those made from `book.yaml`.
 *
 * @param early documents that stand before the title page
 */
function preliminaries(
  book: Book,
  documents: Document[],
  early: DocumentPart[],
  terms: Terms,
): ArrangedPart[] {
  const series = seriesOf(book);
  const of = (type: Document['type']) => early.filter(({ document }) => document.type === type);
  const halfTitles = of('half-title');
  const dedicated = documents.some(({ type }) => type === 'dedication');
  const dedication = dedicated ? [] : linesOf(book.dedication);
  const front = <const Kind extends string>(kind: Kind, name: string) => ({
    ...{ kind, id: kind, zone: 'front' as const, name },
  });
  return [
    { ...front('cover', terms.cover), text: coverText(book) },
    ...(halfTitles.length > 0 ? halfTitles : [{ ...front('half-title', book.title), title: book.title }]),
    ...of('also-by'),
    ...(series ? [{ ...front('series', series), series }] : []),
    ...of('frontispiece'),
    { ...front('title-page', terms.titlePage), lines: titleLines(book, terms) },
    { ...front('imprint', terms.imprint), lines: imprintLines(book, terms) },
    ...(dedication.length > 0 ? [{ ...front('dedication', terms.dedication), lines: dedication }] : []),
  ];
}
