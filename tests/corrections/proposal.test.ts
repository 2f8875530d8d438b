import { describe, expect, it } from 'vitest';
import { addEntries } from '../../src/corrections/errata/entry.ts';
import { parseCorrections } from '../../src/corrections/errata/errata.ts';
import { reportsIn } from '../../src/corrections/errata/import.ts';
import { overlay } from '../../src/corrections/errata/overlay.ts';
import { propose, type Report } from '../../src/corrections/errata/proposal.ts';
import { matter } from '../chapter-file.ts';

const head = matter();
const chapters = [
  {
    file: '01-ink.md',
    text: `${head}# Of Ink\n\n⟦7⟧The well-known “press” was cold, and the press stood idle. Com⟦8⟧positors set the press.\n`,
  },
  { file: '02-paper.md', text: `${head}# Of Paper\n\n⟦9⟧Rags were boiled.\n` },
];
const found = (report: Partial<Report> & { for: string }) =>
  propose(chapters, { read: 'x', ...report }).entry;

describe('the place of a correction is found', () => {
  it('by the page and what stands there, as somebody types it from the print', () => {
    expect(found({ for: 'well-\nknown "Press"' })).toEqual({
      for: 'well-known “press”',
      read: 'x',
      page: '7',
    });
    expect(found({ for: 'compositors', page: '8' })).toMatchObject({ for: 'Compositors', page: '8' });
  });

  it('and so many words around it are kept as tell it from others on the page', () => {
    const entry = found({ for: 'press', words: 'the press stood' });
    expect(entry).toEqual({ for: 'press', read: 'x', page: '7', words: 'the press stood' });
    const { yaml } = addEntries(undefined, [entry], '/corrections.yaml');
    expect(overlay(chapters, parseCorrections(yaml, 'c')).made).toMatchObject([
      { before: expect.stringMatching(/the $/) },
    ]);
  });

  it('by the chapter where no page is marked', () => {
    const bare = [{ file: '01-ink.md', text: `${head}# Of Ink\n\nOil.\n` }];
    expect(propose(bare, { for: 'Oil', read: 'Oils' }).entry).toMatchObject({ chapter: '01-ink.md' });
  });

  it('or it says where else the words stand, or what stands there', () => {
    expect(() => found({ for: 'boiled', page: '7' })).toThrow(
      expect.objectContaining({
        message: '“boiled” does not stand on page 7.',
        advice: 'It stands on page 9, in 02-paper.md, line 7.',
      }),
    );
    expect(() => found({ for: 'boilt', page: '9' })).toThrow(
      expect.objectContaining({ advice: 'There stands “boiled”.' }),
    );
    expect(() => found({ for: 'press' })).toThrow(
      expect.objectContaining({
        message: '“press” stands in 3 places.',
        advice: expect.stringContaining('all: 3'),
      }),
    );
  });
});

describe('the list', () => {
  const entry = { for: 'Oil', read: 'Oils', page: '7' };

  it('keeps all that a person wrote, and numbers on', () => {
    const own = '# mine\n- id: c4   # the fourth\n  for: "a"\n  read: b\n';
    const { yaml, ids } = addEntries(own, [entry, entry], '/corrections.yaml');
    expect(ids).toEqual(['c5', 'c6']);
    expect(yaml.startsWith(own)).toBe(true);
    expect(yaml.slice(own.length)).toContain('- id: c5\n  page: 7\n  for: Oil\n  read: Oils\n');
  });

  it('that cannot be added to says so, and is left as it is', () => {
    expect(() => addEntries('[{id: a, for: x, read: y}]', [entry], '/corrections.yaml')).toThrow();
  });

  it.each(['a: b', '- x', '"quoted"', "it's", '#7', ' x ', '*so*', 'ü\n z', '1984', 'yes', ''])(
    'gives back what was entered: %j',
    read => {
      const { yaml } = addEntries(undefined, [{ for: 'Oil', read }], '/corrections.yaml');
      expect(parseCorrections(yaml, 'c')[0]!.read).toBe(read.trim());
    },
  );
});

describe('a table', () => {
  it.each([
    ['page,for,read\n7,"cold, and","cold; and"\n'],
    ['\ufeffPage;Stands there;Should be\r\n7;cold, and;cold; and\r\n'.replace(';cold; and', ';"cold; and"')],
    ['PAGE\tWrong\tRight\n7\tcold, and\tcold; and\n'],
  ])('with commas, semicolons or tabs, and columns as people name them: %j', csv => {
    expect(reportsIn(csv, 't.csv')).toMatchObject([
      { report: { page: '7', for: 'cold, and', read: 'cold; and' }, line: 2 },
    ]);
  });

  it('with a column that nobody knows, or without one that is needed, is refused with the line', () => {
    expect(() => reportsIn('page,for,read,colour\n7,a,b,red\n', 't.csv')).toThrow(/“colour” is unknown/);
    expect(() => reportsIn('page,for,read\n7,,b\n', 't.csv')).toThrow(expect.objectContaining({ line: 2 }));
  });
});
