import { expect, it } from 'vitest';
import { gathered } from '../../../src/inspection/pdf/findings.ts';
import { inspected, preflight, profiles } from '../../../src/inspection/pdf/index.ts';
import { openPdf } from '../../../src/inspection/pdf/open.ts';
import { pagesInWords } from '../../../src/inspection/pdf-place.ts';
import { limits } from '../../../src/limits.ts';
import { harvest } from './bed.ts';
import { printed } from './printed.ts';

it('gathers what is said of many pages into one finding, and counts what is too much to tell', () => {
  const rgb = [3, 4, 1].map(page => ({ message: 'A picture is in RGB.', page, position: { x: page, y: 9 } }));
  expect(gathered('colour-rgb', 'error', rgb)).toEqual([
    {
      code: 'colour-rgb',
      severity: 'error',
      message: 'A picture is in RGB.',
      page: 3,
      position: { x: 3, y: 9 },
      pages: [1, 3, 4],
    },
  ]);
  const each = Array.from({ length: limits.preflight.findings + 7 }, (_, k) => ({
    message: `Fault ${k}.`,
    page: k + 1,
  }));
  const findings = gathered('hairline', 'warning', each);
  expect(findings).toHaveLength(limits.preflight.findings + 1);
  expect(findings.at(-1)!.message).toContain('7 more places');
});

it('names pages as people do', () => {
  const finding = { code: 'x', severity: 'error', message: '' } as const;
  expect(pagesInWords(finding)).toBe('');
  expect(pagesInWords({ ...finding, page: 5, position: { x: 72, y: 36 } })).toBe('page 5, 25 × 13 mm');
  expect(pagesInWords({ ...finding, page: 2, pages: [2, 3, 4, 9] })).toBe('pages 2–4, 9');
  const odd = Array.from({ length: 12 }, (_, k) => 2 * k + 1);
  expect(pagesInWords({ ...finding, page: 1, pages: odd })).toBe(
    'pages 1, 3, 5, 7, 9, 11, 13, 15 and 4 more',
  );
});

it('says where each rule is published', async () => {
  const bed = await printed('kdp');
  bed.set(bed.page(4), 'MediaBox', [-9, -9, 441, 657]);
  const [finding] = await preflight(await harvest(bed), { profile: 'kdp' });
  expect(finding).toMatchObject({
    code: 'sheet-size',
    page: 4,
    published: expect.stringContaining('KDP, Set Trim Size'),
  });
});

it('says of a place that could not be read that it was not seen', () => {
  const unseen = /File Creation Guide|Book Creation Guide|GVBQ3CMEQW3W2VL6|Your Guide to Supplying/;
  const places = Object.values(profiles).flatMap(({ rules }) =>
    Object.values(rules).map(({ published }) => published),
  );
  const quoted = places.filter(place => unseen.test(place));
  expect(quoted.length).toBeGreaterThan(20);
  expect(quoted.filter(place => !place.includes('not seen'))).toEqual([]);
});

it('compares the trim with the size of the title, to 0.02 pt', async () => {
  const bytes = await harvest(await printed('offset'));
  const wanted = (width: number) => preflight(bytes, { profile: 'offset', trim: { width, height: 648 } });
  expect(await wanted(432.02)).toEqual([]);
  expect(await wanted(432.03)).toMatchObject([
    { code: 'trim-size', page: 1, message: expect.stringContaining('152.40') },
  ]);
});

it('tells when a file has more than 650 MB', async () => {
  const pdf = await openPdf(await harvest(await printed('kdp')));
  if (typeof pdf === 'string') throw new Error(pdf);
  const large = { ...pdf, bytes: new Uint8Array(650_000_001) };
  expect(inspected(large, profiles.kdp.rules).map(({ code }) => code)).toEqual(['file-size']);
});
