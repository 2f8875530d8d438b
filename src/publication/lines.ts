import type { Element, ElementContent, Properties } from 'hast';
import { linked } from './linked.ts';

/** A stretch of a line's text, and the element to be put around it. */
export interface Wrapping {
  from: number;
  to: number;
  tagName: string;
  properties: Properties;
}

/** Elements that belong to a line of text; all others divide lines. */
const inline = new Set([
  ...[
    'a',
    'abbr',
    'b',
    'br',
    'cite',
    'code',
    'dfn',
    'em',
    'i',
    'img',
    'math',
    'rp',
    'rt',
    'ruby',
    'span',
    'strong',
    'sub',
    'sup',
  ],
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

/** Where each node of a line stands in the line's plain text; what is not to be looked into holds no text. */
interface Extent {
  from: number;
  to: number;
  holdsText: boolean;
}

function setLine(
  line: ElementContent[],
  closed: (element: Element) => boolean,
  find: (text: string) => Wrapping[],
): ElementContent[] {
  const extents = new Map<ElementContent, Extent>();
  let text = '';
  const read = (nodes: ElementContent[]): boolean => {
    let holds = false;
    for (const node of nodes) {
      const from = text.length;
      let holdsText = false;
      if (node.type === 'text') {
        text += node.value;
        holdsText = node.value !== '';
      } else if (node.type === 'element' && !isTransparent(node)) {
        if (node.tagName === 'br') text += ' ';
        else if (/^(?:math|rt|rp)$/.test(node.tagName) || closed(node)) text += barrier;
        else holdsText = read(node.children);
      }
      extents.set(node, { from, to: text.length, holdsText });
      holds ||= holdsText;
    }
    return holds;
  };
  read(line);
  const wrappings = find(text);
  return wrappings.length === 0 ? line : wrapAll(line, wrappings, extents);
}

/** Page marks and note references stand in a stretch of text without belonging to it. */
function isTransparent(element: Element): boolean {
  const names = element.properties.className;
  return Array.isArray(names) && (names.includes('pagebreak') || names.includes('noteref'));
}

/**
 * Wraps stretches of text among these nodes, in one way through them: one element around all of a stretch where it lies at
 * one level, else one in each element that holds a part. No text is changed in place: headings share theirs with the lists
 * that are made of them.
 * @param wrappings in order, without overlap
 */
function wrapAll(
  nodes: readonly ElementContent[],
  wrappings: readonly Wrapping[],
  extents: ReadonlyMap<ElementContent, Extent>,
): ElementContent[] {
  const result: ElementContent[] = [];
  /** Stretches that only begin or end in an element are put into it. */
  const within = new Map<ElementContent, Wrapping[]>();
  /** The next node to go into the result, and how far its text is there already. */
  let next = 0;
  let done = 0;

  const cut = (node: ElementContent, from: number, to: number): ElementContent[] => {
    if (node.type !== 'text') return [node];
    const extent = extents.get(node)!;
    const start = Math.max(from, done, extent.from);
    const end = Math.min(to, extent.to);
    if (start === extent.from && end === extent.to) return [node];
    return start < end
      ? [{ type: 'text', value: node.value.slice(start - extent.from, end - extent.from) }]
      : [];
  };
  const put = (node: ElementContent, wrapping: Wrapping) => {
    const inside = within.get(node);
    if (inside) inside.push(wrapping);
    else within.set(node, [wrapping]);
  };
  const finish = (node: ElementContent) => {
    const inside = within.get(node);
    if (inside && node.type === 'element') node.children = wrapAll(node.children, inside, extents);
    result.push(...cut(node, 0, extents.get(node)!.to));
  };
  const element = ({ tagName, properties }: Wrapping, children: ElementContent[]): Element => ({
    ...{ type: 'element', tagName, properties: { ...properties }, children },
  });

  for (const wrapping of wrappings) {
    const { from, to } = wrapping;
    const touches = (node: ElementContent) => {
      const extent = extents.get(node)!;
      return extent.holdsText && extent.from < to && extent.to > from;
    };
    while (next < nodes.length && !touches(nodes[next]!)) finish(nodes[next++]!);
    let last = next;
    for (let k = next; k < nodes.length && extents.get(nodes[k]!)!.from < to; k++)
      if (touches(nodes[k]!)) last = k;
    const whole = nodes.slice(next, last + 1);
    if (whole.length === 0) break;

    result.push(...(whole[0]!.type === 'text' ? cut(whole[0]!, 0, from) : []));
    const divided = (node: ElementContent) =>
      node.type === 'element' &&
      touches(node) &&
      (extents.get(node)!.from < from || extents.get(node)!.to > to);
    const goesOn = extents.get(whole.at(-1)!)!.to > to;
    if (!whole.some(divided)) {
      const words = whole.flatMap(node => cut(node, from, to));
      if (wrapping.tagName === 'a') result.push(...linked(wrapping.properties, words));
      else result.push(element(wrapping, words));
    } else {
      for (const [k, node] of whole.entries()) {
        if (node.type === 'text' && touches(node)) result.push(element(wrapping, cut(node, from, to)));
        else {
          if (touches(node)) put(node, wrapping);
          if (k < whole.length - 1 || !goesOn) finish(node);
        }
      }
    }
    next = last + (goesOn ? 0 : 1);
    done = to;
  }
  for (; next < nodes.length; next++) finish(nodes[next]!);
  return result;
}
