import { expect, it } from 'vitest';
import { blocks, parse, stringify } from '../../src/manuscript/index.ts';
import { found, html } from './published.ts';

const glossary = (text: string) => `:::glossary\n${text}\n:::`;

it('sets terms and what they mean as a list of definitions, in the words of EPUB', () => {
  expect(html(glossary('Forme\n: Pages *locked* up.\n\nQuoin\n: A wedge.'))).toBe(
    '<dl class="glossary">' +
      '<dt><dfn epub:type="glossterm">Forme</dfn></dt><dd epub:type="glossdef"><p>Pages <em>locked</em> up.</p></dd>' +
      '<dt><dfn epub:type="glossterm">Quoin</dfn></dt><dd epub:type="glossdef"><p>A wedge.</p></dd></dl>',
  );
});

it('gives a meaning to several terms, and a term several meanings', () => {
  const made = html(glossary('Forme\nForm\n: Pages.\n: A side of a sheet.')).replace(/ epub:type="\w+"/g, '');
  expect(made).toContain(
    '<dt><dfn>Forme</dfn></dt><dt><dfn>Form</dfn></dt><dd><p>Pages.</p></dd><dd><p>A side of a sheet.</p></dd>',
  );
});

it('takes the line above a colon for a term, also without an empty line between entries', () => {
  expect(html(glossary('Forme\n: Pages.\nQuoin\n: A wedge.')).match(/<dfn/g)).toHaveLength(2);
});

it('leaves all that follows in the meaning that it follows: paragraphs, lists, page marks', () => {
  const made = html(
    glossary('Forme\n: Pages.\n\nReady for press.\n\n- outer\n- inner\n\n⟦4⟧\n\nQuoin\n: A wedge.'),
  );
  expect(made).toMatch(
    /<dd[^>]*><p>Pages\.<\/p><p>Ready for press\.<\/p><ul>.*<\/ul><\/dd><dt><span class="pagebreak"/,
  );
});

it('parts the list where headings stand in it', () => {
  const made = html(glossary('Words of the trade.\n\n## F\n\nForme\n: Pages.\n\n## Q\n\nQuoin\n: A wedge.'));
  expect(made).toMatch(
    /^<div><p>Words of the trade\.<\/p><h2.*<\/h2><dl.*<\/dl><h2.*<\/h2><dl.*<\/dl><\/div>$/,
  );
});

it('tells of a glossary that explains nothing, and of terms that stand in none', () => {
  expect(found(glossary('Forme, Galley'))).toEqual([['entries-missing', 7]]);
  expect(found('So it is.\n\nForme\n: Pages.')).toEqual([['sign-unknown', 10]]);
  expect(found(glossary('Forme\n: Pages.'))).toEqual([]);
});

it('reads terms and meanings as blocks of their own, without the colon', () => {
  const chapter = parse('a.md', `---\ntype: glossary\n---\n\n${glossary('Forme\n: Pages\nof type.')}\n`);
  expect(blocks(chapter).map(({ kind, text }) => [kind, text])).toEqual([
    ['name', 'Forme'],
    ['paragraph', 'Pages of type.'],
  ]);
});

it('takes a line that is typed further in for more of the meaning above it, and writes it so again', () => {
  const text = glossary(
    'Forme\n: Pages as they lie\n  in the chase,\n  *locked*.\n: A side.\nQuoin\n: A wedge.',
  );
  const made = html(text)
    .replace(/ epub:type="\w+"/g, '')
    .replace(/\n/g, ' ');
  expect(made).toContain(
    '<dd><p>Pages as they lie in the chase, <em>locked</em>.</p></dd><dd><p>A side.</p></dd>',
  );
  expect(made).toContain('<dt><dfn>Quoin</dfn></dt>');
  const written = stringify(parse('a.md', `---\ntype: glossary\n---\n\n${text}\n`));
  expect(written).toContain('lie\n  in the chase,\n  *locked*.\n: A side.\nQuoin\n');
});

it('tells of a term that a blank line parts from what it means', () => {
  expect(found(glossary('Forme\n: Pages.\n\nChase\n\n: The iron frame.'))).toEqual([['entry-parted', 11]]);
  expect(found(glossary('Forme\n: Pages.\n\nReady for press.\n\n: A side of a sheet.'))).toEqual([]);
});
