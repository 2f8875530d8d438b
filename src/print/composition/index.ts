import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { termsOf } from '../../language/terms.ts';
import { type ArrangedPart, arrange, type DocumentPart } from '../../publication/arrangement.ts';
import { markOpening } from '../../publication/openings.ts';
import type { Publication } from '../../publication/publication.ts';
import type { Book } from '../../title.ts';
import { relocate } from '../locators/index.ts';
import { hasEntries } from './columns.ts';
import { contentsLines, type ListedPart } from './contents.ts';
import { headsOf, sectionHeads } from './heads.ts';
import { withLevels } from './levels.ts';
import { footOf, notesUnder } from './notes.ts';
import type { Part } from './part.ts';
import { imprintPage, line, present, titlePage } from './preliminaries.ts';
import { referByPage } from './references.ts';

/** What of an arrangement is printed: the cover is a sheet of its own. */
type PrintedPart = Exclude<ArrangedPart, { kind: 'cover' }>;

/** What opens on the back of the page before it. */
const versos = new Set<PrintedPart['kind']>(['series', 'imprint']);
/** And what does so of the manuscript. */
const versoTypes = new Set<DocumentPart['document']['type']>(['also-by', 'frontispiece']);
/** What has neither folios nor running heads. */
const unnumbered = new Set<PrintedPart['kind']>([
  'half-title',
  'series',
  'title-page',
  'imprint',
  'dedication',
]);

/** Sets the book, as it is arranged for any edition, as a sequence of parts that begin on pages of their own. */
export function composeBook(given: Publication, book: Book): Part[] {
  const publication = { ...given, documents: referByPage(relocate(given)) };
  const arranged = arrange(publication, book, book.notes.print);
  const parts = arranged.filter(part => part.kind !== 'cover');
  const listed = listedIn(parts);
  const names = new Map(
    parts.map(part => [part.id, part.kind === 'document' ? part.document.short : part.name]),
  );
  const composed = parts.map((part, k): Part => {
    const numbered = !unnumbered.has(part.kind) && !(part.kind === 'document' && part.alone);
    const id = idOf(part);
    return {
      ...{ id, kind: kindOf(part), zone: zoneOf(part) },
      ...(part.kind === 'document' && part.depth > 0 && { depth: part.depth }),
      opens: sideOf(part, parts[k - 1], book),
      numbered,
      heads: numbered
        ? headsOf(part, book, part.kind === 'document' && part.within ? names.get(part.within) : undefined)
        : { verso: '', recto: '' },
      ...(part.kind === 'document'
        ? documentOf(part, book)
        : { tree: h('section', { id }, contentOf(part, book, listed)) }),
      ...(part.kind === 'notes' && { notesTo: termsOf(publication.language).notesTo }),
    };
  });
  return withLevels(composed);
}

/** The side on which something opens. A part has the back of its page for itself, and the body begins on a right-hand page. */
function sideOf(part: PrintedPart, before: PrintedPart | undefined, { print }: Book): Part['opens'] {
  if (versos.has(part.kind) || (part.kind === 'document' && versoTypes.has(part.document.type)))
    return 'verso';
  const isChapter = kindOf(part) === 'chapter' || part.kind === 'notes';
  const follows = before !== undefined && kindOf(before) !== 'part' && zoneOf(before) === zoneOf(part);
  return print.chapters === 'any' && isChapter && follows && before.kind !== 'contents' ? 'any' : 'recto';
}

/** The parts that the contents list: those that follow them. */
function listedIn(parts: PrintedPart[]): Map<string, ListedPart> {
  const behind = parts.slice(parts.findIndex(({ kind }) => kind === 'contents') + 1);
  return new Map(behind.map(part => [part.id, { id: idOf(part), classes: classesOf(part) }]));
}

/** What the line of a part is called in the style sheet. */
function classesOf(part: PrintedPart): string[] {
  if (part.kind !== 'document') return [part.kind];
  const volume = part.document.type === 'volume' ? ['volume'] : [];
  return [kindOf(part), ...volume, zoneOf(part)];
}

/** What is made has ids that no chapter can have. */
const idOf = ({ kind, id }: PrintedPart): string => (kind === 'document' ? id : `book-${id}`);

/** Back matter goes on with the folios of the body. */
const zoneOf = ({ zone }: PrintedPart): Part['zone'] => (zone === 'front' ? 'front' : 'body');

function kindOf(part: PrintedPart): Part['kind'] {
  if (part.kind !== 'document') return part.kind;
  if (part.document.type === 'part' || part.document.type === 'volume') return 'part';
  return part.alone ? 'dedication' : 'chapter';
}

/** The text of a document, its notes after it or at its feet. */
function documentOf(
  { id, document, notes }: DocumentPart,
  { print, language }: Book,
): Pick<Part, 'tree' | 'foot' | 'sections'> {
  const { type } = document;
  const begins = print.initial !== undefined || print.lead !== undefined;
  const tree = begins ? markOpening(document.tree, type) : document.tree;
  // Below columns there is no foot: the notes of an index stand behind its entries.
  const place = notes?.place === 'foot' && hasEntries(tree) ? 'chapter' : notes?.place;
  const after =
    notes && place === 'chapter'
      ? [h('section', { className: ['notes'] }, notesUnder(`${id}-notes`, notes.name, notes.notes))]
      : [];
  return {
    ...(print.heads === 'section' && { sections: sectionHeads(document, language) }),
    tree: { ...tree, properties: { ...tree.properties, id }, children: [...tree.children, ...after] },
    ...(notes && place === 'foot' && { foot: footOf(tree, notes.notes) }),
  };
}

/** What stands in a part that the edition makes. */
function contentOf(
  part: Exclude<PrintedPart, DocumentPart>,
  book: Book,
  listed: ReadonlyMap<string, ListedPart>,
): ElementContent[] {
  switch (part.kind) {
    case 'half-title':
      return present([line('title', part.title)]);
    case 'series':
      return present([line('series', part.series)]);
    case 'title-page':
      return titlePage(part.lines);
    case 'imprint':
      return imprintPage(part.lines, book);
    case 'dedication':
      return present(part.lines.map(text => line('dedication', text)));
    case 'contents':
      return [h('h1', part.name), ...contentsLines(part.contents, listed)];
    case 'notes':
      return [
        h('h1', part.name),
        ...part.sections.flatMap(({ id, name, notes }) => notesUnder(`${id}-notes`, name, notes)),
      ];
  }
}
