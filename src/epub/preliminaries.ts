import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { ArrangedPart } from '../publication/arrangement.ts';
import type { Page } from './page.ts';

type Part<Kind extends ArrangedPart['kind']> = Extract<ArrangedPart, { kind: Kind }>;

/** The cover as the first page. */
export function coverPage({ id, name, text }: Part<'cover'>, image: string): Page {
  return {
    ...{ id, title: name, matter: 'cover', landmark: 'cover' },
    tree: h('section', { className: ['cover'], 'epub:type': 'cover' }, [
      h('img', { src: image, alt: text, role: 'doc-cover' }),
    ]),
  };
}

/** The title page. */
export function titlePage({ id, name, lines }: Part<'title-page'>): Page {
  return {
    ...{ id, title: name, matter: 'frontmatter', landmark: 'titlepage' },
    tree: h(
      'section',
      { className: ['title-page'], 'epub:type': 'titlepage' },
      present([
        h('h1', lines.title),
        line('subtitle', lines.subtitle),
        ...lines.authors.map(author => line('author', author)),
        ...lines.others.map(other => line('contributor', other)),
        line('series', lines.series),
        line('publisher', [lines.publisher, lines.place].filter(Boolean).join(', ')),
        line('year', lines.year),
      ]),
    ),
  };
}

/** The imprint page; of the printed book it tells that the page numbers are that book’s. */
export function imprintPage({ id, name, lines }: Part<'imprint'>): Page {
  return {
    ...{ id, title: name, matter: 'frontmatter', landmark: 'copyright-page' },
    tree: h(
      'section',
      { className: ['imprint'], 'epub:type': 'copyright-page' },
      present([
        h('h1', { className: ['for-voices'] }, name),
        line('title', lines.title),
        line('publisher', lines.publisher),
        line('printing', lines.printing),
        line('rights', lines.rights),
        ...lines.more.map(text => line('more', text)),
        line('isbn', lines.isbn),
        line('source', lines.pagesOf),
      ]),
    ),
  };
}

/** The dedication of `book.yaml`. */
export function dedicationPage({ id, name, lines }: Part<'dedication'>): Page {
  return {
    ...{ id, title: name, matter: 'frontmatter', landmark: 'dedication' },
    tree: h(
      'section',
      { className: ['dedication'], 'epub:type': 'dedication', role: 'doc-dedication', ariaLabel: name },
      lines.map(text => h('p', text)),
    ),
  };
}

function line(className: string, text: string | undefined): ElementContent | undefined {
  return text ? h('p', { className: [className] }, text) : undefined;
}

function present(children: (ElementContent | undefined)[]): ElementContent[] {
  return children.filter(child => child !== undefined);
}
