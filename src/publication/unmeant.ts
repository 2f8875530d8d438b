import type { Code, Heading, Image, Link, Nodes, Parents, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Node } from 'unist';
import { visit } from 'unist-util-visit';
import { plainText } from '../manuscript/plain-text.ts';
import type { Report } from './report.ts';

/**
 * Reports what Markdown makes of the place of lines alone, which few mean: code of lines that begin with four spaces, headings of
 * text that hyphens stand right below, headings without words, verses that are one line, backslashes behind the last.
 */
export function reportUnmeant(tree: Root, report: Report): void {
  visit(tree, ['code', 'heading', 'containerDirective', 'paragraph', 'image', 'link'], node => {
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
    if (node.type === 'heading' && !hasWords(node as Heading)) {
      const message = 'This heading has no words. Write it, or take out the number signs.';
      report('heading-empty', 'warning', message, node);
    }
    if (node.type === 'containerDirective' && (node as ContainerDirective).name === 'verse')
      for (const stanza of (node as ContainerDirective).children.filter(isRunOn)) {
        const message =
          'Lines of this stanza are printed as one. Put a backslash behind each verse but the last of a stanza.';
        report('verse-run-on', 'warning', message, stanza);
      }
    if ('children' in node && endsInBackslash(node as Parents)) {
      const message =
        'The backslash at the end is printed: no line follows that it could part. Take it out; if it is meant, put another one before it.';
      report('sign-unknown', 'warning', message, { type: 'text', position: atEnd(node) });
    }
    const title = titleOf(node);
    if (title) {
      const message = `“${title.slice(0, 40)}”, in quotation marks behind an address, is shown in no edition. Take it out; what is to be read below a picture is its caption, in \`:::figure\`.`;
      report('title-unshown', 'warning', message, node);
    }
  });
}

/** Whether it has words, or a picture that has them, for the contents. */
const hasWords = (heading: Heading): boolean =>
  plainText(heading).trim() !== '' ||
  leavesOf(heading).some(leaf => leaf.type === 'image' && leaf.alt?.trim());

/** Whether lines of a stanza are parted by nothing but the lines of the file. */
const isRunOn = (stanza: Nodes): boolean =>
  stanza.type === 'paragraph' &&
  leavesOf(stanza).some(leaf => leaf.type === 'text' && /\S\s*\n/.test(leaf.value));

const leavesOf = (node: Nodes): Nodes[] => ('children' in node ? node.children.flatMap(leavesOf) : [node]);

function endsInBackslash(node: Parents): boolean {
  const last = node.children.at(-1);
  return (
    (node.type === 'paragraph' || node.type === 'heading') &&
    last?.type === 'text' &&
    last.value.endsWith('\\') &&
    !last.data?.escaped?.endsWith('\\')
  );
}

/** Words behind an address that nothing shows: those of links within the book are what print has. */
function titleOf(node: Node): string | undefined {
  if (node.type !== 'image' && node.type !== 'link') return undefined;
  const { title, url } = node as Image | Link;
  if (!title || (node.type === 'link' && !/^[a-z]+:/i.test(url))) return undefined;
  return title;
}

function atEnd({ position }: Node): NonNullable<Node['position']> {
  const { end } = position!;
  return { start: end, end };
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
