import { expect, it } from 'vitest';
import { placeInitials } from '../../src/recovery/initials.ts';
import type { Read } from '../../src/recovery/read.ts';
import { textLine } from './lines.ts';

const words = new Set('when the a in pilot came man at'.split(' '));
const known = (word: string) => words.has(word.toLowerCase());

/** The lines in order, after a title; a bar where a drop capital is joined to its word, a space where it is a word itself. */
function placed(...texts: string[]): string {
  const read = ['The Quay', ...texts].map(
    (text, i): Read => ({ line: textLine(text, i), role: i === 0 ? 'heading' : 'paragraph', begins: i < 2 }),
  );
  const { read: result, between } = placeInitials(read, known);
  return result
    .slice(1)
    .map(({ line }) => `${line.text}${between.has(line) ? between.get(line) || '|' : ' / '}`)
    .join('');
}

it.each([
  [
    'directly before its word',
    ['W', 'hen the pilot came', 'at night.'],
    'W|hen the pilot came / at night. / ',
  ],
  ['some lines below it', ['hen the pilot came', 'at night.', 'W'], 'W|hen the pilot came / at night. / '],
  ['before a word in small capitals', ['W', 'HEN THE pilot came.'], 'W|HEN THE pilot came. / '],
  [
    'at the beginning of a line beside it',
    ['hen the pilot', 'W came', 'at night.'],
    'W|hen the pilot / came / at night. / ',
  ],
  ['at the end of a line beside it', ['hen the pilot', 'came W', 'in.'], 'W|hen the pilot / came / in. / '],
  ['in the place of a hyphen', ['hen the pi', 'lot caW', 'me in.'], 'W|hen the pi / lot ca / me in. / '],
  ['with a blank before the rest of its word', ['W hen the pilot came.'], 'W|hen the pilot came. / '],
  ['so in small capitals', ['W HEN THE pilot came.'], 'W|HEN THE pilot came. / '],
  ['so behind a quotation mark', ['“W hen the pilot came.'], '“W|hen the pilot came. / '],
  ['before one letter in small capitals', ['A', 'T THE quay.'], 'A|T THE quay. / '],
  [
    'before a word that only the book has',
    ['N', 'etze in', 'the netze, came'],
    'N|etze in / the netze, came / ',
  ],
  ['as a word of its own', ['A', 'man came.'], 'A man came. / '],
  ['before the point that makes it short', ['M', '. Noir came.'], 'M|. Noir came. / '],
  ['before its apostrophe', ['L', '’heure came.'], 'L|’heure came. / '],
])('a drop capital that stands %s goes before its paragraph', (_, texts, right) => {
  expect(placed(...texts)).toBe(right);
});

it('a letter before a word is a word where both may be', () => {
  expect(placed('A pilot came.')).toBe('A pilot came. / ');
  expect(placed('A t night', 'a pilot, at')).toBe('A|t night / a pilot, at / ');
  expect(placed('A t night', 'so a pilot, t, at')).toBe('A t night / so a pilot, t, at / ');
});

it('a pronoun at the beginning of a line stays where no word lacks it', () => {
  expect(placed('pilot came', 'I came')).toBe('pilot came / I came / ');
});

it('a letter alone that no word lacks stays where it is', () => {
  expect(placed('The pilot came.', 'B', 'The end.')).toBe('The pilot came. / B / The end. / ');
});

it('a letter over the entries of an index is no initial', () => {
  const read = ['B', 'ells, 9'].map(
    (text, i): Read => ({ line: textLine(text, i), role: 'index-entry', begins: true }),
  );
  expect(placeInitials(read, known).between.size).toBe(0);
});
