import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

declare module 'mdast' {
  interface TextData {
    /** Those that are signs in other kinds of Markdown, and stand in it as text, with a backslash before them in the file; `⟦` as its number. */
    escaped?: string;
  }
}

/**
 * Keeps which signs of a text were typed with a backslash before them: whoever did so means them as text.
 * @param markdown what the tree was parsed from
 */
export function keepEscapes(tree: Root, markdown: string): void {
  visit(tree, 'text', text => {
    const { start, end } = text.position!;
    if (end.offset! - start.offset! === text.value.length) return;
    const typed = markdown.slice(start.offset, end.offset);
    const escaped = [...typed.matchAll(/\\([~:{=|#^>.()[\\])|&#(?:x27e6|10214);/gi)]
      .map(([, sign = '⟦']) => sign)
      .join('');
    if (escaped) text.data = { ...text.data, escaped };
  });
}
