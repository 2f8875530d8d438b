import type { Element, ElementContent, Properties } from 'hast';
import { h } from 'hastscript';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Report } from './report.ts';

/** What braces behind `:::figure` may say, besides language and direction. */
const classes = new Map([
  ['ornament', undefined],
  ['full-page', 'full-page'],
  ['turned', 'turned-page'],
]);
const attributes = new Set(['class', 'width', 'lang', 'dir']);
/** A share of the measure. */
const width = /^(?:100|[1-9]\d?)%$/;

/** Reports what stands in the braces of a figure and means nothing: it would be left out in silence. */
export function reportFrame({ name, attributes: given, position }: ContainerDirective, report: Report): void {
  const place = { type: name, ...(position && { position }) };
  const known = '`{.full-page}`, `{.turned}`, `{.ornament}`, `{width=60%}`, `{lang=fr}`';
  for (const one of classesIn(given)) {
    if (classes.has(one)) continue;
    report('figure-unknown', 'warning', `A figure knows nothing of “.${one}”. There are ${known}.`, place);
  }
  for (const [key, value] of Object.entries(given ?? {})) {
    if (!attributes.has(key))
      report('figure-unknown', 'warning', `A figure knows nothing of “${key}”. There are ${known}.`, place);
    else if (key === 'width' && !width.test(value ?? ''))
      report(
        'figure-unknown',
        'warning',
        `The width “${value}” is no share of the measure. Write one such as \`{width=60%}\`.`,
        place,
      );
  }
}

const classesIn = (given: ContainerDirective['attributes']): string[] =>
  given?.class?.split(/\s+/).filter(Boolean) ?? [];

/** How a figure stands on its page. */
export function frameOf({ attributes: given }: ContainerDirective): { classes: string[]; style: Properties } {
  const share = given?.width;
  return {
    classes: classesIn(given).flatMap(one => classes.get(one) ?? []),
    style: share && width.test(share) ? { style: `width:${share}` } : {},
  };
}

/** Pictures that stand in one paragraph of a figure stand beside each other: at most four, then again below. */
export function besideEachOther(pictures: ElementContent[], style: Properties): Element {
  const shown = pictures.filter((node): node is Element => node.type === 'element');
  const count = shown.length > 4 ? (shown.length % 3 === 0 ? 3 : 4) : shown.length;
  return h(
    'div',
    { className: ['row', `of-${count}`], ...style },
    shown.map(picture => h('span', { className: ['beside'] }, [picture])),
  );
}
