import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../src/corrections/record/base.ts';
import { editionKinds, fileOf } from '../../src/edition.ts';
import { compareNamed } from '../../src/editions/comparing.ts';
import { readPrinting } from '../../src/editions/manifest.ts';
import { releaseTitle } from '../../src/editions/release.ts';
import { damagedIn, identify } from '../../src/editions/verify.ts';
import { readTitle } from '../../src/title.ts';
import { reader } from '../epub/everything.ts';
import { bookYaml, desk, type Outcome, reissue } from './run.ts';

const chapter = (...paragraphs: string[]) =>
  ['---', 'type: chapter', '---', '', '# The Press', '', ...paragraphs.flatMap(text => [text, ''])].join(
    '\n',
  );
const misprinted = 'The first printers of teh town cast their own type, and kept it.';
const second = '# The Paper\n\nPaper came by the river, when the river was not frozen.\n';
const book = bookYaml('# The press wants this comment to stay.', 'publisher: Harrow & Vane');

let at: ReturnType<typeof desk>;
const run = (...args: string[]): Promise<Outcome> => reissue(at.folder, args);
const compared = async (from: string, to: string) =>
  (await compareNamed({ from, to, root: at.folder, out: at.path('out') }, false)).comparison;
const edition = (number: number, file: string) => `manuscript/book/editions/${number}/${file}`;
const manifest = (number: number) => JSON.parse(at.read(edition(number, 'manifest.json')));

/** One title, two printings, one correction between them: PDFs take seconds, so all examples share them. */
beforeAll(async () => {
  at = desk({
    'manuscript/book/book.yaml': book,
    'manuscript/book/chapters/01.md': chapter(misprinted, 'They **kept** it long.'),
    'manuscript/book/chapters/02.md': `---\ntype: chapter\n---\n\n${second}`,
    'manuscript/book/answers.yaml': '',
  });
  const first = await run('release', 'book', '--name', 'First printing', '--date', '2026-11-23');
  expect(first).toMatchObject({ code: 0 });
  at.put(
    'manuscript/book/chapters/01.md',
    chapter(misprinted.replace('teh', 'the'), 'They **kept** it long.'),
  );
}, 60_000);
afterAll(() => at.clear());

describe('a first printing', () => {
  it('has its own pages in the page list of the EPUB, which stands in the output folder too', async () => {
    const epub = readFileSync(at.path(edition(1, 'book.epub')));
    const read = await reader(epub);
    const list = /<nav epub:type="page-list"[\s\S]*?<\/nav>/.exec(await read('toc.xhtml'))![0];
    expect(list).toContain('<h2>Pages: First printing, 2026</h2>');
    expect([...list.matchAll(/<a [^>]*>(.*?)</g)].map(([, label]) => label)).toEqual(['1', '3']);
    expect(readFileSync(at.path('out/book/book.epub')).equals(epub)).toBe(true);
    expect((await run('check', 'book')).stdout).not.toContain('edition-unknown');
  });

  it('is frozen with all it was made from, each with its digest', () => {
    const { inputs, outputs, made, chapters, pages, identifiers } = manifest(1);
    expect(Object.keys(inputs).sort()).toEqual([
      'inputs/answers.yaml',
      'inputs/book.yaml',
      'inputs/chapters/01.md',
      'inputs/chapters/02.md',
      'inputs/editions/1/pages.json',
    ]);
    expect(Object.keys(outputs)).toEqual(
      expect.arrayContaining([
        'book.epub',
        'book-print.pdf',
        'book-screen.pdf',
        'book-cover.pdf',
        'text/chapters/01.md',
      ]),
    );
    for (const [path, digest] of Object.entries({ ...inputs, ...outputs }))
      expect([path, digestOf(readFileSync(at.path(edition(1, path))))]).toEqual([path, digest]);
    expect(made).toMatchObject({ node: process.version, packages: { pagedjs: expect.any(String) } });
    expect(made.browser).toMatch(/\/\d+\./);
    expect(Object.keys(made.fonts)).toContain('EBGaramond_400Regular.ttf');
    expect(chapters).toMatchObject([
      { title: 'The Press', page: '1' },
      { title: 'The Paper', page: '3' },
    ]);
    expect(pages).toContainEqual({ label: '3', words: 'The Paper Paper came by the' });
    expect(identifiers.epub).toBe('urn:uuid:9e107d9d-372b-4b6c-8a1f-0123456789ab');
  });

  it('is named in book.yaml, whose comments stay, and on the imprint page', () => {
    const text = at.read('manuscript/book/book.yaml');
    expect(text).toContain('# The press wants this comment to stay.\npublisher: Harrow & Vane');
    expect(text).toContain('modified: 2026-11-23T00:00:00Z');
    expect(text).toMatch(/printings:\n {2}- name: First printing\n {4}date: 2026-11-23\n$/);
    expect(at.read(edition(1, 'pages.json'))).toContain('First printing, 2026');
  });
});

describe('a correction after it', () => {
  it('is told with its unchanged date, and by the report', async () => {
    const { stdout } = await run('build', 'book', '--only', 'epub');
    expect(stdout).toContain('date-unchanged');
    expect(stdout).toContain('differs from that of “First printing” in 1 place');
    const report = at.read('out/book/report.html');
    expect(report).toContain('Since the last printing');
    expect(report).toContain('The text was changed in 1 place of 1 chapter.');
    expect(report).toContain('npx reissue compare book@1 book');
  });

  it('is shown by compare, and nothing else, with the page and line that it had', async () => {
    const { places, chapters } = await compared('book@1', 'book');
    expect(places).toBe(1);
    expect(chapters[0]).toMatchObject({
      title: 'The Press',
      changes: [{ old: 'teh', new: 'the', from: { page: '1', line: 2 } }],
    });
  });
});

describe('a second printing', () => {
  beforeAll(async () => {
    const args = ['--name', 'Second printing', '--date', '2026-11-26', '--isbn-print', '978-3-16-148410-0'];
    expect(await run('release', 'book', ...args)).toMatchObject({ code: 0 });
  }, 60_000);

  it('says that it was corrected, and has the ISBN in print alone', () => {
    expect(at.read(edition(2, 'pages.json'))).toMatch(
      /Second printing, with corrections, 2026",\s+"ISBN 978-3-16-148410-0/,
    );
    expect(manifest(2).identifiers).toEqual({
      epub: 'urn:uuid:9e107d9d-372b-4b6c-8a1f-0123456789ab',
      print: 'urn:isbn:978-3-16-148410-0',
      screen: 'urn:isbn:978-3-16-148410-0',
      cover: 'urn:isbn:978-3-16-148410-0',
    });
    expect(manifest(2).modified > manifest(1).modified).toBe(true);
  });

  it('is compared with the first: words, errata, pages, leaves, a page for the author', async () => {
    const shown = await run('compare', 'book@1', 'book@2', '--html', 'author.html', '--pages', 'leaves.pdf');
    expect(shown.stdout).toContain('printers of [-teh-] {+the+} town');
    expect(shown.stdout).toContain('Changed pages (2 of');
    expect(shown.stdout).toContain('the spine of the cover stays');
    const page = at.read('author.html');
    expect(page).toMatch(/<del><span class="for-voices">Struck out: <\/span>teh<\/del>/);
    expect(page).not.toContain('<script');
    const leaves = await PDFDocument.load(readFileSync(at.path('leaves.pdf')));
    expect(leaves.getPageCount()).toBe(4);
    const { stdout } = await reissue(at.folder, ['compare', 'book@1', 'book@2', '--errata'], {
      env: { FORCE_COLOR: '1' },
    });
    expect(stdout).toContain('\u001b[1mErrata');
    expect(stdout).toContain('Page 1, line 2: for “teh” read “the”.');
  });

  it('compares EPUBs, Markdown and revisions in git', async () => {
    const epubs = await compared(edition(1, 'book.epub'), edition(2, 'book.epub'));
    const changes = epubs.chapters.flatMap(one => one.changes);
    expect(changes).toContainEqual(expect.objectContaining({ old: 'teh', new: 'the' }));
    expect(await compared(edition(1, 'text'), edition(2, 'text'))).toMatchObject({ places: 1 });
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
        cwd: at.folder,
      });
    git('init', '-q');
    git('add', 'manuscript/book/book.yaml', 'manuscript/book/chapters');
    git('commit', '-qm', 'As it is');
    expect(await compared('book@1', 'book@git:HEAD')).toMatchObject({ places: 1, to: 'book, HEAD in git' });
    await expect(compared('book@git:--all', 'book')).rejects.toThrow('not in git under the revision');
    await expect(compared('book@3', 'book')).rejects.toThrow('There is no printing 3');
  });

  it('is not released a second time, and no other printing under its name', async () => {
    const release = (name: string) =>
      releaseTitle(
        readTitle(at.path('manuscript/book')),
        { name, date: '2026-11-27' },
        at.path('out'),
        () => {},
      );
    await expect(release('Second printing')).rejects.toThrow('nothing was changed since');
    await expect(release('First printing')).rejects.toThrow(
      'Another printing is called “First printing” already',
    );
    expect(at.list('manuscript/book/editions')).toEqual(['1', '2']);
  });
});

describe('verify', () => {
  it('knows a frozen file wherever it lies', async () => {
    at.put('sent.pdf', readFileSync(at.path(edition(1, 'book-print.pdf'))));
    const { code, stdout } = await run('verify', 'sent.pdf');
    expect(stdout).toContain('“First printing” of book (printing 1, 2026-11-23)');
    expect(code).toBe(0);
  });

  it('knows no file of which a byte was changed, but what it is nearest to', async () => {
    const titles = [{ name: 'book', folder: at.path('manuscript/book') }];
    for (const kind of editionKinds.filter(kind => kind !== 'onix')) {
      const bytes = readFileSync(at.path(edition(1, fileOf('book', kind))));
      bytes[bytes.length - 3]! ^= 1;
      at.put('changed', bytes);
      const { printing, nearest } = await identify(at.path('changed'), titles);
      expect(printing).toBeUndefined();
      if (kind === 'print') expect(nearest).toMatchObject([{ title: 'book', number: 1 }]);
    }
  });

  it('builds a printing again to the same bytes, and names before it what is another now', async () => {
    const { made, ...rest } = manifest(2);
    at.put(
      edition(2, 'manifest.json'),
      JSON.stringify({ ...rest, made: { ...made, packages: { ...made.packages, pagedjs: '0.3.0' } } }),
    );
    const { code, stdout, stderr } = await run('verify', 'book@2');
    expect(stderr).toMatch(/pagedjs was 0\.3\.0 and is[\s\S]*making the PDF/);
    expect(stdout.match(/the same bytes come of the same inputs/g)).toHaveLength(4);
    expect(code).toBe(0);
  }, 60_000);

  it('names what is not as it was frozen', () => {
    at.put(edition(2, 'inputs/chapters/02.md'), 'Another text.\n');
    const printed = readPrinting(at.path('manuscript/book'), 2);
    expect(damagedIn(printed)).toEqual(['inputs/chapters/02.md']);
  });
});

describe('release', () => {
  it('refuses a book with errors, and leaves all as it was', async () => {
    const other = desk({
      'manuscript/faulty/book.yaml': book,
      'manuscript/faulty/chapters/01.md': chapter('A note that is not there.[^7]'),
    });
    try {
      const { code, stderr } = await reissue(other.folder, ['release', 'faulty', '--name', 'First printing']);
      expect(code).toBe(1);
      expect(stderr).toContain('The book has errors, so nothing was released.');
      expect(other.read('manuscript/faulty/book.yaml')).toBe(book);
      expect(other.list('manuscript/faulty')).toEqual(['book.yaml', 'chapters']);
    } finally {
      other.clear();
    }
  });

  it('refuses an ISBN whose check digit is wrong, and a day that is none', async () => {
    const wrong = await run('release', 'book', '--name', 'Third', '--isbn-epub', '978-3-16-148410-1');
    expect(wrong).toMatchObject({ code: 2 });
    expect(wrong.stderr).toContain('check digit');
    const day = await run('release', 'book', '--name', 'Third', '--date', '2026-02-31');
    expect(day.stderr).toContain('not a day of the calendar');
  });
});
