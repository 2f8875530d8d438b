import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { plainText } from '../manuscript/plain-text.ts';
import { scaffold } from '../title/scaffold.ts';
import type { Report } from './report.ts';

/** Reports the words that a new title began with, where they were left in the book. */
export function reportScaffold(tree: Root, report: Report): void {
  visit(tree, 'paragraph', node => {
    if (!plainText(node).includes(scaffold)) return;
    const message =
      'This sentence is the one that every new title begins with. Write the text of the chapter.';
    report('scaffold-left', 'warning', message, node);
  });
}
