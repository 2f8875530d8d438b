import type { Break, Nodes, Paragraph, PhrasingContent, Root, Text } from 'mdast';
import { visit } from 'unist-util-visit';

/**
 * A piece of a paragraph in a container of entries: what is explained, or who speaks (`name`); what is said of it, or by them
 * (`said`), behind a colon and a space at the beginning of a line; or words that belong to neither.
 */
export interface Piece {
  kind: 'name' | 'said' | 'text';
  content: PhrasingContent[];
}

/** Containers whose paragraphs are entries. */
export const entryContainers: ReadonlySet<string> = new Set(['glossary', 'play', 'dialogue']);

/** A line of a paragraph, as it is typed, and whether a hard break ends it. */
interface Line {
  content: PhrasingContent[];
  broken?: Break;
}

/** What a line begins with that says something. What does not break behind it is the indent of a verse. */
const colon = /^:[ \t]+/;

/**
 * Reads a paragraph as entries, as definition lists of PHP Markdown Extra are written: a name stands in the line above a line
 * that begins with a colon and a space. So does the next name, unless a hard break stands between them. In the first lines
 * of a paragraph there may be several names.
 */
export function piecesOf({ children }: Paragraph): Piece[] {
  const lines = linesOf(children);
  const opens = lines.map((line, k) => isOpening(line) && !lines[k - 1]?.broken);
  const first = opens.indexOf(true);
  const pieces: Piece[] = [];
  lines.forEach((line, k) => {
    const last = pieces.at(-1);
    if (opens[k]) pieces.push({ kind: 'said', content: withoutColon(line.content) });
    else if (k < first || (opens[k + 1] && !lines[k - 1]?.broken))
      pieces.push({ kind: 'name', content: line.content });
    else if (last) last.content.push(lines[k - 1]!.broken ?? lineEnd, ...line.content);
    else pieces.push({ kind: 'text', content: [...line.content] });
  });
  return pieces;
}

const lineEnd: Text = { type: 'text', value: '\n' };

function linesOf(children: readonly PhrasingContent[]): Line[] {
  const lines: Line[] = [{ content: [] }];
  for (const child of children) {
    if (child.type === 'break') {
      lines.at(-1)!.broken = child;
      lines.push({ content: [] });
    } else if (child.type === 'text') {
      child.value.split('\n').forEach((value, k) => {
        if (k > 0) lines.push({ content: [] });
        if (value !== '') lines.at(-1)!.content.push({ ...child, value });
      });
    } else lines.at(-1)!.content.push(child);
  }
  return lines;
}

const isOpening = ({ content: [first] }: Line): boolean => first?.type === 'text' && colon.test(first.value);

function withoutColon([first, ...rest]: PhrasingContent[]): PhrasingContent[] {
  const text = first as Text;
  const value = text.value.replace(colon, '');
  return value === '' ? rest : [{ ...text, value }, ...rest];
}

/** The hard breaks of a tree that stand in verse within entries. */
export function breaksInEntries(tree: Root): Set<Nodes> {
  const found = new Set<Nodes>();
  visit(tree, 'containerDirective', ({ name, children }) => {
    if (!entryContainers.has(name)) return;
    for (const child of children)
      if (child.type === 'paragraph' && piecesOf(child).some(({ kind }) => kind === 'said'))
        for (const node of child.children) if (node.type === 'break') found.add(node);
  });
  return found;
}
