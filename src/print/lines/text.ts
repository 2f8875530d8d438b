import type { Element, ElementContent } from 'hast';

/** A stretch of a paragraph's text within the same inline elements. */
export interface Leaf {
  /** Offsets in the paragraph's text; equal for what has no text (the mark of a printed page). */
  from: number;
  to: number;
  /** Inline elements around it, outermost first. */
  around: Element[];
  /** What stands here instead of text. */
  mark?: Element;
}

/** A paragraph as one string, white space collapsed as a browser does it, with the elements it came from. */
export interface Running {
  text: string;
  leaves: Leaf[];
}

/** Stands in the text for a forced line break. */
export const lineEnd = '\u2028';

/**
 * Reads a paragraph as running text.
 * @returns undefined where it holds something that is not text (a picture): the browser breaks it then
 */
export function readParagraph(paragraph: Element): Running | undefined {
  let text = '';
  let simple = true;
  const leaves: Leaf[] = [];
  const read = (nodes: ElementContent[], around: Element[]) => {
    for (const node of nodes) {
      // Where these lines may end is not the browser's to say.
      if (node.type === 'element' && node.tagName === 'wbr') continue;
      if (node.type === 'text') {
        const from = text.length;
        for (const piece of node.value.split(/([ \t\n\r\f]+)/)) {
          if (!/^[ \t\n\r\f]/.test(piece)) text += piece;
          else if (text !== '' && !/[ \u2028]$/.test(text)) text += ' ';
        }
        if (text.length > from) leaves.push({ from, to: text.length, around });
      } else if (node.type === 'element') {
        if (node.tagName === 'br') {
          const from = text.trimEnd().length;
          text = `${text.slice(0, from)}${lineEnd}`;
          for (const leaf of leaves) {
            leaf.from = Math.min(leaf.from, from);
            leaf.to = Math.min(leaf.to, from);
          }
          leaves.push({ from, to: text.length, around: [] });
        } else if (node.tagName === 'img') {
          simple = false;
        } else if (node.children.length === 0) {
          leaves.push({ from: text.length, to: text.length, around, mark: node });
        } else {
          read(node.children, [...around, node]);
        }
      }
    }
  };
  read(paragraph.children, []);
  const length = text.replace(/[ \u2028]+$/, '').length;
  for (const leaf of leaves) {
    leaf.from = Math.min(leaf.from, length);
    leaf.to = Math.min(leaf.to, length);
  }
  const kept = leaves.filter(leaf => leaf.to > leaf.from || leaf.mark);
  return simple ? { text: text.slice(0, length), leaves: kept } : undefined;
}

/**
 * Gives back a stretch of running text as HTML, in the elements it came from.
 * @param begun elements of which a part stands already; only the first part keeps the id. Added to.
 */
export function sliceRunning(
  { text, leaves }: Running,
  [from, to]: [number, number],
  begun: Set<Element>,
): ElementContent[] {
  const result: ElementContent[] = [];
  const open: { element: Element; copy: Element }[] = [];
  // What is marked before the space that ended the line before begins with this line.
  const marked = /[ \u00a0\u2028]/.test(text[from - 1] ?? '') ? from - 1 : from;
  for (const leaf of leaves) {
    const inside = leaf.mark
      ? leaf.from >= marked && (leaf.from < to || (leaf.from === to && to === text.length))
      : leaf.from < to && leaf.to > from;
    if (!inside) continue;
    let depth = 0;
    while (depth < open.length && open[depth]!.element === leaf.around[depth]) depth += 1;
    open.length = depth;
    for (const element of leaf.around.slice(depth)) {
      const { id, ...rest } = element.properties;
      const copy: Element = {
        ...element,
        properties: id !== undefined && !begun.has(element) ? { id, ...rest } : rest,
        children: [],
      };
      begun.add(element);
      (open.at(-1)?.copy.children ?? result).push(copy);
      open.push({ element, copy });
    }
    const target = open.at(-1)?.copy.children ?? result;
    if (leaf.mark) target.push(leaf.mark);
    else {
      target.push({
        type: 'text',
        value: text.slice(Math.max(leaf.from, from), Math.min(leaf.to, to)),
      });
    }
  }
  return result;
}
