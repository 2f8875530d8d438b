import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askCheckers } from '../../src/inspection/checkers/index.ts';
import { kindOf } from '../../src/inspection/checkers/kinds.ts';
import { findingOf, merged } from '../../src/inspection/checkers/merging.ts';
import { inspectOpened, openEpub } from '../../src/inspection/epub/index.ts';
import type { Finding } from '../../src/inspection/finding.ts';
import { limits } from '../../src/limits.ts';
import { filesOf, type Parts, packed, page, times } from './hostile.ts';

let desk = '';
beforeEach(() => {
  desk = mkdtempSync(join(tmpdir(), 'checkers-'));
  process.env.REISSUE_EPUBCHECK = 'no';
  process.env.REISSUE_ACE = 'no';
});
afterEach(() => {
  rmSync(desk, { recursive: true });
  delete process.env.REISSUE_EPUBCHECK;
  delete process.env.REISSUE_ACE;
});

/** What all checkers find in a book, but for remarks; and who they were. */
async function checked(parts: Parts | Uint8Array) {
  const bytes = parts instanceof Uint8Array ? parts : await packed(filesOf(parts));
  const epub = await openEpub(bytes);
  const findBrowser = () => Promise.reject(new Error('No test needs a browser here.'));
  const { findings, asked } = await askCheckers(
    { epub, name: 'book.epub', inspect: () => inspectOpened(epub), findBrowser },
    () => {},
  );
  return { findings: findings.filter(({ severity }) => severity !== 'info'), asked };
}
const errorsOf = async (parts: Parts) =>
  (await checked(parts)).findings.filter(({ severity }) => severity === 'error');

describe('epubcheck-ts, as a part of the check', () => {
  it('finds nothing in a small right book, and is said to have run', async () => {
    const { findings, asked } = await checked({});
    expect(findings).toEqual([]);
    expect(asked).toMatchObject([
      { checker: 'epubcheck-ts', outcome: 'ran', version: '0.7.0' },
      { checker: 'EPUBCheck', outcome: 'off' },
      { checker: 'Ace', outcome: 'off' },
    ]);
  });

  it('is not asked about a book that is hardly anything but air: it would unpack it again', async () => {
    const sheet = ' '.repeat(limits.port.unpacked);
    const items = '<item id="s" href="s.css" media-type="text/css"/>';
    const { findings, asked } = await checked({ items, files: { 's.css': sheet } });
    expect(asked.map(({ outcome }) => outcome)).toEqual(['withheld', 'withheld', 'withheld']);
    expect(findings).toContainEqual(expect.objectContaining({ code: 'checker-stopped' }));
    const half = await checked({ items, files: { 's.css': sheet.slice(sheet.length / 2) } });
    expect(half.asked[0]!.outcome).not.toBe('withheld');
  });

  it('finds what our own checks do not look for, with a sentence, a place and its rule', async () => {
    const [finding, ...others] = await errorsOf({ body: '<p><blink>A word.</blink></p>' });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: 'markup-invalid',
      within: 'OEBPS/page.xhtml',
      published: 'epubcheck-ts RSC-005',
    });
    expect(finding!.message).toMatch(
      /^Something stands here that may not.* epubcheck-ts says: “.*blink.*”\.$/,
    );
    expect(finding!.line).toBeGreaterThan(0);
  });

  it('does not tell again what our own checks tell', async () => {
    const { findings } = await checked({ body: '<p><a href="none.xhtml">there</a></p>' });
    expect(findings.map(({ code, published }) => [code, published])).toEqual([['link-broken', undefined]]);
  });

  it('judges a dictionary as one', async () => {
    const codes = await errorsOf({ metadata: '<dc:type>dictionary</dc:type>' });
    expect(codes.map(({ published }) => published)).toContain('epubcheck-ts OPF-078');
  });

  it('is stopped where its work grows with the square, and that is said', async () => {
    const body =
      times(
        12_000,
        k => `<p><a epub:type="noteref" role="doc-noteref" id="r${k}" href="#n${k}">${k}</a></p>`,
      ) + times(12_000, k => `<aside epub:type="footnote" id="n${k}">${k}. <a href="#r${k}">b</a> x</aside>`);
    const { findings, asked } = await checked({ body });
    expect(asked.map(({ outcome }) => outcome)).toEqual(['stopped', 'withheld', 'withheld']);
    expect(findings.map(({ code }) => code)).toEqual(['checker-stopped']);
  });

  it('is not given an archive that lies about its size', async () => {
    const bytes = await packed(filesOf({}));
    const { asked } = await checked(bytes.slice(0, bytes.length - 60));
    expect(asked.map(({ outcome }) => outcome)).toEqual(['withheld', 'withheld', 'withheld']);
  });

  it('whose own fault is no fault of the book', async () => {
    const { findings, asked } = await checked({
      items: '<item id="s" href="s.css" media-type="text/css"/>',
      files: { 's.css': '@font-face{'.repeat(300_000) },
    });
    expect(asked[0]).toMatchObject({ outcome: 'failed' });
    expect(findings.map(({ code }) => code)).toEqual(['css-broken', 'checker-stopped']);
  });
});

it('has nothing against what an EPUB 2 holds beside its order, unreached by links', async () => {
  const files = filesOf({});
  const ncx =
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head><meta name="dtb:uid" content="urn:uuid:11111111-1111-4111-8111-111111111111"/></head><docTitle><text>T</text></docTitle><navMap><navPoint id="n" playOrder="1"><navLabel><text>A</text></navLabel><content src="page.xhtml"/></navPoint></navMap></ncx>';
  const bytes = await packed({
    ...files,
    'OEBPS/book.opf':
      '<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:uuid:11111111-1111-4111-8111-111111111111</dc:identifier><dc:title>T</dc:title><dc:language>en</dc:language></metadata><manifest><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="page" href="page.xhtml" media-type="application/xhtml+xml"/><item id="aside" href="nav.xhtml" media-type="application/xhtml+xml"/></manifest><spine toc="ncx"><itemref idref="page"/><itemref idref="aside" linear="no"/></spine></package>',
    'OEBPS/toc.ncx': ncx,
    'OEBPS/nav.xhtml': String(files['OEBPS/page.xhtml']),
  });
  const { findings } = await checked(bytes);
  expect(findings.filter(({ published }) => published?.includes('OPF-096'))).toEqual([]);
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>';
const drawing = '<item id="d" href="d.svg" media-type="image/svg+xml"/>';
describe('no error where the standard allows it:', () => {
  it.each<[string, Parts]>([
    [
      'a script',
      {
        items: '<item id="x" href="x.xhtml" media-type="application/xhtml+xml" properties="scripted"/>',
        spine: '<itemref idref="x"/>',
        files: { 'x.xhtml': page('<script>1</script><p>x</p>') },
      },
    ],
    ['data in a script', { body: '<script type="application/json">{}</script><p>x</p>' }],
    [
      'a sound on the network, told apart by a fragment',
      {
        items:
          '<item id="x" href="x.xhtml" media-type="application/xhtml+xml" properties="remote-resources"/><item id="a" href="https://example.org/a.mp3#t=1" media-type="audio/mpeg"/><item id="b" href="https://example.org/a.mp3#t=2" media-type="audio/mpeg"/>',
        spine: '<itemref idref="x"/>',
        files: {
          'x.xhtml': page(
            '<audio src="https://example.org/a.mp3#t=1"/><audio src="https://example.org/a.mp3#t=2"/>',
          ),
        },
      },
    ],
    [
      'a picture without a description',
      { items: drawing, files: { 'd.svg': svg }, body: '<p><img src="d.svg"/></p>' },
    ],
    [
      'an empty description, which claims no less',
      {
        items: drawing,
        files: { 'd.svg': svg },
        body: '<p><img src="d.svg" alt=""/></p>',
        metadata: '<meta property="schema:accessibilityFeature">alternativeText</meta>',
      },
    ],
    [
      'a drawing that a picture names, said in the manifest',
      {
        items: `${drawing}<item id="x" href="x.xhtml" media-type="application/xhtml+xml" properties="svg"/>`,
        spine: '<itemref idref="x"/>',
        files: { 'd.svg': svg, 'x.xhtml': page('<p><img src="d.svg" alt="A square"/></p>') },
      },
    ],
    ['a Greek letter in a formula', { body: '<p>The number π.</p>' }],
    [
      'a region, a time and a place for a fragment',
      { body: '<p><a href="page.xhtml#epubcfi(/4/2)">x</a></p>' },
    ],
    [
      'a list of pages that leads to any element',
      {
        body: '<p id="a">x</p>',
        toc: '<nav epub:type="page-list"><ol><li><a href="page.xhtml#a">1</a></li></ol></nav>',
      },
    ],
    [
      'ids with blanks around them',
      {
        items: '<item id=" x " href="x.xhtml" media-type="application/xhtml+xml"/>',
        spine: '<itemref idref="x "/>',
        files: { 'x.xhtml': page('<p>x</p>') },
      },
    ],
    [
      'a filter of the page in a style sheet, and the name of a namespace',
      {
        items: '<item id="s" href="s.css" media-type="text/css"/>',
        files: { 's.css': '@namespace url(http://www.w3.org/1999/xhtml);\na { filter: url(#f) }' },
      },
    ],
    [
      'a note that leads back to the line of its reference',
      {
        body: '<p id="line">A line<a epub:type="noteref" href="#n">1</a></p><aside epub:type="footnote" id="n"><a href="#line">1</a> A note.</aside>',
      },
    ],
    ['a link to the page itself', { body: '<p><a href="">here</a></p>' }],
  ])('%s', async (_, parts) => {
    const findings = inspectOpened(await openEpub(await packed(filesOf(parts))));
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each<[string, Parts]>([
    [
      'a part of a sound on the network that the manifest has as a whole',
      {
        items:
          '<item id="x" href="x.xhtml" media-type="application/xhtml+xml" properties="remote-resources"/><item id="a" href="https://example.org/a.mp3" media-type="audio/mpeg"/>',
        spine: '<itemref idref="x"/>',
        files: { 'x.xhtml': page('<audio src="https://example.org/a.mp3#t=5,10"/>') },
      },
    ],
    [
      'a gradient that the page has, named in a style sheet',
      {
        items: '<item id="s" href="s.css" media-type="text/css"/>',
        files: { 's.css': 'p { background: url(#wash) }' },
      },
    ],
    [
      'an apostrophe in the name of a file',
      {
        items: '<item id="x" href="it\'s.xhtml" media-type="application/xhtml+xml"/>',
        spine: '<itemref idref="x"/>',
        files: { "it's.xhtml": page('<p>A word.</p>') },
      },
    ],
  ])('where epubcheck-ts alone is wrong: %s', async (_, parts) => {
    expect(await errorsOf(parts)).toEqual([]);
  });

  it('where epubcheck-ts alone is wrong: the landmark of an index, a drawing in a picture, ids of the NCX', async () => {
    const toc =
      '<nav epub:type="landmarks"><ol><li><a epub:type="index" href="page.xhtml">Index</a></li></ol></nav>';
    const files = filesOf({
      toc,
      items: `${drawing}<item id="x" href="x.xhtml" media-type="application/xhtml+xml" properties="svg"/><item id="ncx" href="t.ncx" media-type="application/x-dtbncx+xml"/>`,
      spine: '<itemref idref="x"/>',
      files: {
        'd.svg': svg,
        'x.xhtml': page('<p><img src="d.svg" alt="A square"/></p>'),
        't.ncx':
          '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head><meta name="dtb:uid" content="urn:uuid:11111111-1111-4111-8111-111111111111"/></head><docTitle><text>T</text></docTitle><navMap><navPoint id="表紙" playOrder="1"><navLabel><text>x</text></navLabel><content src="page.xhtml"/></navPoint></navMap></ncx>',
      },
    });
    files['OEBPS/book.opf'] = String(files['OEBPS/book.opf']).replace('<spine>', '<spine toc="ncx">');
    const { findings } = await checked(await packed(files));
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('but in an edition made here it is one', async () => {
    const epub = await openEpub(await packed(filesOf({ body: '<p>x</p><script>1</script>' })));
    const severities = (ground: object) =>
      inspectOpened(epub, ground).flatMap(({ code, severity }) => (code === 'script' ? [severity] : []));
    expect(severities({})).toEqual(['warning']);
    expect(severities({ manuscript: [] })).toEqual(['error']);
  });
});

describe('EPUBCheck, where it is installed', () => {
  /** A program that writes a report as EPUBCheck does. */
  const standIn = (script: string) => {
    const path = join(desk, 'epubcheck');
    writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    process.env.REISSUE_EPUBCHECK = path;
  };
  const report = (message: object) =>
    JSON.stringify({ checker: { checkerVersion: '5.1.0' }, messages: [message] });

  it('is found by its setting; its messages are findings, told once', async () => {
    const path = 'OEBPS/page.xhtml';
    const location = { path, line: 1, column: 9 };
    const message = 'element "blink" not allowed here';
    standIn(
      `cat > "$3" <<'END'\n${report({ ID: 'RSC-005', severity: 'ERROR', message, locations: [location] })}\nEND`,
    );
    const { findings, asked } = await checked({ body: '<p><blink>A word.</blink></p>' });
    expect(asked[1]).toEqual({ checker: 'EPUBCheck', outcome: 'ran', version: '5.1.0' });
    expect(findings.map(({ published }) => published)).toEqual(['EPUBCheck RSC-005']);
  });

  it('that gives no report is told of', async () => {
    standIn('exit 1');
    const { findings, asked } = await checked({});
    expect(asked[1]).toMatchObject({ checker: 'EPUBCheck', outcome: 'failed' });
    expect(findings.map(({ code }) => code)).toEqual(['checker-stopped']);
  });

  it('that is not where the setting says is a complaint', async () => {
    process.env.REISSUE_EPUBCHECK = join(desk, 'none');
    await expect(checked({})).rejects.toThrow('REISSUE_EPUBCHECK does not name a file');
  });
});

describe('the same fault', () => {
  const one = (more: Partial<Finding>): Finding => ({
    ...{ code: 'link-broken', severity: 'error', message: 'x', within: 'a.xhtml', line: 3 },
    ...more,
  });

  it.each<[string, Partial<Finding>, number]>([
    ['at the same place', {}, 1],
    ['a line on', { line: 4 }, 1],
    ['somewhere else', { line: 9 }, 2],
    ['in another file', { within: 'b.xhtml' }, 2],
    ['of another kind', { code: 'remote' }, 2],
  ])('%s', (_, more, count) => {
    expect(merged([one({})], [one(more)])).toHaveLength(count);
  });

  it('is told by the graver of the two', () => {
    expect(merged([one({ severity: 'warning' })], [one({ message: 'y' })])).toEqual([one({ message: 'y' })]);
  });

  it.each([
    ['RSC-005', 'Duplicate id "x"', 'id-twice'],
    ['RSC-005', 'element "x" not allowed', 'markup-invalid'],
    ['OPF-018b', '', 'manifest-property'],
    ['OPF-999', '', 'package-invalid'],
    ['image-alt', '', 'image-without-alt'],
    ['color-contrast', '', 'accessibility-barrier'],
  ])('%s “%s” is %s', (rule, message, code) => {
    expect(kindOf({ rule, message }).code).toBe(code);
    expect(findingOf({ checker: 'EPUBCheck', rule, message, severity: 'error' }).code).toBe(code);
  });
});

it('the version that is said is that of the package', () => {
  const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(dependencies['@likecoin/epubcheck-ts']).toBe('0.7.0');
});
