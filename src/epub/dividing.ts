import type { Element, ElementContent } from 'hast';
import { visit } from 'unist-util-visit';
import type { Note } from '../publication/publication.ts';
import { divide } from './division.ts';
import type { Page } from './page.ts';
import { weightOf } from './weight.ts';

/** Gives each further file of a page its name: `s03-chapter-2`. */
export type GiveId = (wish: string) => string;

/** Kinds whose every file is of that kind: what they hold is only found there. A chapter goes on without beginning again. */
const ofAll = new Set(['endnotes', 'index', 'bibliography', 'glossary']);

/** A page as the files that it needs: itself, unless it is too long for one. */
export const dividePage = (page: Page, giveId: GiveId): Page[] => pagesOf(page, divide(page.tree), giveId);

/**
 * A page with notes of its own as the files that it needs. Each has the notes that it refers to: reading programs show
 * a note over the page only where it is in the same file (thorium-reader#1606).
 * @param close makes the end of a file of its notes
 */
export function divideNoted(
  page: Page,
  notes: Note[],
  close: (id: string, notes: Note[]) => Element,
  giveId: GiveId,
): Page[] {
  const weights = new Map(
    notes.map(({ id, content }) => [id, content.reduce((sum, node) => sum + weightOf(node), 400)]),
  );
  const besides = (node: ElementContent) =>
    notesIn(node).reduce((sum, id) => sum + (weights.get(id) ?? 0), 0);
  const parts = divide(page.tree, besides);
  const shares = shareNotes(parts, notes);
  return pagesOf(page, parts, giveId).map((part, k) => {
    const share = shares[k]!;
    if (share.length === 0) return part;
    return { ...part, tree: { ...part.tree, children: [...part.tree.children, close(part.id, share)] } };
  });
}

function pagesOf(page: Page, parts: Element[], giveId: GiveId): Page[] {
  return parts.map((tree, k): Page => {
    if (k === 0) return { ...page, tree };
    const { landmark: _, ...rest } = page;
    return { ...rest, id: giveId(page.id), tree: goingOn(tree, page.title) };
  });
}

function goingOn(tree: Element, title: string): Element {
  const { 'epub:type': type, role, ...properties } = tree.properties;
  const kept = ofAll.has(String(type)) ? { 'epub:type': type, ...(role && { role, ariaLabel: title }) } : {};
  return { ...tree, properties: { ...properties, ...kept } };
}

/**
 * The notes of each part, in their order: a note stands in the part of its first reference, or behind it where one before it
 * already does.
 */
function shareNotes(parts: Element[], notes: Note[]): Note[][] {
  const contents = new Map(notes.map(({ id, content }) => [id, content]));
  const homes = new Map<string, number>();
  for (const [k, part] of parts.entries()) {
    const waiting: ElementContent[] = [part];
    for (let node = waiting.pop(); node; node = waiting.pop())
      for (const id of notesIn(node)) {
        if (homes.has(id)) continue;
        homes.set(id, k);
        waiting.push(...(contents.get(id) ?? []));
      }
  }
  const shares = parts.map((): Note[] => []);
  let at = 0;
  for (const note of notes) {
    at = Math.max(at, homes.get(note.id) ?? at);
    shares[at]!.push(note);
  }
  return shares;
}

/** Ids of the notes that a node refers to. */
function notesIn(node: ElementContent): string[] {
  const found: string[] = [];
  visit(node, 'element', ({ properties }) => {
    if (properties.role === 'doc-noteref') found.push(String(properties.href).slice(1));
  });
  return found;
}
