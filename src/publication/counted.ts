import type { Element } from 'hast';
import type { List } from 'mdast';
import { type Counting, listTypes, markerOf } from '../manuscript/counting.ts';

const forms: Record<Counting['form'], string[]> = { '.': [], ')': ['bracket'], '()': ['brackets'] };

/** A longer marker has no room before the items of a list as others have it. */
const longest = 5;

/** Says of a list how it is counted: its type, and for style sheets the brackets of its markers and whether they are long. */
export function counted({ data, start, children }: List, list: Element): Element {
  const counting = data?.counting;
  if (!counting) return list;
  let number = (start ?? 1) - 1;
  const lengths = children.map(item => {
    number = item.data?.number ?? number + 1;
    return markerOf(counting, number).length;
  });
  const className = [
    ...(counting.kind === 'decimal' ? [] : [counting.kind]),
    ...forms[counting.form],
    ...(Math.max(...lengths) > longest ? ['long-marks'] : []),
  ];
  return { ...list, properties: { ...list.properties, type: listTypes[counting.kind], className } };
}

/** How a list is counted whose element this is; nothing for figures with a full stop. */
export function countingOf({ properties }: Element): Counting | undefined {
  const kind = (Object.keys(listTypes) as Counting['kind'][]).find(one => listTypes[one] === properties.type);
  if (!kind) return undefined;
  const classes = Array.isArray(properties.className) ? properties.className : [];
  const form = classes.includes('brackets') ? '()' : classes.includes('bracket') ? ')' : '.';
  return { kind, form };
}
