import type { Nodes, Paragraph, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { visit } from 'unist-util-visit';
import { entryContainers, piecesOf } from '../manuscript/entries.ts';
import { plainText } from '../manuscript/plain-text.ts';
import type { Report } from './report.ts';

/** What an entry is, for whom it is missing. */
const wanted: Record<string, string> = {
  glossary: 'a term in a line of its own, and below it, behind a colon and a space, what it means',
  play: 'the speaker in a line of its own, and below it, behind a colon and a space, the speech',
  dialogue: 'the speaker in a line of its own, and below it, behind a colon and a space, what is said',
};

/** Reports containers of entries that have none, and names that a blank line parts from what is said. */
export function reportEntries(tree: Root, report: Report): void {
  visit(tree, 'containerDirective', node => {
    if (!entryContainers.has(node.name)) return;
    const pieces = node.children.flatMap(child => (child.type === 'paragraph' ? piecesOf(child) : []));
    if (!pieces.some(({ kind }) => kind === 'said')) {
      const message = `Nothing in this \`:::${node.name}\` has its form. Write ${wanted[node.name]}.`;
      report('entries-missing', 'warning', message, node);
    }
    const known = new Set(pieces.flatMap(({ kind, content }) => (kind === 'name' ? [wordsOf(content)] : [])));
    for (const paragraph of beforeSaid(node)) {
      const words = wordsOf(paragraph.children);
      const isLine = !words.includes('\n') && paragraph.children.some(({ type }) => type === 'text');
      if (!known.has(words) && !(isLine && !/[.!?…)\]]$/.test(words))) continue;
      const message = `A blank line parts “${words.slice(0, 40)}” from the line below that begins with a colon. Take it out, if this is ${wanted[node.name]!.replace(/ in a line.*/, '')}.`;
      report('entry-parted', 'warning', message, paragraph);
    }
  });
}

/** Paragraphs of words that are no entry, before one that begins with what is said. */
function beforeSaid({ children }: ContainerDirective): Paragraph[] {
  const blocks = children.filter(({ type }) => type !== 'pageBreak');
  return blocks.flatMap((block, k) => {
    const next = blocks[k + 1];
    if (block.type !== 'paragraph' || next?.type !== 'paragraph') return [];
    const isText = piecesOf(block).every(({ kind }) => kind === 'text');
    return isText && piecesOf(next)[0]?.kind === 'said' ? [block] : [];
  });
}

const wordsOf = (content: readonly Nodes[]): string => content.map(plainText).join('').trim();
