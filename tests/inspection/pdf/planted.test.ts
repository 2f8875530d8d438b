import { expect, it } from 'vitest';
import { preflight } from '../../../src/inspection/pdf/index.ts';
import { harvest } from './bed.ts';
import type { Fault } from './faults.ts';
import { metadataFaults, pressFontFaults } from './faults-of-fonts.ts';
import { pageFaults } from './faults-of-pages.ts';
import { printFaults } from './faults-of-print.ts';
import { type Press, printed } from './printed.ts';

const faults: Fault<Press>[] = [...pageFaults, ...printFaults, ...pressFontFaults, ...metadataFaults];

it.each(faults)('$code for $whom: $what', async ({ code, whom, plant, page, also = [] }) => {
  const bed = await printed(whom);
  await plant(bed);
  const findings = await preflight(await harvest(bed), { profile: whom });
  const own = findings.filter(finding => finding.code === code);
  expect([...new Set(findings.map(finding => finding.code))].sort()).toEqual([code, ...also].sort());
  if (page !== undefined)
    expect([...new Set(own.flatMap(finding => finding.pages ?? finding.page))]).toEqual([page]);
});
