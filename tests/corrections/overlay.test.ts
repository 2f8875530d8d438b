import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCorrections } from '../../src/corrections/errata/errata.ts';
import { overlay } from '../../src/corrections/errata/overlay.ts';
import { matter } from '../chapter-file.ts';

const head = matter('label: Chapter 1');
const chapters = [
  {
    file: '01-ink.md',
    text: `${head}# Of Ink\n\n⟦7⟧The oil was boiled, and he did not recieve it. The press stood idle; the pre⟦8⟧ss was cold.[^1] It is called *stampa grossa* there.\n\n[^1]: See Moxon’s book\\*.\n`,
  },
  { file: '02-paper.md', text: `${head}# Of Paper\n\n⟦9⟧Rags were sorted. The press was warm.\n` },
];

/** The lines that corrections leave otherwise than they were, and what was found on the way. */
function corrected(...yaml: string[]) {
  const corrections = parseCorrections(
    yaml.map((entry, i) => `- id: c${i + 1}\n  ${entry.replaceAll('\n', '\n  ')}`).join('\n'),
    'corrections.yaml',
  );
  const result = overlay(chapters, corrections);
  const lines = result.chapters.flatMap(({ text }, k) => {
    const before = chapters[k]!.text.split('\n');
    return text.split('\n').filter((line, i) => line !== before[i]);
  });
  return { lines, findings: result.findings.map(f => [f.code, f.line, f.message]), made: result.made };
}

describe('a correction', () => {
  it('is made where it stands, and nothing else is touched', () => {
    const { lines, made } = corrected('for: recieve\nread: receive');
    expect(lines).toEqual([chapters[0]!.text.split('\n')[7]!.replace('recieve', 'receive')]);
    expect(made).toMatchObject([{ id: 'c1', file: '01-ink.md', line: 8, page: '7', was: 'ie', now: 'ei' }]);
  });

  it('finds words over the mark of a page, which stays', () => {
    const { lines } = corrected('for: the press was cold\nread: the presses were cold\npage: 8');
    expect(lines[0]).toContain('idle; the pre⟦8⟧sses were cold.[^1]');
  });

  it('finds words over the reference of a note, which stays, and is not made where it would be lost', () => {
    const { lines } = corrected('for: was cold. It is called\nread: was cold. It was called');
    expect(lines[0]).toContain('ss was cold.[^1] It was called');
    const { lines: none, findings } = corrected('for: was cold. It is\nread: was so; it is');
    expect([none, findings[0]![0]]).toEqual([[], 'correction-unfit']);
    const { lines: named } = corrected("for: 'cold.[^1] It'\nread: 'old.[^1] It'");
    expect(named[0]).toContain('ss was old.[^1] It is');
  });

  it.each([
    ['stood', 'The press idle; the pre'],
    ['idle;', 'The press stood the pre'],
    ['The oil', '⟦7⟧was boiled'],
    ['it', 'recieve. The press'],
  ])('that takes “%s” out leaves no blank space in its place', (words, left) => {
    expect(corrected(`for: ${words}\npage: 7\nread: ""`).lines[0] ?? '').toContain(left);
  });

  it('that is open may lack what should stand there; one that is accepted may not', () => {
    expect(corrected('for: oil\nstatus: open').findings).toEqual([]);
    expect(() => corrected('for: oil')).toThrow('“read” is missing.');
  });

  it('is made on the page that it names, by the old print’s numbers', () => {
    expect(corrected('for: The press\nread: The hand-press\npage: 9').lines).toEqual([
      '⟦9⟧Rags were sorted. The hand-press was warm.',
    ]);
    expect(corrected('for: The press\nread: The hand-press\nchapter: 2').lines).toHaveLength(1);
    expect(corrected('for: press\nread: hand-press\nwords: The press was warm').lines).toHaveLength(1);
  });

  it('may add words and take words out', () => {
    expect(corrected('for: Rags were\nread: Rags of linen were').lines[0]).toContain(
      'Rags of linen were sorted',
    );
    expect(corrected('for: Rags were sorted. The\nread: The').lines).toEqual(['⟦9⟧The press was warm.']);
    expect(corrected('for: ", and he did not recieve it"\nread: ""').lines[0]).toContain(
      'The oil was boiled. The',
    );
  });

  it('keeps the italics around it, and may change them where it types them', () => {
    expect(corrected('for: called stampa grossa\nread: named stampa grossa').lines[0]).toContain(
      'It is named *stampa grossa* there',
    );
    expect(corrected('for: "*stampa grossa*"\nread: "*stampa grande*"').lines[0]).toContain(
      '*stampa grande* there',
    );
    expect(corrected('for: called stampa grossa there\nread: known there').findings[0]).toMatchObject([
      'correction-unfit',
      1,
      expect.stringContaining('asterisks'),
    ]);
  });

  it('may type straight quotation marks for curly ones', () => {
    expect(corrected("for: Moxon's book\nread: Moxon's works").lines[0]).toBe('[^1]: See Moxon’s works\\*.');
  });

  it('writes what Markdown would take for its own as signs', () => {
    expect(corrected('for: sorted\nread: sorted [sic]').lines[0]).toContain('sorted \\[sic\\].');
  });

  it.each([
    ['sorted', 'sorted for $5 or 6$', 'sorted for \\$5 or 6\\$.'],
    ['sorted', 'a | b', 'a \\| b'],
    ['sorted', 'R&amp;D', 'R\\&amp;D'],
    ['Rags', '1. Rags', '⟦9⟧1\\. Rags were'],
    ['Rags', '- Rags', '⟦9⟧\\- Rags were'],
    ['Rags', '# Rags', '⟦9⟧\\# Rags were'],
  ])('that has “%s” read “%s” makes no list, cell or formula of it', (was, read, line) => {
    expect(corrected(`for: "${was}"\nread: "${read}"`).lines[0]).toContain(line);
  });

  it('finds a word whose accent was typed apart from its letter, and no word without it', () => {
    const book = [{ file: '01.md', text: `${head}# A\n\nThe cafe\u0301 was shut.\n` }];
    const of = (was: string, read: string) =>
      overlay(book, parseCorrections(`- id: c1\n  for: ${was}\n  read: ${read}\n`, 'corrections.yaml'));
    expect(of('café', 'cafe').chapters[0]!.text).toContain('The cafe was shut.');
    expect(of('cafe', 'café').findings.map(({ code }) => code)).toEqual(['correction-stands']);
  });

  it('that waits or is refused is not made', () => {
    expect(corrected('for: recieve\nread: receive\nstatus: open').lines).toEqual([]);
    expect(corrected('for: recieve\nread: receive\nstatus: refused').lines).toEqual([]);
  });
});

describe('what does not fit', () => {
  it('is an error that names both texts', () => {
    const { lines, findings } = corrected('for: recieved\nread: received\npage: 7');
    expect(lines).toEqual([]);
    expect(findings).toEqual([
      [
        'correction-unfit',
        1,
        'Correction c1 was not made: “recieved” does not stand on page 7; there stands “recieve”. Write in “for” what the chapter has.',
      ],
    ]);
  });

  it('stands in several places, unless it says in how many', () => {
    const entry = 'for: The press was\nread: A press was';
    expect(corrected('for: The press\nread: A press').findings[0]).toMatchObject([
      'correction-ambiguous',
      1,
      expect.stringContaining('01-ink.md, line 8 (page 7); 02-paper.md, line 8 (page 9)'),
    ]);
    expect(corrected('for: The press\nread: A press\nall: 2').lines).toHaveLength(2);
    expect(corrected('for: The press\nread: A press\nall: 3').findings).toHaveLength(1);
    expect(corrected(entry).lines).toHaveLength(1);
  });

  it('is no part of a word', () => {
    expect(corrected('for: rag\nread: rug').findings[0]![0]).toBe('correction-unfit');
  });

  it('stands there already as it should: that is told, and no error', () => {
    const corrections = parseCorrections('- id: a\n  for: sortid\n  read: sorted\n', 'corrections.yaml');
    expect(overlay(chapters, corrections).findings).toMatchObject([
      { code: 'correction-stands', severity: 'info' },
    ]);
  });

  it('changes the words that another changes', () => {
    const { lines, findings } = corrected(
      'for: were sorted\nread: are sorted',
      'for: Rags were\nread: Rags got',
    );
    expect(lines).toEqual(['⟦9⟧Rags are sorted. The press was warm.']);
    expect(findings[0]).toMatchObject(['correction-twice', 4, expect.stringContaining('as c1')]);
  });
});

it('what stands there already is not put in once more', () => {
  const text = (words: string) => [{ file: '01.md', text: `${head}The oil was ${words}.\n` }];
  const corrections = parseCorrections('- id: a\n  for: good\n  read: very good\n', 'c.yaml');
  expect(overlay(text('good'), corrections).chapters).toEqual(text('very good'));
  const again = overlay(text('very good'), corrections);
  expect(again.chapters).toEqual(text('very good'));
  expect(again.findings).toMatchObject([{ code: 'correction-stands', severity: 'info' }]);
});

it('what opens a container is none of the words of a book', () => {
  const text = `${head}A verse:\n\n:::verse\nOf verse\n:::\n`;
  const corrections = parseCorrections('- id: a\n  for: verse\n  read: rhyme\n  all: 2\n', 'c.yaml');
  const { chapters: corrected, findings } = overlay([{ file: '01.md', text }], corrections);
  expect([corrected[0]!.text, findings]).toEqual([`${head}A rhyme:\n\n:::verse\nOf rhyme\n:::\n`, []]);
});

it('any words of a chapter can be corrected, and only these change', () => {
  const words = ['oil', 'rag*s*', 'the', '⟦3⟧', 'pre⟦4⟧ss', 'l’eau', 'x\\*', '*a b*', '“so”', 'a–b', 'it.'];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...words), { minLength: 3, maxLength: 30 }),
      fc.nat(),
      fc.constantFrom('read', 'two words', 'ü', ''),
      (all, pick, read) => {
        const text = `${head}${all.join(' ')} zzz ${all.toReversed().join(' ')}\n`;
        const now = [...all];
        now.splice(pick % now.length, 0, 'zzz');
        const [result] = overlay(
          [{ file: '01.md', text }],
          parseCorrections(JSON.stringify([{ id: 'a', for: 'zzz', read }]), 'c.yaml'),
        ).chapters;
        expect(result!.text).toBe(read === '' ? text.replace(' zzz', '') : text.replace('zzz', read));
      },
    ),
  );
});

describe('a list with a fault is refused with its line', () => {
  it.each([
    ['for: a\nread: b', 1, /“id” is missing/],
    ['- id: a\n  for: x\n  read: y\n- id: a\n  for: z\n  read: y', 4, /line 1 is called “a” too/],
    ['- id: a\n  for: x\n  reed: y', 1, /“read” is missing|“reed” is unknown/],
    [
      '- id: a\n  for: x\n  read: y\n  kind: typo',
      1,
      /“kind” must be one of misprint, fact, style, recovery/,
    ],
    ['- id: a\n  for: x\n  read: y\n  all: many', 1, /“all” must be a whole number/],
    ['- id: two words\n  for: x\n  read: y', 1, /“id” must be one word/],
    ['id: a', 1, /not a list/],
  ])('%s', (yaml, line, message) => {
    const list = yaml.startsWith('for:') ? `- ${yaml.replaceAll('\n', '\n  ')}` : yaml;
    expect(() => parseCorrections(list, 'corrections.yaml')).toThrow(
      expect.objectContaining({ line, message: expect.stringMatching(message) }),
    );
  });
});
