import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { longest } from '../../typesetting/lines/divisions.ts';

/**
 * Keeps what is to be typed as it is to be typed: in running text its words are not divided at hyphens, but may be behind
 * slashes; in a block each row stands by itself, so that what is turned over can be set further in than the row.
 * @returns the tree with `span.whole` around words (`span.long` in blocks, where there may be room for a long one), `wbr`
 *   behind slashes, and `span.row` (its depth in `--deep`) for rows
 */
export function keepTyped(element: Element): Element {
  if (element.tagName === 'pre') return inRows(element);
  const typed = element.tagName === 'code';
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') return [keepTyped(child)];
    return typed && child.type === 'text' ? wordsOf(child.value) : [child];
  });
  return { ...element, children };
}

function wordsOf(text: string, inBlock = false): ElementContent[] {
  return text
    .split(/(\s+)|(?<=[^\s/]\/+)(?=[^\s/])/)
    .filter(piece => piece)
    .flatMap((piece): ElementContent[] => {
      if (/^\s/.test(piece) || (piece.length > longest && !inBlock)) return [{ type: 'text', value: piece }];
      const whole = h('span', { className: [piece.length > longest ? 'long' : 'whole'] }, piece);
      return piece.endsWith('/') ? [whole, h('wbr')] : [whole];
    });
}

/** A block of nothing but text as its rows; another is left as it is. */
function inRows(block: Element): Element {
  const [only, ...more] = block.children;
  const code = more.length === 0 && only?.type === 'element' && only.tagName === 'code' ? only : undefined;
  const texts = (code ?? block).children;
  if (!texts.every(child => child.type === 'text')) return block;
  const rows = texts
    .map(({ value }) => value)
    .join('')
    .replace(/\n$/, '')
    .split('\n');
  const children = rows.map(row => {
    const deep = /^\s*/.exec(row)![0].replaceAll('\t', ' '.repeat(8)).length;
    const words = [...wordsOf(row, true), { type: 'text' as const, value: '\n' }];
    return h(
      'span',
      { className: ['row'], style: `--deep:${deep}` },
      h('code', code?.properties ?? {}, words),
    );
  });
  return { ...block, children };
}
