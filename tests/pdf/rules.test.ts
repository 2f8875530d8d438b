import { expect, it } from 'vitest';
import { putRight } from '../../src/pdf/structure/rules.ts';
import { type Content, elementOf, isElement, type Kid } from '../../src/pdf/structure/tree.ts';

const words = { kind: 'content', page: 0, id: 1 } as unknown as Content;

/** The types of elements, those within in brackets. */
const typesIn = (kids: readonly Kid[]): string =>
  kids
    .filter(kid => isElement(kid))
    .map(({ type, kids }) => (typesIn(kids) ? `${type}(${typesIn(kids)})` : type))
    .join(' ');

it('a quotation in a cell is blocks that belong together', () => {
  const quotation = () => elementOf('BlockQuote', [elementOf('P', [words])]);
  const row = elementOf('TR', [elementOf('TH', [words]), elementOf('TD', [quotation()])]);
  const { elements } = putRight([elementOf('Table', [row]), quotation()]);
  expect(typesIn(elements)).toBe('Table(TR(TH TD(Div(P)))) BlockQuote(P)');
});
