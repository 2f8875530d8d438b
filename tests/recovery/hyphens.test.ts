import { describe, expect, it } from 'vitest';
import { dictionary } from '../../src/language/dictionary.ts';
import { vocabulary } from '../../src/language/vocabulary.ts';
import { judge } from '../../src/recovery/hyphens.ts';
import { recovered } from './faults.ts';
import { blocksOf, broken, fill, heading, text, typeset, type Ways } from './typeset.ts';

/** Recovers a book in which a line ends within some words, and others stand in the middle of lines. */
function mend(
  words: string,
  [end, start]: [string, string],
  elsewhere: string[] = [],
  ways: Ways = {},
  page = false,
) {
  const mentions = elsewhere.flatMap(word => [
    text(`Nobody there had ever seen ${word} before, and of ${word} all the town spoke for a while.`),
  ]);
  const pieces = [
    heading('CHAPTER 1', 'THE INK'),
    ...fill(18),
    text(broken(words, end, start)),
    ...mentions,
    ...fill(4, 40),
  ];
  let source = typeset(pieces, ways);
  if (page) {
    expect(source).toContain(`${end}\n${start}`);
    source = source.replace(`${end}\n${start}`, `${end}\n\f${start}`);
  }
  const recovery = recovered(source);
  const asked = recovery.questions.filter(q => q.kind === 'hyphen').map(q => q.choices.map(c => c.meaning));
  const place = blocksOf(recovery)
    .map(([, t]) => t)
    .find(t => t.includes('It was called '))!;
  return { source, word: /It was called (.*?) by all who/.exec(place)?.[1], asked };
}

describe('a lost hyphen', () => {
  it.each<[string, [string, string], string[]]>([
    ['well-known', ['well-', 'known'], ['a well-known hand']],
    ['copy-editor', ['copy-', 'editor'], ['a copy-editor']],
    ['an anti-Roman tract', ['anti-', 'Roman'], []],
    ['twenty-five', ['twenty-', 'five'], ['twenty-five of them']],
  ])('is restored where the book or the letters say so: %s', (words, at, elsewhere) => {
    const { source, word, asked } = mend(words, at, elsewhere);
    expect(source).toContain(words.replace('-', ''));
    expect(word).toBe(words);
    expect(asked).toEqual([]);
  });

  it.each<[string, [string, string], string[]]>([
    ['a typographer', ['typo-', 'grapher'], []],
    ['a newspaper', ['news-', 'paper'], []],
    ['a letterwright', ['letter-', 'wright'], ['the letterwright']],
  ])('is none where the word is written closed: %s', (words, [end, start], elsewhere) => {
    const { word, asked } = mend(words, [end, start], elsewhere);
    expect(word).toBe(words);
    expect(asked).toEqual([]);
  });

  it('that nothing settles is asked about', () => {
    const { asked } = mend('quasi-printer', ['quasi-', 'printer']);
    expect(asked).toEqual([['quasi-printer', 'quasiprinter']]);
  });

  it('of a pair that shares a word is suspended', () => {
    const { source, word } = mend(
      'the fifteenth- and sixteenth-century book',
      ['fifteenth-', 'and'],
      ['a sixteenth-century book'],
    );
    expect(source).toContain('fifteenthand');
    expect(word).toBe('the fifteenth- and sixteenth-century book');
  });
});

describe('a hyphen that stands at a line’s end', () => {
  const kept: Ways = { hyphens: 'kept' };
  it.each<[string, [string, string], string[]]>([
    ['a typographer', ['typo-', 'grapher'], []],
    ['well-known', ['well-', 'known'], ['a well-known hand']],
    ['a letterwright', ['letter-', 'wright'], ['the letterwright']],
    ['the fifteenth- and sixteenth-century book', ['fifteenth-', 'and'], ['a sixteenth-century book']],
  ])('goes or stays by the same evidence: %s', (words, [end, start], elsewhere) => {
    const { word, asked } = mend(words, [end, start], elsewhere, kept);
    expect(word).toBe(words);
    expect(asked).toEqual([]);
  });

  it('goes or stays at the end of a page too', () => {
    expect(mend('a typographer', ['typo-', 'grapher'], [], { ...kept, heads: null }, true).word).toBe(
      'a typographer',
    );
    expect(
      mend('well-known', ['well-', 'known'], ['a well-known hand'], { ...kept, heads: null }, true).word,
    ).toBe('well-known');
  });

  it('goes without a question where it is a soft hyphen', () => {
    const source = typeset([heading('CHAPTER 1', 'THE INK'), ...fill(18)], kept).replace(/-\n/g, '\u00ad\n');
    const recovery = recovered(source);
    expect(
      blocksOf(recovery)
        .map(([, t]) => t)
        .join(' '),
    ).not.toMatch(/[\u00ad-]/);
    expect(recovery.questions.filter(q => q.kind === 'hyphen')).toEqual([]);
  });
});

describe('a hyphen in another form', () => {
  it.each([
    ['¬', 'as OCR programs write it'],
    ['⸗', 'of blackletter'],
    ['=', 'of blackletter, recognized'],
    ['\u2011', 'that does not break'],
  ])('%s goes or stays as a hyphen does: %s', sign => {
    const pieces = [
      heading('CHAPTER 1', 'THE INK'),
      ...fill(18),
      text(broken('a typographer', 'typo-', 'grapher')),
      text(broken('well-known', 'well-', 'known')),
      text('Nobody there had ever seen a well-known hand before, and of a well-known hand all spoke.'),
    ];
    const source = typeset(pieces, { hyphens: 'kept' }).replace(/-\n/g, `${sign}\n`);
    const read = blocksOf(recovered(source))
      .map(([, t]) => t)
      .join(' ');
    expect(read).not.toContain(sign);
    expect(read).toContain('It was called a typographer by');
    expect(read).toContain('It was called well-known by');
  });
});

describe('what is broken at a line’s end without a hyphen', () => {
  it.each<[string, [string, string], string]>([
    ['a range', ['112–', '25'], '112–25'],
    ['an alternative', ['sheet/', 'leaf'], 'sheet/leaf'],
  ])('closes up again: %s', (_, [end, start], right) => {
    expect(mend(`${end} ${start}`, [end, start], [], { hyphens: 'kept' }).word).toBe(right);
  });
});

describe('the order of the evidence', () => {
  const known = dictionary('en-GB');
  const book = (
    counts: Record<string, number>,
    habits: Record<string, { open: number; closed: number }> = {},
  ) => ({
    words: { counts: new Map(Object.entries(counts)), habits: new Map(Object.entries(habits)) },
    known,
    vocabulary: vocabulary('en-GB'),
  });
  it.each([
    [
      'the closed form in the book is a veto',
      'type',
      'setter',
      book({ typesetter: 3, 'type-setter': 1 }),
      'closed',
    ],
    ['else the hyphenated form decides', 'type', 'case', book({ 'type-case': 2 }), 'hyphen'],
    ['the book goes before the dictionary', 'news', 'paper', book({ 'news-paper': 2 }), 'hyphen'],
    ['a capital inside a word', 'post', 'Reformation', book({}), 'hyphen'],
    ['but not in a name', 'Mc', 'Donald', book({}), 'closed'],
    [
      'the habit of the house for a prefix: open',
      'post',
      'printing',
      book({}, { post: { open: 9, closed: 1 } }),
      'hyphen',
    ],
    ['and closed', 'post', 'printing', book({}, { post: { open: 1, closed: 9 } }), 'closed'],
    ['an ending is no second part', 'print', 'ings', book({}), 'closed'],
    ['two words that are none together', 'letter', 'founder', book({}), 'hyphen'],
    ['anything else was divided', 'xylo', 'graphist', book({}), 'closed'],
  ] as const)('%s', (_, a, b, context, form) => {
    expect(judge(a, b, context, true).form).toBe(form);
  });
});

describe('hyphens that the source lost at all line ends', () => {
  const book = typeset([heading('CHAPTER 1', 'THE INK'), ...fill(30)], { hyphens: 'kept' });
  const texts = (source: string) => blocksOf(recovered(source)).map(([, t]) => t);

  it('leave no divided words', () => {
    const divided = book.match(/\p{Ll}-\n\p{Ll}/gu)!.length;
    expect(divided).toBeGreaterThan(20);
    const bare = texts(book.replace(/(?<=\p{Ll})-(?=\n\p{Ll})/gu, '')).join(' ');
    const whole = new Set(texts(book).join(' ').split(' '));
    const broken = bare.split(' ').filter(word => !whole.has(word));
    // where both halves are words themselves nothing tells that they are one
    expect(broken.length).toBeLessThan(0.3 * divided);
  });

  it('are not looked for where lines end in hyphens', () => {
    const kept = book.replace('the ', 'the inter\nest ');
    expect(texts(kept).join(' ')).not.toContain('interest');
  });
});

describe('ligatures', () => {
  it('are taken apart, and are no other word', () => {
    const source = typeset([heading('CHAPTER 1', 'THE INK'), ...fill(6)]).replace('finished', '\ufb01nished');
    const found = blocksOf(recovered(source))
      .map(([, t]) => t)
      .join(' ');
    expect(source).toContain('\ufb01');
    expect(found).not.toContain('\ufb01');
    expect(found).toContain('finished');
  });
});
