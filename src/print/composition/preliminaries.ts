import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { termsOf } from '../../language/terms.ts';
import type { ImprintLines, TitleLines } from '../../publication/preliminaries.ts';
import type { Book } from '../../title.ts';

type Line = ElementContent | undefined;

/** A line of a preliminary page; none where there is nothing to say. */
export const line = (className: string, text: string | undefined): Line =>
  text ? h('p', { className: [className] }, text) : undefined;

/** The lines that there are. */
export const present = (lines: Line[]): ElementContent[] => lines.filter(line => line !== undefined);

/** The title page: who made the book, its title, the publisher at the foot. */
export function titlePage(lines: TitleLines): ElementContent[] {
  const { authors, others } = lines;
  return present([
    ...(authors.length > 0 ? authors : others).map(name => line('author', name)),
    line('title', lines.title),
    line('subtitle', lines.subtitle),
    ...(authors.length > 0 ? others : []).map(name => line('contributor', name)),
    h(
      'div',
      { className: ['publisher'] },
      present([
        line('name', lines.publisher),
        line('place', [lines.place, lines.year].filter(Boolean).join(' · ')),
      ]),
    ),
  ]);
}

/** The imprint page, in groups: whose the book is, who publishes it, by what numbers it is known, and how it was made. */
export function imprintPage(lines: ImprintLines, { language, print, faces }: Book): ElementContent[] {
  const groups = [
    [[...lines.authors, lines.title].join(', '), lines.rights],
    [lines.publisher, lines.printing, lines.reissuedFrom],
    lines.numbers,
    [...lines.more, termsOf(language).made.replace('*', () => faces.text?.name ?? print.face)],
  ].map(group => present(group.map(text => line('line', text))));
  const shown = groups.filter(group => group.length > 0);
  return [
    h(
      'div',
      { className: ['lines'] },
      shown.map(group => h('div', { className: ['group'] }, group)),
    ),
  ];
}
