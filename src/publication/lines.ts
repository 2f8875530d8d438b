import type { Element, ElementContent, Properties, Text } from 'hast';

/** A stretch of a line's text, and the element to be put around it. */
export interface Wrapping {
  from: number;
  to: number;
  tagName: string;
  properties: Properties;
}

/** Elements that belong to a line of text; all others divide lines. */
const inline = new Set([
  ...['a', 'abbr', 'b', 'br', 'cite', 'code', 'dfn', 'em', 'i', 'img', 'span', 'strong', 'sub', 'sup'],
]);
/** Stands in a line's text for what is not to be looked into. */
const barrier = '\uffff';

/**
 * Puts elements around stretches of text, through whatever inline elements, page marks and note references stand in them.
 * @param content blocks or a line; changed
 * @param closed whether an element's text is not to be looked into
 * @param find the stretches of a line's text, in order and without overlap
 */
export function wrapInLines(
  content: ElementContent[],
  closed: (element: Element) => boolean,
  find: (text: string) => Wrapping[],
): ElementContent[] {
  const result: ElementContent[] = [];
  let line: ElementContent[] = [];
  const endLine = () => {
    result.push(...setLine(line, closed, find));
    line = [];
  };
  for (const child of content) {
    if (child.type === 'text' || (child.type === 'element' && inline.has(child.tagName))) {
      line.push(child);
      continue;
    }
    endLine();
    if (child.type === 'element') child.children = wrapInLines(child.children, closed, find);
    result.push(child);
  }
  endLine();
  return result;
}

/** A text node's place in the plain text of its line. */
interface Piece {
  node: Text;
  from: number;
}

function setLine(
  line: ElementContent[],
  closed: (element: Element) => boolean,
  find: (text: string) => Wrapping[],
): ElementContent[] {
  const pieces: Piece[] = [];
  let text = '';
  const read = (nodes: ElementContent[]) => {
    for (const node of nodes) {
      if (node.type === 'text') {
        pieces.push({ node, from: text.length });
        text += node.value;
      } else if (node.type === 'element') {
        if (isTransparent(node)) continue;
        if (node.tagName === 'br') text += ' ';
        else if (closed(node)) text += barrier;
        else read(node.children);
      }
    }
  };
  read(line);

  // From the last to the first, so that the places of those before stay what they are.
  let result = line;
  for (const wrapping of find(text).reverse()) {
    const { from, to } = wrapping;
    const touched = pieces.filter(piece => piece.from < to && piece.from + piece.node.value.length > from);
    result = wrap(result, new Set(touched.map(({ node }) => node)), wrapping, (node, part) => {
      const start = pieces.find(piece => piece.node === node)!.from;
      return part === 'before' ? from - start : to - start;
    });
  }
  return result;
}

/** Page marks and note references stand in a stretch of text without belonging to it. */
function isTransparent(element: Element): boolean {
  const names = element.properties.className;
  return Array.isArray(names) && (names.includes('pagebreak') || names.includes('noteref'));
}

/**
 * Wraps the touched text among these nodes: one element around all of it where it lies at one level, else one in each
 * element that holds a part. The first text is cut where the stretch begins, the last where it ends.
 */
function wrap(
  nodes: ElementContent[],
  touched: Set<Text>,
  wrapping: Wrapping,
  cut: (node: Text, part: 'before' | 'after') => number,
): ElementContent[] {
  const holds = (node: ElementContent): boolean =>
    node.type === 'text' ? touched.has(node) : node.type === 'element' && node.children.some(holds);
  const first = nodes.findIndex(holds);
  if (first < 0) return nodes;
  const last = nodes.findLastIndex(holds);
  const whole = nodes.slice(first, last + 1);
  const isWhole = (node: ElementContent): boolean =>
    node.type === 'text'
      ? touched.has(node) && cut(node, 'before') <= 0 && cut(node, 'after') >= node.value.length
      : node.type !== 'element' || isTransparent(node) || node.children.every(isWhole);
  if (whole.some(node => node.type === 'element' && holds(node) && !isWhole(node))) {
    return nodes.flatMap(node => {
      if (node.type === 'text' && touched.has(node)) return wrap([node], new Set([node]), wrapping, cut);
      if (node.type === 'element' && holds(node)) node.children = wrap(node.children, touched, wrapping, cut);
      return [node];
    });
  }
  const inside = [...whole];
  const tail = whole.at(-1)!;
  const after = tail.type === 'text' ? tail.value.slice(cut(tail, 'after')) : '';
  if (tail.type === 'text') tail.value = tail.value.slice(0, tail.value.length - after.length);
  const head = whole[0]!;
  const before = head.type === 'text' ? head.value.slice(0, Math.max(0, cut(head, 'before'))) : '';
  if (head.type === 'text' && before) {
    inside[0] = { type: 'text', value: head.value.slice(before.length) };
    // The text before keeps its node: earlier stretches are still to be found in it.
    head.value = before;
  }
  return [
    ...nodes.slice(0, first),
    ...(before ? [head] : []),
    { type: 'element', tagName: wrapping.tagName, properties: { ...wrapping.properties }, children: inside },
    ...(after ? [{ type: 'text' as const, value: after }] : []),
    ...nodes.slice(last + 1),
  ];
}
