import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { describe, expect, it } from 'vitest';
import { type Letterforms, markLetterforms } from '../../../src/print/composition/letterforms.ts';

const forms: Letterforms = {
  language: 'en-GB',
  acronyms: 'capitals',
  hasForms: (_, text) => /^\w+$/.test(text),
};

/** What becomes of a paragraph's text, the classes of its spans before it: `[lining:4]`. */
const marked = (text: string, changes: Partial<Letterforms> = {}) =>
  toHtml(markLetterforms(h('p', text), { ...forms, ...changes }).children).replace(
    /<span class="([\w-]+)">(.*?)<\/span>/g,
    '[$1:$2]',
  );

describe('words of capitals', () => {
  it('are spaced from three letters on, and have lining figures beside them', () => {
    expect(marked('The NATO paper B4, as in 1949.')).toBe(
      'The [capitals:NATO] paper B[lining:4], as in 1949.',
    );
    expect(marked('See ISBN 978-3-16 and BWV 988; the UK.')).toBe(
      'See [capitals:ISBN] [lining:978-3-16] and [capitals:BWV] [lining:988]; the UK.',
    );
    expect(marked('Many NGOs, the BBC’s.')).toBe('Many [capitals:NGO]s, the [capitals:BBC]’s.');
  });

  it('are no numerals, and no beginnings of words', () => {
    expect(marked('Louis XIV 1643, I 12, McADAMs and DNAse.')).toBe(
      'Louis XIV 1643, I 12, McADAMs and DNAse.',
    );
  });

  it('are set in small capitals by choice, with old-style figures beside them', () => {
    const small = { acronyms: 'small-caps' } as const;
    expect(marked('The NATO, BWV 988.', small)).toBe('The [acronym:NATO], [acronym:BWV] 988.');
    expect(marked('THE END', small)).toBe('[capitals:THE] [capitals:END]');
  });

  it('are spaced as a whole in headings that are typed in them', () => {
    const heading = (text: string) => toHtml(markLetterforms(h('h2', text), forms));
    expect(heading('THE RIVER 1914')).toBe('<h2 class="all-capitals">THE RIVER 1914</h2>');
    expect(heading('XVIII')).toBe('<h2>XVIII</h2>');
    expect(heading('人人')).toBe('<h2>人人</h2>');
  });

  it('are left alone in headings and in what is to be typed', () => {
    const tree = h('section', [h('h2', 'The NATO'), h('p', h('code', 'NATO'))]);
    expect(toHtml(markLetterforms(tree, forms))).toBe(toHtml(tree));
  });
});

describe('raised and lowered letters', () => {
  it('are those of the face where it has them all, and made from others where not', () => {
    const tree = h('p', ['H', h('sub', '2'), 'O, 19', h('sup', 'th'), ', x', h('sup', 'α')]);
    expect(toHtml(markLetterforms(tree, forms))).toBe(
      '<p>H<sub class="scientific">2</sub>O, 19<sup class="superior">th</sup>, x<sup>α</sup></p>',
    );
    const reference = (mark: string) => markLetterforms(h('a', { className: ['noteref'] }, mark), forms);
    expect(reference('1').properties.className).toEqual(['noteref']);
    expect(reference('※').properties.className).toEqual(['noteref', 'raised']);
  });
});

it('parts a German word at its seam, in a German book or passage only', () => {
  expect(marked('Die Auflage', { language: 'de' })).toBe('Die Auf[seam:lage]');
  expect(marked('Die Auflage')).toBe('Die Auflage');
  const german = h('p', h('i', { lang: 'de' }, 'Auflage'));
  expect(toHtml(markLetterforms(german, forms))).toContain('Auf<span class="seam">lage</span>');
});
