import type { Element, ElementContent } from 'xast';
import { openEpub } from '../inspection/epub/open.ts';
import { attribute, elementsOf, localName } from '../inspection/epub/tree.ts';
import type { Passage, Word } from './words.ts';

const blocks = new Set(
  'p h1 h2 h3 h4 h5 h6 li td th dt dd pre figcaption caption blockquote div section figure aside table ul ol dl'.split(
    ' ',
  ),
);
const signs: Record<string, string> = { em: '*', i: '*', cite: '*', strong: '**', b: '**', code: '`' };

/** The passages of an EPUB in the order of its spine, whoever made it. */
export async function passagesOfEpub(bytes: Uint8Array): Promise<Passage[]> {
  const epub = await openEpub(bytes);
  return epub.spine.flatMap(path => {
    const tree = path === epub.nav?.path ? undefined : epub.documents.get(path);
    const body = tree && [...elementsOf(tree)].find(element => localName(element) === 'body');
    return body ? passagesIn(body, path) : [];
  });
}

/** A passage of a document of an EPUB: which of the elements of its body it is, in document order, the body being 0. */
export type ElementPassage = Passage & { element: number };

/** The passages of one document. */
export function passagesIn(body: Element, path: string): ElementPassage[] {
  const elements = [...elementsOf(body)];
  const title = textOf(elements.find(element => /^h[1-6]$/.test(localName(element)))) || path;
  return elements.flatMap((element, at) => {
    if (!blocks.has(localName(element)) || holdsBlocks(element) || isBreak(element)) return [];
    const words = wordsOf(element);
    if (words.length === 0) return [];
    return [{ words, key: keyOf(words), file: path, title, line: 0, element: at }];
  });
}

const keyOf = (words: readonly Word[]): string => words.map(({ text }) => text).join(' ');

const textOf = (element: Element | undefined): string => (element ? keyOf(wordsOf(element)) : '');

/** Scene breaks have no words, but asterisks in their place. */
const isBreak = (element: Element): boolean => attribute(element, 'role') === 'separator';

const holdsBlocks = (element: Element): boolean =>
  [...elementsOf(element)].some(inner => inner !== element && blocks.has(localName(inner)));

function wordsOf(element: Element): Word[] {
  let text = '';
  const walk = (node: ElementContent, sign: string): void => {
    if (node.type === 'text' || node.type === 'cdata')
      text += node.value.replace(/\S+/g, word => `${sign}${word}${sign}`);
    else if (node.type === 'element') {
      const name = localName(node);
      if (name === 'br') text += ' ';
      if (name === 'img') text += ` [picture ${attribute(node, 'src') ?? ''}] `;
      for (const child of node.children) walk(child, sign || (signs[name] ?? ''));
    }
  };
  for (const child of element.children) walk(child, '');
  return text
    .split(/\s+/)
    .filter(Boolean)
    .map(word => ({ text: word }));
}
