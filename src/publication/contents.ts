import type { ElementContent } from 'hast';
import type { Terms } from '../language/terms.ts';
import type { Book } from '../title.ts';
import type { Caption, Document } from './publication.ts';

/** An entry of a table of contents, with those below it: chapters below their part, sections below their chapter. */
export interface ContentsEntry {
  /** Id of the part of the arrangement that it leads to. */
  part: string;
  /** Id of the heading that it leads to, where that is a section's. */
  section?: string;
  /** 1 for what opens on a page of its own; a section's is that of its heading. */
  level: number;
  /** `Chapter 1`, where the title is another. */
  label?: string;
  /** Subtitle of a chapter, and who wrote it, where its head says so. */
  subtitle?: string;
  authors?: string[];
  text: string;
  content: ElementContent[];
  children: ContentsEntry[];
}

/** The list of figures or of tables, by their captions. */
export interface CaptionList {
  of: Book['lists'][number];
  name: string;
  /** Each with the id of the part of the arrangement that it stands in. */
  captions: (Caption & { part: string })[];
}

/** What readers find their way by. */
export interface Contents {
  entries: ContentsEntry[];
  /** Those that are wanted, and that have anything in them. */
  lists: CaptionList[];
}

/** A part of an arrangement that the contents may list. */
interface Listed {
  id: string;
  name: string;
  /** The document that it is; none where the edition makes it. */
  document?: Document;
  /** Whether it stands alone before the contents; then they list it only by a heading. */
  alone?: boolean;
  /** Id of the part of the book that it stands in. */
  within?: string;
}

/** The contents of a book; a document without a heading is in them by its name. */
export function contentsOf(parts: readonly Listed[], lists: Book['lists'], terms: Terms): Contents {
  const entries: ContentsEntry[] = [];
  const ofParts = new Map<string, ContentsEntry>();
  for (const part of parts) {
    const entry = (part.document && entryOf(part.document)) ?? (part.alone ? undefined : plainEntry(part));
    if (!entry) continue;
    ofParts.set(part.id, entry);
    (ofParts.get(part.within ?? '')?.children ?? entries).push(entry);
  }
  return { entries, lists: lists.map(list => captionList(parts, list, terms)).filter(isFilled) };
}

function entryOf({ id, label, title, subtitle, authors, headings }: Document): ContentsEntry | undefined {
  const [first, ...rest] = headings.filter(({ text }) => text !== '');
  if (!first) return undefined;
  const { text, content } = first;
  const entry: ContentsEntry = {
    ...{ part: id, level: 1, text, content, children: [] },
    ...(label && label !== title && { label }),
    ...(subtitle && { subtitle }),
    ...(authors && { authors }),
  };
  const path = [entry];
  for (const heading of rest) {
    const { level, text, content } = heading;
    const below = { part: id, section: heading.id, level, text, content, children: [] };
    while (path.length > 1 && path.at(-1)!.level >= level) path.pop();
    path.at(-1)!.children.push(below);
    path.push(below);
  }
  return entry;
}

const plainEntry = ({ id, name }: Listed): ContentsEntry => ({
  ...{ part: id, level: 1, text: name, content: [{ type: 'text', value: name }], children: [] },
});

function captionList(parts: readonly Listed[], of: Book['lists'][number], terms: Terms): CaptionList {
  const kind = of === 'tables' ? 'table' : 'figure';
  const captions = parts.flatMap(({ id, document }) =>
    (document?.captions ?? [])
      .filter(caption => caption.kind === kind)
      .map(caption => ({ ...caption, part: id })),
  );
  return { of, name: terms[of], captions };
}

const isFilled = ({ captions }: CaptionList): boolean => captions.length > 0;
