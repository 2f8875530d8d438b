import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { describe, expect, it } from 'vitest';
import { markScripts } from '../../src/publication/scripts.ts';

const marked = (content: ElementContent, language = 'en-GB') => toHtml(markScripts([content], language));
const span = (lang: string, text: string) => h('span', { lang }, text);

describe('in a book that runs from left to right', () => {
  it('sets a paragraph in Hebrew from right to left, its stop and its figures with it', () => {
    expect(marked(h('p', 'שלום, 12.'))).toBe('<p dir="rtl" lang="he">שלום, 12.</p>');
    expect(marked(h('p', ['בראשית ', h('i', 'ברא'), ' אלהים.']))).toBe(
      '<p dir="rtl" lang="he">בראשית <i>ברא</i> אלהים.</p>',
    );
  });

  it('sets a quotation so as a whole, and names the language of what is in the book’s', () => {
    expect(marked(h('blockquote', [h('p', 'שלום (Gen. 1:1) עולם.')]))).toBe(
      '<blockquote dir="rtl" lang="he"><p>שלום (<span lang="en-GB">Gen</span>. 1:1) עולם.</p></blockquote>',
    );
  });

  it('takes the language that the text is said to be in, and says it once', () => {
    expect(marked(h('p', [span('yi', 'שלום'), '.']))).toBe('<p dir="rtl" lang="yi">שלום.</p>');
    expect(marked(h('p', 'چای.'))).toBe('<p dir="rtl" lang="fa">چای.</p>');
  });

  it('leaves a sentence that speaks of a Hebrew word as it is', () => {
    expect(marked(h('p', 'שלום means peace, and more.'))).toBe(
      '<p><span lang="he" dir="rtl">שלום</span> means peace, and more.</p>',
    );
    expect(marked(h('p', 'So: שלום עליכם אדוני היקר.'))).toMatch(/^<p>So: <span/);
  });
});

it('sets a paragraph in English from left to right in a Hebrew book', () => {
  expect(marked(h('p', 'Letters (London, 1984).'), 'he')).toBe('<p dir="ltr">Letters (London, 1984).</p>');
  expect(marked(h('p', 'שלום, 12.'), 'he')).toBe('<p>שלום, 12.</p>');
});
