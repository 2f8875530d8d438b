import type { Break, Nodes, Paragraph, PhrasingContent, Root, Text } from 'mdast';
import { visit } from 'unist-util-visit';

declare module 'mdast' {
  interface TextData {
    /** Which of its lines, from 0, are typed further in than the entry that they stand in: they go on with the line above. */
    furtherIn?: readonly number[];
  }
}

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
  /** Whether it is typed further in than the entry. */
  furtherIn?: boolean;
  broken?: Break;
}

/** What a line begins with that says something. What does not break behind it is the indent of a verse. */
const colon = /^:[ \t]+/;

/**
 * Reads a paragraph as entries, as definition lists of PHP Markdown Extra are written: a name stands in the line above a line
 * that begins with a colon and a space. So does the next name, unless a hard break stands between them, or it is typed further
 * in. In the first lines of a paragraph there may be several names.
 */
export function piecesOf({ children }: Paragraph): Piece[] {
  const lines = linesOf(children);
  const opens = lines.map((line, k) => isOpening(line) && !lines[k - 1]?.broken);
  const first = opens.indexOf(true);
  const pieces: Piece[] = [];
  lines.forEach((line, k) => {
    const last = pieces.at(-1);
    if (opens[k]) pieces.push({ kind: 'said', content: withoutColon(line.content) });
    else if (k < first || (opens[k + 1] && !lines[k - 1]?.broken && !line.furtherIn))
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
        if (k > 0) lines.push({ content: [], furtherIn: child.data?.furtherIn?.includes(k) ?? false });
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

/**
 * Keeps which lines of entries are typed further in: Markdown itself takes no notice of it.
 * @param lines of what the tree was parsed from
 */
export function keepFurtherIn(tree: Root, lines: readonly string[]): void {
  visit(tree, 'containerDirective', ({ name, children }) => {
    if (!entryContainers.has(name)) return;
    for (const entry of children) {
      if (entry.type !== 'paragraph') continue;
      const margin = entry.position!.start.column - 1;
      const isFurtherIn = (line: number) => /^[ \t>]*/.exec(lines[line - 1] ?? '')![0].length > margin;
      for (const text of entry.children) {
        if (text.type !== 'text') continue;
        const first = text.position!.start.line;
        const furtherIn = text.value
          .split('\n')
          .flatMap((_, k) => (k > 0 && isFurtherIn(first + k) ? [k] : []));
        if (furtherIn.length > 0) text.data = { ...text.data, furtherIn };
      }
    }
  });
}

/** A text, as it is written, with its lines as far in as they were typed. */
export const writtenFurtherIn = ({ data }: Text, written: string): string =>
  data?.furtherIn
    ? written
        .split('\n')
        .map((line, k) => (data.furtherIn!.includes(k) ? `  ${line}` : line))
        .join('\n')
    : written;

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
