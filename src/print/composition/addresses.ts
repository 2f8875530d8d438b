import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { addressDivisions, isAddress } from '../../typesetting/lines/addresses.ts';
import { longest } from '../../typesetting/lines/divisions.ts';
import { withSoftHyphens } from './soft-hyphens.ts';

/** What the browser breaks into lines: all but paragraphs, whose lines are computed. */
const tags = new Set([
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'figcaption',
  'caption',
  'td',
  'th',
  'dt',
]);
const classes = new Set(['verse', 'epigraph', 'signature', 'dateline', 'stage', 'caption', 'entry', 'index']);

/** What has rules of its own. */
const apart = /^(?:code|pre|math|svg|ruby)$/;

/**
 * Divides addresses of the net where the browser breaks lines by the rules for them: `wbr` where a line may end, `span.piece`
 * around what stays together. In cells, a string that is longer than a column should be is `span.divisible`: it does not make
 * the column as wide as itself.
 */
export function keepAddresses(element: Element, free = false, inCell = false): Element {
  if (apart.test(element.tagName)) return element;
  const cell = inCell || /^t[hd]$/.test(element.tagName);
  const inside = free || tags.has(element.tagName) || hasOne(element);
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') return [keepAddresses(child, inside, cell)];
    return inside && child.type === 'text' ? piecesOf(child.value, cell) : [child];
  });
  return { ...element, children };
}

const hasOne = ({ properties: { className } }: Element): boolean =>
  Array.isArray(className) && className.some(name => classes.has(String(name)));

function piecesOf(text: string, inCell: boolean): ElementContent[] {
  if (!/\S{10}/.test(text)) return [{ type: 'text', value: text }];
  return text.split(/(\s+)/).flatMap((word): ElementContent[] => {
    if (word === '') return [];
    if (isAddress(word)) return addressOf(word);
    const isString = inCell && word.length > longest && /^[\p{L}\p{N}_]+$/u.test(word);
    return isString ? [h('span', { className: ['divisible'] }, word)] : withSoftHyphens(word);
  });
}

/** An address with the places where a line may end in it. A piece that is longer than a line must be divisible. */
function addressOf(word: string): ElementContent[] {
  const ends = [...addressDivisions(word, 0).map(({ offset }) => offset), word.length];
  let at = 0;
  return ends.flatMap((end, k): ElementContent[] => {
    const piece = word.slice(at, end);
    at = end;
    const className = [piece.length > longest ? 'divisible' : 'piece'];
    return [...(k > 0 ? [h('wbr')] : []), h('span', { className }, piece)];
  });
}
