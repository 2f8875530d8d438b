import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Document } from '../../publication/publication.ts';
import { fillRun, isRun, targetsOf, unknownFolio } from '../locators/fill.ts';
import type { Folios } from './folios.ts';

export { unknownFolio } from '../locators/fill.ts';

/**
 * Gives cross-references the words that print has for them: `[above](#section "page #")` becomes ‘page 37’, once the page
 * is known. The beginnings of former pages that are referred to become places that a PDF can lead to.
 */
export function referByPage(documents: Document[]): Document[] {
  const targets = new Set<string>();
  // Paged.js calls its own pages `page-37`.
  const marks = new Map<string, string>();
  const look = (node: ElementContent) => {
    if (node.type !== 'element') return;
    const { dataPages, href, id } = node.properties;
    if (dataPages !== undefined) targets.add(String(href).slice(1));
    if (hasClass(node, 'pagebreak')) marks.set(String(id), `former-${id}`);
    node.children.forEach(look);
  };
  for (const { tree, notes } of documents) [tree, ...notes.flatMap(({ content }) => content)].forEach(look);
  if (targets.size === 0) return documents;
  for (const id of marks.keys()) if (!targets.has(id)) marks.delete(id);

  const refer = <T extends ElementContent>(node: T): T => {
    if (node.type !== 'element') return node;
    const { dataPages, id, href } = node.properties;
    if (dataPages !== undefined) {
      const target = String(href).slice(1);
      return { ...node, ...wordsOf(String(dataPages), marks.get(target) ?? target) };
    }
    const mark = marks.get(String(id));
    return mark ? { ...node, properties: { id: mark } } : { ...node, children: node.children.map(refer) };
  };
  return documents.map(document => ({
    ...document,
    tree: refer(document.tree),
    notes: document.notes.map(note => ({ ...note, content: note.content.map(refer) })),
  }));
}

function wordsOf(pattern: string, target: string): Pick<Element, 'properties' | 'children'> {
  const [before = '', ...after] = pattern.split('#');
  const number = h('span', { dataPageOf: target }, unknownFolio);
  const parts = after.length > 0 ? [before.replace(/ $/, '\u00a0'), number, after.join('#')] : [before];
  const children = parts.flatMap((part): ElementContent[] =>
    typeof part !== 'string' ? [part] : part ? [{ type: 'text', value: part }] : [],
  );
  return { properties: { href: `#${target}` }, children };
}

const hasClass = ({ properties }: Element, name: string): boolean =>
  Array.isArray(properties.className) && properties.className.includes(name);

/**
 * Puts the page numbers into whatever refers to pages: elements with `dataPageOf`, the id whose page they name, and the
 * locators of an index.
 * @returns the tree; what refers to nothing is the same object as before
 */
export function fillFolios<T extends ElementContent>(node: T, folios: Folios): T {
  if (node.type !== 'element') return node;
  if (isRun(node)) return fillRun(node, folios) as T;
  const target = node.properties.dataPageOf;
  if (target !== undefined) {
    const folio = folios.get(String(target)) ?? unknownFolio;
    return textOf(node) === folio ? node : { ...node, children: [{ type: 'text', value: folio }] };
  }
  const children = node.children.map(child => fillFolios(child, folios));
  return children.every((child, k) => child === node.children[k]) ? node : { ...node, children };
}

/** Ids of what a tree refers to by its page. */
export function referredIn(tree: Element): Set<string> {
  const ids = new Set<string>();
  const look = (node: ElementContent) => {
    if (node.type !== 'element') return;
    const target = node.properties.dataPageOf;
    for (const id of [...(target === undefined ? [] : [String(target)]), ...targetsOf(node)]) ids.add(id);
    node.children.forEach(look);
  };
  look(tree);
  return ids;
}

/** Ids of all places that trees lead to. */
export function linksIn(trees: readonly Element[]): Set<string> {
  const ids = new Set<string>();
  const look = (node: ElementContent) => {
    if (node.type !== 'element') return;
    const { href } = node.properties;
    if (typeof href === 'string' && href.startsWith('#')) ids.add(href.slice(1));
    node.children.forEach(look);
  };
  for (const tree of trees) {
    look(tree);
    for (const id of referredIn(tree)) ids.add(id);
  }
  return ids;
}
