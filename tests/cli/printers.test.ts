import { existsSync } from 'node:fs';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bookYaml, desk, reissue } from './run.ts';

const sentence = 'The ferry goes at low water, and the bell on the quay is rung for it. ';
const at = desk({
  'manuscript/book/book.yaml': bookYaml('print:', '  marks: true'),
  'manuscript/book/chapters/01.md': `---\ntype: chapter\n---\n\n# Low Water\n\n${`${sentence.repeat(12)}\n\n`.repeat(6)}`,
});
afterAll(() => at.clear());
const run = (...args: string[]) => reissue(at.folder, args);
const sheet = async (file: string) =>
  (await PDFDocument.load(at.bytes(`out/book/${file}`))).getPage(0).getMediaBox().width;

beforeAll(async () => {
  expect(await run('build', 'book', '--only', 'pdf')).toMatchObject({ code: 0 });
}, 60_000);

it('makes what two printers get beside one another and beside the title’s own, each its own way', async () => {
  const before = at.bytes('out/book/book-print.pdf');
  const kdp = await run('build', 'book', '--for', 'kdp');
  expect(kdp.stdout).toContain('book-print-kdp.pdf');
  expect(kdp.stdout).toContain('remark print-marks: The file has no crop marks, because kdp takes none.');
  await run('build', 'book', '--for', 'offset');
  expect(at.list('out/book')).toEqual(
    expect.arrayContaining([
      ...['book-print.pdf', 'book-cover.pdf', 'report.html', 'states.json'],
      ...['book-print-kdp.pdf', 'book-cover-kdp.pdf', 'report-kdp.html', 'states-kdp.json'],
      ...['book-print-offset.pdf', 'book-cover-offset.pdf', 'report-offset.html'],
    ]),
  );
  expect(existsSync(at.path('out/book/book-screen-kdp.pdf'))).toBe(false);
  expect(at.bytes('out/book/book-print.pdf').equals(before)).toBe(true);
  const trim = (138 / 25.4) * 72;
  expect(await sheet('book-print-kdp.pdf')).toBeCloseTo(trim, 1);
  expect(await sheet('book-print-offset.pdf')).toBeCloseTo(trim + 2 * (11 / 25.4) * 72, 1);
}, 60_000);

it('checks each file by the rules of whom it is for, or all by those of one printer', async () => {
  const own = JSON.parse((await run('check', 'book', '--json')).stdout)[0];
  expect(own.editions).toHaveLength(7);
  // An offset press binds so few pages, and KDP does not.
  const told = own.findings.filter(({ severity }: { severity: string }) => severity !== 'info');
  expect(
    told.map(({ code, file }: { code: string; file: string }) => [code, file.split('/').at(-1)]),
  ).toEqual([['page-count', 'book-print-kdp.pdf']]);
  const lulu = JSON.parse((await run('check', 'book', '--for', 'lulu', '--json')).stdout)[0];
  const codes = lulu.findings.map(({ code }: { code: string }) => code);
  expect(codes).toEqual(expect.arrayContaining(['printer-unbuilt', 'page-count', 'sheet-size']));
  expect(lulu.editions.map(({ path }: { path: string }) => path.split('/').at(-1))).toEqual([
    'book-print.pdf',
    'book-cover.pdf',
  ]);
}, 60_000);

it('says that a printer gets no EPUB, and that no title is made for any book', async () => {
  const epub = await run('build', 'book', '--for', 'kdp', '--only', 'epub');
  expect(epub.code).toBe(2);
  expect(epub.stderr).toContain('A printer gets no EPUB.');
  const any = await run('check', 'book', '--for', 'book');
  expect(any.stderr).toContain('The files of a title are not made for any book.');
}, 60_000);
