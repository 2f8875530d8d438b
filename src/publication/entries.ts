import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { entryContainers, piecesOf } from '../manuscript/entries.ts';
import type { Report } from './report.ts';

/** What an entry is, for whom it is missing. */
const wanted: Record<string, string> = {
  glossary: 'a term in a line of its own, and below it, behind a colon and a space, what it means',
  play: 'the speaker in a line of its own, and below it, behind a colon and a space, the speech',
  dialogue: 'the speaker in a line of its own, and below it, behind a colon and a space, what is said',
};

/** Reports containers of entries that have none, and names behind which nothing follows. */
export function reportEntries(tree: Root, report: Report): void {
  visit(tree, 'containerDirective', node => {
    if (!entryContainers.has(node.name)) return;
    const paragraphs = node.children.filter(child => child.type === 'paragraph');
    if (paragraphs.some(child => piecesOf(child).some(({ kind }) => kind === 'said'))) return;
    const message = `Nothing in this \`:::${node.name}\` has its form. Write ${wanted[node.name]}.`;
    report('entries-missing', 'warning', message, node);
  });
}
