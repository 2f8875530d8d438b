import type { Element, ElementContent } from 'hast';
import { weightOf } from './weight.ts';

/**
 * The most bytes that a file is to have: old reading programs, those of Adobe’s engine above all, open none of more than
 * 300 kB. Calibre divides at 260 kB for the same reason.
 */
const most = 260_000;
/** A file is not begun for less than this, as long as there is another place to divide. */
const least = most / 6;

/** What may be divided within, where it alone is too long; a paragraph, a table or a picture is left whole. */
const divisible = new Set(['section', 'div', 'blockquote', 'ul', 'ol', 'dl']);

/** Nodes that no file may part, as a heading and what it is over; weight in bytes; how well a file begins with them. */
interface Group {
  nodes: ElementContent[];
  weight: number;
  rank: number;
}

/** Of what is no heading; and of what would leave a file too short. */
const plain = 7;
const poor = 8;

/**
 * Divides a section that is too long for one file: at the headings of the highest level where that leaves no part too short,
 * else at lower ones, else between paragraphs; of several such places at that which makes the fewest files, then at that nearest to the middle.
 * @param section not changed
 * @param besides bytes that come into the file with a node, as its notes
 * @returns the section itself where it is short enough; else its parts, of which the first has its attributes, and the others
 *   what tells the look and the kind of their content
 */
export function divide(section: Element, besides: (node: ElementContent) => number = () => 0): Element[] {
  if (weightOf(section) + besides(section) <= most) return [section];
  const units = section.children.flatMap((child): ElementContent[] =>
    child.type === 'element' && divisible.has(child.tagName) ? divide(child, besides) : [child],
  );
  const numbers = section.tagName === 'ol' ? numbersOf(section) : undefined;
  return cut(groupsOf(units, besides)).map((groups, k) => {
    const children = groups.flatMap(({ nodes }) => nodes);
    if (k === 0) return { ...section, children };
    const start = children.map(child => numbers?.get(child)).find(number => number !== undefined);
    return goingOn(section, children, start);
  });
}

/** The numbers of a list's items: each counts on from the one before, unless it says its own. */
function numbersOf({ properties, children }: Element): Map<ElementContent, number> {
  let number = Number(properties.start ?? 1) - 1;
  const items = children.filter(child => child.type === 'element' && child.tagName === 'li');
  return new Map(
    (items as Element[]).map(item => {
      number = item.properties.value === undefined ? number + 1 : Number(item.properties.value);
      return [item, number];
    }),
  );
}

/** What goes on with another file. Only the first says what the whole is, and is what links to the whole lead to. */
function goingOn(section: Element, children: ElementContent[], start: number | undefined): Element {
  const { id, ariaLabelledBy, start: _, ...properties } = section.properties;
  return { ...section, properties: { ...properties, ...(start !== undefined && { start }) }, children };
}

function groupsOf(units: ElementContent[], besides: (node: ElementContent) => number): Group[] {
  const groups: Group[] = [];
  let open: Group | undefined;
  for (const node of units) {
    // What a term means stays with the term.
    if (isNamed(node, 'dd')) open ??= groups.at(-1);
    if (!open) {
      open = { nodes: [], weight: 0, rank: plain };
      groups.push(open);
    }
    open.nodes.push(node);
    open.weight += weightOf(node) + besides(node);
    open.rank = Math.min(open.rank, levelOf(node) ?? plain);
    if (!leads(node)) open = undefined;
  }
  return groups;
}

const levelOf = (node: ElementContent): number | undefined =>
  node.type === 'element' && /^h[1-6]$/.test(node.tagName) ? Number(node.tagName[1]) : undefined;

const isNamed = (node: ElementContent, name: string): boolean =>
  node.type === 'element' && node.tagName === name;

/** Whether a node belongs to what follows it: a heading, a term, the mark of a page, blank space. */
function leads(node: ElementContent): boolean {
  if (node.type !== 'element') return true;
  return /^(?:h[1-6]|header|hr|dt)$/.test(node.tagName) || node.properties['epub:type'] === 'pagebreak';
}

function cut(groups: Group[]): Group[][] {
  const total = groups.reduce((sum, { weight }) => sum + weight, 0);
  if (total <= most || groups.length < 2) return [groups];
  let best: Place | undefined;
  let before = 0;
  for (const [at, { weight, rank }] of groups.entries()) {
    if (at > 0) {
      const after = total - before;
      const here = {
        at,
        rank: Math.min(before, after) < least ? poor : rank,
        files: Math.ceil(before / most) + Math.ceil(after / most),
        off: Math.abs(before - after),
      };
      if (!best || isBetter(here, best)) best = here;
    }
    before += weight;
  }
  return [...cut(groups.slice(0, best!.at)), ...cut(groups.slice(best!.at))];
}

/** A place to divide: how well a file begins there, how many files it makes at least, how far it is from the middle. */
interface Place {
  at: number;
  rank: number;
  files: number;
  off: number;
}

const isBetter = (one: Place, other: Place): boolean =>
  (one.rank - other.rank || one.files - other.files || one.off - other.off) < 0;
