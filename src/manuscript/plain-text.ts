import type { Nodes } from 'mdast';

/**
 * The text of a node as a reader sees it: no page marks, no note references, no tags, hard breaks as `\n`. What stands above
 * words in ruby stands in brackets behind them.
 */
export function plainText(node: Nodes): string {
  switch (node.type) {
    case 'text':
      // A line end within a paragraph of the file is a space of the text.
      return node.value.replace(/\r?\n|\r/g, ' ');
    case 'inlineCode':
    case 'inlineMath':
      return node.value;
    case 'html':
      return /^<rt[\s>]/i.test(node.value) ? '(' : /^<\/rt\s*>/i.test(node.value) ? ')' : '';
    case 'break':
      return '\n';
    default:
      return 'children' in node ? (node.children as Nodes[]).map(plainText).join('') : '';
  }
}
