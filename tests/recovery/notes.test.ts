import { describe, expect, it } from 'vitest';
import { stringify } from '../../src/manuscript/index.ts';
import type { Recovery } from '../../src/recovery/index.ts';
import { faults, recovered } from './faults.ts';
import { paragraph, sentences } from './prose.ts';
import { blocksOf, fill, heading, lines, type Piece, section, text, typeset } from './typeset.ts';

/** Marks and notes of each chapter as they stand in its file. */
const linked = ({ chapters }: Recovery) =>
  chapters.map(chapter => {
    const markdown = stringify(chapter);
    return {
      marks: [...markdown.matchAll(/(?<!^)\[\^(\w+)\]/gm)].map(m => m[1]),
      notes: [...markdown.matchAll(/^\[\^(\w+)\]:/gm)].map(m => m[1]),
    };
  });
const notesOf = (recovery: Recovery) =>
  blocksOf(recovery).flatMap(([kind, t]) => (kind === 'note' ? [t] : []));

/** Paragraphs with the marks of notes `from`–`to`, one to a paragraph, after a stop or a comma. */
const marked = (from: number, to: number, seed: number): Piece[] =>
  Array.from({ length: to - from + 1 }, (_, i) => {
    const n = from + i;
    const parts = sentences(5, seed + n);
    return text(
      n % 2 ? `${parts.slice(0, 2).join(' ')}^${n} ${parts.slice(2).join(' ')}` : `${parts.join(' ')}^${n}`,
    );
  });
const noteText = (n: number) =>
  `On this see Moxon ${1680 + n}: ${n + 30}, and ${sentences(1 + (n % 3), 700 + n).join(' ')}`;
const opening = (n: number) => heading(`CHAPTER ${n}`, n === 1 ? 'THE INK' : 'THE PAPER');

describe('endnotes by chapter', () => {
  const notes = (chapter: number, count: number, lost = 0) => [
    lines(`CHAPTER ${chapter}`),
    ...Array.from({ length: count }, (_, i) => {
      const body = `${i + 1 === lost ? '' : `${i + 1}. `}${noteText(10 * chapter + i)}`;
      return { kind: 'note', text: body } as const;
    }),
  ];
  const book = (lost = 0) =>
    typeset([
      ...[opening(1), ...marked(1, 8, 10)],
      ...[opening(2), ...marked(1, 6, 40)],
      ...[heading('NOTES'), ...notes(1, 8, lost), ...notes(2, 6)],
    ]);

  it('go to their chapters, with every mark', () => {
    const recovery = recovered(book());
    expect(linked(recovery)).toEqual(
      [8, 6]
        .map(n => Array.from({ length: n }, (_, i) => String(i + 1)))
        .map(all => ({ marks: all, notes: all })),
    );
    expect(notesOf(recovery)).toEqual(
      [10, 20].flatMap((c, k) => Array.from({ length: [8, 6][k]! }, (_, i) => noteText(c + i))),
    );
  });

  it('that lost their number get it back where a mark wants it, and the editor is asked', () => {
    const recovery = recovered(book(4));
    expect(linked(recovery)[0]!.notes).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(linked(recovery)[0]!.marks).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(notesOf(recovery)).toContain(noteText(13));
    expect(recovery.questions.filter(q => q.kind === 'note-number')).toHaveLength(1);
  });
});

/** Notes numbered from 1, the printed number of one of them lost. */
const endnotes = (count: number, seed: number, lost = 0): Piece[] =>
  Array.from({ length: count }, (_, i) => ({
    kind: 'note',
    text: `${i + 1 === lost ? '' : `${i + 1}. `}${noteText(seed + i)}`,
  }));
const titles = ['THE INK', 'THE PAPER', 'THE PRESS', 'THE TYPE'];
const five = { marks: ['1', '2', '3', '4', '5'], notes: ['1', '2', '3', '4', '5'] };

describe('notes of several chapters go to their own', () => {
  /** Three chapters with five marks each, and what follows the text of each. */
  const three = (after: (chapter: number) => Piece[] = () => []) =>
    [0, 1, 2].flatMap(k => [
      heading(`CHAPTER ${k + 1}`, titles[k]!),
      ...[...marked(1, 5, 10 + 30 * k), ...fill(6, 40 * k)],
      ...after(k),
    ]);

  it.each(['NOTES', 'Notes'])('where each chapter ends in its %s, the last chapter too', title => {
    const recovery = recovered(typeset(three(k => [section(title), ...endnotes(5, 10 * k)])));
    expect(linked(recovery)).toEqual([five, five, five]);
  });

  it('where the notes name the chapters by their titles', () => {
    const notes = titles.slice(0, 3).flatMap((title, k) => [lines(title), ...endnotes(5, 10 * k)]);
    expect(linked(recovered(typeset([...three(), heading('NOTES'), ...notes])))).toEqual([five, five, five]);
  });

  it('where the first note of a chapter lost its number', () => {
    const notes = [0, 1, 2].flatMap(k => [
      lines(`CHAPTER ${k + 1}`),
      ...endnotes(5, 10 * k, k === 1 ? 1 : 0),
    ]);
    expect(linked(recovered(typeset([...three(), heading('NOTES'), ...notes])))).toEqual([five, five, five]);
  });

  it('where the chapters of each part are counted from 1', () => {
    const body = [0, 1, 2, 3].flatMap(k => [
      ...(k % 2 === 0 ? [heading(`PART ${k / 2 + 1}`, k === 0 ? 'OLD THINGS' : 'NEW THINGS')] : []),
      heading(`CHAPTER ${(k % 2) + 1}`, titles[k]!),
      ...[...marked(1, 5, 10 + 30 * k), ...fill(6, 40 * k)],
    ]);
    const notes = [0, 1, 2, 3].flatMap(k => [lines(`CHAPTER ${(k % 2) + 1}`), ...endnotes(5, 10 * k)]);
    const found = linked(recovered(typeset([...body, heading('NOTES'), ...notes], { first: 1 })));
    expect(found.filter(c => c.notes.length > 0)).toEqual([five, five, five, five]);
  });
});

describe('footnotes', () => {
  const texts = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [i + 1, `${i + 1}. ${noteText(i + 1)}`]));
  const body = (count: number) => [
    opening(1),
    ...marked(1, count, 80).flatMap((piece, i) => [piece, ...fill(1, 150 + i)]),
  ];
  const all = (count: number) => Array.from({ length: count }, (_, i) => String(i + 1));

  it('leave the foot of the page and go with their marks', () => {
    const source = typeset(body(12), { notes: texts(12), hyphens: 'kept' });
    const recovery = recovered(source);
    expect(linked(recovery)).toEqual([{ marks: all(12), notes: all(12) }]);
    expect(notesOf(recovery)).toEqual(all(12).map(n => noteText(Number(n))));
  });

  it('are put together where they run over the page', () => {
    const long = { ...texts(12), 5: `5. ${noteText(5)} ${sentences(9, 901).join(' ')}` };
    const source = typeset(body(12), { notes: long, noteLines: 8, hyphens: 'kept' });
    const recovery = recovered(source);
    expect(linked(recovery)).toEqual([{ marks: all(12), notes: all(12) }]);
    expect(notesOf(recovery).join(' ')).toContain(long[5].slice(3));
  });

  it('are cut off the line of text that lost its hyphen and swallowed them', () => {
    const source = typeset(body(30), { notes: texts(30) });
    expect(source).toMatch(/\p{L}\d+\. On this see/u);
    const recovery = recovered(source);
    expect(faults(source, recovery)).toEqual([]);
    expect(linked(recovery)).toEqual([{ marks: all(30), notes: all(30) }]);
    expect(blocksOf(recovery).filter(([kind, t]) => kind !== 'note' && t.includes('On this see'))).toEqual(
      [],
    );
  });
});

describe('numbers that are no marks', () => {
  it('are left alone: years, pages, counts', () => {
    const plain = [
      'In 1934, and again in 1935–6, the town had 12 presses (Moxon 1683: 12), and note 3 of the ordinance says as much.',
      'Of these 1 was broken. See p. 2, and the list on pp. 3–4 of the almanac.',
    ];
    const source = typeset([
      opening(1),
      ...marked(1, 4, 10),
      ...plain.map(text),
      ...fill(8, 60),
      heading('NOTES'),
      ...Array.from({ length: 4 }, (_, i) => ({ kind: 'note', text: `${i + 1}. ${noteText(i)}` }) as const),
    ]);
    const found = blocksOf(recovered(source)).map(([, t]) => t);
    for (const t of plain) expect(found.join(' ')).toContain(t);
  });
});

describe('a note without a mark', () => {
  it('becomes a question', () => {
    const pieces = [opening(1), ...marked(1, 6, 10)].map(p => ({ ...p, text: p.text.replace('^3', '') }));
    const source = typeset([
      ...pieces,
      ...fill(4, 30),
      heading('NOTES'),
      ...Array.from({ length: 6 }, (_, i) => ({ kind: 'note', text: `${i + 1}. ${noteText(i)}` }) as const),
    ]);
    const asked = recovered(source).questions.filter(q => q.kind === 'note-mark');
    expect(asked.map(q => q.ask)).toEqual([
      'Nothing in the text refers to note 3. Put its reference where it belongs in the chapter. Then answer: done.',
    ]);
  });

  it('and nothing is asked where all are found', () => {
    const paragraphs = [paragraph(1), paragraph(2)].map(text);
    expect(
      recovered(typeset([opening(1), ...paragraphs])).questions.filter(q => q.kind === 'note-mark'),
    ).toEqual([]);
  });
});
