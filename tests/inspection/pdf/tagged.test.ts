import { expect, it } from 'vitest';
import { preflight } from '../../../src/inspection/pdf/index.ts';
import { harvest } from './bed.ts';
import { tagFaults, tagFontFaults } from './faults-of-tags.ts';
import { tagged } from './screen.ts';

it.each([...tagFaults, ...tagFontFaults])('$code: $what', async ({ code, plant, page, also = [] }) => {
  const book = await tagged();
  await plant(book);
  const findings = await preflight(await harvest(book), { profile: 'pdf-ua' });
  const own = findings.filter(finding => finding.code === code);
  expect([...new Set(findings.map(finding => finding.code))].sort()).toEqual([code, ...also].sort());
  if (page !== undefined)
    expect([...new Set(own.flatMap(finding => finding.pages ?? finding.page))]).toEqual([page]);
});
