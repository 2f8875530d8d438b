import type { Element, ElementContent, Properties, Text } from 'hast';
import type { Book } from '../title.ts';

/** A phrase of the editor's lists, and the element that sets it in italics. */
interface Phrase {
  tagName: 'cite' | 'i';
  properties: Properties;
}

/** Elements whose text is not looked into: it is emphasised already, or not running text. */
const closed = new Set(['em', 'i', 'cite', 'code', 'pre', 'abbr', 'dfn']);
/** Elements that a phrase may run through: they belong to a line of text. */
const inline = new Set(['a', 'span', 'b', 'strong', 'sup', 'sub', 'br', 'img', ...closed]);
/** Stands in the text for what cannot be part of a phrase. */
const barrier = '\uffff';

/**
 * Sets titles and foreign words in italics wherever they stand, by the lists of `book.yaml`: case-sensitive, as whole
 * words, the longest first, through page marks, note references and links.
 */
export function italicise(content: ElementContent[], italics: Book['italics']): ElementContent[] {
  const phrases = new Map<string, Phrase>();
  for (const { text, language } of italics.foreign) {
    phrases.set(plain(text), { tagName: 'i', properties: language ? { lang: language } : {} });
  }
  for (const title of italics.titles) phrases.set(plain(title), { tagName: 'cite', properties: {} });
  if (phrases.size === 0) return content;
  const pattern = patternOf([...phrases.keys()]);

  const block = (children: ElementContent[]): ElementContent[] => {
    const isLine = (node: ElementContent) =>
      node.type === 'text' || (node.type === 'element' && inline.has(node.tagName));
    const result: ElementContent[] = [];
    let line: ElementContent[] = [];
    const endLine = () => {
      result.push(...setLine(line, pattern, phrases));
      line = [];
    };
    for (const child of children) {
      if (isLine(child)) {
        line.push(child);
        continue;
      }
      endLine();
      if (child.type === 'element') child.children = block(child.children);
      result.push(child);
    }
    endLine();
    return result;
  };
  return block(content);
}

/** As phrases are compared: one space for all, one apostrophe for all. */
function plain(text: string): string {
  return text.replace(/\s/gu, ' ').replace(/[’ʼ]/gu, "'");
}

function patternOf(phrases: string[]): RegExp {
  const longestFirst = phrases.filter(Boolean).sort((one, other) => other.length - one.length);
  const alternatives = longestFirst.map(phrase => phrase.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}\\p{M}])`, 'gu');
}

/** A text node's place in the plain text of its line. */
interface Piece {
  node: Text;
  from: number;
}

function setLine(line: ElementContent[], pattern: RegExp, phrases: Map<string, Phrase>): ElementContent[] {
  const pieces: Piece[] = [];
  let text = '';
  const read = (nodes: ElementContent[]) => {
    for (const node of nodes) {
      if (node.type === 'text') {
        pieces.push({ node, from: text.length });
        text += plain(node.value);
      } else if (node.type === 'element') {
        if (isTransparent(node)) continue;
        if (node.tagName === 'br') text += ' ';
        else if (closed.has(node.tagName)) text += barrier;
        else read(node.children);
      }
    }
  };
  read(line);
  const matches = [...text.matchAll(pattern)].map(match => ({
    from: match.index,
    to: match.index + match[0].length,
    phrase: phrases.get(match[0])!,
  }));
  if (matches.length === 0) return line;

  // From the last to the first, so that the places of those before stay what they are.
  let result = line;
  for (const { from, to, phrase } of matches.reverse()) {
    const touched = pieces.filter(piece => piece.from < to && piece.from + piece.node.value.length > from);
    result = wrap(result, new Set(touched.map(({ node }) => node)), phrase, (node, part) => {
      const start = pieces.find(piece => piece.node === node)!.from;
      return part === 'before' ? from - start : to - start;
    });
  }
  return result;
}

/** Page marks and note references stand in a phrase without belonging to it. */
function isTransparent(element: Element): boolean {
  const names = element.properties.className;
  return Array.isArray(names) && (names.includes('pagebreak') || names.includes('noteref'));
}

/**
 * Wraps the touched text among these nodes: one element around all of it where it lies at one level, else one in each
 * element that holds a part. The first text is cut where the phrase begins, the last where it ends.
 */
function wrap(
  nodes: ElementContent[],
  touched: Set<Text>,
  phrase: Phrase,
  cut: (node: Text, part: 'before' | 'after') => number,
): ElementContent[] {
  const holds = (node: ElementContent): boolean =>
    node.type === 'text' ? touched.has(node) : node.type === 'element' && node.children.some(holds);
  const first = nodes.findIndex(holds);
  if (first < 0) return nodes;
  const last = nodes.findLastIndex(holds);
  const whole = nodes.slice(first, last + 1);
  if (whole.some(node => node.type === 'element' && holds(node))) {
    return nodes.flatMap(node => {
      if (node.type === 'text' && touched.has(node)) return wrap([node], new Set([node]), phrase, cut);
      if (node.type === 'element' && holds(node)) node.children = wrap(node.children, touched, phrase, cut);
      return [node];
    });
  }
  const head = whole[0] as Text;
  const tail = whole.at(-1) as Text;
  const begin = Math.max(0, cut(head, 'before'));
  const end = Math.min(tail.value.length, cut(tail, 'after'));
  const before = head.value.slice(0, begin);
  const after = tail.value.slice(end);
  tail.value = tail.value.slice(0, end);
  const rest: ElementContent[] = before ? [{ type: 'text', value: head.value.slice(begin) }] : [head];
  const inside = [...rest, ...whole.slice(1)];
  // The text before keeps its node: earlier phrases are still to be found in it.
  if (before) head.value = before;
  return [
    ...nodes.slice(0, first),
    ...(before ? [head] : []),
    { type: 'element', tagName: phrase.tagName, properties: { ...phrase.properties }, children: inside },
    ...(after ? [{ type: 'text' as const, value: after }] : []),
    ...nodes.slice(last + 1),
  ];
}
