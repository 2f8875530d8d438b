import { type Terms, termsOf } from '../language/terms.ts';
import type { Book } from '../title.ts';
import { type Contents, contentsOf } from './contents.ts';
import { partsOf } from './parts.ts';
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
  /** Id of the part of the book that it stands in. */
  within?: string;
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
const beforeContents = new Set<Document['type']>(['dedication', 'epigraph']);
/** What comes after the notes, where these stand at the end of the book. */
const afterNotes = new Set<Document['type']>(['glossary', 'bibliography', 'index']);

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
  const texts = documentParts(documents, notes, terms);
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
    ...preliminaries(book, documents, terms),
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
      name: nameOf(document) || document.short || document.type,
      document,
      alone: beforeContents.has(document.type),
      ...(within !== undefined && { within }),
      ...(place !== 'book' && notes.length > 0 && { notes: { place, name: terms.notes, notes } }),
    };
  });
}

function notesPart(documents: Document[], terms: Terms): NotesPart {
  const noted = documents.filter(({ notes }) => notes.length > 0);
  return {
    ...{ kind: 'notes', id: 'notes', zone: 'back', name: terms.notes },
    sections: noted.map(document => ({ id: document.id, name: nameOf(document), notes: document.notes })),
  };
}

/** What comes before everything that the manuscript has; its own dedication goes before that of `book.yaml`. */
function preliminaries(book: Book, documents: Document[], terms: Terms): ArrangedPart[] {
  const series = seriesOf(book);
  const dedicated = documents.some(({ type }) => type === 'dedication');
  const dedication = dedicated ? [] : linesOf(book.dedication);
  const front = <const Kind extends string>(kind: Kind, name: string) => ({
    ...{ kind, id: kind, zone: 'front' as const, name },
  });
  return [
    { ...front('cover', terms.cover), text: coverText(book) },
    { ...front('half-title', book.title), title: book.title },
    ...(series ? [{ ...front('series', series), series }] : []),
    { ...front('title-page', terms.titlePage), lines: titleLines(book) },
    { ...front('imprint', terms.imprint), lines: imprintLines(book, terms) },
    ...(dedication.length > 0 ? [{ ...front('dedication', terms.dedication), lines: dedication }] : []),
  ];
}

/** `Chapter 1: The Title`; the label alone where that is the title too. */
const nameOf = ({ label, title }: Document): string =>
  [label !== title && label, title].filter(Boolean).join(': ');
