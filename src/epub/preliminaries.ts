import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Terms } from '../language/terms.ts';
import { printingLine } from '../title/printing.ts';
import type { Book } from '../title.ts';
import type { Page } from './page.ts';

/** The cover as the first page. */
export function coverPage(book: Book, image: string, terms: Terms): Page {
  const alt = book.coverAlt ?? [book.title, book.subtitle, ...authorsOf(book)].filter(Boolean).join(', ');
  return {
    id: 'cover',
    title: terms.cover,
    matter: 'cover',
    landmark: 'cover',
    tree: h('section', { className: ['cover'], 'epub:type': 'cover' }, [
      h('img', { src: image, alt, role: 'doc-cover' }),
    ]),
  };
}

/** The title page. */
export function titlePage(book: Book, terms: Terms): Page {
  const authors = authorsOf(book);
  const others = book.creators.map(({ name }) => name).filter(name => !authors.includes(name));
  return {
    id: 'title-page',
    title: terms.titlePage,
    matter: 'frontmatter',
    landmark: 'titlepage',
    tree: h(
      'section',
      { className: ['title-page'], 'epub:type': 'titlepage' },
      present([
        h('h1', book.title),
        line('subtitle', book.subtitle),
        ...authors.map(name => line('author', name)),
        ...others.map(name => line('contributor', name)),
        line('series', [book.series?.name, book.series?.number].filter(Boolean).join(', ')),
        line('publisher', [book.publisher, book.place].filter(Boolean).join(', ')),
        line('year', book.date?.slice(0, 4)),
      ]),
    ),
  };
}

/** The imprint page; it says nothing that `book.yaml` does not say. */
export function imprintPage(book: Book, terms: Terms): Page {
  const isbn = (text: string | undefined) => (text ? `ISBN ${text}` : undefined);
  const { source } = book;
  const printed = [source.title, source.publisher, source.date?.slice(0, 4), isbn(source.isbn)].filter(
    Boolean,
  );
  return {
    id: 'imprint',
    title: terms.imprint,
    matter: 'frontmatter',
    landmark: 'copyright-page',
    tree: h(
      'section',
      { className: ['imprint'], 'epub:type': 'copyright-page' },
      present([
        h('h1', { className: ['for-voices'] }, terms.imprint),
        line('title', [book.title, book.subtitle].filter(Boolean).join(': ')),
        line('publisher', [book.publisher, book.place, book.date?.slice(0, 4)].filter(Boolean).join(', ')),
        line('printing', printingLine(book, terms.withCorrections)),
        line('rights', book.rights),
        ...book.imprint.map(text => line('more', text)),
        line('isbn', isbn(/^urn:isbn:(.+)$/i.exec(book.identifier)?.[1])),
        line('source', printed.length > 0 ? `${terms.pagesOf} ${printed.join(', ')}.` : undefined),
      ]),
    ),
  };
}

/** The dedication of `book.yaml`. */
export function dedicationPage(text: string, terms: Terms): Page {
  return {
    id: 'dedication',
    title: terms.dedication,
    matter: 'frontmatter',
    landmark: 'dedication',
    tree: h(
      'section',
      {
        className: ['dedication'],
        'epub:type': 'dedication',
        role: 'doc-dedication',
        ariaLabel: terms.dedication,
      },
      text
        .split('\n')
        .filter(Boolean)
        .map(part => h('p', part)),
    ),
  };
}

function authorsOf(book: Book): string[] {
  return book.creators.filter(({ role }) => role === 'aut').map(({ name }) => name);
}

function line(className: string, text: string | undefined): ElementContent | undefined {
  return text ? h('p', { className: [className] }, text) : undefined;
}

function present(children: (ElementContent | undefined)[]): ElementContent[] {
  return children.filter(child => child !== undefined);
}
