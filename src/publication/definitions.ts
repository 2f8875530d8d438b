import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { PhrasingContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { State } from 'mdast-util-to-hast';
import { piecesOf } from '../manuscript/entries.ts';
import { attributesOf } from './container-attributes.ts';
import { elementsOf, patched } from './patched.ts';

/**
 * `:::glossary`: terms, each with what it means. What stands behind a meaning belongs to it, up to the next term; a heading
 * parts the terms, and so does what comes before the first of them.
 */
export function glossary(state: State, node: ContainerDirective): Element {
  const parts: ElementContent[] = [];
  let list: Element | undefined;
  /** Beginnings of pages that wait for an entry: a list holds nothing else. */
  let marks: ElementContent[] = [];
  const within = (kind: 'name' | 'said', content: ElementContent[]): Element => {
    const [tagName, type] = kind === 'name' ? ['dt', 'glossterm'] : ['dd', 'glossdef'];
    if (!list) {
      list = h('dl', { className: ['glossary'] });
      parts.push(list);
    }
    const entry =
      kind === 'name'
        ? h(tagName, [...marks, h('dfn', { 'epub:type': type }, content)])
        : h(tagName, { 'epub:type': type }, [...marks, h('p', content)]);
    marks = [];
    list.children.push(entry);
    return entry;
  };
  for (const child of node.children) {
    if (child.type === 'paragraph') {
      for (const { kind, content } of piecesOf(child)) {
        const words = inline(state, content);
        if (kind !== 'text' && (list || kind === 'name')) patched(state, child, within(kind, words));
        else (lastMeaning(list) ?? parts).push(patched(state, child, h('p', words)));
      }
    } else if (child.type === 'heading') {
      list = undefined;
      parts.push(...elementsOf(state, child, node));
    } else if (child.type === 'pageBreak' && list) marks.push(...elementsOf(state, child, node));
    else (lastMeaning(list) ?? parts).push(...elementsOf(state, child, node));
  }
  (lastMeaning(list) ?? parts).push(...marks);
  const [only] = parts;
  if (parts.length !== 1 || only?.type !== 'element' || only !== list)
    return h('div', attributesOf(node), parts);
  return { ...only, properties: { ...only.properties, ...attributesOf(node) } };
}

function lastMeaning(list: Element | undefined): ElementContent[] | undefined {
  const last = list?.children.at(-1);
  return last?.type === 'element' ? last.children : undefined;
}

const inline = (state: State, children: PhrasingContent[]): ElementContent[] =>
  state.all({ type: 'paragraph', children });
