import type { Nodes, Parents } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { entryContainers, piecesOf } from './entries.ts';
import type { Chapter } from './manuscript.ts';
import { plainText } from './plain-text.ts';
import { isTable } from './spans.ts';

/** One block of text, as a reader sees it. */
export interface Block {
  kind:
    | 'heading'
    | 'paragraph'
    | 'quotation'
    | 'verse'
    | 'epigraph'
    | 'signature'
    | 'caption'
    | 'description'
    | 'cell'
    | 'item'
    | 'name'
    | 'note'
    | 'code'
    | 'mathematics';
  /** Plain text: no page marks, no note references, hard breaks as `\n`. */
  text: string;
  /** Line of the Markdown file, from 1; 0 where the tree was not parsed from a file. */
  line: number;
}

/**
 * The text blocks of a chapter in the order of its file, notes where they stand in it (what the chapter's label and
 * the numbers of its notes say is not among them). Every paragraph of a quotation, a stanza or a note is a block.
 */
export function blocks(chapter: Chapter): Block[] {
  return within(chapter.tree, 'paragraph');
}

/** The text blocks of a chapter in the order of its editions, in which the title of a table stands above it. */
export function shownBlocks(chapter: Chapter): Block[] {
  return within(chapter.tree, 'paragraph', withTitleAbove);
}

/** @param order of what a container holds */
function within(
  parent: Parents,
  kind: Block['kind'],
  order: (container: ContainerDirective) => ContainerDirective = container => container,
): Block[] {
  // What stands apart from the text is one kind throughout: a quotation in a note is a part of the note.
  const inside = (node: Parents, kind: Block['kind']) => within(node, kind, order);
  const apart = kind === 'note' || kind === 'description' ? kind : undefined;
  const hasEntries = parent.type === 'containerDirective' && entryContainers.has(parent.name);
  return (parent.children as Nodes[]).flatMap((node): Block[] => {
    switch (node.type) {
      case 'paragraph':
        if (!hasEntries) return [block(node, kind)];
        return piecesOf(node).map(piece => ({
          ...block({ ...node, children: piece.content }, kind),
          ...(piece.kind === 'name' && { kind: apart ?? 'name' }),
        }));
      case 'heading':
        return [block(node, apart ?? 'heading')];
      case 'tableCell':
        return [block(node, apart ?? 'cell')];
      case 'code':
        return [{ kind: apart ?? 'code', text: node.value, line: lineOf(node) }];
      case 'displayMath':
        return [{ kind: apart ?? 'mathematics', text: node.value, line: lineOf(node) }];
      case 'blockquote':
        return inside(node, apart ?? 'quotation');
      case 'list':
      case 'table':
      case 'tableRow':
        return inside(node, kind);
      case 'listItem':
        return inside(node, kind === 'paragraph' ? 'item' : kind);
      case 'footnoteDefinition':
        return inside(node, 'note');
      case 'containerDirective':
        // A picture in a note is described apart from the note.
        return inside(
          order(node),
          node.name === 'description' ? 'description' : (apart ?? containerKinds.get(node.name) ?? kind),
        );
      default:
        return [];
    }
  });
}

/** A table as editions have it, its title above it wherever it is written. */
function withTitleAbove(node: ContainerDirective): ContainerDirective {
  if (node.name !== 'table') return node;
  const [shown, title] = [true, false].map(is => node.children.filter(child => isTable(child, node) === is));
  return { ...node, children: [...title!, ...shown!] };
}

const containerKinds = new Map<string, Block['kind']>([
  ['verse', 'verse'],
  ['quotation', 'quotation'],
  ['epigraph', 'epigraph'],
  ['signature', 'signature'],
  ['figure', 'caption'],
  ['table', 'caption'],
]);

function block(node: Nodes, kind: Block['kind']): Block {
  const text = kind === 'verse' ? plainText(node).replace(/^[\u00a0\u2002\u2003]+/gm, '') : plainText(node);
  return { kind, text, line: lineOf(node) };
}

function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 0;
}
