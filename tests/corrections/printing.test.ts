import { expect, it } from 'vitest';
import { parseCorrections } from '../../src/corrections/errata/errata.ts';
import { withPrintingOf } from '../../src/corrections/errata/printing.ts';

const list = `# Mine, and it stays.
- id: c1   # the first
  for:  "a"
  read: b
  by: A. Reader # by letter

  note: |
    two
    lines

- { id: c2, for: x, read: y } # short
-   id: c3
    status: open
    for: x
- read: ''
  for: >
    longer
  id: c4
- id: c5
  for: x
  read: y
  printing: 1
- id: c6
  for: x
  read: y
  printing:
  status: accepted`;

it('the printing goes into what it is the first to have; all else stays to the letter', () => {
  const after = withPrintingOf(list, 2, 'c');
  expect(after).toBe(
    list
      .replace('# by letter\n', '# by letter\n  printing: 2\n')
      .replace('id: c2,', 'id: c2, printing: 2,')
      .replace('  id: c4\n', '  id: c4\n  printing: 2\n')
      .replace('printing:\n', 'printing: 2\n'),
  );
  expect(parseCorrections(after, 'c').map(({ printing }) => printing)).toEqual([2, 2, undefined, 2, 1, 2]);
  expect(withPrintingOf(after, 3, 'c')).toBe(after);
});

it('with the line ends that the file has, and nothing where there is no list', () => {
  const text = '- id: c1\r\n  for: x\r\n  read: y\r\n';
  expect(withPrintingOf(text, 1, 'c')).toBe('- id: c1\r\n  printing: 1\r\n  for: x\r\n  read: y\r\n');
  expect(withPrintingOf('# none yet\n', 1, 'c')).toBe('# none yet\n');
});
