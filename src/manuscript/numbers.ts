import type { List, ListItem, Parents, Root } from 'mdast';
import { defaultHandlers, type Handle } from 'mdast-util-to-markdown';
import { visit } from 'unist-util-visit';
import { writeCounted } from './keep-counting.ts';

declare module 'mdast' {
  interface ListItemData {
    /** Its number, where that does not follow from the item before. */
    number?: number;
  }
}

/**
 * Keeps the numbers of lists that do not count on (1, 2, 5): Markdown itself goes by the first alone. Where all items have
 * the same number, the list counts.
 * @param markdown what the tree was parsed from
 */
export function keepNumbers(tree: Root, markdown: string): void {
  visit(tree, 'list', list => {
    if (!list.ordered || list.data?.counting) return;
    const numbers = list.children.map(({ position }) =>
      Number.parseInt(markdown.slice(position!.start.offset, position!.start.offset! + digits), 10),
    );
    if (numbers.every(number => number === numbers[0])) return;
    list.children.forEach((item, k) => {
      if (k > 0 && numbers[k] !== numbers[k - 1]! + 1) item.data = { ...item.data, number: numbers[k]! };
    });
  });
}

/** Markdown takes no longer numbers. */
const digits = 9;

/** The numbers of a list's items, told once for each list. */
const told = new WeakMap<List, Map<ListItem, number>>();

function numbersOf(list: List): Map<ListItem, number> {
  const known = told.get(list);
  if (known?.size === list.children.length) return known;
  let number = (list.start ?? 1) - 1;
  const numbers = new Map(
    list.children.map(item => {
      number = item.data?.number ?? number + 1;
      return [item, number];
    }),
  );
  told.set(list, numbers);
  return numbers;
}

/** Writes an item with its number, or what it is counted with. */
export const writeItem: Handle = (node: ListItem, parent: Parents | undefined, state, info) => {
  if (parent?.type !== 'list' || !parent.ordered) return defaultHandlers.listItem(node, parent, state, info);
  const number = numbersOf(parent).get(node)!;
  if (parent.data?.counting) return writeCounted(node, parent, number, [state, info]);
  // The library counts from the list’s first item: the item alone is a list that begins with its number.
  return defaultHandlers.listItem(node, { ...parent, start: number, children: [node] }, state, info);
};
