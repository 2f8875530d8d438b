import { expect, it } from 'vitest';
import { vocabulary } from '../../src/language/vocabulary.ts';
import type { Block } from '../../src/recovery/block.ts';
import { readIndex } from '../../src/recovery/index-entries.ts';
import { makeLists } from '../../src/recovery/lists.ts';
import type { Read } from '../../src/recovery/read.ts';
import { textLine } from './lines.ts';

/** Entries as an index has them: `+` an entry, `-` a subentry, each with the lines it stands on. */
function entries(title: string, lines: string[], language = 'en'): string[] {
  const read = [title, ...lines].map(
    (text, i): Read => ({ line: textLine(text, i, { last: 0.5 }), role: 'paragraph', begins: true }),
  );
  const found = readIndex(read, vocabulary(language)).slice(1);
  return found.reduce<string[]>((all, { line, role, begins }) => {
    if (role === 'paragraph') return all;
    if (begins) all.push(`${role === 'index-entry' ? '+' : '-'} ${line.text}`);
    else all.push(`${all.pop()} ${line.text}`);
    return all;
  }, []);
}

const plain = ['bells, 9', 'candles, 12', 'eels, 17n', 'fish, 20–21', 'ice, 4', 'lamps, 8', 'nets, 3'];
const whole = plain.map(entry => `+ ${entry}`);

it.each([
  ['Index', 'en'],
  ['INDEX OF NAMES AND PLACES', 'en'],
  ['Index des noms et des choses', 'fr'],
  ['Orts- und Sachregister', 'de'],
])('an index is titled %s', (title, language) => {
  expect(entries(title, [...plain, 'oars, 5'], language)).toEqual([...whole, '+ oars, 5']);
});

it('what has no pages is no index, whatever its title', () => {
  expect(
    entries(
      'Index of Forbidden Books',
      plain.map(() => 'It was printed in that town.'),
    ),
  ).toEqual([]);
});

it.each([
  ['a bracket that is open', ['anchors, 98 (see', 'also nets)'], ['+ anchors, 98 (see also nets)']],
  [
    'a subentry without its pages',
    ['anchors, 98; price of, in bad', 'years, 7'],
    ['+ anchors, 98; price of, in bad years, 7'],
  ],
])('an entry goes on from %s', (_, turned, right) => {
  expect(entries('Index', [...turned, ...plain])).toEqual([...right, ...whole]);
});

it('subentries behind a dash stand under their entry, without the dash', () => {
  const dashed = ['anchors, 98', '– lost, 7', '– of iron, 31', '– weighed, 4'];
  expect(entries('Index', [...dashed, ...plain])).toEqual([
    '+ anchors, 98',
    ...['- – lost, 7', '- – of iron, 31', '- – weighed, 4'],
    ...whole,
  ]);
  const block: Block = { kind: 'subentry', lines: [textLine('– lost, 7', 0)] };
  expect(makeLists([block])).toMatchObject([{ from: 0, to: 2, now: '' }]);
});
