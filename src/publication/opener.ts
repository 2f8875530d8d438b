import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Terms } from '../language/terms.ts';
import type { Document } from './publication.ts';

/**
 * The head of a chapter: its label over its title, and under it its subtitle, its authors and its translators, as an edited volume has
 * them. A title alone has no head around it.
 *
 * @param title the heading
 * @param label the label, where it is not the title
 */
export function openerOf(
  title: Element,
  label: string | undefined,
  {
    subtitle,
    authors,
    translators,
  }: { subtitle?: string | undefined } & Pick<Document, 'authors' | 'translators'>,
  { translatedBy }: Pick<Terms, 'translatedBy'>,
): Element {
  const line = (className: string, text: string | undefined) =>
    text ? [h('p', { className: [className] }, text)] : [];
  const above = line('label', label);
  const below = [
    ...line('subtitle', subtitle),
    ...line('authors', authors?.join(', ')),
    ...line('translators', translators && translatedBy.replace('*', translators.join(', '))),
  ];
  return above.length + below.length === 0
    ? title
    : h('header', { className: ['opener'] }, [...above, title, ...below]);
}
