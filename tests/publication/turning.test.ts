import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from '../../src/manuscript/index.ts';
import { publish } from '../../src/publication/index.ts';
import type { Title } from '../../src/title.ts';

function made(body: string, language = 'en-GB') {
  const title = {
    ...{ name: 'book', folder: '/nowhere' },
    book: { language, italics: { titles: [], foreign: [] } },
  } as unknown as Title;
  const chapter = parse('01-one.md', `---\ntype: chapter\n---\n\n# One\n\n${body}\n`);
  return publish([chapter], title).documents[0]!;
}
const html = (body: string, language?: string) => toHtml(made(body, language).tree.children.slice(1)).trim();

describe('a block that runs from right to left in a book that does not', () => {
  it('says so itself, its full stop within', () => {
    expect(html('בָּרָא אֱלֹהִים, 12.')).toBe('<p lang="he" dir="rtl">בָּרָא אֱלֹהִים, 12.</p>');
    expect(html('כתב *ספר* גדול.')).toBe('<p lang="he" dir="rtl">כתב <em>ספר</em> גדול.</p>');
  });

  it('has the language that its letters show', () => {
    expect(html('این کتاب چاپ شد.')).toBe('<p lang="fa" dir="rtl">این کتاب چاپ شد.</p>');
    expect(html('هذا كتاب.')).toBe('<p lang="ar" dir="rtl">هذا كتاب.</p>');
  });

  it('keeps the language of the book in words of that', () => {
    expect(html('> שלום (Gen. 1:1) עולם.')).toBe(
      '<blockquote dir="rtl">\n<p lang="he" dir="rtl">שלום (<span lang="en-GB">Gen</span>. 1:1) עולם.</p>\n</blockquote>',
    );
  });

  it('is none where it only quotes such a word, first or last', () => {
    expect(html('שלום is the Hebrew word for peace.')).toBe(
      '<p><span lang="he" dir="rtl">שלום</span> is the Hebrew word for peace.</p>',
    );
    expect(html('The word is שלום עולם גדול.')).toMatch(/^<p>The word is <span/);
  });

  it('may be a cell, an item, a note', () => {
    expect(html('| a | b |\n| --- | --- |\n| one | שלום. |')).toContain('<td lang="he" dir="rtl">שלום.</td>');
    expect(html('- שלום.\n- עולם.')).toMatch(/^<ul dir="rtl">\n<li lang="he" dir="rtl">שלום\.<\/li>/);
    expect(html('- שלום.\n- peace.')).toMatch(/^<ul>/);
    const { notes } = made('Text.[^1]\n\n[^1]: שלום עולם.');
    expect(toHtml(notes[0]!.content)).toContain('<p lang="he" dir="rtl">שלום עולם.</p>');
  });

  it('tells contents and lists what a heading or caption is', () => {
    const { tree, headings } = made('## שלום עולם!');
    const inside = '<span lang="he" dir="rtl">שלום עולם!</span>';
    expect(toHtml(tree)).toContain(`>${inside}</h2>`);
    expect(toHtml({ type: 'root', children: headings[1]!.content })).toBe(inside);
  });
});

it('sets the blocks of another direction from left to right in a book that runs the other way', () => {
  expect(html('The whole is English.', 'he')).toBe('<p dir="ltr">The whole is English.</p>');
  expect(html('λόγος τις.', 'he')).toBe('<p lang="el" dir="ltr">λόγος τις.</p>');
  expect(html('שלום.', 'he')).toBe('<p>שלום.</p>');
});

describe('what is written of a block', () => {
  it('is its language, and its direction', () => {
    expect(html(':::quotation{lang=fr}\nUn mot.\n\nλόγος.\n:::')).toBe(
      '<blockquote lang="fr"><p>Un mot.</p><p><span lang="el">λόγος</span>.</p></blockquote>',
    );
    expect(html(':::passage{lang=cu}\nСлово.\n:::')).toContain('<p>Слово.</p>');
    expect(html(':::passage{lang=he}\nשלום.\n\n[12].\n:::')).toBe(
      '<div class="passage" lang="he" dir="rtl"><p>שלום.</p><p>[12].</p></div>',
    );
    expect(html(':::passage{lang=ur dir=ltr}\nیہ کتاب ہے۔\n:::')).toBe(
      '<div class="passage" lang="ur" dir="ltr"><p>یہ کتاب ہے۔</p></div>',
    );
    expect(html(':::quotation{dir=rtl}\nOne.\n\n- Two.\n:::')).not.toContain('ltr');
    expect(html(':::passage{lang=he dir=rtl}\nOne.\n:::')).toContain('<p dir="ltr">');
    expect(html(':::verse{lang=ur dir=rtl}\nایک\\\nدو\n:::')).toMatch(
      /^<div class="verse" lang="ur" dir="rtl">/,
    );
    expect(html(':::passage{dir=up}\nA.\n:::')).toBe('<div class="passage"><p>A.</p></div>');
    expect(html('So <span lang="ar" dir="rtl">هذا.</span> it is.')).toContain(
      '<span lang="ar" dir="rtl">هذا.</span>',
    );
  });

  it('is read back as it was written', () => {
    const text = '---\ntype: chapter\n---\n\n:::quotation{lang=he dir=rtl}\nשלום.\n:::\n';
    const chapter = parse('01-one.md', text);
    expect(stringify(chapter)).toBe(text);
    expect(parse('01-one.md', stringify(chapter)).matter).toEqual(chapter.matter);
  });
});
