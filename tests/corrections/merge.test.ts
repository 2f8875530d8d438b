import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from '../../src/corrections/merging/merge.ts';
import { chapterFile } from '../chapter-file.ts';

const press = [
  '# The Press',
  'The first printers of the town cast their own type, and seldom lent it.',
  'A compositor could set some fifteen hundred letters in an hour, if the copy was clean.',
];
const ink = [
  '# Ink',
  'Ink was boiled from oil and soot, outside the walls, because of the fire.',
  'Nobody who has smelt it will forget it, and nobody who has boiled it wants to.',
];
const paper = [
  '# Paper',
  'Rags were sorted, wetted, left to rot, and beaten by water for a day and a night.',
];
const md = (paragraphs: readonly string[]) => chapterFile(...paragraphs);
const base = { '01-press.md': md(press), '02-ink.md': md(ink), '03-paper.md': md(paper) };

type Files = Record<string, string>;
const inOrder = (files: Files) =>
  new Map(Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1)));
const merged = (theirs: Files, ours: Files, from: Files = base) => {
  const { chapters, ...rest } = merge(inOrder(from), inOrder(theirs), inOrder(ours));
  return { ...rest, chapters: Object.fromEntries(chapters) as Files };
};
const change = (files: Files, name: string, from: string, to: string): Files => {
  expect(files[name]).toContain(from);
  return { ...files, [name]: files[name]!.replace(from, to) };
};
const without = (files: Files, name: string): Files =>
  Object.fromEntries(Object.entries(files).filter(([one]) => one !== name));
const renamed = (files: Files, name: string, to: string): Files => ({
  ...without(files, name),
  [to]: files[name]!,
});

/** The new recovery in these examples: another word in the text on ink. */
const again = change(base, '02-ink.md', 'because of the fire', 'for fear of fire');

describe('what is new in a recovery is brought into a person’s chapters', () => {
  it('where other words of the same sentence were changed', () => {
    const { chapters, clashes, changed } = merged(change(base, '02-ink.md', 'soot', 'lampblack'), again);
    expect(clashes).toEqual([]);
    expect(changed).toEqual(['02-ink.md']);
    expect(chapters['02-ink.md']).toContain(
      'Ink was boiled from oil and lampblack, outside the walls, for fear of fire.',
    );
  });

  it('and leaves a chapter to the letter into which nothing comes', () => {
    const mine = change(base, '01-press.md', 'seldom', 'never').valueOf() as Files;
    mine['01-press.md'] = `\ufeff${mine['01-press.md']!.replaceAll('\n', '\r\n')}\r\n\r\n`;
    const { chapters } = merged(mine, again);
    expect(chapters['01-press.md']).toBe(mine['01-press.md']);
  });

  it('with the line ends that the chapter has, and its lines broken as they are', () => {
    const mine = {
      ...base,
      '02-ink.md': base['02-ink.md']
        .replace('outside the walls', 'outside\nthe walls')
        .replaceAll('\n', '\r\n'),
    };
    const { chapters, clashes } = merged(mine, again);
    expect(clashes).toEqual([]);
    expect(chapters['02-ink.md']).toContain('soot, outside\r\nthe walls, for fear of fire.\r\n\r\nNobody');
  });

  it('about a line that an editor’s program has broken otherwise, which is nobody’s change', () => {
    const mine = change(base, '02-ink.md', 'outside the walls', 'outside\nthe walls');
    const { chapters, clashes } = merged(
      mine,
      change(base, '02-ink.md', 'outside the walls', 'before the walls'),
    );
    expect(clashes).toEqual([]);
    expect(chapters['02-ink.md']).toContain('soot, before\nthe walls');
    const gone = merged(mine, change(base, '02-ink.md', ' outside the walls,', ''));
    expect(gone.clashes).toEqual([]);
    expect(gone.chapters['02-ink.md']).toContain('soot, because');
  });

  it('paragraphs too, and whole chapters', () => {
    const ours: Files = {
      ...again,
      '04-type.md': md(['# Type', 'Type was cast from lead, tin and antimony.']),
    };
    ours['01-press.md'] = md([press[0]!, press[1]!, 'They kept it in wooden cases.', press[2]!]);
    const { chapters, clashes } = merged(change(base, '01-press.md', 'seldom', 'never'), ours);
    expect(clashes).toEqual([]);
    expect(chapters['01-press.md']).toBe(
      md([press[0]!, press[1]!.replace('seldom', 'never'), 'They kept it in wooden cases.', press[2]!]),
    );
    expect(chapters['04-type.md']).toBe(ours['04-type.md']);
  });

  it('and takes away what recovery took for text, where nobody has touched it', () => {
    const ours = without({ ...again, '01-press.md': md(press.slice(0, 2)) }, '03-paper.md');
    const { chapters, clashes } = merged(change(base, '02-ink.md', 'soot', 'lampblack'), ours);
    expect(clashes).toEqual([]);
    expect(chapters['01-press.md']).toBe(md(press.slice(0, 2)));
    expect(Object.keys(chapters)).toEqual(['01-press.md', '02-ink.md']);
  });

  it('and a chapter that recovery calls otherwise now has the new name with the old changes', () => {
    const ours = change(renamed(base, '02-ink.md', '02-of-ink.md'), '02-of-ink.md', '# Ink', '# Of Ink');
    const { chapters, clashes } = merged(change(base, '02-ink.md', 'soot', 'lampblack'), ours);
    expect(clashes).toEqual([]);
    expect(Object.keys(chapters)).toEqual(['01-press.md', '02-of-ink.md', '03-paper.md']);
    expect(chapters['02-of-ink.md']).toContain('# Of Ink\n\nInk was boiled from oil and lampblack');
  });
});

it('neighbouring words that go, one of a person’s and one of the recovery’s, leave no blank space behind', () => {
  const all = 'ink is made of oil, and of soot (or of lampblack, they say)'.split(' ');
  const without = (gone: number[]) =>
    md([`${all.filter((_, k) => !gone.includes(k)).join(' ')}.`.replace(/ ?(?=[,)])/g, '')]);
  const wrong: string[] = [];
  for (let mine = 0; mine < all.length; mine++)
    for (const ours of [mine - 1, mine + 1]) {
      if (!(ours in all)) continue;
      const { chapters, clashes } = merged(
        { '1.md': without([mine]) },
        { '1.md': without([ours]) },
        { '1.md': without([]) },
      );
      if (clashes.length === 0 && chapters['1.md'] !== without([mine, ours])) wrong.push(chapters['1.md']!);
    }
  expect(wrong).toEqual([]);
});

describe('files are a person’s to arrange', () => {
  it('one that was deleted does not come back, though recovery has other words in it now', () => {
    const { chapters, clashes } = merged(without(base, '02-ink.md'), again);
    expect(Object.keys(chapters)).toEqual(['01-press.md', '03-paper.md']);
    expect(clashes).toMatchObject([{ deleted: true, recovered: expect.stringContaining('fear of fire') }]);
  });

  it('one that was renamed is known again', () => {
    const { chapters, clashes } = merged(renamed(base, '02-ink.md', '02-soot.md'), again);
    expect(clashes).toEqual([]);
    expect(chapters).toEqual(renamed(again, '02-ink.md', '02-soot.md'));
  });

  it('and keeps the name that a person gave it, whatever recovery calls it', () => {
    const ours = renamed(again, '02-ink.md', '02-of-ink.md');
    const { chapters } = merged(renamed(base, '02-ink.md', '02-soot.md'), ours);
    expect(Object.keys(chapters)).toEqual(['01-press.md', '02-soot.md', '03-paper.md']);
  });

  it('they may be put into another order', () => {
    const mine = {
      '01-ink.md': base['02-ink.md'],
      '02-press.md': base['01-press.md'],
      '03-paper.md': base['03-paper.md'],
    };
    const ours = change(again, '01-press.md', 'seldom', 'never');
    const { chapters, clashes } = merged(mine, ours);
    expect(clashes).toEqual([]);
    expect(chapters).toEqual({
      '01-ink.md': ours['02-ink.md'],
      '02-press.md': ours['01-press.md'],
      '03-paper.md': ours['03-paper.md'],
    });
  });

  it('the first as the last, about one that is too short to be known by its words', () => {
    const from = { ...base, '02-ink.md': md(['Ink is oil and soot.']) };
    const mine = {
      '01-paper.md': base['03-paper.md'],
      '02-ink.md': from['02-ink.md'],
      '03-press.md': base['01-press.md'].replace('seldom', 'never'),
    };
    const { chapters, clashes } = merged(mine, change(from, '02-ink.md', ' and soot', ''), from);
    expect(clashes).toEqual([]);
    expect(chapters).toEqual({ ...mine, '02-ink.md': md(['Ink is oil.']) });
  });

  it('or divided', () => {
    const mine = { ...base, '02-ink.md': md(ink.slice(0, 2)), '02b-smell.md': md(['# Its Smell', ink[2]!]) };
    const ours = change(again, '02-ink.md', 'forget it', 'ever forget it');
    const { chapters, clashes } = merged(mine, ours);
    expect(clashes).toEqual([]);
    expect(chapters['02-ink.md']).toContain('for fear of fire');
    expect(chapters['02b-smell.md']).toContain('# Its Smell\n\nNobody who has smelt it will ever forget it');
  });

  it('or joined', () => {
    const mine = without({ ...base, '01-press.md': md([...press, '## Ink', ...ink.slice(1)]) }, '02-ink.md');
    const { chapters, clashes } = merged(mine, again);
    expect(clashes).toEqual([]);
    expect(Object.keys(chapters)).toEqual(['01-press.md', '03-paper.md']);
    expect(chapters['01-press.md']).toContain(
      '## Ink\n\nInk was boiled from oil and soot, outside the walls, for fear of fire.',
    );
  });

  it('a paragraph may be put into another file, and changed there', () => {
    const mine = {
      ...base,
      '02-ink.md': md([ink[0]!, ink[2]!]),
      '03-paper.md': md([...paper, ink[1]!.replace('soot', 'lampblack')]),
    };
    const { chapters, clashes } = merged(mine, again);
    expect(clashes).toEqual([]);
    expect(chapters['03-paper.md']).toContain('oil and lampblack, outside the walls, for fear of fire.');
  });

  it('one in which a person has written stays, though recovery has no such chapter any more', () => {
    const mine = { ...base, '02-ink.md': md([...ink, 'Lampblack is better, says a note in my copy.']) };
    const { chapters, clashes } = merged(mine, without(base, '02-ink.md'));
    expect(clashes).toEqual([]);
    expect(chapters['02-ink.md']).toBe(md(['Lampblack is better, says a note in my copy.']));
    expect(chapters['01-press.md']).toBe(base['01-press.md']);
  });

  it('a new one of the same name as one of recovery’s keeps it', () => {
    const added = md(['# My Own Chapter', 'It was not in the printed book.']);
    const ours: Files = { ...again, '04-type.md': md(['# Type', 'Type was cast from lead.']) };
    const { chapters } = merged({ ...base, '04-type.md': added }, ours);
    expect(chapters['04-type.md']).toContain('It was not in the printed book.');
    expect(Object.values(chapters).join('')).toContain('Type was cast from lead.');
  });
});

describe('where both have changed the same words', () => {
  const mine = change(base, '02-ink.md', 'because of the fire', 'owing to the fire');

  it('both are shown, with the place, and the person’s stand', () => {
    const { chapters, clashes } = merged(mine, again);
    expect(chapters['02-ink.md']).toBe(mine['02-ink.md']);
    expect(clashes).toEqual([
      expect.objectContaining({
        ...{ file: '02-ink.md', line: 7, deleted: false },
        before: expect.stringContaining('because of'),
        yours: expect.stringContaining('owing to'),
        recovered: expect.stringContaining('for fear of'),
      }),
    ]);
  });

  it('in the same way, that is no conflict', () => {
    expect(merged(again, again)).toMatchObject({ clashes: [], chapters: again });
  });

  it('that is one also where a person has deleted what recovery changed', () => {
    const { clashes } = merged({ ...base, '02-ink.md': md([ink[0]!, ink[2]!]) }, again);
    expect(clashes).toMatchObject([{ yours: '', deleted: false }]);
  });

  it('and where a word stands twice, of which one was taken out: nobody can tell which', () => {
    const text = (words: string) => ({ '1.md': md([`So it was ${words}.`]) });
    const { chapters, clashes } = merged(text('and'), text('new and anew and'), text('and and'));
    expect(chapters).toEqual(text('new and'));
    expect(clashes).toMatchObject([{ yours: '', recovered: 'anew and' }]);
  });

  it('and where both put in something else between the same words', () => {
    const ours = change(base, '02-ink.md', 'oil and', 'oil, resin and');
    expect(merged(change(base, '02-ink.md', 'oil and', 'oil, gum and'), ours).clashes).toHaveLength(1);
  });
});

const words = 'the of and a press type letter ink paper sheet forme book line he she it was in on to'.split(
  ' ',
);
// Of a word that stands there twice in a row, nobody can tell which one was deleted.
const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 12, maxLength: 24 })
  .map(all => all.filter((one, at) => one !== all[at + 1]))
  .filter(({ length }) => length > 5);
const change1 = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('insert' as const, 'replace' as const, 'delete' as const, 'add a sentence' as const),
});

/** A change to one word of a text; `own` stands nowhere else. */
function edited(text: readonly string[], at: number, kind: string, own: string): string {
  const copy = [...text];
  if (kind === 'insert') copy.splice(at, 0, own);
  if (kind === 'replace') copy[at] = own;
  if (kind === 'delete') copy.splice(at, 1);
  if (kind === 'add a sentence') copy.splice(at, 0, own, 'was', 'put', 'in', 'here.');
  return chapterFile(`${copy.join(' ')}.`);
}

const pairs = Number(process.env.REISSUE_PAIRS ?? 1_000);

describe(`in ${pairs} pairs of edits`, () => {
  it('different words are no conflict, and nothing is lost', () => {
    fc.assert(
      fc.property(sentence, change1, change1, (text, one, other) => {
        const at = one.at % text.length;
        const to = other.at % text.length;
        fc.pre(at !== to && !(one.kind === 'delete' && other.kind === 'delete' && Math.abs(at - to) < 2));
        const theirs = edited(text, at, one.kind, 'mine');
        const ours = edited(text, to, other.kind, 'new');
        const { chapters, clashes } = merged(
          { '01.md': theirs },
          { '01.md': ours },
          { '01.md': edited(text, 0, '', '') },
        );
        expect(clashes).toEqual([]);
        expect(chapters['01.md']!.includes('mine')).toBe(theirs.includes('mine'));
        expect(chapters['01.md']!.includes('new')).toBe(ours.includes('new'));
      }),
      { numRuns: pairs },
    );
  });

  it('the same words are never lost in silence', () => {
    fc.assert(
      fc.property(sentence, change1, change1, (text, one, other) => {
        const at = one.at % text.length;
        const theirs = edited(text, at, one.kind, 'mine');
        const ours = edited(text, at, other.kind, 'new');
        const { chapters, clashes } = merged(
          { '01.md': theirs },
          { '01.md': ours },
          { '01.md': edited(text, 0, '', '') },
        );
        expect(chapters['01.md']!.includes('mine')).toBe(theirs.includes('mine'));
        const all = `${chapters['01.md']} ${clashes.map(({ recovered }) => recovered).join(' ')}`;
        expect(all.includes('new')).toBe(ours.includes('new'));
      }),
      { numRuns: pairs },
    );
  });
});

it('a book of 300 pages with changes everywhere is merged in a moment', () => {
  const paragraph = (k: number) =>
    Array.from(
      { length: 90 },
      (_, n) => `${words[(k * 7 + n * n) % words.length]}${n % 9 === 0 ? k : ''}`,
    ).join(' ');
  const text = (every: number, word: string) =>
    Object.fromEntries(
      Array.from({ length: 12 }, (_, c) => [
        `${10 + c}.md`,
        md(
          Array.from({ length: 110 }, (_, p) =>
            p % every === 0 ? paragraph(c * 200 + p).replace(/ press /, ` ${word} `) : paragraph(c * 200 + p),
          ),
        ),
      ]),
    );
  // Of this program's own time: a machine may be busy with others.
  const from = process.cpuUsage();
  const { clashes } = merged(text(4, 'mine'), text(3, 'new'), text(1000, 'x'));
  expect(process.cpuUsage(from).user / 1000).toBeLessThan(4_000);
  expect(clashes.length).toBeGreaterThan(0);
});
