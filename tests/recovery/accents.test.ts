import { expect, it } from 'vitest';
import { accentsApart, marksComposed } from '../../src/recovery/accents.ts';
import type { Edit } from '../../src/recovery/block.ts';

/** A text with edits made in it. */
const made = (text: string, edits: Edit[]) =>
  [...edits]
    .reverse()
    .reduce((whole, { from, to, now }) => whole.slice(0, from) + now + whole.slice(to), text);

/** What is read in a source of such lines. */
const read = (...lines: string[]) => {
  const find = accentsApart(lines);
  return lines.map(text => made(text, find({ from: 0, text })));
};

it.each([
  ['before their letters', 'l’´et´e au caf´e, d´ej`a fran¸cais', 'l’été au café, déjà français'],
  ['before them with a blank between', 'l’´ et´ e au caf´ e', 'l’été au café'],
  ['behind them', 'l’e´te´ au cafe´, de´ja` franc¸ais', 'l’été au café, déjà français'],
  ['over letters without their dot', 're´ıa, hab´ıa, pa´ıs', 'reía, había, país'],
  ['in a text with letters that have no accent', 'ksi˛ega, w´ol, ˙zona, ład', 'księga, wól, żona, ład'],
])('accents stand %s', (_, apart, right) => {
  expect(read(apart)).toEqual([right]);
});

it('accents are letters of their own where a source has its letters whole', () => {
  const text = 'été, café, déjà, l’´e, ´a, ´o';
  expect(read(text)).toEqual([text]);
});

it.each([
  ['Latin', 'e\u0301te\u0301', 'été'],
  ['Greek', 'Πο\u0301λεμος, τη\u0342\u0345', 'Πόλεμος, τῇ'],
  ['Cyrillic', 'и\u0306', 'й'],
])('marks behind their letters make one character with these: %s', (_, apart, right) => {
  expect(made(apart, marksComposed({ from: 0, text: apart }))).toBe(right);
});

it('marks that no character has stay as they are', () => {
  expect(marksComposed({ from: 0, text: 'x\u0301 שָׁ' })).toEqual([]);
});
