import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { footOf } from '../../../src/print/composition/notes.ts';
import { notesByLine, notesByReference } from '../../../src/print/setting/feet.ts';
import { digestsOf } from '../../../src/print/setting/keeping.ts';

const reference = (id: string) => h('a', { className: ['noteref'], id, href: '#n' }, '1');
const units = [
  h('p', ['The first ', reference('r1'), ' refers to a note.']),
  h('p', ['The second has ', h('em', 'emphasis'), ' and no note.']),
  h('p', 'The third is the last.'),
].map(element => ({ element, set: undefined }));

it('a note that nothing refers to stands once, behind the last words of its part', () => {
  const byUnit = notesByLine(
    units,
    units.map(() => undefined),
    ['r1', undefined],
  );
  expect(byUnit).toEqual([[[[0]]], [[[]]], [[[1]]]]);
});

it('a note that nothing refers to is no part of paragraphs that are to stay as they were', () => {
  const digests = (...notes: string[]) => {
    const tree = h('section', [
      h(
        'div',
        { className: ['foot'] },
        notes.map(text => h('div', { className: ['note'] }, [h('p', text)])),
      ),
    ]);
    const extents = units.map(() => ({ top: 0, bottom: 10 }));
    return digestsOf(units, extents, notesByReference({ tree, references: ['r1', undefined] }));
  };
  expect(digests('One.', 'Nobody’s.')).toEqual(digests('One.', 'Nobody’s, corrected.'));
  expect(digests('One.', 'Nobody’s.')[0]).not.toBe(digests('One, corrected.', 'Nobody’s.')[0]);
});

it('notes that nothing refers to come last, and have no reference', () => {
  const note = (id: string, references: string[]) => ({ id, label: id, references, content: [], line: 1 });
  const tree = h(
    'section',
    units.map(({ element }) => element),
  );
  const { notes, references } = footOf(tree, [note('n0', []), note('n1', ['r1'])]);
  expect(notes.map(({ properties }) => properties.id)).toEqual(['n1', 'n0']);
  expect(references).toEqual(['r1', undefined]);
});
