import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { allowed, listLicences } from '../../scripts/licences.ts';

describe('licences', () => {
  it('of the whole production tree are permissive', () => {
    const listed = listLicences(fileURLToPath(new URL('../..', import.meta.url)));
    expect(listed.length).toBeGreaterThan(100);
    expect(listed.map(({ name }) => name)).toContain('puppeteer');
    expect(listed.filter(({ why }) => !why)).toEqual([]);
  });

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['(GPL-2.0-only OR AGPL-3.0-only)', false],
    ['MIT AND Zlib', true],
    ['MIT AND GPL-3.0-only', false],
    ['(BSD-2-Clause OR GPL-3.0-only) AND ISC', true],
    ['GPL-3.0-only', false],
    ['AGPL-3.0-or-later', false],
    ['OFL-1.1', false],
    ['MPL-2.0', false],
    ['UNLICENSED', false],
    ['SEE LICENSE IN LICENSE.md', false],
    ['MIT AND BSD', false],
    ['', false],
  ])('takes %s: %s', (licence, taken) => {
    expect(allowed('some-package', licence) !== undefined).toBe(taken);
  });

  it('take fonts and one renderer under their own', () => {
    expect(allowed('@expo-google-fonts/eb-garamond', 'MIT AND OFL-1.1')).toBeDefined();
    expect(allowed('@resvg/resvg-wasm', 'MPL-2.0')).toMatch(/as it is/);
  });
});
