import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { unspaced } from '../../language/unspaced.ts';
import { leafEndingAfter, lineEnd, type RunningText, type Stretch } from '../../typesetting/lines/running.ts';
import { isRuby } from '../composition/rubies.ts';

/** A stretch of a paragraph's text within the same inline elements. */
export interface Leaf extends Stretch {
  /** Inline elements around it, outermost first. */
  around: Element[];
  /** What stands here instead of text. */
  mark?: Element;
}

/** A paragraph as one string, white space collapsed as a browser does it, with the elements it came from. */
export type Running = RunningText<Leaf>;

/** Stands in the text for a formula. */
const formula = '\ufffc';

/** Stands in the text for a group of ruby, which is not broken: beside it a line may end as beside its words. */
function standIn(ruby: Element): string {
  const [first = formula] = textOf(ruby).trim();
  return unspaced.test(first) ? first : formula;
}

/** A text that grows, or loses the white space at its end. Kept in pieces: looking at a long string's end as it grows copies it. */
function growingText() {
  const pieces: string[] = [];
  let length = 0;
  return {
    length: () => length,
    /** The last character; nothing of an empty text. */
    last: () => pieces.at(-1)?.at(-1),
    add: (piece: string) => {
      if (piece !== '') pieces.push(piece);
      length += piece.length;
    },
    trimEnd: () => {
      while (pieces.length > 0) {
        const piece = pieces.pop()!;
        const trimmed = piece.replace(/ +$/, '');
        length -= piece.length - trimmed.length;
        if (trimmed !== '') return pieces.push(trimmed);
      }
    },
    toString: () => pieces.join(''),
  };
}

/** Leaves end with the text that is left of them. */
function cutLeaves(leaves: Leaf[], length: number): void {
  for (let k = leaves.length - 1; k >= 0 && leaves[k]!.to > length; k--) {
    const leaf = leaves[k]!;
    leaf.from = Math.min(leaf.from, length);
    leaf.to = length;
  }
}

/**
 * Reads a paragraph as running text.
 * @returns undefined where it holds something that is not text (a picture): the browser breaks it then
 */
export function readParagraph(paragraph: Element): Running | undefined {
  const text = growingText();
  let simple = true;
  const leaves: Leaf[] = [];
  const read = (nodes: ElementContent[], around: Element[]) => {
    for (const node of nodes) {
      // Where these lines may end is not the browser's to say.
      if (node.type === 'element' && node.tagName === 'wbr') continue;
      if (node.type === 'text') {
        const from = text.length();
        for (const piece of node.value.split(/([ \t\n\r\f]+)/)) {
          if (!/^[ \t\n\r\f]/.test(piece)) text.add(piece);
          else if (text.length() > 0 && !/[ \u2028]/.test(text.last()!)) text.add(' ');
        }
        if (text.length() > from) leaves.push({ from, to: text.length(), around });
      } else if (node.type === 'element') {
        if (node.tagName === 'br') {
          text.trimEnd();
          const from = text.length();
          text.add(lineEnd);
          cutLeaves(leaves, from);
          leaves.push({ from, to: text.length(), around: [] });
        } else if (node.properties.dataWidth !== undefined) {
          const from = text.length();
          text.add(formula);
          const width = Number(node.properties.dataWidth);
          leaves.push({ from, to: text.length(), around, mark: node, width });
        } else if (isRuby(node)) {
          const from = text.length();
          text.add(standIn(node));
          leaves.push({ from, to: text.length(), around, mark: node, width: 0 });
        } else if (node.tagName === 'img' || node.tagName === 'math') {
          simple = false;
        } else if (node.children.length === 0) {
          leaves.push({ from: text.length(), to: text.length(), around, mark: node });
        } else {
          read(node.children, [...around, node]);
        }
      }
    }
  };
  read(paragraph.children, []);
  const whole = text.toString();
  const length = endOfText(whole);
  cutLeaves(leaves, length);
  const kept = leaves.filter(leaf => leaf.to > leaf.from || leaf.mark);
  return simple ? { text: whole.slice(0, length), leaves: kept } : undefined;
}

/** Where a text ends without the spaces and line ends after it. */
function endOfText(text: string): number {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === lineEnd)) end -= 1;
  return end;
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
  for (let k = leafEndingAfter(leaves, marked - 1); k < leaves.length; k++) {
    const leaf = leaves[k]!;
    if (leaf.from > to) break;
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

/** The words between two offsets of running text, those of ruby without their readings. */
export function wordsIn({ text, leaves }: Running, from: number, to: number): string {
  let words = '';
  for (let at = from, k = leafEndingAfter(leaves, from); at < to; k++) {
    const leaf = leaves[k];
    const mark = leaf?.mark && isRuby(leaf.mark) && leaf.from < to ? leaf.mark : undefined;
    const end = Math.min(to, leaf?.to ?? to);
    words += mark ? textOf(mark.children[0]!) : text.slice(at, end);
    at = end;
  }
  return words;
}
