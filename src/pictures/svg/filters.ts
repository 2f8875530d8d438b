import type { Element } from 'xast';
import { numbersIn } from './measures.ts';

/*
 * A filter works on every pixel of its region, and a blur needs pixels from three deviations around. What is counted is
 * steps over an area as large as the drawing: measured in Chromium, a step takes some hundredths of a second on a page.
 */

/** How much larger an area grows by a blur, for all that stands in it. */
function areaOf(deviation: number, side: number): number {
  return Math.min((1 + (6 * deviation) / side) ** 2, 1e12);
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);
const largest = (list: string) => Math.max(0, ...numbersIn(list).map(Math.abs));

/** All steps of a filter, those in `feMerge` and lights with them. */
function stepsOf(filter: Element): Element[] {
  return filter.children.flatMap(child => (child.type === 'element' ? [child, ...stepsOf(child)] : []));
}

/** The deviations of all blurs in a filter, in the drawing's units. */
function deviationOf(filter: Element, side: number): number {
  const unit = filter.attributes.primitiveUnits === 'objectBoundingBox' ? side : 1;
  return stepsOf(filter).reduce(
    (sum, { attributes }) => sum + unit * largest(attributes.stdDeviation ?? ''),
    0,
  );
}

/** Deviations of the filters that CSS has as functions: `blur(5px)`. */
function deviationInCss(value: string): number {
  const bare = value.replace(/\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\([^()]*\)/gi, '');
  return [...bare.matchAll(/(?:blur|drop-shadow)\(([^)]*)\)/gi)].reduce(
    (sum, found) => sum + largest(found[1]!),
    0,
  );
}

/** By how much what is filtered grows, when something stands around it that is filtered again. */
export function spreadOf(value: string, filters: Element[], side: number): number {
  const deviation = filters.reduce((sum, filter) => sum + deviationOf(filter, side), deviationInCss(value));
  return areaOf(deviation, side);
}

/** What the filters of one element take, in steps over the whole drawing. */
export function filterCost(value: string, filters: Element[], side: number): number {
  const functions = value.match(/[a-z]+\(/gi)?.length ?? 0;
  const steps = filters.flatMap(stepsOf).reduce((sum, step) => sum + stepCost(step, side), 0);
  return (1 + functions + steps) * spreadOf(value, filters, side);
}

/** What one step takes more than a plain one: some look at all pixels around, or make up each of many. */
function stepCost({ name, attributes }: Element, side: number): number {
  switch (local(name)) {
    case 'feMorphology':
      return 1 + (400 * Math.min(largest(attributes.radius ?? ''), side)) / side;
    case 'feConvolveMatrix':
      return 1 + largest(attributes.order ?? '3') ** 2 / 4;
    case 'feTurbulence':
      return 2 + 2 * largest(attributes.numOctaves ?? '1');
    case 'feDiffuseLighting':
    case 'feSpecularLighting':
      return 3;
    default:
      return 1;
  }
}
