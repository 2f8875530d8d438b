import { expect, it } from 'vitest';
import { completeFace, isShown, lettersOf } from '../../src/faces/complete.ts';
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

it('takes letters of one script from a family that has these alone', async () => {
  expect(await added('มนุษย์ and ᚠᚢᚦ')).toEqual(['Noto Serif Thai', 'Noto Sans Runic']);
  // Others have stops of Chinese too, in another shape.
  expect(await added('ᠬᠦᠮ 人、')).toEqual(['Noto Serif CJK', 'Noto Sans Mongolian']);
  expect(await added('𒀭𒂗𒆤 𓀀 ⲛⲓⲣⲱⲙⲓ')).toEqual([
    'Noto Sans Coptic',
    'Noto Sans Cuneiform',
    'Noto Sans Egyptian Hieroglyphs',
  ]);
});

it('has a letter of every script that Unicode recommends for general use', async () => {
  // UAX #31, table 5.
  const letters = 'अবগਅઅକஅఅಅഅඅกກကកཀአދա ა한あア漢ㄅعאаαa';
  const { cuts, fallbacks } = await completeFace(findFace('EB Garamond'), letters, []);
  const known = await Promise.all([...cuts, ...fallbacks!].map(lettersOf));
  const lacking = [...letters].filter(letter => !known.some(own => isShown(letter, own)));
  expect(lacking).toEqual([]);
});

it('has every family that it offers, in four cuts', () => {
  for (const name of Object.keys(textFamilies)) expect(findFace(name).cuts).toHaveLength(4);
});

it('has no licence of a family that is not installed, of which a press may have a file of its own', () => {
  for (const name of Object.keys(fallbackFamilies)) expect(() => licenceOf(name)).not.toThrow();
});
