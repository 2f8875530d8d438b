import { expect, it } from 'vitest';
import { fourInkProfile } from '../../src/pdf/finish/four-inks.ts';

const profile = Buffer.from(fourInkProfile());

/** The data of a tag, after its type and the head and input curves of a table. */
function nodesOf(name: string): (place: number) => number[] {
  const count = profile.readUInt32BE(128);
  const entry = Array.from({ length: count }, (_, k) => 132 + 12 * k).find(
    at => profile.toString('latin1', at, at + 4) === name,
  )!;
  const at = profile.readUInt32BE(entry + 4);
  const [inputs, outputs] = [profile[at + 8]!, profile[at + 9]!];
  return place => [...profile.subarray(at + 48 + 256 * inputs + place * outputs).subarray(0, outputs)];
}
const lab = ([l, a, b]: number[]) => [(l! * 100) / 255, a! - 128, b! - 128];

/** Where inks from 0 to 8, in steps of an eighth, stand in the table. */
const place = (...inks: number[]) => inks.reduce((sum, ink) => sum * 9 + ink, 0);

it('is a profile of a printer with four inks, with every table that such a profile must have', () => {
  expect(profile.toString('latin1', 12, 24)).toBe('prtrCMYKLab ');
  expect(profile.readUInt32BE(0)).toBe(profile.length);
  for (const name of ['A2B0', 'A2B1', 'A2B2', 'B2A0', 'B2A1', 'B2A2', 'gamt', 'wtpt', 'desc', 'cprt'])
    expect(profile.toString('latin1', 128, 300)).toContain(name);
});

it.each([
  ['bare paper', [0, 0, 0, 0], [100, 0, 0]],
  ['cyan', [8, 0, 0, 0], [58, -37, -49]],
  ['magenta', [0, 8, 0, 0], [50, 76, -2]],
  ['yellow', [0, 0, 8, 0], [94, -5, 96]],
  ['black', [0, 0, 0, 8], [17, 0, 1]],
  ['red', [0, 8, 8, 0], [49, 70, 50]],
])('shows %s as ISO 12647-2 aims at it, beside paper that counts as white', (_, inks, aim) => {
  const shown = lab(nodesOf('A2B0')(place(...inks)));
  for (const [k, value] of shown.entries()) expect(Math.abs(value - aim[k]!)).toBeLessThan(3);
});

it('makes white of no ink, black of all that dries, and never more than 300 %', () => {
  const inks = nodesOf('B2A0');
  const grid = Array.from({ length: 9 ** 3 }, (_, k) => inks(k));
  for (const one of grid) expect(one.reduce((sum, ink) => sum + ink, 0)).toBeLessThanOrEqual(3 * 255 + 2);
  const grey = (l: number) => inks((l * 9 + 4) * 9 + 4);
  for (const ink of grey(8)) expect(ink).toBeLessThan(12);
  expect(grey(0)[3]).toBeGreaterThan(220);
});
