import type { Element } from 'xast';
import { type Check, found } from '../check.ts';
import { elementsOf } from '../tree.ts';

/** Characters that stand for text that was lost on the way: U+FFFD, and private ones that no font has in common. */
export const characters: Check = function* ({ documents }) {
  for (const [path, tree] of documents) {
    for (const element of elementsOf(tree)) {
      for (const text of ownText(element)) {
        const lost = around(text, text.search(/\ufffd/));
        const own = around(text, text.search(/[\ue000-\uf8ff]/));
        if (lost) {
          const message = `A character was lost in “${lost}”. Look it up in the printed book.`;
          yield found('error', 'lost-character', message, path, element);
        }
        if (own) {
          const message = `“${own}” holds a character of private use, which is something else in other fonts.`;
          yield found('warning', 'private-character', message, path, element);
        }
      }
    }
  }
};

/** A few words around a place in a text, without halves of characters; none where there is no such place. */
function around(text: string, at: number): string {
  const words = at < 0 ? '' : text.slice(Math.max(0, at - 20), at + 21);
  return words.replace(/\p{Cs}/gu, '').trim();
}

function ownText(element: Element): string[] {
  return element.children.flatMap(child => (child.type === 'text' ? [child.value] : []));
}
