import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Document, Note, Publication } from '../../src/publication/publication.ts';
import type { Book, Title } from '../../src/title.ts';
import { plainBook } from '../title/plain.ts';

/** Our own sentences on the craft, to be strung together into pages. */
const sentences = `
The compositor stood at the case and set the letters one after another into the stick, upside down and from left to right.
When the line was nearly full he had to make it come out even, and he did so by changing the spaces between the words.
A careless workman drove the words apart until rivers of white ran down the page; a good one went back over several lines and let each give a little.
No machine did it better for a hundred years, because no machine could afford to look at more than one line at a time.
In the seventies of the last century a mathematician, displeased with the proofs of his own book, thought of the paragraph as a whole.
Every way of breaking it is a path through a network, and the cheapest path is found without trying all of them.
What matters to the reader is not the single line but the evenness of the grey that the lines make together.
Hyphenation helps, provided that it remains exceptional; three divided words in succession look like a ladder at the margin.
The Venetian printers of the fifteenth century already cut smaller capitals and narrower letters for the same purpose.
Aldus Manutius published the Greek classics in handy volumes, and his italic, cut by Francesco Griffo, saved both paper and expense.
Paper was the dearest part of a book, dearer than the labour of setting it, which is why margins were the first thing to shrink.
The imposition of the sheets decides which pages lie back to back, and a line that shines through from the other side must meet a line.
That is why careful printers keep a register: the lines of one page stand exactly behind those of the other.
A widow is the last line of a paragraph alone at the head of a page, an orphan its first line alone at the foot.
Neither is a crime, though both interrupt the reader, who has to turn the leaf before the sentence comes to rest.
Running heads tell the reader where he is; folios tell the binder how to gather the sheets, and later tell the scholar what to cite.
Correctors read the proofs aloud to one another, comma by comma, and marked in the margin what the compositor had overlooked.
Some errors survived nevertheless and were confessed at the end of the volume, in a list that nobody read but the author.
Whoever prints a book again inherits its mistakes unless somebody compares the new edition with the old, letter by letter.
A punch is cut in steel, struck into copper, and justified with a file before any type can be cast from it.
`
  .trim()
  .split('\n');

/** Paragraphs of three to seven sentences, the same at every call. */
export function prose(count: number, seed = 1): string[] {
  let state = seed;
  const next = (limit: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * limit);
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 3 + next(5) }, () => sentences[next(sentences.length)]).join(' '),
  );
}

const paragraphs = (count: number, seed: number): Element[] => prose(count, seed).map(text => h('p', text));

function chapter(
  id: string,
  title: string,
  blocks: ElementContent[],
  more: Partial<Document> & { sections?: [string, string][] } = {},
): Document {
  const { sections = [], ...rest } = more;
  const label = rest.label;
  const h1 = h('h1', { id: `${id}-title` }, title);
  return {
    id,
    file: `${id}.md`,
    type: 'chapter',
    zone: 'body',
    title,
    short: title,
    tree: h('section', { id }, [
      label ? h('header', { className: ['opener'] }, [h('p', { className: ['label'] }, label), h1]) : h1,
      ...blocks,
    ]),
    headings: [
      { level: 1, id: `${id}-title`, text: title, content: [{ type: 'text', value: title }] },
      ...sections.map(([sectionId, text]) => ({
        level: 2,
        id: sectionId,
        text,
        content: [{ type: 'text', value: text } as const],
      })),
    ],
    captions: [],
    notes: [],
    descriptions: [],
    ...rest,
  };
}

const reference = (note: string, label: string): Element =>
  h('a', { className: ['noteref'], id: `${note}-ref1`, href: `#${note}` }, label);

const note = (id: string, label: string, content: ElementContent[]): Note => ({
  id,
  label,
  references: [`${id}-ref1`],
  content,
  line: 1,
});

/** A small book that shows everything the print edition must set: about twenty pages. */
export function samplePublication(): Publication {
  const first = chapter(
    '02-lines',
    'Of Lines and the Men Who Broke Them',
    [
      h('blockquote', { className: ['epigraph'] }, [
        h('p', 'Ars longa, vita brevis.'),
        h('div', { className: ['signature'] }, [h('p', 'Hippocrates, in Latin')]),
      ]),
      ...paragraphs(5, 3),
      h('p', [
        'The Greeks called letters ',
        h('i', { lang: 'grc' }, 'γράμματα'),
        ' and the scribe began with ',
        h('span', { lang: 'grc' }, 'Ἐν ἀρχῇ ἦν ὁ λόγος'),
        '; in Moscow Ivan Fyodorov (',
        h('span', { lang: 'ru' }, 'Иван Фёдоров'),
        ') printed the ',
        h('i', 'Apostol'),
        ' in 1564.',
        reference('02-lines-n1', '1'),
        ' Prague had Melantrich, Kraków had Haller and Ungler; Gdańsk, Besançon, Århus, Győr and Škofja Loka followed.',
      ]),
      h('h2', { id: '02-lines-the-stick' }, 'The Stick'),
      ...paragraphs(7, 5),
      h('p', 'An old manual says of the apprentice:'),
      h('blockquote', [
        h(
          'p',
          'He shall learn the case before he learns the stick, and the stick before he learns the press; and he shall not speak to the corrector unless he is spoken to. If he drops a forme he shall distribute the letters himself, though it take him until Sunday.',
        ),
      ]),
      h('p', ['The rule was seldom kept.', reference('02-lines-n2', '2'), ` ${prose(1, 9)[0]}`]),
      ...paragraphs(8, 11),
    ],
    {
      label: 'Chapter 1',
      short: 'Of Lines',
      sections: [['02-lines-the-stick', 'The Stick']],
      notes: [
        note('02-lines-n1', '1', [
          h('p', [
            'The date stands in the colophon. See ',
            h('i', 'The Apostol'),
            ', fol. 261 and following.',
          ]),
        ]),
        note('02-lines-n2', '2', [h('p', prose(1, 21)[0]!), h('p', 'It was seldom kept in Leipzig either.')]),
      ],
    },
  );
  const second = chapter(
    '03-pages',
    'Pages',
    [
      ...paragraphs(4, 13),
      h('p', 'The carriers sang:'),
      h('div', { className: ['verse'] }, [
        h('p', [
          'Forty sheets to the dozen,',
          h('br'),
          'Forty dozen to the load,',
          h('br'),
          'And the devil take the cousin',
          h('br'),
          'Who has tipped it on the road.',
        ]),
        h('p', ['Ink upon the apron,', h('br'), 'Ink upon the bread.']),
      ]),
      ...paragraphs(6, 17),
      h('figure', { className: ['table'] }, [
        h('table', [
          h('thead', [h('tr', [h('th', 'Town'), h('th', 'Printer'), h('th', 'Year')])]),
          h('tbody', [
            h('tr', [h('td', 'Mainz'), h('td', 'Johannes Gutenberg'), h('td', '1454')]),
            h('tr', [h('td', 'Subiaco'), h('td', 'Sweynheym and Pannartz'), h('td', '1465')]),
            h('tr', [h('td', 'Westminster'), h('td', 'William Caxton'), h('td', '1476')]),
          ]),
        ]),
        h('figcaption', [h('p', 'Three early presses')]),
      ]),
      ...paragraphs(3, 19),
      h('h2', { id: '03-pages-the-forme' }, 'The Forme'),
      ...paragraphs(9, 23),
      h('ul', [
        h('li', [h('p', 'quoins,')]),
        h('li', [h('p', 'furniture,')]),
        h('li', [h('p', 'and a mallet.')]),
      ]),
      ...paragraphs(2, 29),
    ],
    { label: 'Chapter 2', sections: [['03-pages-the-forme', 'The Forme']] },
  );
  return {
    language: 'en-GB',
    documents: [
      chapter(
        '01-preface',
        'Preface',
        [...paragraphs(6, 2), h('div', { className: ['signature'] }, [h('p', 'The compositor')])],
        {
          type: 'preface',
          zone: 'front',
        },
      ),
      first,
      second,
      chapter('04-works', 'Works Consulted', paragraphs(2, 31), { type: 'bibliography', zone: 'back' }),
    ],
    pages: [],
    images: [],
    works: [],
    findings: [],
  };
}

export const sampleBook: Book = {
  ...plainBook,
  title: 'The Even Line',
  subtitle: 'A Specimen of Setting',
  creators: [{ name: 'A. Compositor', sort: 'Compositor, A.', role: 'aut' }],
  identifier: 'urn:uuid:6a0f1d52-5e0c-5f0e-9d0a-2a4d8c1f7b11',
  modified: '2026-11-22T00:00:00Z',
  publisher: 'The Reissue Press',
  place: 'London',
  date: '2026',
  imprint: ['First printing.'],
  print: {
    ...plainBook.print,
    margins: { inner: 18, outer: 16, top: 21, bottom: 23 },
    bleed: 3,
    hanging: false,
  },
};

export const sampleTitle: Title = { name: 'even-line', folder: '/nowhere', book: sampleBook };
