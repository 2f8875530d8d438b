import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/manuscript/index.ts';
import { authorsIn, citationsIn } from '../../src/publication/citations.ts';
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
    ['as FOUCAULT (2007) says', [['FOUCAULT', '2007', '2007']]],
    ...['Ebd.', 'Ib.', 'Ibíd.', 'Там же.', 'Tamże.'].map((ibidem): [string, string[][]] => [
      `(Müller 1999). The press (${ibidem})`,
      [
        ['Müller', '1999', 'Müller 1999'],
        ['Müller', '1999', ibidem],
      ],
    ]),
    ['(1980a) alone, and (Ibid.) of nothing', []],
    [
      '(see De Waal 2013; cf. Des Pres 1980)',
      [
        ['De Waal', '2013', 'De Waal 2013'],
        ['Des Pres', '1980', 'Des Pres 1980'],
      ],
    ],
    [
      '(BBC Editorial 2013; The New York Times 2007)',
      [
        ['BBC Editorial', '2013', 'BBC Editorial 2013'],
        ['New York Times', '2007', 'New York Times 2007'],
      ],
    ],
    ['as Thomas de Waal (2013) says', [['de Waal', '2013', '2013']]],
    ['a comment by Edward Said (1988: 9)', [['Said', '1988', '1988']]],
    ['According to Müller (1999: 3), it is', [['Müller', '1999', '1999']]],
    [
      '(Foucault 1990b, 1990c, 2006; Dean 1999: 131–49, 2002a: 37–8)',
      [
        ['Foucault', '1990b', 'Foucault 1990b'],
        ['Foucault', '1990c', '1990c'],
        ['Foucault', '2006', '2006'],
        ['Dean', '1999', 'Dean 1999'],
        ['Dean', '2002a', '2002a'],
      ],
    ],
    [
      '(Rose 2001: 2, Said 1988; quoted in M. Foucault 1980: 5)',
      [
        ['Rose', '2001', 'Rose 2001'],
        ['Said', '1988', 'Said 1988'],
        ['Foucault', '1980', 'Foucault 1980'],
      ],
    ],
    ['(Marx and Engels 1998 [1846]: 57)', [['Marx & Engels', '1998', 'Marx and Engels 1998']]],
  ])('%s', (text, expected) => {
    expect(cited(text)).toEqual(expected);
  });
});

it('tells names from particles in no more time than they are long', () => {
  expect(cited(`(${'De La '.repeat(40)}x 1999) and (De La Rosa 1999)`)).toEqual([
    ['De La Rosa', '1999', 'De La Rosa 1999'],
  ]);
});

it('knows the years of the first printed books', () => {
  expect(cited('after mine author. (Caxton 1473)')).toEqual([['Caxton', '1473', 'Caxton 1473']]);
});

describe('a title before its year is no author', () => {
  it.each([
    'Blumhardt’s Life by Zündel (5th edition, Zurich, 1887) gives',
    'as was reported (Pravda, March 1936; Berlin, Mai 1936)',
    'Gourdon (Essai sur la Conversion de Saint Augustine, Paris, Fischbacher, 1900) has',
    'In The Order of Things (2007) he',
    'so The New York Times (2007) said',
    'Bulgakov’s Heart of a Dog (1925), which',
    'the novel Justification (2003) is',
    'Alexandrov’s Radiant Path (1940) shows',
    'in ‘Ideology and Terror’ (1973: 460) she',
    'In Opus Dei (2013) the office',
    'operative in contemporary China (2010: 170)',
    'the Great Retreat (1946) was',
    'in his Logics of Worlds (2009: 1–7) this',
    'Chekhov’s Journey to Sakhalin (2007)',
  ])('%s', text => {
    expect(cited(text)).toEqual([]);
  });

  it('but whoever is cited in brackets is one wherever the name stands before a year', () => {
    const known = new Set(authorsIn('so it is (Debord 1967; de Certeau 1980)'));
    const found = (text: string) => citationsIn(text, undefined, known).map(({ authors }) => authors[0]);
    expect(found('In his later Society of the Spectacle Debord (2011) introduced')).toEqual(['Debord']);
    expect(found('so Michel de Certeau (1990) says')).toEqual(['de Certeau']);
    expect(found('la critique de Debord (1967)')).toEqual(['Debord']);
  });
});

describe('in a book', () => {
  const title = {
    folder: '/',
    book: { language: 'en', italics: { titles: [], foreign: [] } },
  } as unknown as Title;
  const book = (bibliography: string) => {
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

  it('ends the link of a citation before a note reference', () => {
    const { documents } = publish(
      [
        parse('1.md', '---\ntype: chapter\n---\n\n# T\n\nSee (Caxton[^1] 1473).\n\n[^1]: A note.\n'),
        parse('2.md', '---\ntype: bibliography\n---\n\n# B\n\nCaxton, W. (1473) *Recuyell*.\n'),
      ],
      title,
    );
    const made = toHtml(documents[0]!.tree);
    expect(made).toMatch(
      /\(<a class="citation"[^>]*>Caxton<\/a><a class="noteref"[^>]*>1<\/a><a class="citation"[^>]*> 1473<\/a>\)/,
    );
  });

  it('takes what is emphasised for a title, and a bibliography’s sorting for the name', () => {
    const title = { folder: '/', book: { language: 'en', italics: { titles: [], foreign: [] } } };
    const chapters = [
      parse(
        '01.md',
        '---\ntype: chapter\n---\n\n# One\n\nIn *Worlds* (2009), De Waal (2013) and (de Waal 2013).\n',
      ),
      parse('02.md', '---\ntype: bibliography\n---\n\n# Works\n\nWaal, Thomas de (2013) *Black Garden*.\n'),
    ];
    expect(publish(chapters, title as unknown as Title).works).toEqual([
      { authors: ['de Waal'], year: '2013', entry: 's02-waal-2013', cited: [{ file: '01.md', times: 2 }] },
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
