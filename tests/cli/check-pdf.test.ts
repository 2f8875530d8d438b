import { afterAll, expect, it } from 'vitest';
import { harvest } from '../inspection/pdf/bed.ts';
import { printed } from '../inspection/pdf/printed.ts';
import { sarifFaults } from '../inspection/sarif-schema.ts';
import { desk, reissue } from './run.ts';

const bed = await printed('kdp');
for (const page of [3, 4, 9]) bed.draw(page, `0 g\n${bed.line('A folio', 200, 12)}`);
const table = desk({
  'clean.pdf': await harvest(await printed('kdp')),
  'faulty.pdf': await harvest(bed),
  'empty.pdf': '',
});
afterAll(table.clear);

it('inspects a PDF for a printer: pages, place, and where the rule is published', async () => {
  const { code, stdout } = await reissue(table.folder, ['check', 'faulty.pdf', '--for', 'kdp']);
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^faulty\.pdf, pages 3–4, 9: error safety: Something is 0\.\d+ inches from the lower edge/m,
  );
  expect(stdout).toContain('(KDP, Set Trim Size, Bleed, and Margins');
  expect(stdout).toContain(
    'faulty.pdf: 1 error, by the rules for the inside of a book for Kindle Direct Publishing',
  );
});

it('says that nothing is wrong, and what may be asked', async () => {
  const { code, stdout } = await reissue(table.folder, ['check', 'clean.pdf', '--for', 'kdp']);
  expect([code, stdout]).toEqual([
    0,
    'clean.pdf: nothing is wrong, by the rules for the inside of a book for Kindle Direct Publishing\n',
  ]);
  const plain = await reissue(table.folder, ['check', 'clean.pdf']);
  expect(plain.stdout).toContain(
    'add --for and one of pdf-x-4, pdf-ua, kdp, ingram, lulu, bookvault, offset',
  );
});

it('gives the findings as data, and as SARIF', async () => {
  const json = JSON.parse(
    (await reissue(table.folder, ['check', 'faulty.pdf', '--for', 'kdp', '--json'])).stdout,
  );
  expect(json[0].findings).toMatchObject([
    { code: 'safety', page: 3, pages: [3, 4, 9], position: { x: 200 } },
  ]);
  const sarif = JSON.parse(
    (await reissue(table.folder, ['check', 'faulty.pdf', '--for', 'kdp', '--sarif'])).stdout,
  );
  expect(sarifFaults(sarif)).toEqual([]);
  const [location] = sarif.runs[0].results[0].locations;
  expect(location.logicalLocations.map(({ name }: { name: string }) => name)).toEqual([
    'page 3',
    'page 4',
    'page 9',
  ]);
  expect(sarif.runs[0].tool.driver.rules[0].help.text).toContain('KDP');
});

it('says in a sentence what it cannot inspect', async () => {
  const empty = await reissue(table.folder, ['check', 'empty.pdf', 'clean.pdf', '--for', 'kdp']);
  expect([empty.code, empty.stdout]).toEqual([
    1,
    expect.stringContaining('empty.pdf: error not-a-pdf: The file is empty.'),
  ]);
  const none = await reissue(table.folder, ['check', 'none.pdf']);
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('There is no such file.')]);
  const whom = await reissue(table.folder, ['check', 'clean.pdf', '--for', 'nobody']);
  expect([whom.code, whom.stderr]).toEqual([2, expect.stringContaining('Allowed choices are')]);
  const title = await reissue(table.folder, ['check', 'my-book', '--for', 'kdp']);
  expect([title.code, title.stderr]).toEqual([2, expect.stringContaining('There is no title')]);
});
