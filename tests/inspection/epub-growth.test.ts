import { describe, expect, it } from 'vitest';
import { inspectEpub } from '../../src/inspection/epub/index.ts';
import { codesOf, filesOf, findingsOf, type Parts, packed, times } from './hostile.ts';

const sheet = '<item id="s" href="s.css" media-type="text/css"/>';
const css = (text: string): Parts => ({ items: sheet, files: { 's.css': text } });
const note = (k: number) =>
  `<aside epub:type="footnote" id="n${k}"><a href="#r${k}">${k}</a>. A note.</aside>`;
const reference = (k: number) => `<p><a epub:type="noteref" id="r${k}" href="#n${k}">${k}</a></p>`;
const figure = '<aside id="long"><p>All <a href="page.xhtml">that</a> is seen.</p></aside>';

/** What a stranger can put into a book n times over, and how often at least to take a measurable time. */
const growing: Record<string, [n: number, (n: number) => Parts]> = {
  'unclosed addresses of a style sheet': [50_000, n => css(`a{${'b:url('.repeat(n)}`)],
  'unclosed comments of a style sheet': [50_000, n => css('/*/'.repeat(n))],
  'open faces of a style sheet': [16_000, n => css('@font-face{'.repeat(n))],
  'nights of a style sheet that never come': [
    40_000,
    n => css(`@media ${'prefers-color-scheme: dark '.repeat(n)}${'@media '.repeat(n)}`),
  ],
  'faces of a style sheet': [1_300, n => css(times(n, k => `@font-face{font-family:"F${k}"}\n`))],
  'colours of a style sheet': [2_600, n => css('a { color: red }\n'.repeat(n))],
  notes: [700, n => ({ body: times(n, reference) + times(n, note) })],
  'references to one note': [
    1_000,
    n => ({ body: '<a epub:type="noteref" href="#n1">1</a>'.repeat(n) + note(1) }),
  ],
  'references to one note with as many ways back': [
    2_000,
    n => ({
      body: `${'<a epub:type="noteref" id="r" href="#n">1</a>'.repeat(n)}<aside epub:type="footnote" id="n">${'<a href="#r">b</a>'.repeat(n)}</aside>`,
    }),
  ],
  'notes to which nothing refers': [700, n => ({ body: times(n, note) })],
  'cells that reach far': [
    500,
    n => ({ body: `<table>${'<tr><td rowspan="65534">x</td></tr>'.repeat(n)}</table>` }),
  ],
  'manifest items': [
    1_000,
    n => ({
      items: times(n, k => `<item id="m${k}" href="page.xhtml?${k}" media-type="application/xhtml+xml"/>`),
      spine: times(n, k => `<itemref idref="m${k}"/>`),
      body: '<p/>'.repeat(n),
    }),
  ],
  people: [
    700,
    n => ({
      metadata: times(
        n,
        k =>
          `<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/" id="c${k}">Ann B</dc:creator><meta refines="#c${k}" property="role">aut</meta>`,
      ),
    }),
  ],
  'page markers': [
    700,
    n => ({
      body: times(n, k => `<span role="doc-pagebreak" id="p${k}" title="${k}"/>`),
      toc: `<nav epub:type="page-list"><ol>${times(n, k => `<li><a href="page.xhtml#p${k}">${k}</a></li>`)}</ol></nav>`,
    }),
  ],
  'described images': [
    700,
    n => ({
      body: `${'<img src="nav.xhtml" alt="A hat" aria-details="long"/>'.repeat(n)}${figure}${'<p/>'.repeat(n)}`,
    }),
  ],
  'sections of an index': [
    700,
    n => ({ body: `<div>${'<section epub:type="index"><a href="#x">1</a></section>'.repeat(n)}</div>` }),
  ],
  'line ends of Windows': [33_000, n => ({ body: `<pre>${'\r\n'.repeat(n)}</pre>` })],
  'ids and links': [1_000, n => ({ body: times(n, k => `<p id="i${k}"><a href="#i${k}">x</a></p>`) })],
  'steps of a path': [20_000, n => ({ body: `<a href="${'a/../'.repeat(n)}page.xhtml">x</a>` })],
  headings: [1_600, n => ({ body: '<h1>A</h1><h3>B</h3>'.repeat(n) })],
};

const seconds = async (bytes: Uint8Array) => {
  const before = process.cpuUsage();
  const findings = await inspectEpub(bytes);
  expect(codesOf(findings)).not.toContain('check-failed');
  const { user } = process.cpuUsage(before);
  return user / 1e6;
};

describe('inspection grows with the file, not with its square', () => {
  it.each(Object.entries(growing))('%s', async (_, [n, make]) => {
    const small = await packed(filesOf(make(n)));
    const large = await packed(filesOf(make(4 * n)));
    await seconds(small); // code is compiled
    const once = await seconds(small);
    // with the square it would take sixteen times as long; what is hardly measurable is no square
    expect(await seconds(large)).toBeLessThan(Math.max(10 * once, 1.5));
  });
});

describe('a table', () => {
  const codes = async (body: string) => codesOf(await findingsOf({ body }));

  it.each([
    ['a cell over a thousand million columns', '<table><tr><td colspan="1000000000">x</td></tr></table>'],
    ['a cell beside a thousand million rows', '<table><tr><td rowspan="1000000000">x</td></tr></table>'],
    [
      'cells that together are wider',
      `<table>${'<tr><td colspan="1000" rowspan="65534">x</td></tr>'.repeat(2_000)}</table>`,
    ],
  ])('with %s is too large', async (_, body) => {
    expect(await codes(body)).toContain('table-too-large');
  });

  it('counts a number that is none as one', async () => {
    const row = (attribute: string) => `<tr><td ${attribute}>a</td><td>b</td></tr>`;
    expect(
      await codes(`<table>${['colspan="-3"', 'colspan="x"', 'rowspan="0"'].map(row).join('')}</table>`),
    ).toEqual([]);
  });

  it('is not as wide as a table within one of its cells', async () => {
    const inner = '<table><tr><td>1</td><td>2</td><td>3</td></tr></table>';
    expect(await codes(`<table><tr><td>${inner}</td></tr><tr><td>x</td></tr></table>`)).toEqual([]);
  });
});

it.each([
  ['comment', 'a { b: c } /* no end'],
  ['url()', 'a { background: url(no-end'],
  ['@font-face', '@font-face { font-family: "F"; a { b: c'],
])('a style sheet with a %s that is never closed', async (_, text) => {
  expect(codesOf(await findingsOf(css(text)))).toContain('css-broken');
});

it('a style sheet is read as CSS is: escapes, strings, comments', async () => {
  const codes = async (text: string) => codesOf(await findingsOf(css(text)));
  expect(await codes('a { background: u\\72l("https://example.org/a.png") }')).toEqual(
    expect.arrayContaining(['remote']),
  );
  expect(await codes('a { background: image-set("https://example.org/a.png" 1x) }')).toContain('remote');
  expect(await codes('/* url(https://example.org/a.png) */ a::before { content: "url(none.png)" }')).toEqual(
    [],
  );
  expect(await codes('a::before { content: "/*" } b { background: url(none.png) }')).toEqual(['url-broken']);
});
