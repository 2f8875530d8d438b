import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/recovery/index.ts';
import { faults, recovered } from './faults.ts';
import { blocksOf, broken, fill, heading, text, typeset } from './typeset.ts';

const quasi = text(broken('quasi-printer', 'quasi-', 'printer'));
const book = [
  ...[heading('CHAPTER 1', 'THE INK'), ...fill(20)],
  ...[heading('CHAPTER 2', 'THE PAPER'), ...fill(6, 30), quasi, ...fill(14, 40)],
];
const source = typeset(book);
const recovery = recovered(source);
const { questions } = recovery;
const question = (kind: Question['kind']) => questions.find(q => q.kind === kind)!;
const place = ({ kind, context }: Question) => `${kind} ${context}`;

/** What differs between two lists, without what they have in common before and after. */
function difference<T>(a: T[], b: T[]): [T[], T[]] {
  const same = (x: T | undefined, y: T | undefined) => JSON.stringify(x) === JSON.stringify(y);
  let from = 0;
  while (from < a.length && from < b.length && same(a[from], b[from])) from++;
  let end = 0;
  while (end < a.length - from && end < b.length - from && same(a.at(-1 - end), b.at(-1 - end))) end++;
  return [a.slice(from, a.length - end), b.slice(from, b.length - end)];
}

describe('a question', () => {
  it('says what is asked, where, and what could be answered, the likeliest first', () => {
    expect(question('hyphen')).toMatchObject({
      page: expect.stringMatching(/^\d+$/),
      choices: [
        { value: 'hyphen', meaning: 'quasi-printer' },
        { value: 'closed', meaning: 'quasiprinter' },
      ],
      chosen: 'hyphen',
      answered: false,
    });
    const { line, context } = question('hyphen');
    expect(source.split(/\n/)[line - 1]).toContain(context.split(' | ')[0]!.trim());
  });

  it('comes before those less doubtful, and before those answered', () => {
    const doubts = questions.map(q => q.doubt);
    expect(doubts).toEqual([...doubts].sort((a, b) => b - a));
    const again = recovered(source, { [questions[0]!.id]: questions[0]!.chosen });
    expect(again.questions.findIndex(q => q.answered)).toBe(again.questions.length - 1);
  });

  it('has an id of its own', () => {
    expect(new Set(questions.map(q => q.id)).size).toBe(questions.length);
  });

  it('keeps its id when something else changes', () => {
    // a chapter of its own before everything, other words in the first chapter, other page numbers
    const [one, ...rest] = fill(20);
    const other = [
      ...[heading('INTRODUCTION'), ...fill(5, 90)],
      ...[book[0]!, { ...one!, text: `Once upon a time ${one!.text}` }, ...rest, ...book.slice(21)],
    ];
    const ids = new Map(recovered(typeset(other, { first: 3 })).questions.map(q => [place(q), q.id]));
    const kept = questions.filter(q => ids.has(place(q)));
    expect(kept.length).toBeGreaterThan(questions.length / 2);
    for (const q of kept) expect(ids.get(place(q))).toBe(q.id);
  });
});

describe('an answer', () => {
  it.each(questions.map((q): [string, Question] => [`${q.kind}: ${q.context}`, q]))(
    'changes its own place and nothing else (%s)',
    (_, asked) => {
      const other = asked.choices.find(c => c.value !== asked.chosen)!;
      const answered = recovered(source, { [asked.id]: other.value });
      const [before, after] = difference(blocksOf(recovery), blocksOf(answered));
      const text = (blocks: [string, string][]) => blocks.map(([, t]) => t).join(' ');
      expect(before.length).toBeGreaterThan(0);
      expect(before.length).toBeLessThanOrEqual(2);
      expect(after.length).toBeLessThanOrEqual(2);
      if (asked.kind === 'paragraph') {
        expect(text(after)).toBe(text(before));
        const [ends, begins] = asked.context.split(' | ');
        expect(text(before)).toContain(`${ends} ${begins!.split(' ').slice(0, 4).join(' ')}`);
      } else expect(text(after)).toBe(text(before).replace('quasi-printer', 'quasiprinter'));
      expect(faults(source, answered)).toEqual([]);
      const others = (list: Question[]) =>
        list.filter(q => q.id !== asked.id).map(q => [q.id, q.chosen, q.doubt]);
      expect(others(answered.questions)).toEqual(others(questions));
    },
  );

  it('is not needed twice', () => {
    const answers = Object.fromEntries(questions.map(q => [q.id, q.chosen]));
    const again = recovered(source, answers);
    expect(again.questions.every(q => q.answered)).toBe(true);
    expect(again.chapters).toEqual(recovery.chapters);
  });

  it('that no candidate answers any more is shown, and not applied', () => {
    const { id } = question('hyphen');
    const again = recovered(source, { [id]: 'as-before' });
    expect(again.questions.find(q => q.id === id)).toMatchObject({ answered: false, outdated: 'as-before' });
    expect(again.chapters).toEqual(recovery.chapters);
  });

  it('to a question that is asked no more changes nothing', () => {
    expect(recovered(source, { '0badf00d': 'paragraph' }).chapters).toEqual(recovery.chapters);
  });
});
