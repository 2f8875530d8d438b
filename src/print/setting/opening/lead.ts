import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Leaf, Running } from '../text.ts';

/** Around words at the beginning of a chapter that are in small capitals. */
export const leadSpan: Element = h('span', { className: ['lead'] });

/** What is set as it is. */
const apart = /^(?:code|sup|sub|math)$/;
const classesApart = ['noteref', 'small-caps', 'initial', 'initial-mark', 'fraction'];

const isApart = ({ tagName, properties: { className } }: Element): boolean =>
  apart.test(tagName) || (Array.isArray(className) && classesApart.some(name => className.includes(name)));

/** A paragraph in small capitals up to an offset. */
export function withLead({ text, leaves }: Running, end: number): Running {
  return {
    text,
    leaves: leaves.flatMap((leaf): Leaf[] => {
      const { from, to, around } = leaf;
      if (from >= end || leaf.mark || leaf.width !== undefined || around.some(isApart)) return [leaf];
      const small = { ...leaf, to: Math.min(to, end), around: [...around, leadSpan] };
      return to > end ? [small, { ...leaf, from: end }] : [small];
    }),
  };
}

const word = /^[^\p{L}]*[\p{L}\p{M}\p{N}’'-]*[\p{L}\p{M}\p{N}]/u;
const words = /^(?:[^\p{L}]*\p{L}(?=\s))?[^\p{L}]*[\p{L}\p{M}\p{N}’'-]*[\p{L}\p{M}\p{N}]/u;

/**
 * Where the first word of a text ends; one of a single letter, which small capitals do not change, takes in the next.
 * @param from behind its initial, if it has one
 */
export function firstWord({ text }: Running, from: number): number {
  const found = (from > 0 ? word : words).exec(text.slice(from));
  return found ? from + found[0].length : 0;
}

/** Offsets behind which words end: where a first line may. */
export const wordEnds = ({ text }: Running): number[] =>
  [...text.matchAll(/(?<=\S) (?=\S)/g)].map(({ index }) => index);
