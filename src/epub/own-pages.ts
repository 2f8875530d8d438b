import type { Element, ElementContent, Text } from 'hast';
import { h } from 'hastscript';
import { lettersOf } from '../language/letters.ts';
import type { Sheet } from '../title/printed.ts';
import type { Page } from './page.ts';

/** Letters of a page’s beginning that are looked for, the most first: a correction may stand in the first of its lines. */
const reaches = [48, 28, 16];
/** So many lines from the head of a page may be passed over: a figure, or a note that goes on, stands elsewhere in the text. */
const passed = 4;
/** A page begins at most so many of its own letters behind the one before: the rest of the book is not looked through for it. */
const ahead = 12_000;

/** Ids of the beginnings of a printing’s pages. */
export const ownPageId = (printing: number, label: string): string => `printing-${printing}-page-${label}`;

/** Text that was set in print where it stands in the EPUB. */
interface Flow {
  letters: string;
  /** Text nodes, each with the number of its first letter. */
  nodes: { node: Text; from: number }[];
  /** Numbers of the first letters of documents. */
  openings: number[];
}

/**
 * Finds where the pages of a printing begin in the pages of the EPUB, by the letters at their heads: how words are divided, numbers
 * of notes and all that a setting changes do not count. Pages without text, and those before the text, begin nowhere.
 *
 * @param pages those that hold the text, in reading order
 * @returns text nodes with the offsets in them at which pages begin, in order, each by its label; and labels of pages that were not found
 *   though pages behind them were
 */
export function placePages(
  pages: readonly Page[],
  sheets: readonly Sheet[],
): { places: Map<Text, { at: number; label: string }[]>; lost: string[] } {
  const flow = flowOf(pages);
  const places = new Map<Text, { at: number; label: string }[]>();
  const lost: string[] = [];
  let missing: string[] = [];
  let last = -1;
  for (const { label, lines } of sheets.filter(sheet => !isContents(sheet))) {
    const found = beginningOf(lines, flow, last);
    if (found === undefined) {
      if (last >= 0 && lines.length > 0) missing.push(label);
      continue;
    }
    lost.push(...missing);
    missing = [];
    last = found;
    const { node, from } = nodeAt(flow, found);
    places.set(node, [...(places.get(node) ?? []), { at: offsetOf(node.value, found - from), label }]);
  }
  return { places, lost };
}

/** Whether a page before the text has the printed contents: most of its lines end in the number of a page. */
function isContents({ label, lines }: Sheet): boolean {
  const numbered = lines.filter(line => /(?:^|\s)(?:\d+|[ivxlcdm]+)$/.test(line)).length;
  return !/^\d/.test(label) && numbered > 1 && numbered * 2 > lines.length;
}

/** Where a page begins among the letters of the book, behind the page before; undefined where none of its first lines is found. */
function beginningOf(
  lines: readonly string[],
  { letters, openings }: Flow,
  last: number,
): number | undefined {
  const until = last < 0 ? letters.length : last + ahead;
  const whole = lettersOf(lines.join(' '));
  // A page of a few letters, such as that of a part, is one only where a document opens with them.
  if (whole.length < reaches.at(-1)!)
    return openings.find(at => at > last && at <= until && whole !== '' && letters.startsWith(whole, at));
  for (let skip = 0; skip < Math.min(passed, lines.length); skip++) {
    const head = lettersOf(lines.slice(skip, skip + passed).join(' '));
    for (const reach of reaches) {
      const wanted = head.slice(0, reach);
      if (wanted.length < reaches.at(-1)!) continue;
      const at = letters.slice(last + 1, until + wanted.length).indexOf(wanted);
      if (at >= 0) return last + 1 + at;
    }
  }
  return undefined;
}

function flowOf(pages: readonly Page[]): Flow {
  const flow: Flow = { letters: '', nodes: [], openings: [] };
  const parts: string[] = [];
  let count = 0;
  const read = (node: ElementContent) => {
    if (node.type === 'text') {
      const own = [...node.value].map(lettersOf).join('');
      if (own === '') return;
      flow.nodes.push({ node, from: count });
      parts.push(own);
      count += own.length;
    } else if (node.type === 'element' && !isApparatus(node)) node.children.forEach(read);
  };
  for (const { tree } of pages) {
    flow.openings.push(count);
    read(tree);
  }
  flow.letters = parts.join('');
  return flow;
}

/** What is not set in print, or not where it stands here. */
function isApparatus({ tagName, properties }: Element): boolean {
  const classes = Array.isArray(properties.className) ? properties.className : [];
  return tagName === 'math' || apparatus.some(name => classes.includes(name));
}

const apparatus = ['noteref', 'pagebreak', 'to-description', 'number', 'again'];

/** The text node that a letter stands in. */
function nodeAt({ nodes }: Flow, letter: number): Flow['nodes'][number] {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle]!.from <= letter) low = middle + 1;
    else high = middle;
  }
  return nodes[low - 1]!;
}

/** The offset in a text at which so many letters stand before it. */
function offsetOf(text: string, letters: number): number {
  let [at, count] = [0, 0];
  for (const character of text) {
    const own = lettersOf(character).length;
    if (own > 0 && count >= letters) return at;
    count += own;
    at += character.length;
  }
  return at;
}

/**
 * A tree with an element at each place where a page of the printing begins.
 *
 * @param mark makes the element
 */
export function withPlaces(
  tree: Element,
  places: ReadonlyMap<Text, readonly { at: number; label: string }[]>,
  mark: (label: string) => Element,
): Element {
  const children = tree.children.flatMap((node): ElementContent[] => {
    if (node.type === 'element') return [withPlaces(node, places, mark)];
    const own = node.type === 'text' ? places.get(node) : undefined;
    return own && node.type === 'text' ? divided(node.value, own, mark) : [node];
  });
  return { ...tree, children };
}

function divided(
  text: string,
  places: readonly { at: number; label: string }[],
  mark: (label: string) => Element,
): ElementContent[] {
  const pieces: ElementContent[] = [];
  let done = 0;
  for (const { at, label } of places) {
    if (at > done) pieces.push({ type: 'text', value: text.slice(done, at) });
    pieces.push(mark(label));
    done = at;
  }
  return [...pieces, { type: 'text', value: text.slice(done) }];
}

/** The beginning of a page, as the page list wants it. */
export const pageMark = (id: string, label: string): Element =>
  h('span', {
    ...{ className: ['pagebreak'], 'epub:type': 'pagebreak', role: 'doc-pagebreak' },
    ...{ id, ariaLabel: label },
  });

/** The beginning of a page of the other print: a place for a link, of which voices say nothing. */
export const plainMark = (id: string): Element => h('span', { id });
