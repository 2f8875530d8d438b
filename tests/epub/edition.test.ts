import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { h } from 'hastscript';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessibilityOf } from '../../src/epub/accessibility.ts';
import { termsOf } from '../../src/language/terms.ts';
import { everything, reader } from './everything.ts';

let bytes: Uint8Array;
let read: (path: string) => Promise<string>;
beforeAll(async () => {
  ({ bytes } = await everything());
  read = await reader(bytes);
});

describe('the archive', () => {
  it('begins with the media type, stored, and holds no folders', async () => {
    expect(Buffer.from(bytes.slice(30, 58)).toString()).toBe('mimetypeapplication/epub+zip');
    const zip = await JSZip.loadAsync(bytes);
    expect(Object.values(zip.files).filter(file => file.dir)).toEqual([]);
    expect(new Set(Object.values(zip.files).map(file => file.date.toISOString()))).toEqual(
      new Set(['2026-03-01T12:00:00.000Z']),
    );
  });

  it('is the same, byte for byte, at another time and in another time zone', () => {
    const file = fileURLToPath(new URL('./everything.ts', import.meta.url));
    const code = `import { everything } from ${JSON.stringify(file)}; import { createHash } from 'node:crypto';
      console.log(createHash('sha256').update((await everything()).bytes).digest('hex'));`;
    const tsx = createRequire(import.meta.url).resolve('tsx');
    const digest = (zone: string) =>
      execFileSync(process.execPath, ['--import', tsx, '--input-type=module', '-e', code], {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      });
    const here = createHash('sha256').update(bytes).digest('hex');
    expect(digest(process.env.TZ === 'Asia/Tokyo' ? 'UTC' : 'Asia/Tokyo').trim()).toBe(here);
  });

  it('carries the fonts it uses, cut down, with their licence', async () => {
    const zip = await JSZip.loadAsync(bytes);
    const regular = await zip.file('OEBPS/fonts/eb-garamond-regular.ttf')!.async('uint8array');
    expect(regular.length).toBeLessThan(80_000);
    expect(await read('fonts/OFL.txt')).toContain('SIL OPEN FONT LICENSE');
    expect(await read('style.css')).toContain('fonts/eb-garamond-italic.ttf');
  });
});

describe('the package', () => {
  it('names each person once, with role and sorting', async () => {
    const opf = await read('content.opf');
    expect(opf).toContain('<dc:creator id="person-1">Ada Tester</dc:creator>');
    expect(opf).toContain('<dc:contributor id="person-2">Basil Translator</dc:contributor>');
    expect(opf).toContain('<meta refines="#person-2" property="role" scheme="marc:relators">trl</meta>');
    expect(opf).toContain('<meta refines="#person-1" property="file-as">Tester, Ada</meta>');
  });

  it('gives the print edition as the source of its page numbers', async () => {
    const opf = await read('content.opf');
    expect(opf).toContain('<dc:source id="source">urn:isbn:9780306406157</dc:source>');
    expect(opf).toContain('<meta refines="#source" property="source-of">pagination</meta>');
  });

  it('claims conformance only where somebody certifies it, and rights only where they are given', async () => {
    expect(await read('content.opf')).not.toContain('conformsTo');
    const { rights: _, ...without } = (await everything()).title.book;
    const certified = await reader(
      (await everything({ ...without, rights: undefined, certifier: { name: 'A Certifier' } } as never))
        .bytes,
    );
    expect(await certified('content.opf')).toContain('conformsTo');
    expect(await certified('content.opf')).not.toContain('dc:rights');
  });

  it('escapes what XML would take for its own', async () => {
    const opf = await (await reader((await everything({ title: 'R&D <b> "x" \u0001' })).bytes))(
      'content.opf',
    );
    expect(opf).toContain('<dc:title id="title">R&amp;D &lt;b&gt; &#34;x&#34; </dc:title>');
  });
});

describe('the ways in', () => {
  it('has contents that nest, landmarks, and the pages of the print edition', async () => {
    const nav = await read('toc.xhtml');
    expect(nav).toMatch(
      /Chapter 1: Presses[\s\S]*?<ol>\n<li><a[^>]*>Men and Women at the <em>Bar<\/em><\/a>\n<ol>/,
    );
    expect(nav).toContain('<a epub:type="bodymatter" href="s01-presses.xhtml">');
    expect([...nav.matchAll(/#page-\w+">(\w+)</g)].map(match => match[1])).toEqual([
      'vii',
      'viii',
      '1',
      '2',
      '3',
      '4',
    ]);
  });

  it('has lists of figures and tables where book.yaml asks for them', async () => {
    const nav = await read('toc.xhtml');
    expect(nav).toMatch(
      /<nav epub:type="loi" id="loi"[\s\S]*?<li><a href="s02-tables\.xhtml#[\w-]+">Figure 1\. <em>The<\/em> press, reduced\.<\/a><\/li>/,
    );
    expect(nav).toMatch(/<nav epub:type="lot"[\s\S]*?<li><a href="s02-tables\.xhtml#[\w-]+">/);
    expect(nav).toContain('<a epub:type="loi" href="toc.xhtml#loi">Figures</a>');
    const without = await reader((await everything({ lists: [] })).bytes);
    expect(await without('toc.xhtml')).not.toContain('"loi"');
  });

  it('leads from every reference to its note and back', async () => {
    const [chapter, notes] = await Promise.all([read('s01-presses.xhtml'), read('notes.xhtml')]);
    expect(chapter).toContain('id="s01-presses-n2-ref2" href="notes.xhtml#s01-presses-n2"');
    expect(notes).toMatch(/role="doc-backlink" href="s01-presses\.xhtml#s01-presses-n2-ref1"[^>]*>↑<\/a>/);
    expect(notes).toMatch(/role="doc-backlink" href="s01-presses\.xhtml#s01-presses-n2-ref2"[^>]*>b<\/a>/);
  });

  it('puts the notes after each chapter where book.yaml says so', async () => {
    const chapter = await (
      await reader((await everything({ notes: { epub: 'chapter', print: 'book' } })).bytes)
    )('s01-presses.xhtml');
    expect(chapter).toContain('<section class="notes" epub:type="endnotes"');
    expect(chapter).toContain('href="#s01-presses-n2-ref1"');
  });
});

describe('a long description of a picture', () => {
  it('has a page of its own, out of the way of those who turn the pages, with a link there and back', async () => {
    const [chapter, description, opf] = await Promise.all(
      ['s02-tables.xhtml', 's02-tables-description-1.xhtml', 'content.opf'].map(read),
    );
    expect(chapter).toMatch(
      /<img [^>]*alt="A square[^>]*aria-details="s02-tables-description-1-link"[^>]*>\s*<p class="to-description"><a id="s02-tables-description-1-link" href="s02-tables-description-1.xhtml#s02-tables-description-1">Description of the picture<\/a><\/p>\s*<figcaption>/,
    );
    expect(description).toContain('>Description of the picture: Figure 1. The press, reduced.</h1>');
    expect(description).toContain('alt="" role="presentation"');
    expect(description).toContain('<li>above it the platen.</li>');
    expect(description).toContain(
      'role="doc-backlink" href="s02-tables.xhtml#s02-tables-description-1-link"',
    );
    expect(opf).toContain('<itemref idref="page-s02-tables-description-1" linear="no"/>');
  });

  it('is named among the accessible features; a book without one does not claim it', async () => {
    expect(await read('content.opf')).toContain('>longDescription<');
    const tree = h('section', [h('img', { src: 'a.png', alt: 'A press' })]);
    const page = { id: 'a', title: 'A', matter: 'bodymatter', tree } as const;
    expect(accessibilityOf([page], 1, termsOf('en')).features).toContain('alternativeText');
    expect(accessibilityOf([page], 1, termsOf('en')).features).not.toContain('longDescription');
  });
});

describe('the validators find nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'epub-'));
  const write = (name: string, content: Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  it.each([
    ['notes after the book', {}],
    ['notes after the chapters', { notes: { epub: 'chapter', print: 'book' } as const }],
    [
      'a book that says little of itself',
      { creators: [], subjects: [], imprint: [], source: {}, dedication: 'To all.\nAnd you.' },
    ],
  ])('epubcheck-ts: %s', async (name, changes) => {
    const { EpubCheck } = await import('@likecoin/epubcheck-ts');
    const result = await EpubCheck.validate((await everything(changes)).bytes);
    // epubcheck-ts takes the landmark of an index for the index itself; EPUBCheck does not.
    const isFalseAlarm = ({ message, location }: (typeof result.messages)[number]) =>
      location?.path === 'OEBPS/toc.xhtml' &&
      message === 'An "index" must contain one and only one "index-entry-list" descendant element.';
    const messages = result.messages.filter(({ severity }) => severity !== 'info' && severity !== 'usage');
    expect(
      messages.filter(message => !isFalseAlarm(message)),
      name,
    ).toEqual([]);
  });

  it('EPUBCheck', context => {
    const jar = '/usr/share/java/epubcheck.jar';
    if (!existsSync(jar) || !existsSync('/usr/bin/java')) {
      return context.skip('EPUBCheck is not installed here (Debian: apt install epubcheck)');
    }
    const book = write('everything.epub', bytes);
    const report = execFileSync('java', ['-jar', jar, '--failonwarnings', book], { encoding: 'utf8' });
    expect(report).toContain('No errors or warnings');
  });
});
