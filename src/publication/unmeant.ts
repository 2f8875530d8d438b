import type { Code, Heading, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Report } from './report.ts';

/**
 * Reports what Markdown makes of the place of lines alone, which few mean: code of lines that begin with four spaces, headings of
 * text that hyphens stand right below.
 */
export function reportUnmeant(tree: Root, report: Report): void {
  visit(tree, ['code', 'heading'], node => {
    if (node.type === 'code' && isIndented(node as Code)) {
      const message =
        'Four spaces or a tab begin these lines, so they are set as code. Take the spaces out; code stands between two lines of three backticks.';
      report('code-indented', 'warning', message, node);
    }
    if (node.type === 'heading' && isUnderlined(node as Heading)) {
      const message =
        'These lines are set as a heading, since hyphens or equals signs stand right below them. Put a blank line between, or `## ` before a heading.';
      report('heading-underlined', 'warning', message, node);
    }
  });
}

/** Code between fences has a line more than what it holds. */
function isIndented({ position, value }: Code): boolean {
  return position !== undefined && position.end.line - position.start.line + 1 === value.split('\n').length;
}

/** Lines with hard breaks between them can be a heading in no other way. */
function isUnderlined({ position, children }: Heading): boolean {
  const isLong = position !== undefined && position.end.line > position.start.line;
  return isLong && children.every(({ type }) => type !== 'break');
}
