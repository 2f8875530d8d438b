import { expect, it } from 'vitest';
import { aceReport } from './ace.ts';
import { everything } from './everything.ts';
import { recordBook } from './record.ts';

it('Ace by DAISY finds nothing that keeps a reader out', async () => {
  const report = await aceReport((await everything(recordBook())).bytes);
  expect(report['earl:result']['earl:outcome'], JSON.stringify(report.assertions, null, 1)).toBe('pass');
  // Ace looked at every page, and had not merely nothing to look at.
  expect(report.assertions.length).toBeGreaterThan(5);
}, 180_000);
