import type { Element, ElementContent, Properties } from 'hast';
import { h } from 'hastscript';
import type { ContainerDirective } from 'mdast-util-directive';
import { widthForm } from './attribute-forms.ts';

/** The classes that braces behind `:::figure` may give, and those of its element. */
const classes = new Map([
  ['ornament', undefined],
  ['full-page', 'full-page'],
  ['turned', 'turned-page'],
]);

const classesIn = (given: ContainerDirective['attributes']): string[] =>
  given?.class?.split(/\s+/).filter(Boolean) ?? [];

/** How a figure stands on its page. */
export function frameOf({ attributes: given }: ContainerDirective): { classes: string[]; style: Properties } {
  const share = given?.width;
  return {
    classes: classesIn(given).flatMap(one => classes.get(one) ?? []),
    style: share && widthForm.test(share) ? { style: `width:${share}` } : {},
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
