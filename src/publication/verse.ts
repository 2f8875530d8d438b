import type { Element, ElementContent, Text } from 'hast';
import { h } from 'hastscript';
import type { Paragraph } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { State } from 'mdast-util-to-hast';
import { indentOf } from '../manuscript/verse.ts';
import { attributesOf } from './container-attributes.ts';
import { elementsOf, patched } from './patched.ts';

/** Gives the number that stands beside the next verse, if one does. */
type Numbering = () => number | undefined;

/** Verse, each paragraph of it a stanza: `:::verse{numbers=5 from=101}` has its verses numbered in the margin. */
export function verse(state: State, node: ContainerDirective): Element {
  const every = Number(node.attributes?.numbers ?? 0);
  const numbering = numberingOf(every, Number(node.attributes?.from ?? 1));
  return h(
    'div',
    { className: every > 0 ? ['verse', 'numbered'] : ['verse'], ...attributesOf(node) },
    node.children.flatMap(child =>
      child.type === 'paragraph' ? [stanza(state, child, numbering)] : elementsOf(state, child, node),
    ),
  );
}

function numberingOf(every: number, from: number): Numbering {
  let number = from - 1;
  return () => (++number % every === 0 ? number : undefined);
}

/** Each verse a line of its own, so that one too long for the screen can be turned over with an indent. */
function stanza(state: State, paragraph: Paragraph, numbering: Numbering): Element {
  const lines = linesOf(state.all(paragraph)).map(line => verseOf(line, numbering()));
  return patched(state, paragraph, h('p', { className: ['stanza'] }, parted(lines)));
}

/** Verses in the lines of a paragraph, with a line end between them. */
export const parted = (verses: Element[]): Element[] =>
  verses.flatMap((line, k) => [...(k ? [h('br')] : []), line]);

/** The content of a paragraph, parted where its lines end. Words in italics that go over several lines are in italics in each. */
export function linesOf(content: ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = [[]];
  for (const child of content) {
    const before = lines.at(-1)!;
    if (child.type !== 'element') {
      // The line end that follows a hard break in Markdown is not part of the verse.
      if (before.length > 0 || child.type !== 'text' || child.value !== '\n') before.push(child);
      continue;
    }
    if (child.tagName === 'br') {
      lines.push([]);
      continue;
    }
    const [first = [], ...rest] = linesOf(child.children);
    before.push(rest.length > 0 ? { ...child, children: first } : child);
    lines.push(...rest.map(line => [{ ...child, children: line }]));
  }
  return lines;
}

/** A verse, its indent as it was typed. Its number is for the eye: a voice would read it as a word of the verse. */
export function verseOf(line: ElementContent[], number?: number): Element {
  const { ems, content } = unindented(line);
  const beside = h('span', { className: ['line-number'], ariaHidden: 'true' }, String(number));
  return h(
    'span',
    { className: ['line'], ...(ems > 0 && { style: `margin-left:${ems}em` }) },
    number === undefined ? content : [...content, { type: 'text', value: ' ' }, beside],
  );
}

/** A line without the blank space it begins with, and how wide that is. The beginning of a page may stand before it. */
export function unindented(line: ElementContent[]): { ems: number; content: ElementContent[] } {
  const first = line.findIndex(node => !isPageMark(node));
  const node = line[first];
  if (node?.type === 'element' && node.tagName !== 'math') {
    const { ems, content } = unindented(node.children);
    return { ems, content: ems === 0 ? line : line.with(first, { ...node, children: content }) };
  }
  const { ems, length } = indentOf(node?.type === 'text' ? node.value : '');
  if (ems === 0) return { ems, content: line };
  const words = { ...(node as Text), value: (node as Text).value.slice(length) };
  return { ems, content: line.with(first, words) };
}

const isPageMark = (node: ElementContent): boolean =>
  node.type === 'element' && node.properties['epub:type'] === 'pagebreak';
