import { describe, expect, it } from 'vitest';
import { recovered } from './faults.ts';
import { paragraph, sentences } from './prose.ts';
import { blocksOf, fill, heading, lastLine, quoted, text, typeset, verse } from './typeset.ts';

const title = heading('CHAPTER 1', 'THE PAPER AND THE INK');

describe('paragraphs', () => {
  const book = fill(90, 100);
  it.each(['lost', 'kept'] as const)('end where a last line is short, always (hyphens %s)', hyphens => {
    const found = new Set(
      blocksOf(recovered(typeset([title, ...book], { hyphens }))).map(([, t]) => t.slice(-40)),
    );
    const short = book.filter(piece => lastLine(piece.text) < 0.8);
    expect(short.length).toBeGreaterThan(50);
    expect(short.filter(piece => !found.has(piece.text.slice(-40)))).toEqual([]);
  });

  it('are found in an extraction without blank lines too', () => {
    const found = blocksOf(recovered(typeset([title, ...book], { hyphens: 'kept', raw: true }))).map(
      ([, t]) => t,
    );
    const right = book.filter(piece => found.includes(piece.text)).length;
    expect(right / book.length).toBeGreaterThan(0.85);
  });

  it('go on over the end of a page, and their pages are marked where they begin', () => {
    const recovery = recovered(typeset([title, ...book.slice(0, 20)], { hyphens: 'kept', depth: 30 }));
    const texts = blocksOf(recovery).map(([, t]) => t);
    expect(texts.filter(t => /^\p{Ll}/u.test(t))).toEqual([]);
  });

  it('after a full last line are asked about where the model is in doubt', () => {
    const recovery = recovered(typeset([title, ...book]));
    const texts = blocksOf(recovery).map(([, t]) => t);
    const wrong = book.filter(piece => !texts.some(t => t.endsWith(piece.text.slice(-60)))).length;
    expect(recovery.questions.filter(q => q.kind === 'paragraph').length).toBeGreaterThanOrEqual(wrong);
  });
});

describe('set-off quotations', () => {
  const quotations = Array.from(
    { length: 10 },
    (_, i) => `${sentences(4, 300 + i).join(' ')} (Moxon 1683: ${20 + i})`,
  );
  const book = quotations.flatMap((quotation, i) => [
    ...fill(4, 200 + 5 * i),
    text(`${paragraph(204 + 5 * i)} A manual of the trade had this to say:`),
    quoted(quotation),
    text(`This is the ${i + 1 > 5 ? 'later' : 'earlier'} doctrine, and ${sentences(4, 900 + i).join(' ')}`),
  ]);

  it.each(['lost', 'kept'] as const)('end with their citation and a blank line (hyphens %s)', hyphens => {
    const blocks = blocksOf(recovered(typeset([title, ...book], { hyphens })));
    const found = new Set(blocks.filter(([kind]) => kind === 'quotation').map(([, t]) => t));
    // where one runs over the page, nothing but its sense tells where it begins
    expect(quotations.filter(q => found.has(q)).length).toBeGreaterThanOrEqual(quotations.length - 1);
  });

  it('are few where a book has none', () => {
    const blocks = blocksOf(recovered(typeset([title, ...fill(60, 400)])));
    expect(blocks.filter(([kind]) => kind === 'quotation').length).toBeLessThanOrEqual(1);
  });
});

describe('verse', () => {
  const poems = [
    [
      'The types are in their cases laid,',
      'The ink is on the ball;',
      'The sheet that yesterday was made',
      'Hangs whitely on the wall.',
    ],
    [
      'Who pulls the bar from day to day',
      'And never reads a line',
      'Has carried better books away',
      'Than many a divine.',
    ],
    [
      'Correct me not, the author cried,',
      'I know how words are spelt.',
      'The patient reader put aside',
      'The grief that readers felt.',
    ],
  ];
  const book = poems.flatMap((poem, i) => [
    ...fill(6, 500 + 7 * i),
    text(`${paragraph(506 + 7 * i)} The journeymen sang:`),
    verse(...poem),
  ]);

  it('keeps its lines, over the end of a page too', () => {
    const source = typeset([title, ...book, ...fill(3, 600)], { hyphens: 'kept' });
    expect(source).toContain('The ink is on the ball;\n\f');
    const blocks = blocksOf(recovered(source));
    expect(blocks.filter(([kind]) => kind === 'verse').map(([, t]) => t)).toEqual(
      poems.map(poem => poem.join('\n')),
    );
  });
});
