import type { Nodes } from 'mdast';
import { type Block, blocks } from '../manuscript/blocks.ts';
import type { Chapter } from '../manuscript/manuscript.ts';

/** A block of a chapter's text, and where it stands. */
export interface Passage extends Block {
  file: string;
}

/** The text of the chapters, block by block, in the order of the book. */
export function passages(chapters: readonly Chapter[]): Passage[] {
  return chapters.flatMap(chapter =>
    blocks(chapter)
      .filter(block => block.kind !== 'code')
      .map(block => ({ ...block, file: chapter.file, text: block.text.replace(/\s+/gu, ' ') })),
  );
}

/** Whether anything within the node is emphasised. */
export function isEmphasised(node: Nodes): boolean {
  if (node.type === 'emphasis' || node.type === 'strong') return true;
  return 'children' in node && (node.children as Nodes[]).some(isEmphasised);
}

/** Words around a place, for an editor who looks for it. */
export function contextOf(text: string, from: number, to: number, width = 40): string {
  const before = text.slice(Math.max(0, from - width), from);
  const after = text.slice(to, to + width);
  return `${from > width ? '…' : ''}${before}${text.slice(from, to)}${after}${to + width < text.length ? '…' : ''}`;
}
