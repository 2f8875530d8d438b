import { expect, it } from 'vitest';
import { completeFace } from '../../src/faces/complete.ts';
import { fallbackNames, findFace } from '../../src/faces/faces.ts';
import { fallbackFamilies, licenceOf, textFamilies } from '../../src/faces/families.ts';

const added = async (text: string, face = 'EB Garamond') =>
  fallbackNames(await completeFace(findFace(face), text, []));

it('adds the families that a text needs, and no other', async () => {
  expect(await added('Plain words, «дом», ἄνθρωπος.')).toEqual([]);
  expect(await added('שלום')).toEqual(['Frank Ruhl Libre']);
  expect(await added('الكرامة and 𝔄')).toEqual(['Amiri', 'Noto Sans Math']);
  expect(await added('λόγος', 'Spectral')).toEqual(['Noto Serif']);
  expect(await added('ma˧˥', 'Noto Serif')).toEqual([]);
});

it('has every family that it offers, in four cuts', () => {
  for (const name of Object.keys(textFamilies)) expect(findFace(name).cuts).toHaveLength(4);
});

it('has no licence of a family that is not installed, of which a press may have a file of its own', () => {
  for (const name of Object.keys(fallbackFamilies)) expect(() => licenceOf(name)).not.toThrow();
});
