import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeEpub } from '../../src/epub/index.ts';
import { inspectEpub } from '../../src/inspection/epub/index.ts';
import { parse, readManuscript } from '../../src/manuscript/index.ts';
import { publish } from '../../src/publication/index.ts';
import type { Printed } from '../../src/title/printed.ts';
import { parseBook } from '../../src/title/read.ts';
import { type Book, readTitle, type Title } from '../../src/title.ts';
import { bookYaml } from '../cli/run.ts';
import { reader } from './everything.ts';
import { complaintsOf } from './validators.ts';

const folder = fileURLToPath(new URL('../fixtures/everything', import.meta.url));
const sheet = (label: string, ...lines: string[]) => ({ label, lines, digest: '' });
const printing = { name: 'Second printing', date: '2027-01-02', corrected: true };

/** The pages of a printing of the small book, as its PDF has them: words divided, numbers of notes and folios apart. */
const printed: Printed = {
  number: 2,
  printing,
  sheets: [
    sheet('i', 'A Short Book of Everything'),
    sheet('ii'),
    sheet('v', 'Contents', 'Preface vii', 'Presses 1', 'Tables and Figures 9'),
    sheet('vii', 'Preface', 'This book has one of each thing. It thanks no-', 'body, and it ends soon.'),
    sheet('1', 'Chapter 1', 'Presses'),
    sheet('2', 'Chapter 2', 'Tables and Fig-', 'ures', 'A Table'),
    sheet('3', 'This was printed on no screen at all, and nobody finds it there.'),
    sheet('4', 'Text after the figure. It names OUP and'),
  ],
};

async function epubOf(
  changes: Partial<Book> = {},
  given: Printed | undefined = printed,
): Promise<Uint8Array> {
  const read = readTitle(folder);
  const title: Title = { ...read, book: { ...read.book, ...changes } };
  const publication = publish(readManuscript(`${folder}/chapters`), title);
  return makeEpub(publication, { ...title, printed: given });
}

/** A list of pages in the navigation: its title, and its labels. */
async function listed(epub: Uint8Array, id: 'page-list' | 'other-pages') {
  const nav = await (await reader(epub))('toc.xhtml');
  const list = new RegExp(`<\\w+ [^>]*id="${id}"[\\s\\S]*?</ol>`).exec(nav)?.[0];
  return (
    list && {
      title: /<h2[^>]*>(.*)<\/h2>/.exec(list)?.[1],
      labels: [...list.matchAll(/<a [^>]*>(.*?)<\/a>/g)].map(([, label]) => label).join(' '),
    }
  );
}

describe('a book with the pages of an old print and of a printing of ours', () => {
  let epub: Uint8Array;
  let read: (path: string) => Promise<string>;
  beforeAll(async () => {
    epub = await epubOf();
    read = await reader(epub);
  });

  it('has those of the old print in the page list, and ours in a list of links', async () => {
    expect(await listed(epub, 'page-list')).toEqual({ title: 'Pages: 1987', labels: 'vii viii 1 2 3 4' });
    expect(await listed(epub, 'other-pages')).toEqual({
      title: 'Pages: Second printing, 2027',
      labels: 'vii 1 2 4',
    });
    expect(await read('content.opf')).toContain('<dc:source id="source">urn:isbn:9780306406157</dc:source>');
  });

  it('has a place where each page of ours begins, of which voices say nothing', async () => {
    expect(await read('s01-presses.xhtml')).toContain('<span id="printing-2-page-1"></span>Chapter 1');
    expect(await read('s02-tables.xhtml')).toContain(
      '<span id="printing-2-page-4"></span>Text after the figure',
    );
    expect(await read('s01-presses.xhtml')).toMatch(/role="doc-pagebreak" id="page-1" aria-label="1"/);
  });

  it('has ours in the page list where book.yaml says so, and the old ones as links', async () => {
    const reissue = await epubOf({ pages: 'reissue', isbn: { print: '978-3-16-148410-0' } });
    expect(await listed(reissue, 'page-list')).toMatchObject({ title: 'Pages: Second printing, 2027' });
    expect(await listed(reissue, 'other-pages')).toMatchObject({ labels: 'vii viii 1 2 3 4' });
    const within = await reader(reissue);
    expect(await within('s01-presses.xhtml')).toMatch(
      /<span class="pagebreak" epub:type="pagebreak" role="doc-pagebreak" id="printing-2-page-1" aria-label="1"><\/span>Chapter 1/,
    );
    expect(await within('s01-presses.xhtml')).toContain('<span id="page-1"></span>');
    expect(await within('content.opf')).toContain(
      '<dc:source id="source">urn:isbn:9783161484100</dc:source>',
    );
    expect(await complaintsOf(reissue)).toEqual([]);
  }, 60_000);

  it('tells which pages were found nowhere, and which begin with other words', async () => {
    const [lost] = (await inspectEpub(epub, { printed })).filter(({ code }) => code.startsWith('printing-'));
    expect(lost).toMatchObject({ code: 'printing-page-unplaced', severity: 'info' });
    expect(lost!.message).toContain('begins page 3 of the last printing');
    const other = {
      ...printed,
      sheets: printed.sheets.map(page =>
        page.label === '4' ? sheet('4', 'Something else stands here now.') : page,
      ),
    };
    expect(await inspectEpub(epub, { printed: other })).toContainEqual(
      expect.objectContaining({ code: 'printing-page-wrong', severity: 'error' }),
    );
    const turned = { ...printed, sheets: [...printed.sheets].reverse() };
    expect(await inspectEpub(epub, { printed: turned })).toContainEqual(
      expect.objectContaining({ code: 'printing-page-wrong' }),
    );
  });

  it('is not held against the pages of another printing', async () => {
    const found = await inspectEpub(epub, { printed: { ...printed, number: 3 } });
    expect(found.filter(({ code }) => code.startsWith('printing-'))).toEqual([]);
  });

  it('no validator finds anything', async () => {
    expect(await complaintsOf(epub)).toEqual([]);
  }, 60_000);
});

describe('a book that was written for us, and printed', () => {
  const { book } = parseBook(bookYaml('publisher: Harrow & Vane'), 'book.yaml');
  const title: Title = { name: 'road', folder: '/', book };
  const chapter = parse(
    '01.md',
    '---\ntype: chapter\n---\n\n# The Road\n\nSalt went north on *carts of oak*, and silver came south again on the backs of mules.\n',
  );
  const epub = (sheets: Printed['sheets']) =>
    makeEpub(publish([chapter], title), { ...title, printed: { number: 1, printing, sheets } });

  it('has its pages in the page list, and says whose they are', async () => {
    const bytes = await epub([
      sheet('1', 'The Road', 'Salt went north on carts'),
      sheet('2', 'of oak, and silver came south again on the backs of mules.'),
    ]);
    expect(await listed(bytes, 'page-list')).toMatchObject({ labels: '1 2' });
    expect(await listed(bytes, 'other-pages')).toBeUndefined();
    const read = await reader(bytes);
    expect(await read('s01.xhtml')).toMatch(
      /<em>carts <span [^>]*id="printing-1-page-2"[^>]*><\/span>of oak<\/em>/,
    );
    expect(await read('content.opf')).toMatch(
      /<dc:source id="source">.*Harrow &amp; Vane. Second printing, 2027</,
    );
    expect(await read('content.opf')).toContain('>pageNavigation<');
  });

  it('has no list where nothing was printed', async () => {
    expect(await listed(await epub([]), 'page-list')).toBeUndefined();
  });
});
