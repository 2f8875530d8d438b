import { describe, expect, it } from 'vitest';
import type { Recovery } from '../../src/recovery/index.ts';
import { recovered } from './faults.ts';
import { blocksOf, fill, heading, type Piece, section, text, typeset } from './typeset.ts';

const headings = (recovery: Recovery) =>
  blocksOf(recovery).flatMap(([kind, t]) => (kind === 'heading' ? [t] : []));
const matters = ({ chapters }: Recovery) => chapters.map(c => c.matter);
const book = (...openings: Piece[][]) => openings.flatMap((opening, i) => [...opening, ...fill(14, 20 * i)]);

describe('a chapter without a label', () => {
  it('after the last number that the book names is given none', () => {
    const recovery = recovered(
      typeset(
        book(
          [heading('CHAPTER 1', 'THE INK')],
          [heading('CHAPTER 2', 'THE PAPER')],
          [heading('CODA: THE LAST SHEET')],
        ),
      ),
    );
    expect(matters(recovery).map(m => m.label)).toEqual(['Chapter 1', 'Chapter 2', undefined]);
  });
});

describe('headings in capitals', () => {
  it('are given mixed case, over one line and over two', () => {
    const recovery = recovered(
      typeset(
        book(
          [heading('CHAPTER 1', 'THE INK AND THE PRESS')],
          [heading('CHAPTER 2', 'THE PAPER OF THE OLD TOWNS', 'AND ITS LONG WAY TO THE PRINTER')],
        ),
      ),
    );
    expect(headings(recovery)).toEqual([
      'The Ink and the Press',
      'The Paper of the Old Towns and Its Long Way to the Printer',
    ]);
    expect(matters(recovery)).toEqual([
      expect.objectContaining({ type: 'chapter', label: 'Chapter 1' }),
      expect.objectContaining({ type: 'chapter', label: 'Chapter 2' }),
    ]);
  });

  it('keep the acronyms that the book’s text has', () => {
    const mentions = [
      text(
        'The archive of the USSR and the one of the UNESCO were consulted, and in both the USSR and the UNESCO took part.',
      ),
    ];
    const recovery = recovered(
      typeset([
        ...book([heading('CHAPTER 1', 'PRINTERS OF THE USSR AND UNESCO')]),
        ...mentions,
        ...fill(3, 70),
      ]),
    );
    expect(headings(recovery)).toEqual(['Printers of the USSR and UNESCO']);
  });

  it('within a chapter are sections of it', () => {
    const recovery = recovered(
      typeset([
        ...book([heading('CHAPTER 1', 'THE INK')]),
        section('THE BLACK AND THE RED'),
        ...fill(8, 80),
        ...book([heading('CHAPTER 2', 'THE PAPER')]),
      ]),
    );
    expect(headings(recovery)).toEqual(['The Ink', 'The Black and the Red', 'The Paper']);
    expect(recovery.chapters).toHaveLength(2);
  });
});

describe('chapters', () => {
  it('are what their titles say', () => {
    const recovery = recovered(
      typeset(
        book(
          [heading('PREFACE')],
          [heading('INTRODUCTION')],
          [heading('CHAPTER 1', 'THE INK')],
          [heading('CONCLUSION')],
          [heading('BIBLIOGRAPHY')],
        ),
      ),
    );
    expect(matters(recovery).map(m => m.type)).toEqual([
      'preface',
      'introduction',
      'chapter',
      'conclusion',
      'bibliography',
    ]);
  });

  it('get their label back where the numbers around them leave just one', () => {
    const recovery = recovered(
      typeset(
        book(
          [heading('CHAPTER 1', 'THE INK')],
          [heading('THE LONG WAY OF PAPER')],
          [heading('CHAPTER 3', 'THE BINDING')],
        ),
      ),
    );
    expect(matters(recovery).map(m => m.label)).toEqual(['Chapter 1', 'Chapter 2', 'Chapter 3']);
  });

  describe('whose heading was lost', () => {
    const chapters = book(
      [heading('CHAPTER 1', 'THE INK')],
      [heading('LOST')],
      [heading('CHAPTER 3', 'THE BINDING')],
    );
    const source = (heads: [string, string]) => typeset(chapters, { heads }).replace('\fLOST\n\n', '\f');
    const lost = (recovery: Recovery) => recovery.questions.filter(q => q.kind === 'heading-lost');
    const nameless = source(['THE PRINTED SHEET', 'THE PRINTED SHEET']);

    it('have a placeholder, so that the book still builds, and the editor is asked', () => {
      const recovery = recovered(nameless);
      expect(headings(recovery)).toEqual(['The Ink', '[Heading lost]', 'The Binding']);
      expect(lost(recovery)).toHaveLength(1);
    });

    it('have the name that the editor answers', () => {
      const [question] = lost(recovered(nameless));
      const recovery = recovered(nameless, { [question!.id]: 'The Paper' });
      expect(headings(recovery)).toEqual(['The Ink', 'The Paper', 'The Binding']);
    });

    it('have the name that their running heads have, and the editor is asked all the same', () => {
      const recovery = recovered(source(['THE PRINTED SHEET', 'Paper from Four Towns']));
      expect(headings(recovery)[1]).toBe('Paper from Four Towns');
      expect(lost(recovery)[0]!.choices.map(c => c.value)).toContain('Paper from Four Towns');
    });
  });
});

describe('a short line under a blank one', () => {
  const short = (title: string): Piece => ({ kind: 'lines', text: `\n${title}` });
  const recovery = recovered(
    typeset([
      heading('CHAPTER 1', 'THE INK'),
      ...fill(3, 0),
      short('The Black and the Red'),
      ...fill(3, 10),
      short('The Iron Press'),
      ...fill(3, 20),
      short('The Rollers of Glue'),
      ...fill(3, 30),
    ]),
  );

  it('is the heading of a section', () => {
    expect(headings(recovery)).toEqual([
      'The Ink',
      'The Black and the Red',
      'The Iron Press',
      'The Rollers of Glue',
    ]);
  });

  it('makes no quotation of the paragraph before it', () => {
    expect(blocksOf(recovery).filter(([kind]) => kind === 'quotation')).toEqual([]);
  });
});
