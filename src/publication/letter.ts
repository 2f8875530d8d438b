import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Nodes, Paragraph, Parents } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { State } from 'mdast-util-to-hast';
import { attributesOf } from './container-attributes.ts';
import { elementsOf, patched } from './patched.ts';
import { linesOf } from './verse.ts';

/**
 * `:::letter`: set off as a quotation, but where a chapter is nothing but letters. The first paragraph of one line that ends
 * as salutations do is the salutation; the first lines of the signature that end in a comma take leave. The names of its
 * parts are those of Z39.98, as Standard Ebooks has them.
 */
export function letter(state: State, node: ContainerDirective, parent: Parents | undefined): Element {
  const first = node.children.find(({ type }) => type !== 'pageBreak' && type !== 'containerDirective');
  const content = node.children.flatMap((child): ElementContent[] => {
    if (child.type === 'containerDirective' && child.name === 'signature')
      return [patched(state, child, leaveTaking(state, child))];
    if (child.type === 'paragraph' && child === first && greets(child))
      return [patched(state, child, salutation(state, child))];
    return elementsOf(state, child, node);
  });
  const isQuoted = parent?.type !== 'root' || !isOfLetters(parent.children);
  return h(
    isQuoted ? 'blockquote' : 'div',
    { className: ['letter'], 'epub:type': 'z3998:letter', ...attributesOf(node) },
    content,
  );
}

/** `:::dateline`: the place and date of a letter or an entry of a diary. */
export const dateline = (state: State, node: ContainerDirective): Element =>
  h('div', { className: ['dateline'], ...attributesOf(node) }, state.all(node));

const isOfLetters = (blocks: readonly Nodes[]): boolean =>
  blocks.every(block =>
    block.type === 'containerDirective'
      ? block.name === 'letter'
      : block.type === 'heading' || block.type === 'pageBreak',
  );

/** `Dear Sir,` `Sire!` `Liebe Anna:` `My dear Paul —` */
const greeting = /[,:!،，][”’»]?$|[–—]$/u;

/** Longest line that is taken for a salutation, in characters: a line of a book has about as many. */
const longest = 70;

function greets(paragraph: Paragraph): boolean {
  if (paragraph.children.some(({ type }) => type === 'break')) return false;
  const text = textOf({ type: 'root', children: textsIn(paragraph) }).trim();
  return text.length <= longest && !text.includes('\n') && greeting.test(text);
}

const textsIn = (node: Nodes): { type: 'text'; value: string }[] =>
  node.type === 'text'
    ? [{ type: 'text', value: node.value }]
    : 'children' in node
      ? node.children.flatMap(textsIn)
      : [];

const salutation = (state: State, child: Paragraph): Element =>
  h('p', { className: ['salutation'], 'epub:type': 'z3998:salutation' }, state.all(child));

/** The end of a letter: `Yours faithfully,` in a line of its own, and who signed. */
function leaveTaking(state: State, node: ContainerDirective): Element {
  const content = node.children.flatMap(child =>
    child.type === 'paragraph'
      ? [patched(state, child, h('p', parts(linesOf(state.all(child)))))]
      : elementsOf(state, child, node),
  );
  return h('div', { className: ['signature'], ...attributesOf(node) }, content);
}

function parts(lines: ElementContent[][]): ElementContent[] {
  const signed = lines.findIndex(line => !/,\s*$/.test(textOf({ type: 'root', children: line })));
  const valediction = signed < 0 ? lines : lines.slice(0, signed);
  const signature = signed < 0 ? [] : lines.slice(signed);
  return [
    ...part('valediction', valediction),
    ...(valediction.length > 0 && signature.length > 0 ? [h('br')] : []),
    ...part('signature', signature),
  ];
}

const part = (name: string, lines: ElementContent[][]): Element[] =>
  lines.length === 0
    ? []
    : [
        h(
          'span',
          { className: [name === 'signature' ? 'signed' : name], 'epub:type': `z3998:${name}` },
          lines.flatMap((line, k) => [...(k > 0 ? [h('br')] : []), ...line]),
        ),
      ];
