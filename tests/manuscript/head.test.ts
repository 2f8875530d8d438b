import { expect, it } from 'vitest';
import { parse, stringify } from '../../src/manuscript/index.ts';

const head = (...lines: string[]) =>
  `---\ntype: chapter\n${lines.map(line => `${line}\n`).join('')}---\n\n# Pans\n`;

it('the head of a chapter says who wrote and translated it, one name or several', () => {
  const chapter = parse(
    '01.md',
    head('subtitle: Fire', 'authors: [Ines Calloway, Juno Hale]', 'translators: Mira Solen'),
  );
  expect(chapter.matter).toEqual({
    type: 'chapter',
    subtitle: 'Fire',
    authors: ['Ines Calloway', 'Juno Hale'],
    translators: ['Mira Solen'],
  });
  const written = stringify(chapter);
  expect(written).toContain('translators: Mira Solen\n');
  expect(parse('01.md', written).matter).toEqual(chapter.matter);
});

it('the head of a chapter may say how catalogues sort a name', () => {
  const chapter = parse(
    '01.md',
    head('authors: [{name: Juno van Hale, sort: "Hale, Juno van"}, Mira Solen]'),
  );
  expect(chapter.matter.authors).toEqual([{ name: 'Juno van Hale', sort: 'Hale, Juno van' }, 'Mira Solen']);
  expect(parse('01.md', stringify(chapter)).matter).toEqual(chapter.matter);
});

it.each(['authors:\n  - 1\n  - [a]', 'author: Ines', 'subtitle: ""'])('refuses %s', line => {
  expect(() => parse('01.md', head(line))).toThrow(/front matter/);
});
