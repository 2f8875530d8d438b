import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

declare module 'mdast' {
  interface TextData {
    /** Those that are signs in other kinds of Markdown, and stand in it as text, with a backslash before them in the file; `⟦` as its number. */
    escaped?: string;
    /** Mathematics in the signs of other programs, as it is typed: Markdown takes its backslashes out. */
    mathematics?: string;
  }
}

/** What other programs take for mathematics; dollar signs within which no backslash would be lost are money. */
const otherMathematics = /\\\(.{1,500}?\\\)|\\\[[\s\S]{1,500}?\\\]|(?<!\\)\$[^$\n]{1,500}(?<!\\)\$/g;

/** What TeX has and prose has not: commands, spaces, indices. */
const tex = /[^\\]\\[A-Za-z,;:!{}]|[\^_]/;

/**
 * Keeps which signs of a text were typed with a backslash before them, whoever did so means them as text; and what was meant as
 * mathematics, and is none here.
 * @param markdown what the tree was parsed from
 */
export function keepEscapes(tree: Root, markdown: string): void {
  visit(tree, 'text', text => {
    const { start, end } = text.position!;
    const typed = markdown.slice(start.offset, end.offset);
    const mathematics = typed.match(otherMathematics)?.find(found => tex.test(found.slice(1)));
    if (mathematics) text.data = { ...text.data, mathematics };
    if (typed.length === text.value.length) return;
    const escaped = [...typed.matchAll(/\\([~:{=|#^>.()[\\])|&#(?:x27e6|10214);/gi)]
      .map(([, sign = '⟦']) => sign)
      .join('');
    if (escaped) text.data = { ...text.data, escaped };
  });
}
