import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/manuscript/index.ts';
import { citationsIn } from '../../src/publication/citations.ts';
import { publish } from '../../src/publication/index.ts';
import type { Title } from '../../src/title.ts';

const cited = (text: string) =>
  citationsIn(text).map(({ authors, year, from, to }) => [authors.join(' & '), year, text.slice(from, to)]);

describe('citations by author and year', () => {
  it.each([
    ['so he says (Foucault 1980a: 136).', [['Foucault', '1980a', 'Foucault 1980a']]],
    [
      'so (Foucault 1980a:136; see also Agamben 1998)',
      [
        ['Foucault', '1980a', 'Foucault 1980a'],
        ['Agamben', '1998', 'Agamben 1998'],
      ],
    ],
    ['as Foucault (1980a: 136) says', [['Foucault', '1980a', '1980a']]],
    ['in Foucault’s (1980a) book', [['Foucault', '1980a', '1980a']]],
    ['(Deleuze and Guattari, 1987: 3)', [['Deleuze & Guattari', '1987', 'Deleuze and Guattari, 1987']]],
    ['(van der Berg et al. 2001)', [['van der Berg', '2001', 'van der Berg et al. 2001']]],
    [
      '(Müller 1999). The press (Ibid.: 7)',
      [
        ['Müller', '1999', 'Müller 1999'],
        ['Müller', '1999', 'Ibid.'],
      ],
    ],
    ['In (May 1968) and (In 1934) and in 1989', []],
    ['in THE ORDER OF THINGS (2007) he', []],
    ['in FOUCAULT (2007) it', [['FOUCAULT', '2007', '2007']]],
    ['(1980a) alone, and (Ibid.) of nothing', []],
  ])('%s', (text, expected) => {
    expect(cited(text)).toEqual(expected);
  });
});

describe('in a book', () => {
  const book = (bibliography: string) => {
    const title = {
      folder: '/',
      book: { language: 'en', italics: { titles: [], foreign: [] } },
    } as unknown as Title;
    const chapters = [
      parse(
        '01.md',
        '---\ntype: chapter\n---\n\n# One\n\nSo (Foucault 1980a: 136).[^1]\n\n*Again* (*Ibid*.: 7).\n\n[^1]: See Agamben (1998).\n',
      ),
    ];
    if (bibliography)
      chapters.push(parse('02.md', `---\ntype: bibliography\n---\n\n# Works\n\n${bibliography}\n`));
    return publish(chapters, title);
  };

  it('leads from the citation to the bibliography', () => {
    const { documents, works } = book(
      'Agamben, G. (1998) *Homo*.\n\nFoucault, M. (1978) *One*.\n\n——— (1980a) *Two*.',
    );
    const link = (text: string, entry: string) =>
      `<a class="citation" role="doc-biblioref" href="#s02-${entry}">${text}</a>`;
    const html = toHtml(documents[0]!.tree);
    expect(html).toContain(`So (${link('Foucault 1980a', 'foucault-1980a')}: 136).`);
    expect(html).toContain(`(${link('<em>Ibid</em>.', 'foucault-1980a')}: 7)`);
    expect(toHtml(documents[0]!.notes[0]!.content)).toContain(`Agamben (${link('1998', 'agamben-1998')})`);
    expect(works.map(({ authors, entry }) => [authors[0], entry])).toEqual([
      ['Agamben', 's02-agamben-1998'],
      ['Foucault', 's02-foucault-1980a'],
    ]);
  });

  it('lists the works where there is no bibliography', () => {
    expect(book('').works).toEqual([
      { authors: ['Agamben'], year: '1998', cited: [{ file: '01.md', times: 1 }] },
      { authors: ['Foucault'], year: '1980a', cited: [{ file: '01.md', times: 2 }] },
    ]);
    expect(toHtml(book('').documents[0]!.tree)).not.toContain('citation');
  });
});
