import type { Nodes, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { containerEnd } from './fences.ts';

/** Stands in a tree for a space at the beginning of a verse: Markdown itself takes no notice of spaces there. */
const kept = '\u00a0';

/** Stands for a tab there: an em. */
const tab = '\u2003';

/** A fence of code; in a verse, what is indented is a line of it. */
const fenceOfCode = /^(`{3,}|~{3,})/;

/**
 * Keeps the spaces at the beginnings of verses: in their place stand as many spaces that do not break.
 * @param tree what the text is without them, which tells where verse stands
 * @returns the text, each of its characters where it stood
 */
export function keepIndents(markdown: string, tree: Root): string {
  // Lines and what ends them, in turn.
  const pieces = markdown.split(/(\r\n|\n|\r)/);
  visit(tree, 'containerDirective', ({ name, position }) => {
    if (name !== 'verse') return undefined;
    const margin = position!.start.column - 1;
    let fence: string | undefined;
    for (let line = position!.start.line + 1; line <= position!.end.line; line++) {
      const text = pieces[2 * (line - 1)]!;
      const mark = fenceOfCode.exec(text.slice(margin))?.[1];
      if (mark && (!fence || mark.startsWith(fence))) fence = fence ? undefined : mark;
      if (fence || text.trim() === '' || containerEnd.test(text)) continue;
      pieces[2 * (line - 1)] = indented(text, margin);
    }
    return SKIP;
  });
  return pieces.join('');
}

function indented(line: string, margin: number): string {
  const blank = /^[ \t]*/.exec(line.slice(margin))![0];
  const spaces = [...blank].map(space => (space === '\t' ? tab : kept)).join('');
  return line.slice(0, margin) + spaces + line.slice(margin + blank.length);
}

/** The texts with which verses of a tree begin, where they begin with spaces. */
export function indentedVerses(tree: Root): Set<Nodes> {
  const found = new Set<Nodes>();
  visit(tree, 'containerDirective', verse => {
    if (verse.name !== 'verse') return;
    for (const stanza of verse.children) {
      if (stanza.type !== 'paragraph') continue;
      stanza.children.flatMap(leavesOf).forEach((leaf, k, leaves) => {
        const begins = k === 0 || leaves[k - 1]!.type === 'break';
        if (begins && leaf.type === 'text' && leaf.value.startsWith(kept)) found.add(leaf);
      });
    }
  });
  return found;
}

/** What a line of text consists of, also within italics and links. */
const leavesOf = (node: Nodes): Nodes[] => ('children' in node ? node.children.flatMap(leavesOf) : [node]);

/** A text with which a verse begins, as it is written. A space of another kind behind its indent stays what it is. */
export const withSpaces = (text: string): string =>
  text.replace(
    /^((?:\u00a0|&nbsp;)+)( *)/,
    (_, indent: string, others: string) =>
      ' '.repeat(indent.replaceAll('&nbsp;', kept).length) + '&#x20;'.repeat(others.length),
  );

/** Blank space with which a verse begins, in ems: two spaces are one. */
export function indentOf(verse: string): { ems: number; length: number } {
  const [blank = ''] = /^[\u00a0\u2002\u2003 ]*/.exec(verse) ?? [];
  const ems = [...blank].reduce((sum, space) => sum + (space === '\u2003' ? 1 : 0.5), 0);
  return { ems, length: blank.length };
}
