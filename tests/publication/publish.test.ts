import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/manuscript/index.ts';
import { type Publication, publish } from '../../src/publication/index.ts';
import type { Book, Title } from '../../src/title.ts';
import { raster } from '../pictures/samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'publish-'));
writeFileSync(join(folder, 'press.png'), raster('p.png'));
writeFileSync(
  join(folder, 'bad.svg'),
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
);

function made(body: string, book: Partial<Book> = {}, options = {}): Publication {
  const title = {
    name: 'book',
    folder,
    book: { language: 'en-GB', italics: { titles: [], foreign: [] }, ...book },
  } as unknown as Title;
  return publish([parse('01-one.md', `---\ntype: chapter\n---\n\n# One\n\n${body}\n`)], title, options);
}
const html = (body: string, book: Partial<Book> = {}) =>
  toHtml(made(body, book).documents[0]!.tree.children.slice(1)).trim();
const codes = (body: string, options = {}) =>
  made(body, {}, options).findings.map(({ code, line }) => [code, line]);

describe('the text', () => {
  it('gives each reference to a note an id of its own', () => {
    const { tree, notes } = made('A.[^1] B.[^1]\n\n[^1]: Note.').documents[0]!;
    expect(toHtml(tree)).toMatch(/id="s01-one-n1-ref1".*id="s01-one-n1-ref2"/);
    expect(notes).toMatchObject([
      { id: 's01-one-n1', label: '1', references: ['s01-one-n1-ref1', 's01-one-n1-ref2'] },
    ]);
  });

  it('ends a link before the reference of a note, which is a link itself', () => {
    expect(html('See [the *words[^1]* here](https://example.org).\n\n[^1]: Note.')).toMatch(
      /^<p>See <a href="https:\/\/example.org">the <\/a><em><a href="https:\/\/example.org">words<\/a><a class="noteref"[^>]*>1<\/a><\/em><a href="https:\/\/example.org"> here<\/a>\.<\/p>$/,
    );
  });

  it('lists a heading with the words of its pictures', () => {
    const [, { text, content }] = made('## The ![iron press](press.png) here').documents[0]!.headings as [
      unknown,
      Publication['documents'][number]['headings'][number],
    ];
    expect([text, toHtml(content)]).toEqual(['The iron press here', 'The iron press here']);
  });

  it('sets a picture that is a paragraph without its indent', () => {
    expect(html('![A press](press.png)')).toContain('<p class="picture"><img');
    expect(html('See ![a press](press.png) here.')).toContain('<p>See <img');
  });

  it('prints the second of two notes 3 as 3', () => {
    expect(
      made('A.[^3] B.[^3b]\n\n[^3]: One.\n\n[^3b]: Two.').documents[0]!.notes.map(note => note.label),
    ).toEqual(['3', '3']);
  });

  it('lists the beginnings of printed pages, also within words', () => {
    const { pages, documents } = made('⟦9⟧\n\nA wo⟦10⟧rd.');
    expect(pages.map(({ label, id }) => [label, id])).toEqual([
      ['9', 'page-9'],
      ['10', 'page-10'],
    ]);
    expect(toHtml(documents[0]!.tree)).toContain(
      'wo<span class="pagebreak" epub:type="pagebreak" role="doc-pagebreak" id="page-10" aria-label="10"></span>rd',
    );
  });

  it('knows the language of other scripts', () => {
    expect(html('Слово о полку, and λόγος or τὸν λόγον.')).toBe(
      '<p><span lang="ru">Слово о полку</span>, and <span lang="el">λόγος</span> or <span lang="grc">τὸν λόγον</span>.</p>',
    );
    expect(html('Слово', { language: 'ru' })).toBe('<p>Слово</p>');
    expect(html('<span lang="bg">Слово</span>')).toBe('<p><span lang="bg">Слово</span></p>');
  });

  it('knows the language of scripts that have one, and that of others as unknown', () => {
    expect(html('In มนุษย์ and ሰው and ᚠᚢᚦ.')).toBe(
      '<p>In <span lang="th">มนุษย์</span> and <span lang="am">ሰው</span> and <span lang="und-Runr">ᚠᚢᚦ</span>.</p>',
    );
    expect(html('The ܐܠܦ.')).toBe('<p>The <span lang="syc" dir="rtl">ܐܠܦ</span>.</p>');
  });

  it('keeps Chinese brackets and stops, and joiners within words, with their letters', () => {
    expect(html('He wrote 「言葉」。')).toBe('<p>He wrote <span lang="zh">「言葉」。</span></p>');
    expect(html('The ශ්‍රී.')).toBe('<p>The <span lang="si">ශ්‍රී</span>.</p>');
  });

  it('takes Chinese letters in a Korean book for its own', () => {
    expect(html('한국(韓國)', { language: 'ko' })).toBe('<p>한국(韓國)</p>');
  });

  it('keeps the allowed tags, and shows all others as text', () => {
    expect(html('<span class="small-caps">bc</span> H<sub>2</sub>O')).toBe(
      '<p><span class="small-caps">bc</span> H<sub>2</sub>O</p>',
    );
    expect(html('<span onclick="x()">a</span>')).toContain('&#x3C;span onclick');
    expect(html('a <script>x()</script>')).not.toContain('<script');
    expect(codes('<b style="x">a</b>')).toEqual([
      ['html-not-allowed', 7],
      ['html-not-allowed', 7],
    ]);
    expect(codes('An <i>open tag.')).toEqual([['html-not-closed', 7]]);
  });

  it('tells what paragraphs in another language stand between', () => {
    const around = '<span lang="fr">\n\nBonjour.\n\n</span>';
    expect(html(around)).toBe('<p>&#x3C;span lang="fr"></p>\n<p>Bonjour.</p>\n<p>&#x3C;/span></p>');
    const { findings } = made(around);
    expect(findings.map(({ code, line }) => [code, line])).toEqual([
      ['html-not-allowed', 7],
      ['html-not-allowed', 11],
    ]);
    expect(findings[0]!.message).toContain('between `:::passage{lang=fr}` and `:::`');
  });

  it('gives the heads of a table their scope', () => {
    expect(html('| | a |\n|-|-|\n| b | 1 |')).toContain('<th scope="col">a</th>');
    expect(html('| | a |\n|-|-|\n| b | 1 |')).toContain('<th scope="row">b</th>');
  });
});

describe('a figure', () => {
  const figure = (braces: string, content = '![A press](press.png)') => `:::figure${braces}\n${content}\n:::`;

  it('has the width, the page and the turn that its braces say', () => {
    expect(html(figure('{width=60%}'))).toContain('<img src="press.png" alt="A press" style="width:60%">');
    expect(html(figure('{.full-page}'))).toContain('<figure class="illustration full-page">');
    expect(html(figure('{.turned lang=fr}'))).toContain(
      '<figure class="illustration turned-page" lang="fr">',
    );
  });

  it('has pictures beside each other that stand in one paragraph', () => {
    const two = '![A](press.png) ![B](press.png)';
    expect(html(figure('{width=60%}', `${two}\n\n![C](press.png)\n\nFigure 1.`))).toMatch(
      /<div class="row of-2" style="width:60%">(?:<span class="beside"><img [^>]*><\/span>){2}<\/div><img [^>]*style="width:60%"><figcaption>/,
    );
    expect(html(figure('', `${two} ${two} ${two}`))).toContain('<div class="row of-3">');
  });

  it.each(['{.fullpage}', '{width=wide}', '{width=0%}', '{width=120%}', '{height=3cm}', '{#plate}'])(
    'tells of braces that mean nothing: %s',
    braces => {
      expect(codes(figure(braces))).toEqual([['attribute-unknown', 7]]);
      expect(html(figure(braces))).toContain(
        '<figure class="illustration"><img src="press.png" alt="A press">',
      );
    },
  );
});

describe('the long description of a picture', () => {
  const figure = [
    ...['::::figure', '![A press](press.png)', '', 'Figure 1. The *iron* press[^1]', ''],
    ...[':::description', 'Two men.', '', '- One pulls.', '- One inks.', ':::', '::::', '', '[^1]: Kept.'],
  ].join('\n');

  it('stands beside the text, and knows its figure', () => {
    const { tree, descriptions } = made(figure).documents[0]!;
    expect(toHtml(tree)).toContain('<figure class="illustration" id="s01-one-figure-1">');
    expect(toHtml(tree)).not.toContain('Two men');
    expect(descriptions).toMatchObject([
      {
        ...{ id: 's01-one-description-1', figure: 's01-one-figure-1' },
        ...{ name: 'Figure 1. The iron press', line: 12 },
      },
    ]);
    expect(toHtml(descriptions[0]!.content)).toMatch(/<p>Two men\.<\/p>\s*<ul>/);
  });
  it('is called by the words of the picture where that has no caption', () => {
    const bare = '::::figure\n![A press](press.png)\n\n:::description\nTwo men.\n:::\n::::';
    expect(made(bare).documents[0]!.descriptions).toMatchObject([{ name: 'A press' }]);
  });
});

describe('a cross-reference', () => {
  it('keeps what print has instead of its words, within the book only', () => {
    expect(html('## Ink\n\nSee [above](#ink "page #").')).toContain(
      '<a href="#s01-one-ink" data-pages="page #">above</a>',
    );
    expect(html('See [there](https://example.org "Title # 1").')).not.toContain('data-pages');
  });

  it('may lead to the beginning of a printed page', () => {
    expect(html('⟦37⟧Ink. See [page 37](#page-37).')).toContain('<a href="#page-37">page 37</a>');
    expect(html('⟦37⟧Ink. See [page 37](01-one.md#page-37).')).toContain('<a href="#page-37">page 37</a>');
    expect(codes('See [page 37](#page-37).')).toEqual([['link-broken', 7]]);
    expect(codes('⟦37⟧Ink. See [page 37](02-two.md#page-37).')).toEqual([['link-broken', 7]]);
  });
});

describe('a picture of a figure', () => {
  const figure = (text: string) =>
    html(`:::figure\n${text}\n:::\n\n[^1]: Note.`)
      .replace(/\n/g, '')
      .replace(/ (?:id|src|role|href|aria-label|class|epub:type)="[^"]*"/g, '');

  it('shows its picture with the caption on the line below', () => {
    const shown = '<figure><img alt="A press"><figcaption><p>The caption</p></figcaption></figure>';
    expect(figure('![A press](press.png)\nThe caption')).toBe(shown);
    expect(figure('![A press](press.png)\\\nThe caption')).toBe(shown);
    expect(figure('⟦7⟧![A press](press.png)\n\nThe caption')).toBe(
      shown.replace('<figure>', '<figure><span></span>'),
    );
    expect(figure('[![A press](press.png)](https://example.org)\n\nThe caption')).toBe(
      shown.replace(/<img[^>]*>/, image => `<a>${image}</a>`),
    );
  });

  it('has a note that stands behind its picture in the caption', () => {
    expect(figure('![A press](press.png)[^1]')).toBe(
      '<figure><img alt="A press"><figcaption><p><a>1</a></p></figcaption></figure>',
    );
  });

  it('shows pictures below one another between which a line ends for good', () => {
    expect(figure('![A press](press.png)\\\n![A forme](press.png)')).toBe(
      '<figure><img alt="A press"><img alt="A forme"></figure>',
    );
  });

  it('is told of where its picture stands in the caption', () => {
    expect(codes(':::figure\nThe press: ![A press](press.png)\n:::')).toEqual([['picture-in-caption', 8]]);
  });
});

describe('volumes whose pages begin again at 1', () => {
  const volumes = (indexes: number[], more = '⟦k⟧') => {
    const title = { folder, book: { language: 'en', italics: { titles: [], foreign: [] } } };
    const chapters = [1, 2].flatMap(k => [
      parse(`${k}0.md`, `---\ntype: volume\n---\n\n# Volume ${k}\n`),
      parse(
        `${k}1.md`,
        `---\ntype: chapter\n---\n\n# T\n\n⟦1⟧ Ink. ${more.replace('k', String(k + 1))} See [it](#page-1).\n`,
      ),
      ...(indexes.includes(k)
        ? [parse(`${k}2.md`, '---\ntype: index\n---\n\n# Index\n\nink, 1\n\nlead, 2\n\ntin, 3\n')]
        : []),
    ]);
    const { documents, findings } = publish(chapters, title as unknown as Title);
    const links = (file: string) =>
      [...toHtml(documents.find(document => document.file === file)!.tree).matchAll(/href="#([^"]*)"/g)].map(
        ([, id]) => id,
      );
    return { links, codes: findings.map(({ code, file }) => [code, file]) };
  };

  it('are no pages that begin twice, and each links to its own', () => {
    const { links, codes } = volumes([]);
    expect(codes).toEqual([]);
    expect([links('11.md'), links('21.md')]).toEqual([['page-1'], ['page-1-2']]);
  });

  it('are those of the index of their volume', () => {
    const { links, codes } = volumes([1, 2]);
    expect(codes).toEqual([]);
    expect(links('12.md').slice(0, 2)).toEqual(['page-1', 'page-2']);
    expect(links('22.md')).toEqual(['page-1-2', 'page-2', 'page-3']);
  });

  it('are not told apart by an index of all volumes', () => {
    const { links, codes } = volumes([2]);
    expect(links('22.md')).toEqual(['page-2', 'page-3']);
    expect(codes).toEqual([['locator-unresolved', 'chapters/22.md']]);
    // Pages 1, 2 and 3: the one stands twice, the others nowhere.
    expect(volumes([2], '').codes.map(([code]) => code)).toEqual(Array(3).fill('locator-unresolved'));
  });
});

describe('a link to another chapter', () => {
  const linked = (files: string[], address: string) => {
    const title = { folder, book: { language: 'en', italics: { titles: [], foreign: [] } } };
    const chapters = files.map(file => parse(file, `---\ntype: chapter\n---\n\n# T\n\n[x](${address})\n`));
    const { documents, findings } = publish(chapters, title as unknown as Title);
    const [, href] = /href="#([^"]*)"/.exec(toHtml(documents[0]!.tree)) ?? [];
    return { to: documents.find(({ id }) => id === href)?.file, codes: findings.map(({ code }) => code) };
  };

  it('goes by the name of its file, whatever id that has', () => {
    expect(linked(['Глава-1.md', 'Часть-1.md'], 'Часть-1.md').to).toBe('Часть-1.md');
    expect(linked(['02.md', '01 intro.md'], '01%20intro.md').to).toBe('01 intro.md');
    expect(linked(['02.md', 'cover.md'], 'cover.md').to).toBe('cover.md');
    expect(linked(['02.md', 'cover.md'], 'imprint.md')).toEqual({
      to: undefined,
      codes: ['link-broken', 'link-broken'],
    });
  });
});

describe('numbers and merged cells', () => {
  it('keeps the numbers of a list that does not count on', () => {
    expect(html('3. a\n4. b\n7. c\n8. d')).toMatch(
      /<ol start="3">\s*<li>a<\/li>\s*<li>b<\/li>\s*<li value="7">c<\/li>\s*<li>d<\/li>/,
    );
    expect(html('1. a\n1. b\n1. c')).not.toContain('value');
  });

  it('lets a cell stand over several columns', () => {
    expect(html('| | > | Sheets |\n|-|-|-|\n| Iron | 200 | 250 |')).toContain(
      '<th class="center" scope="colgroup" colspan="2">Sheets</th>',
    );
    expect(html('| A | B | C |\n|-|-|-|\n| > | > | all |')).toContain('<td colspan="3">all</td>');
  });

  it('lets a cell stand beside several rows', () => {
    const table = html('| | A |\n|-|-|\n| Iron | 1 |\n| ^ | 2 |\n| ^ | 3 |\n| Wood | ^ |');
    expect(table).toContain('<th scope="rowgroup" rowspan="3">Iron</th>');
    expect(table).toContain('<td rowspan="2">3</td>');
    expect(table).toMatch(/<tr><td>2<\/td><\/tr>/);
  });

  it('fills a row that is too short, and loses nothing of one that is too long', () => {
    const table = '| A | B |\n|-|-|\n| 1 |\n| 1 | 2 | 3 |';
    expect(html(table)).toMatch(/<td>1<\/td><td><\/td><td><\/td>.*<td>3<\/td>/s);
    expect(codes(table)).toEqual([
      ['table-uneven', 9],
      ['table-uneven', 10],
    ]);
  });

  it('takes no other sign for a merged cell', () => {
    expect(html('| A | B |\n|-|-|\n| ^^ | > |\n| 1 > 2 | x |')).not.toMatch(/span=/);
  });
});

describe('italics by the lists of book.yaml', () => {
  const italics = { titles: ['The Iron Press', 'Iron'], foreign: [{ text: 'mise en page', language: 'fr' }] };
  it.each([
    ['The Iron Press', '<cite>The Iron Press</cite>'],
    ['Iron, Irons, iron', '<cite>Iron</cite>, Irons, iron'],
    ['*The Iron Press*', '<em>The Iron Press</em>'],
    ['its mise en page.', 'its <i lang="fr">mise en page</i>.'],
    ['The **Iron** Press', '<cite>The <strong>Iron</strong> Press</cite>'],
    ['The **Iron Press** is', '<cite>The <strong>Iron Press</strong></cite> is'],
    ['**Of The Iron** Press', '<strong>Of <cite>The Iron</cite></strong><cite> Press</cite>'],
    ['Iron and Iron', '<cite>Iron</cite> and <cite>Iron</cite>'],
  ])('%s', (markdown, expected) => {
    expect(html(markdown, { italics })).toBe(`<p>${expected}</p>`);
  });
  it('runs through a page mark', () => {
    expect(html('in The Ir⟦5⟧on Press.', { italics })).toMatch(
      /^<p>in <cite>The Ir<span class="pagebreak".*><\/span>on Press<\/cite>\.<\/p>$/,
    );
  });
});

describe('findings, with their lines', () => {
  it.each([
    ['A.\n\n[^1]: Nobody refers to me.', 'note-without-reference', 9],
    ['A.[^1]', 'reference-without-note', 7],
    ['A.[^1]\n\n[^1]: One.\n\n[^1]: Two.', 'note-twice', 11],
    ['### Too deep', 'heading-level', 7],
    ['![A press](nowhere.png)', 'image-missing', 7],
    ['![A press](../../etc/passwd.png)', 'image-missing', 7],
    ['![A press](https://example.org/a.png)', 'image-remote', 7],
    ['![](press.png)', 'image-without-alt', 7],
    ['![press.png](press.png)', 'alt-file-name', 7],
    [':::figure\n![The press](press.png)\n\nFigure 1. The press\n:::', 'alt-repeats-caption', 8],
    [':::figure{.ornament}\n![](press.png)\n\nFigure 1. The press\n:::', 'ornament-described', 7],
    [':::description\nOf what?\n:::', 'description-without-image', 7],
    ['::::figure\n![A press](press.png)\n\n:::description\n:::\n::::', 'description-empty', 10],
    ['![Bad](bad.svg)', 'image-unsafe', 7],
    ['[x](javascript:alert(1))', 'link-unsafe', 7],
    ['[x](https://example.org:99999/)', 'link-unsafe', 7],
    ['[x](http:example)', 'link-unsafe', 7],
    ['[x](https://exa<mple.org/)', 'link-unsafe', 7],
    ['[x](02-two.md)', 'link-broken', 7],
    ['[x](#a-50%-share)', 'link-broken', 7],
    ['![A press](50%.png)', 'image-missing', 7],
    ['⟦3⟧\n\nA⟦3⟧ b', 'page-label-twice', 9],
  ])('%s', (markdown, code, line) => {
    expect(codes(markdown)).toContainEqual([code, line]);
  });
  it('wants no words for a picture that only adorns the page', () => {
    const ornament = ':::figure{.ornament}\n![](press.png)\n:::';
    expect(codes(ornament)).toEqual([]);
    expect(html(ornament)).toContain('alt="" role="presentation"');
  });
  it.each(['A hand-press', 'The iron press', 'press'])('has nothing against “%s”', alt => {
    expect(codes(`:::figure\n![${alt}](press.png)\n\nFigure 1. The press, reduced\n:::`)).toEqual([]);
  });
  it('is lenient with the notes of text that nobody has edited yet', () => {
    const { findings } = made('A.[^1]', {}, { recovered: new Set(['01-one.md']) });
    expect(findings).toMatchObject([
      { code: 'reference-without-note', severity: 'warning', file: 'chapters/01-one.md' },
    ]);
  });
});

describe('an index', () => {
  const index = (body: string) => {
    const title = {
      folder,
      book: { language: 'en', italics: { titles: [], foreign: [] } },
    } as unknown as Title;
    const chapters = [
      parse('01.md', '---\ntype: chapter\n---\n\n# One\n\nA⟦1⟧ b⟦2⟧ c⟦x⟧ d⟦12⟧.\n'),
      parse('02.md', `---\ntype: index\n---\n\n# Index\n\n${body}\n`),
    ];
    const { documents, findings } = publish(chapters, title);
    return {
      html: toHtml(documents[1]!.tree.children.slice(1)),
      findings: findings.map(({ code, line }) => [code, line]),
    };
  };
  const link = (page: string, text: string) =>
    `<a epub:type="index-locator" href="#page-${page}">${text}</a>`;

  it.each([
    ['ink, 1, 12', `ink, ${link('1', '1')}, ${link('12', '12')}`],
    ['ink, 1–2, 12n3', `ink, ${link('1', '1–2')}, ${link('12', '12n3')}`],
    ['Act of 1832, 12', `Act of 1832, ${link('12', '12')}`],
    ['preface, x', `preface, ${link('x', 'x')}`],
  ])('leads from %s to the printed pages', (entry, expected) => {
    expect(index(entry).html).toContain(`id="s02-entry-1">${expected}</li>`);
  });

  it('leads from “see” to the entry', () => {
    expect(index('ink, 1\n\nprinters, *see also* ink').html).toContain(
      '<em>see also</em> <a href="#s02-entry-1">ink</a>',
    );
  });

  it.each(['siehe', 'voir aussi', 'vedi', 'véase también', 'zie ook', 'zob. też', 'см. также', 'veja'])(
    'leads from it in any language: %s',
    see => {
      const { html } = index(`ink, 1\n\nprinters, ${see} ink\n\ntypes, ${see} printers`);
      expect(html).toContain('<a href="#s02-entry-1">ink</a>');
      // the term of an entry ends before it
      expect(html).toContain('<a href="#s02-entry-2">printers</a>');
    },
  );

  it('takes a list below an entry for its subentries, in an alphabet of their own', () => {
    const made = index('ink, 1\n- black, 1\n- red, 2\n\npaper, 2\n- laid, 12');
    expect(made.findings).toEqual([]);
    expect(made.html).toMatch(/ink, <a[^>]*>1<\/a><ul class="entries">\s*<li[^>]*>black/);
    for (const [term, page] of [
      ['black', '1'],
      ['red', '2'],
      ['laid', '12'],
    ] as const) {
      expect(made.html).toContain(`>${term}, ${link(page, page)}</li>`);
    }
    expect(index('ink, 1\n- red, 2\n- black, 1').findings).toEqual([['index-order', 9]]);
  });
  it('leads from the entries of lists in lists', () => {
    const { html } = index('- ink\n  - black, 1\n    - matt, 2\n- paper, *see* ink');
    expect(html).toContain(`>matt, ${link('2', '2')}</li>`);
    expect(html).toContain(`black, ${link('1', '1')}`);
    expect(html).toContain('<em>see</em> <a href="#s02-entry-1">ink</a>');
  });
  it('but not a list below a sentence', () => {
    const { html } = index('Numbers in italics refer to figures.\n\n- ink, 1\n- paper, 2');
    expect(html).toMatch(/<\/ul><ul class="entries">/);
  });
  it('says which locator has no page, and what is out of order', () => {
    expect(index('ink, 77').findings).toEqual([['locator-unresolved', 7]]);
    expect(index('paper, 1\n\nink, 1').findings).toEqual([['index-order', 9]]);
    expect(index('Ink, 1\n\nink pot, 2\n\n‘inky’, 1').findings).toEqual([]);
  });
});
