import type { Element } from 'xast';
import { type Check, found } from '../check.ts';
import { elementsOf } from '../tree.ts';

/** Characters that stand for text that was lost on the way: U+FFFD, and private ones that no font has in common. */
export const characters: Check = ({ documents }) =>
  [...documents].flatMap(([path, tree]) =>
    [...elementsOf(tree)].flatMap(element =>
      ownText(element).flatMap(text => {
        const lost = /.{0,20}\ufffd.{0,20}/su.exec(text);
        const own = /.{0,20}[\ue000-\uf8ff].{0,20}/su.exec(text);
        return [
          ...(lost
            ? [
                found(
                  'error',
                  'lost-character',
                  `A character was lost in “${lost[0].trim()}”; look it up in the print edition.`,
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
                  `“${own[0].trim()}” holds a character of private use, which other fonts show as something else.`,
                  path,
                  element,
                ),
              ]
            : []),
        ];
      }),
    ),
  );

function ownText(element: Element): string[] {
  return element.children.flatMap(child => (child.type === 'text' ? [child.value] : []));
}
