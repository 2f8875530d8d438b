import type { Element } from 'xast';
import { type Check, found } from '../check.ts';
import { elementsOf } from '../tree.ts';

/** Characters that stand for text that was lost on the way: U+FFFD, and private ones that no font has in common. */
export const characters: Check = ({ documents }) =>
  [...documents].flatMap(([path, tree]) =>
    [...elementsOf(tree)].flatMap(element =>
      ownText(element).flatMap(text => {
        const lost = around(text, text.search(/\ufffd/));
        const own = around(text, text.search(/[\ue000-\uf8ff]/));
        return [
          ...(lost
            ? [
                found(
                  'error',
                  'lost-character',
                  `A character was lost in “${lost}”; look it up in the print edition.`,
                  path,
                  element,
                ),
              ]
            : []),
          ...(own
            ? [
                found(
                  'warning',
                  'private-character',
                  `“${own}” holds a character of private use, which other fonts show as something else.`,
                  path,
                  element,
                ),
              ]
            : []),
        ];
      }),
    ),
  );

/** A few words around a place in a text, without halves of characters; none where there is no such place. */
function around(text: string, at: number): string {
  const words = at < 0 ? '' : text.slice(Math.max(0, at - 20), at + 21);
  return words.replace(/\p{Cs}/gu, '').trim();
}

function ownText(element: Element): string[] {
  return element.children.flatMap(child => (child.type === 'text' ? [child.value] : []));
}
