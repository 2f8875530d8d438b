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
    if (!blocks.has(localName(element)) || isBreak(element)) return [];
    return stretchesOf(element)
      .map(wordsOf)
      .filter(words => words.length > 0)
      .map(words => ({ words, key: keyOf(words), file: path, title, line: 0, element: at }));
  });
}

/** What stands together in a block, without the blocks in it: the words of an item beside the list below it are a stretch too. */
function stretchesOf(block: Element): ElementContent[][] {
  const stretches: ElementContent[][] = [[]];
  const walk = (children: readonly ElementContent[]) => {
    for (const child of children) {
      if (child.type !== 'element' || !isBlock(child)) stretches.at(-1)!.push(child);
      else {
        stretches.push([]);
        // its own words are its own passages
        if (!blocks.has(localName(child))) walk(child.children);
        stretches.push([]);
      }
    }
  };
  walk(block.children);
  return stretches;
}

const keyOf = (words: readonly Word[]): string => words.map(({ text }) => text).join(' ');

const textOf = (element: Element | undefined): string => (element ? keyOf(wordsOf(element.children)) : '');

/** Scene breaks have no words, but asterisks in their place. */
const isBreak = (element: Element): boolean => attribute(element, 'role') === 'separator';

/** Whether an element is a block or has one in it. */
const isBlock = (element: Element): boolean =>
  [...elementsOf(element)].some(inner => blocks.has(localName(inner)));

function wordsOf(content: readonly ElementContent[]): Word[] {
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
  for (const child of content) walk(child, '');
  return text
    .split(/\s+/)
    .filter(Boolean)
    .map(word => ({ text: word }));
}
