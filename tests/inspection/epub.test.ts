import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { EPub } from 'epub-gen-memory';
import fc from 'fast-check';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { inspectEpub } from '../../src/inspection/epub/index.ts';
import { parse, readManuscript } from '../../src/manuscript/index.ts';
import { everything } from '../epub/everything.ts';

let whole: Uint8Array;
beforeAll(async () => {
  whole = (await everything()).bytes;
});

const folder = fileURLToPath(new URL('../fixtures/everything/chapters', import.meta.url));
const chapters = () => readManuscript(folder);

/** The book with one thing spoilt: in a file, `from` becomes `to`; a change that changes nothing is an error. */
async function spoilt(path: string, from: string | RegExp, to: string): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(whole);
  const name = path.startsWith('META-INF') ? path : `OEBPS/${path}`;
  const before = await zip.file(name)!.async('string');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${path} has no ${from}`);
  zip.file(name, after, { createFolders: false });
  return packed(zip);
}

async function packed(zip: JSZip): Promise<Uint8Array> {
  zip.file('mimetype', 'application/epub+zip', { compression: 'STORE' });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

it('finds nothing in a book that is as it should be', async () => {
  expect(await inspectEpub(whole, { manuscript: await chapters() })).toEqual([]);
});

describe('finds nothing wrong in the books of others, which merely lack things', () => {
  const faults = async (bytes: Uint8Array) => {
    const findings = await inspectEpub(bytes);
    // What other tools leave out is told, so that an empty list does not come from looking at nothing.
    expect(findings.map(({ code }) => code)).toContain('accessibility-missing');
    return findings.filter(({ severity }) => severity !== 'info');
  };

  it.each([
    ['pandoc', 'pandoc.epub'],
    ['pandoc, with formulas, definitions, pictures and notes of several paragraphs', 'pandoc-rich.epub'],
  ])('%s', async (_, name) => {
    const file = new URL(`../fixtures/foreign/${name}`, import.meta.url);
    expect(await faults(new Uint8Array(await readFile(file)))).toEqual([]);
  });

  it('epub-gen-memory', async () => {
    const book = new EPub(
      { title: 'A Short Walk', author: 'Nobody', description: 'A walk.', verbose: false },
      [
        {
          title: 'The Way Out',
          content: '<p>The road leaves by the mill.</p><h2>The Bridge</h2><p>A pause.</p>',
        },
        {
          title: 'The Way Back',
          content: '<blockquote><p>One comes home by the same road.</p></blockquote>',
        },
      ],
    );
    expect(await faults(new Uint8Array(await book.genEpub()))).toEqual([]);
  });
});

const chapter = 's01-presses.xhtml';

describe('defects, each planted alone', () => {
  it.each<[string, string, string | RegExp, string]>([
    // Package
    ['identifier-missing', 'content.opf', 'unique-identifier="identifier"', 'unique-identifier="none"'],
    ['identifier-form', 'content.opf', /urn:uuid:[^<]*(?=<\/dc:id)/, 'my book'],
    ['identifier-differs', 'toc.ncx', 'urn:uuid:5', 'urn:uuid:6'],
    ['modified', 'content.opf', '2026-03-01T12:00:00Z', '2026-03-01'],
    ['creator-missing', 'content.opf', /dc:creator/g, 'dc:contributor'],
    ['creator-several', 'content.opf', '>Ada Tester<', '>Ada Tester and Ben Writer<'],
    ['creator-several', 'content.opf', '>Ada Tester<', '>Tester, Ada; Writer, Ben<'],
    ['creator-incomplete', 'content.opf', /<meta refines="#person-1" property="role".*\n/, ''],
    ['creator-incomplete', 'content.opf', /<meta refines="#person-2" property="file-as".*\n/, ''],
    ['language-missing', 'content.opf', '<dc:language>en-GB</dc:language>', ''],
    ['file-missing', 'content.opf', 'href="notes.xhtml"', 'href="nothing.xhtml"'],
    [
      'file-twice',
      'content.opf',
      '</manifest>',
      '<item id="again" href="style.css" media-type="text/css"/></manifest>',
    ],
    ['file-unlisted', 'content.opf', /<item id="image-1".*\n/, ''],
    ['spine-broken', 'content.opf', '<itemref idref="page-notes"/>', '<itemref idref="nowhere"/>'],
    ['manifest-property', chapter, '</section>', '<svg xmlns="http://www.w3.org/2000/svg"/></section>'],
    [
      'manifest-property',
      chapter,
      '</section>',
      '<math xmlns="http://www.w3.org/1998/Math/MathML"/></section>',
    ],
    ['manifest-property', chapter, '</section>', '<form/></section>'],
    ['manifest-property', chapter, '</section>', '<epub:switch id="s"/></section>'],
    ['manifest-property', chapter, '</section>', '<audio src="https://example.org/a.mp3"/></section>'],
    ['manifest-property', 'style.css', 'fonts/eb-garamond-italic.ttf', 'https://example.org/f.ttf'],
    ...['scripted', 'svg', 'mathml', 'switch', 'remote-resources'].map(
      (property): [string, string, string, string] => [
        ...(['manifest-property', 'content.opf', 'href="notes.xhtml"'] as const),
        `properties="${property}" href="notes.xhtml"`,
      ],
    ),
    ['cover-image', 'content.opf', ' properties="cover-image"', ''],
    ['not-well-formed', 'content.opf', '</manifest>', ''],
    ['package-missing', 'META-INF/container.xml', 'content.opf', 'none.opf'],
    // Claims
    ['accessibility-false', 'content.opf', '>readingOrder<', '>captions<'],
    ['accessibility-false', 'content.opf', '>readingOrder<', '>transcript<'],
    ['accessibility-false', 'content.opf', '<meta property="schema:accessMode">visual</meta>', ''],
    ['accessibility-false', 's02-tables.xhtml', ' alt="A square with a line across it"', ''],
    ['accessibility-missing', 'content.opf', /<meta property="schema:accessibilityHazard">none<\/meta>/, ''],
    [
      'conformance-uncertified',
      'content.opf',
      '</metadata>',
      '<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.1 Level AA</meta></metadata>',
    ],
    [
      'accessibility-false',
      's02-tables.xhtml',
      / aria-details="[^"]*"(.*?)<p class="to-description">.*?<\/p>/s,
      '$1',
    ],
    // Notes
    ['reference-without-note', chapter, '#s01-presses-n2"', '#s01-presses-n9"'],
    ['note-without-reference', chapter, /<a class="noteref"[^>]*n1-ref1"[^>]*>1<\/a>/, ''],
    ['backlink-missing', 'notes.xhtml', /<a class="back"[^>]*s02-tables[^>]*>↑<\/a>/, ''],
    ['backlink-wrong', 'notes.xhtml', '#s01-presses-n1-ref1', '#s01-presses-n2-ref1'],
    ['note-number', chapter, '>1</a></h1>', '>7</a></h1>'],
    ['noteref-markup', chapter, '>1</a></h1>', '><sup>1</sup></a></h1>'],
    // Pages
    ['locator-wrong', 's04-index.xhtml', '#page-3"', '#page-2"'],
    ['page-list-missing', 'toc.xhtml', /<nav epub:type="page-list"[\s\S]*?<\/nav>/, ''],
    ['page-order', 'toc.xhtml', /(<li><a href="[^"]*#page-1">1<\/a><\/li>)\n(<li>.*<\/li>)/, '$2\n$1'],
    ['page-label', 'toc.xhtml', '#page-2">2<', '#page-2">3<'],
    ['page-without-marker', 'toc.xhtml', '#page-2"', '#s01-presses"'],
    ['page-unlisted', 'toc.xhtml', /<li><a href="[^"]*#page-2">2<\/a><\/li>/, ''],
    ['page-without-label', chapter, 'aria-label="2"', ''],
    ['page-source', 'content.opf', /<meta refines="#source"[\s\S]*<meta name="pageBreakSource".*\n/, ''],
    // Ways in
    ['nav-missing', 'content.opf', ' properties="nav"', ''],
    ['contents-missing', 'toc.xhtml', 'epub:type="toc" role="doc-toc"', ''],
    [
      'contents-order',
      'toc.xhtml',
      /(<li><a href="s00-preface.xhtml">Preface<\/a><\/li>)\n([\s\S]*?)(<li><a href="notes)/,
      '$2$1$3',
    ],
    ['contents-chapter-missing', 'toc.xhtml', /<li><a href="s02-tables.xhtml">[\s\S]*?<\/ol><\/li>/, ''],
    [
      'contents-entry-empty',
      'toc.xhtml',
      '>Preface</a></li>\n<li><a href="s01',
      '></a></li>\n<li><a href="s01',
    ],
    ['landmark-missing', 'toc.xhtml', /<li><a epub:type="endnotes".*\n/, ''],
    ['landmarks-missing', 'toc.xhtml', 'epub:type="landmarks"', ''],
    ['link-broken', chapter, 's02-tables.xhtml#s02-tables-a-table', 's02-tables.xhtml#nowhere'],
    ['link-broken', chapter, 's02-tables.xhtml#s02-tables-a-table', 'gone.xhtml'],
    ['id-twice', chapter, 'id="page-3"', 'id="page-2"'],
    // Text
    ['language-unmarked', chapter, '<span lang="ru" xml:lang="ru">Москва</span>', 'Москва'],
    ['language-unmarked', chapter, /<span lang="el" xml:lang="el">(.*?)<\/span>/, '$1'],
    ['language-missing', chapter, ' lang="en-GB" xml:lang="en-GB"', ''],
    ['lost-character', chapter, 'came late', 'came l\ufffdte'],
    ['private-character', chapter, 'came late', 'came l\ue001te'],
    ['text-differs', chapter, 'came late', 'came'],
    ['text-differs', chapter, 'came late', 'camelate'],
    ['text-differs', 'notes.xhtml', 'A note to the title', 'A note the title'],
    ['text-added', 's04-index.xhtml', '</section>', '<p>Made by a machine</p></section>'],
    // Markup and resources
    ['image-without-alt', 's02-tables.xhtml', 'alt="A square with a line across it"', ''],
    ['alt-file-name', 's02-tables.xhtml', 'alt="A square with a line across it"', 'alt="press.svg"'],
    ['alt-repeats-caption', 's02-tables.xhtml', 'A square with a line across it', 'The press, reduced'],
    ['ornament-described', 's02-tables.xhtml', 'alt="A square with a line across it"', 'alt=""'],
    ['ornament-described', 's02-tables.xhtml', 'alt="A square', 'role="presentation" alt="A square'],
    ['description-dangling', 's02-tables.xhtml', 'aria-details="', 'aria-details="#'],
    ['description-without-return', 's02-tables-description-1.xhtml', /<p class="return">.*?<\/p>/, ''],
    ['text-differs', 's02-tables-description-1.xhtml', 'above it the platen', 'above it'],
    ['role-withdrawn', 'notes.xhtml', 'role="doc-footnote"', 'role="doc-endnote"'],
    ['role-wrong', 'notes.xhtml', '<li>', '<li role="doc-footnote">'],
    ['heading-level', 's02-tables.xhtml', /h2/g, 'h4'],
    ['script', chapter, '</head>', '<script>alert(1)</script></head>'],
    ['script', chapter, '<body', '<body onload="alert(1)"'],
    ['remote', chapter, '</head>', '<link rel="stylesheet" href="https://example.org/a.css"/></head>'],
    ['remote', chapter, '</head>', '<style>p { background: url(//example.org/a.png) }</style></head>'],
    ['remote', 's02-tables.xhtml', 'src="images/press.svg"', 'src="https://example.org/a.svg"'],
    ['remote', 'style.css', 'fonts/eb-garamond-italic.ttf', 'https://example.org/f.ttf'],
    ['url-broken', 'style.css', 'fonts/eb-garamond-italic.ttf', 'fonts/none.ttf'],
    ['font-unused', 'style.css', /@font-face \{[^}]*italic\.ttf"\);\n\}/, ''],
    ['font-unused', 'style.css', 'font-family: "EB Garamond", "Georgia", serif', 'font-family: serif'],
    ['scope-missing', 's02-tables.xhtml', / scope="col"/, ''],
    ['attribute-lost', 's02-tables.xhtml', ' value="5"', ''],
    ['attribute-lost', 's02-tables.xhtml', ' colspan="2"', ''],
    ['attribute-lost', 's02-tables.xhtml', ' rowspan="2"', ''],
    ['table-uneven', 's02-tables.xhtml', ' colspan="2"', ''],
    ['table-uneven', 's02-tables.xhtml', ' rowspan="2"', ''],
    ['headers-dangling', 's02-tables.xhtml', '<td>a day', '<td headers="no-such-head">a day'],
    ['attribute-lost', chapter, '</section>', '<svg viewbox="0 0 1 1"/></section>'],
    ['fixed-size', 'style.css', 'font-size: 100%', 'font-size: 12pt'],
    ['fixed-colour', 'style.css', 'html {', 'html { background: white;'],
  ])('%s in %s', async (code, path, from, to) => {
    const findings = await inspectEpub(await spoilt(path, from, to), { manuscript: await chapters() });
    expect(findings.map(finding => finding.code)).toContain(code);
  });

  it('an archive that does not begin with its media type, or has entries for folders', async () => {
    const zip = await JSZip.loadAsync(whole);
    zip.remove('mimetype');
    zip.folder('OEBPS/fonts');
    zip.file('mimetype', 'application/epub+zip');
    const codes = (await inspectEpub(await zip.generateAsync({ type: 'uint8array' }))).map(
      ({ code }) => code,
    );
    expect(codes).toEqual(expect.arrayContaining(['mimetype', 'folder-entry']));
  });

  it.each([
    ['a link that a reader may follow', 'came late', 'came <a href="https://example.org/">late</a>'],
    [
      'the name of a vocabulary',
      '</head>',
      '<link rel="schema.DC" href="http://purl.org/dc/terms/"/></head>',
    ],
  ])('%s loads nothing from the network', async (_, from, to) => {
    expect(await inspectEpub(await spoilt('s01-presses.xhtml', from, to))).toEqual([]);
  });

  it('fonts without their licence', async () => {
    const zip = await JSZip.loadAsync(whole);
    zip.remove('OEBPS/fonts/OFL.txt');
    const codes = (await inspectEpub(await packed(zip))).map(({ code }) => code);
    expect(codes).toContain('font-licence');
  });

  it.each([
    ['begins with its number', '7. Seven\n8. Eight'],
    ['is counted as it was', 'a. Seven\nb. Eight'],
  ])('a list that no longer %s', async (_, list) => {
    const manuscript = [...(await chapters()), parse('09.md', `---\ntype: other\n---\n\n${list}\n`)];
    const findings = await inspectEpub(whole, { manuscript });
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'attribute-lost', file: 'chapters/09.md', line: 5 }),
    );
  });

  it('gives the line of the file', async () => {
    const findings = await inspectEpub(await spoilt('s01-presses.xhtml', 'came late', 'came l\ufffdte'));
    expect(findings).toMatchObject([
      { code: 'lost-character', within: 'OEBPS/s01-presses.xhtml', line: expect.any(Number) },
    ]);
  });
  it('gives the line of the manuscript', async () => {
    const findings = await inspectEpub(await spoilt('s01-presses.xhtml', 'So it went on', 'So it went'), {
      manuscript: await chapters(),
    });
    expect(findings).toMatchObject([{ code: 'text-differs', file: 'chapters/01-presses.md', line: 27 }]);
  });
});

describe('with the manuscript at hand', () => {
  const broken = () => spoilt('s01-presses.xhtml', /<a class="noteref"[^>]*n1-ref1"[^>]*>1<\/a>/, '');

  it('a fault of a page is told of the line of the manuscript', async () => {
    const findings = await inspectEpub(
      await spoilt('s01-presses.xhtml', '<span lang="ru" xml:lang="ru">Москва</span>', 'Москва'),
      { manuscript: await chapters() },
    );
    const lines = (await readFile(`${folder}/01-presses.md`, 'utf8')).split('\n');
    expect(findings).toMatchObject([{ code: 'language-unmarked', file: 'chapters/01-presses.md' }]);
    const paragraph = lines
      .slice(findings[0]!.line! - 1)
      .join('\n')
      .split('\n\n')[0];
    expect(paragraph).toContain('Москва');
  });

  it('a fault is told of the block that it is in, and of no shorter one that begins alike', async () => {
    const spoiled = await spoilt('s01-presses.xhtml', 'came late', 'came l\ufffdte');
    const text = (await readFile(`${folder}/01-presses.md`, 'utf8')).replace('came late', 'came lte');
    const line = text.slice(0, text.indexOf('came lte')).split('\n').length;
    const paragraph = text.split('\n\n').find(each => each.includes('came lte'))!;
    const manuscript = [
      parse('00.md', `---\ntype: chapter\n---\n\n# ${paragraph.trim()[0]}\n`),
      parse('00-again.md', `---\ntype: chapter\n---\n\n# Again\n\n${paragraph}\n`),
      parse('01-presses.md', text),
    ];
    const findings = await inspectEpub(spoiled, { manuscript });
    const [found] = findings.filter(({ code }) => code === 'lost-character');
    expect(found).toMatchObject({ file: 'chapters/01-presses.md', line });
  });

  it('a note without its reference is an error where the text was edited, a warning where it was only recovered', async () => {
    const manuscript = await chapters();
    const of = async (recovered: string[]) =>
      (await inspectEpub(await broken(), { manuscript, recovered: new Set(recovered) })).find(
        ({ code }) => code === 'note-without-reference',
      );
    expect(await of([])).toMatchObject({ severity: 'error', file: 'chapters/01-presses.md' });
    expect(await of(['01-presses.md'])).toMatchObject({ severity: 'warning' });
  });
});

describe('a broken file gives findings, not a crash', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['something else', new TextEncoder().encode('This is no archive.')],
  ])('%s', async (_, bytes) => {
    expect((await inspectEpub(bytes)).map(({ code }) => code)).toEqual(['archive-broken']);
  });

  it('an archive with bytes changed anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 }),
        async changes => {
          const bytes = whole.slice();
          for (const [at, value] of changes) bytes[at] = value;
          expect(Array.isArray(await inspectEpub(bytes))).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('a page nested deeper than any reader would follow', async () => {
    const deep = await spoilt(
      's00-preface.xhtml',
      'This book',
      `${'<span>'.repeat(30_000)}This${'</span>'.repeat(30_000)} book`,
    );
    expect(Array.isArray(await inspectEpub(deep))).toBe(true);
  });
});
