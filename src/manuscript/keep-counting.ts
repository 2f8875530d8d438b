import type { List, ListItem, Nodes, Paragraph, Parents, Root } from 'mdast';
import { defaultHandlers, type Handle } from 'mdast-util-to-markdown';
import { visit } from 'unist-util-visit';
import { asFigures, type CountedItem, countedLists } from './counted-lists.ts';
import { markerOf } from './counting.ts';

/** Where an item begins in the text; brackets were taken for blank space. */
const placeOf = ({ marker, at }: CountedItem): number => (marker.startsWith('(') ? at + 1 : at);

/** Figures of a number that Markdown takes. */
const longest = 9;

/** How often markers are taken back that the parser took for something else. */
const attempts = 3;

/**
 * Parses a text with its counted lists: they are parsed as lists with figures, of which it is then said how they are counted.
 * What the parser does not take for items is text, as it is typed.
 */
export function parseCounted(markdown: string, parse: (markdown: string) => Root): Root {
  let lists = countedLists(markdown);
  for (let attempt = 0; lists.length > 0 && attempt < attempts; attempt++) {
    const tree = parse(asFigures(markdown, lists));
    const places = new Set<number>();
    visit(tree, 'listItem', ({ position }) => void places.add(position!.start.offset!));
    const kept = lists.filter(items => items.every(item => places.has(placeOf(item))));
    if (kept.length === lists.length) {
      const found = new Map(
        lists.flatMap(items => items.map(item => [placeOf(item), [item, items]] as const)),
      );
      tellLists(tree, found, markdown);
      return tree;
    }
    lists = kept;
  }
  return parse(markdown);
}

/** The items of counted lists by their places, each with its list. */
type Found = ReadonlyMap<number, readonly [CountedItem, readonly CountedItem[]]>;

/** Says of lists how they are counted, and parts those that the parser took for one. */
function tellLists(tree: Root, found: Found, markdown: string): void {
  const tell = (parent: Parents) => {
    parent.children = (parent.children as Nodes[]).flatMap((child): Nodes[] => {
      if ('children' in child) tell(child);
      return child.type === 'list' ? listsIn(child, found, markdown) : [child];
    }) as typeof parent.children;
  };
  tell(tree);
}

function listsIn(list: List, found: Found, markdown: string): List[] {
  const lists: List[] = [];
  let of: readonly CountedItem[] | undefined;
  for (const item of list.children) {
    const at = item.position!.start.offset!;
    const [own, items] = found.get(at) ?? [];
    const last = lists.at(-1);
    if (last && items === of) last.children.push(item);
    else if (own) lists.push(countedFrom(list, item, own));
    else lists.push({ ...list, ...(list.ordered && { start: figureAt(markdown, at) }), children: [item] });
    const previous = own && of === items ? of?.[of.indexOf(own) - 1] : undefined;
    if (own && previous && own.number !== previous.number + 1)
      item.data = { ...item.data, number: own.number };
    of = items;
  }
  return lists.length > 1 || of ? lists.map(within) : [list];
}

const figureAt = (markdown: string, at: number): number =>
  Number.parseInt(markdown.slice(at, at + longest), 10);

const countedFrom = (list: List, item: ListItem, { counting, number }: CountedItem): List => ({
  ...list,
  ...{ start: number, spread: false, children: [item] },
  data: { counting },
});

/** A list as far as its items go. */
function within(list: List): List {
  const [start, end] = [list.children[0]!.position!.start, list.children.at(-1)!.position!.end];
  return { ...list, position: { start, end } };
}

/** Writes an item of a counted list. */
export const writeCounted = (
  node: ListItem,
  { data }: List,
  number: number,
  [state, info]: [Parameters<Handle>[2], Parameters<Handle>[3]],
): string => {
  const begins = `${markerOf(data!.counting!, number)} `;
  const tracker = state.createTracker(info);
  tracker.move(begins);
  tracker.shift(begins.length);
  const exit = state.enter('listItem');
  const value = state.indentLines(state.containerFlow(node, tracker.current()), (line, k, isBlank) => {
    const before = k === 0 ? begins : isBlank ? '' : ' '.repeat(begins.length);
    return isBlank ? before.trimEnd() : before + line;
  });
  exit();
  return value;
};

/** A paragraph whose lines would be taken for a counted list has a backslash in the first of its markers. */
export const writeParagraph: Handle = (node: Paragraph, parent, state, info) => {
  const written = defaultHandlers.paragraph(node, parent, state, info);
  const lists = countedLists(written, parent?.type === 'listItem');
  return lists.reduceRight((text, [first]) => {
    const { at, marker } = first!;
    const sign = marker.startsWith('(') ? at : at + marker.length - 1;
    return `${text.slice(0, sign)}\\${text.slice(sign)}`;
  }, written);
};
