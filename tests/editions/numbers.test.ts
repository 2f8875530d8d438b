import { afterAll, expect, it } from 'vitest';
import { inputsOf } from '../../src/editions/inputs.ts';
import { numbersOf } from '../../src/editions/manifest.ts';
import { readTitle } from '../../src/title.ts';
import { bookYaml, desk } from '../cli/run.ts';

const own = desk({
  'book.yaml': bookYaml('print:', '  keep: 1', 'faces:', '  text: { name: House, regular: fonts/house.ttf }'),
  'fonts/house.ttf': 'a font',
  'chapters/01.md': '---\ntype: chapter\n---\n\n# Ink\n',
  'editions/1/setting.json': '{}',
  'editions/2/manifest.json': '{}',
});
afterAll(own.clear);

it('a printing of which nothing is left but how it was set is none; one with a damaged manifest is', () => {
  expect(numbersOf(own.folder)).toEqual([2]);
});

it('how the kept printing was set is one of the inputs, so that a rebuild sets the same pages', () => {
  expect([...inputsOf(readTitle(own.folder), []).keys()]).toContain('editions/1/setting.json');
});

it('the press’s own fonts are among them', () => {
  expect([...inputsOf(readTitle(own.folder), []).keys()]).toContain('fonts/house.ttf');
});
