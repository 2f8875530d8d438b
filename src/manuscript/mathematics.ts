import type { Nodes, Parents, Root } from 'mdast';
import type { Handle as FromMarkdownHandle, Extension as MdastExtension } from 'mdast-util-from-markdown';
import type { Handle, Options as ToMarkdownExtension } from 'mdast-util-to-markdown';
import type { Node } from 'unist';
import { visit } from 'unist-util-visit';

/** Mathematics in running text, as TeX: `$x^2$`, or `$$x^2$$` to be set as on a line of its own. */
export interface InlineMath extends Node {
  type: 'inlineMath';
  value: string;
  display?: true;
}

/** Mathematics between paragraphs, as TeX. */
export interface DisplayMath extends Node {
  type: 'displayMath';
  value: string;
  /** False where the file ends before it does. */
  closed?: false;
}

declare module 'mdast' {
  interface RootContentMap {
    inlineMath: InlineMath;
    displayMath: DisplayMath;
  }
  interface PhrasingContentMap {
    inlineMath: InlineMath;
  }
  interface BlockContentMap {
    displayMath: DisplayMath;
  }
}

/** Turns what the parser took for mathematics into `inlineMath` and `displayMath` nodes. */
export function mathematicsFromMarkdown(): MdastExtension {
  const enterInline: FromMarkdownHandle = function (token) {
    this.enter({ type: 'inlineMath', value: '' } satisfies InlineMath, token);
    this.buffer();
  };
  const exitInline: FromMarkdownHandle = function (token) {
    const value = this.resume().replace(/[ \t]*(?:\r\n|\n|\r)[ \t]*/g, ' ');
    const node = this.stack.at(-1) as unknown as InlineMath;
    node.value = value.trim();
    if (this.sliceSerialize(token).startsWith('$$')) node.display = true;
    this.exit(token);
  };
  const enterDisplay: FromMarkdownHandle = function (token) {
    this.enter({ type: 'displayMath', value: '' } satisfies DisplayMath, token);
    this.buffer();
  };
  const exitDisplay: FromMarkdownHandle = function (token) {
    const value = this.resume().replace(/^(?:\r\n|\n|\r)|(?:\r\n|\n|\r)$/g, '');
    const node = this.stack.at(-1) as unknown as DisplayMath;
    node.value = value.replace(/\r\n?/g, '\n');
    if (!/\$\$[ \t]*$/.test(this.sliceSerialize(token).slice(2))) node.closed = false;
    this.exit(token);
  };
  const words: FromMarkdownHandle = function (token) {
    this.config.enter.data!.call(this, token);
    this.config.exit.data!.call(this, token);
  };
  return {
    enter: { inlineMath: enterInline, displayMath: enterDisplay },
    exit: { inlineMath: exitInline, displayMath: exitDisplay, mathText: words },
    transforms: [
      tree => {
        lift(tree);
      },
    ],
  };
}

/** A paragraph that holds nothing but `$$…$$` is mathematics between paragraphs. */
function lift(parent: Parents): void {
  const children = (parent.children as Nodes[]).map((child): Nodes => {
    if (child.type !== 'paragraph') {
      if ('children' in child) lift(child);
      return child;
    }
    const [only, ...more] = child.children;
    if (more.length > 0 || only?.type !== 'inlineMath' || !only.display) return child;
    return { type: 'displayMath', value: only.value, ...(child.position && { position: child.position }) };
  });
  parent.children = children as typeof parent.children;
}

/** Writes mathematics between its dollar signs. */
export function mathematicsToMarkdown(): ToMarkdownExtension {
  const inline: Handle = (node: InlineMath) => {
    const sign = node.display ? '$$' : '$';
    return sign + node.value + sign;
  };
  const display: Handle = (node: DisplayMath) => `$$\n${node.value}\n$$`;
  return {
    handlers: { inlineMath: Object.assign(inline, { peek: () => '$' }), displayMath: display },
  } as ToMarkdownExtension;
}

/**
 * The texts whose dollar signs need a backslash when a tree is written. The sum of $5 needs none: only where two of them
 * stand in one paragraph so that they could be taken for mathematics.
 */
export function textsWithDollars(tree: Root): Set<Nodes> {
  const found = new Set<Nodes>();
  visit(tree, ['paragraph', 'heading', 'tableCell'], block => {
    const texts: Nodes[] = [];
    const other: Nodes[] = [];
    visit(block, node => {
      if (node.type === 'text') texts.push(node);
      else if (node.type === 'inlineMath' || node.type === 'image' || node.type === 'inlineCode')
        other.push(node);
    });
    const dollars = texts.filter(node => node.type === 'text' && node.value.includes('$'));
    if (dollars.length === 0) return;
    const whole = texts.map(node => (node.type === 'text' ? node.value : '')).join('\u0000');
    if (other.length > 0 || mayPair(whole)) for (const node of dollars) found.add(node);
  });
  return found;
}

/** Whether a dollar sign that could open is followed by one that could close. */
function mayPair(text: string): boolean {
  if (text.includes('$$')) return true;
  const opens = text.search(/\$(?!\s)./su);
  if (opens < 0) return /\$$/.test(text) && text.indexOf('$') < text.length - 1;
  return /[^\s]\$/u.test(text.slice(opens + 1));
}
