import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { makeSpecimen, pageText } from './generate.ts';

const specimen = await makeSpecimen();
const file = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');

test('the raw text and the truth are what the chapters give', async () => {
  const again = 'run `npx tsx tests/specimen/generate.ts`';
  expect(await file('../../manuscript/specimen/extraction.txt'), again).toBe(specimen.extraction);
  expect(await file('truth.json'), again).toBe(`${JSON.stringify(specimen.truth, null, 1)}\n`);
});

test('the index of the specimen is right', async () => {
  const index = await file('chapters/08-index.md');
  for (const [, entry, locators] of index.matchAll(/^- \*?([^*,\n]+).*?, (\d.*)$/gm)) {
    for (const label of locators!.split(/, |–/)) {
      const page = specimen.pages.find(one => one.label === label)!;
      const found = entry!.split(' ').some(name => pageText(page).toLowerCase().includes(name.toLowerCase()));
      expect(found, `${entry} on page ${label}`).toBe(true);
    }
  }
});

test.each([
  [
    'a printer’s slug, with head and folio',
    '\n2718_Page.indd 4\n\n14/09/26 4:05 PM\n\nLetters That Move\n\n5\n\n',
  ],
  ['a drop folio', '\n11\n '],
  ['a compound whose hyphen was lost', 'the wellknown irony'],
  ['a suspended hyphen that was lost', 'fifteenthand sixteenth-century'],
  ['a hyphen across a page', 'Lon-\n don English'],
  ['a heading over two lines', 'THE LEARNED PRESS: FROM VENICE TO KRAKÓW,\nMOSCOW AND ANTWERP\n'],
  ['a chapter whose label was lost', '\n METAL, LIGHT AND CODE\n'],
  ['a chapter whose heading was lost', '\n The workman who set the letters'],
  ['a quotation that only its citation ends', '(Caxton 1473)\n\n'],
  ['a note mark glued to a word', 'readers.1 We'],
  ['a note mark glued to a year', 'of 1499.2\nAnd'],
  ['a note without its number', '\nOn Fiol see Nemirovskij'],
  ['a table, column by column', 'Point\nDidot\nAmerican\nPostScript\n\nYear\n'],
  ['Greek', 'Σπεῦδε βραδέως'],
  ['Cyrillic', 'гражданский шрифт'],
])('the specimen shows %s', (_, defect) => {
  expect(specimen.extraction).toContain(defect);
});
