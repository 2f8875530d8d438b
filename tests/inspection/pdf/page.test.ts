import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { page, preflightPage } from '../../../scripts/preflight-page.ts';

it('docs/preflight.md lists every rule of every profile as it is', () => {
  expect(readFileSync(page, 'utf8')).toBe(preflightPage());
});
