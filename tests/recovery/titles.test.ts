import { expect, it } from 'vitest';
import { vocabulary } from '../../src/language/vocabulary.ts';
import { titleListed } from '../../src/recovery/drafts.ts';
import { casedHeads, gatherCase, mixedCase } from '../../src/recovery/titles.ts';

const cased = (title: string, language: string, texts: string[], heads: string[] = []) =>
  mixedCase(title, casedHeads(heads), gatherCase(texts), vocabulary(language));

it('a Spanish, French or Italian title is written as a sentence, with the names that the text has', () => {
  const spanish = ['Así lo quiso el Capitán, y no otro.', 'Una historia sin política.'];
  expect(cased('UN POCO DE HISTORIA POLÍTICA', 'es', spanish)).toBe('Un poco de historia política');
  expect(cased('EL CAPITÁN SE DEFIENDE', 'es', spanish)).toBe('El Capitán se defiende');
  expect(cased("L'ÉGLISE DE ROUEN", 'fr', ['On la vit à Rouen, de loin.'])).toBe("L'église de Rouen");
  expect(cased('IL PANE. LA GUERRA', 'it', [])).toBe('Il pane. La guerra');
});

it('in a German one words that the text does not have are nouns', () => {
  const texts = ['Er ging über die alte Brücke, und es war kalt.'];
  expect(cased('ÜBER DIE ALTE BRÜCKE NACH STRASSBURG', 'de', texts)).toBe(
    'Über die alte Brücke nach Strassburg',
  );
});

it('an English one has its capitals, and what the contents print is what a title is', () => {
  expect(cased('ON THE RISING OF THE TIDE', 'en', [])).toBe('On the Rising of the Tide');
  expect(cased('ON THE RISING OF THE TIDE', 'en', [], ['On the rising of the Tide'])).toBe(
    'On the rising of the Tide',
  );
});

it.each([
  ['Un poco de historia política, 2', 'Un poco de historia política'],
  ['The Rising of the Tide . . . . xii', 'The Rising of the Tide'],
  ['Sobre el derecho civil', undefined],
  ['XIV', undefined],
  ['12', undefined],
])('what a line of the contents lists: %s', (line, title) => {
  expect(titleListed(line)).toBe(title);
});
