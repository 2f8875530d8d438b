import type { ElementContent, Text } from 'hast';
import { h } from 'hastscript';
import { plainText } from '../manuscript/plain-text.ts';
import type { CellNode } from '../manuscript/spans.ts';

/** Sets the content of a cell so that its decimal point stands below those of the others. */
export type Point = (cell: CellNode, content: ElementContent[]) => ElementContent[];

/** A whole number, its figures in groups. */
const whole = (decimal: string): string => `[\\d\\s\u2009\u202f'’${decimal === ',' ? '.' : ','}]*\\d`;

/** What may stand before a number: a sign, a bracket, a currency. */
const ahead = String.raw`[^\p{L}\p{N}]{0,3}(?:\p{Lu}{0,3}\p{Sc})?\s?`;

/** A number with what stands before it, and whatever stands behind it: a unit, a sign, a bracket. */
const number = (decimal: string) =>
  new RegExp(`^${ahead}${whole(decimal)}([${decimal}]\\d+)?([^\\d]*)$`, 'u');

/** What stands for no number. */
const none = /^[\s–—−.…-]*$/;

/** How wide in ems is what stands behind whole numbers, in most typefaces: the point, a figure, another sign. */
const widths = { point: 0.25, figure: 0.5, sign: 0.6 };

/** How many signs behind a number its column leaves room for: a unit in words stands over. */
const most = 2;

/**
 * How the cells of a column of numbers are aligned on the decimal point. What is no number (“n.a.”, “10.5–12”) stands at the edge
 * of the column.
 * @param cells of the column, without its head
 * @param decimal the sign before decimals
 * @returns undefined where there are no more numbers than words, or all have as many decimals: then they stand below one
 *   another as they are
 */
export function pointsOf(cells: readonly CellNode[], decimal: string): Point | undefined {
  const pattern = number(decimal);
  const texts = cells.map(textOf).filter(text => !none.test(text));
  const found = texts.flatMap(text => {
    const match = pattern.exec(text);
    return match ? [{ decimals: match[1]?.length ?? 0, signs: match[2]!.length }] : [];
  });
  if (2 * found.length <= texts.length || new Set(found.map(({ decimals }) => decimals)).size < 2)
    return undefined;
  const behind = found.map(({ decimals, signs }) => {
    const figures = decimals > 0 ? widths.point + (decimals - 1) * widths.figure : 0;
    return figures + (signs <= most ? signs * widths.sign : 0);
  });
  // What is wider stands over, and is aligned none the less.
  const style = `width:${Number(Math.max(...behind).toFixed(2))}em`;
  const begins = new RegExp(`^\\D*${whole(decimal)}`, 'u');
  return (cell, content) => {
    const text = textOf(cell);
    if (!none.test(text) && !pattern.test(text)) return content;
    const [before, after] = cutAt(begins, content);
    // In one piece, which runs from left to right in every script.
    return [
      h('span', { className: ['aligned'], dir: 'ltr' }, [
        ...before,
        h('span', { className: ['decimals'], style }, after),
      ]),
    ];
  };
}

const textOf = (cell: CellNode): string =>
  (cell.children as Parameters<typeof plainText>[0][]).map(plainText).join('').trim();

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
