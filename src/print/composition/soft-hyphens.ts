import type { ElementContent } from 'hast';
import { h } from 'hastscript';

/** Stands where a word may be divided. */
export const softHyphen = '\u00ad';

/**
 * A text in pieces, with its soft hyphens in `span.soft` for the browser: among small capitals they would else be seen, because
 * faces have another hyphen for these.
 */
export function withSoftHyphens(text: string): ElementContent[] {
  const [first = '', ...further] = text.split(softHyphen);
  const piece = (value: string): ElementContent[] => (value === '' ? [] : [{ type: 'text', value }]);
  return [
    ...piece(first),
    ...further.flatMap(value => [h('span', { className: ['soft'] }, softHyphen), ...piece(value)]),
  ];
}
