import type { ElementContent, Text } from 'hast';
import { h } from 'hastscript';
import { plainText } from '../manuscript/plain-text.ts';
import type { CellNode } from '../manuscript/spans.ts';

/** Sets the content of a cell so that its decimal point stands below those of the others. */
export type Point = (content: ElementContent[]) => ElementContent[];

/** A whole number, its figures in groups. */
const whole = (decimal: string): string => `[\\d\\s\u2009\u202f'’${decimal === ',' ? '.' : ','}]*\\d`;

/** A number, its sign before it, whatever stands behind it (a unit, a note); or what stands for none. */
const number = (decimal: string) =>
  new RegExp(`^[−–+±-]?(${whole(decimal)})([${decimal}]\\d+)?[^\\d]*$`, 'u');
const none = /^[\s–—−.…-]*$/;

/**
 * How the cells of a column of numbers are aligned on the decimal point.
 * @param cells of the column, without its head
 * @param decimal the sign before decimals
 * @returns undefined where not all are numbers, or all have as many decimals: then they stand below one another as they are
 */
export function pointsOf(cells: readonly CellNode[], decimal: string): Point | undefined {
  const pattern = number(decimal);
  const texts = cells.map(cell =>
    (cell.children as Parameters<typeof plainText>[0][]).map(plainText).join('').trim(),
  );
  const found = texts.filter(text => !none.test(text)).map(text => pattern.exec(text));
  if (found.includes(null)) return undefined;
  const lengths = new Set(found.map(match => match![2]?.length ?? 0));
  if (lengths.size < 2) return undefined;
  const most = Math.max(...lengths);
  // As wide as a point and figures of most typefaces: what is wider stands over, and is aligned none the less.
  const begins = new RegExp(`^\\D*${whole(decimal)}`, 'u');
  const style = `width:${Number((0.25 + (most - 1) * 0.5).toFixed(2))}em`;
  return content => {
    const [before, behind] = cutAt(begins, content);
    return [...before, h('span', { className: ['decimals'], style }, behind)];
  };
}

/** A number before and behind its decimal point, both in the emphasis that it stands in. */
function cutAt(
  begins: RegExp,
  content: ElementContent[],
): [before: ElementContent[], behind: ElementContent[]] {
  const [only] = content;
  if (content.length === 1 && only?.type === 'element') {
    const [before, behind] = cutAt(begins, only.children);
    const emphasised = (children: ElementContent[]) => (children.length > 0 ? [{ ...only, children }] : []);
    return [emphasised(before), emphasised(behind)];
  }
  const at = content.findIndex(node => node.type === 'text' && /\d/.test(node.value));
  const text = content[at] as Text | undefined;
  const before = text && begins.exec(text.value)?.[0];
  if (!text || before === undefined) return [content, []];
  const behind = text.value.slice(before.length);
  return [
    [...content.slice(0, at), { ...text, value: before }],
    [...(behind ? [{ ...text, value: behind }] : []), ...content.slice(at + 1)],
  ];
}
