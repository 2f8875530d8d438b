import { expect, it } from 'vitest';
import { parse } from '../../src/manuscript/index.ts';
import { idGiver } from '../../src/publication/ids.ts';
import { publish } from '../../src/publication/index.ts';
import { bookSchema } from '../../src/title/schema.ts';
import type { Title } from '../../src/title.ts';

const names = ['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty'];
const book = bookSchema.parse({ title: 'Ink', identifier: 'urn:uuid:1', modified: '2026-01-01' });
const title = { name: 'ink', folder: '/nowhere', book } as Title;

it('takes notes, headings and tags by names that objects have of themselves for what they are', () => {
  const text = [
    '---\ntype: chapter\n---',
    '# constructor',
    ...names
      .filter(name => !name.includes('_'))
      .map(name => `## ${name}\n\nInk[^${name}] <i lang="${name}">and</i> [a link](#${name}).`),
    ...names.filter(name => !name.includes('_')).map(name => `[^${name}]: Of ${name}.`),
  ].join('\n\n');
  const { documents, findings } = publish([parse('constructor.md', text)], title);
  expect(documents[0]!.notes.map(({ label }) => label)).toEqual([
    'constructor',
    'toString',
    'valueOf',
    'hasOwnProperty',
  ]);
  expect(documents[0]!.notes.every(({ references }) => references.length === 1)).toBe(true);
  expect(new Set(documents[0]!.headings.map(({ id }) => id)).size).toBe(5);
  expect(findings.filter(({ code }) => /note|link/.test(code))).toEqual([]);
});

it.each(names)('knows no container :::%s', name => {
  expect(() => parse('01-a.md', `---\ntype: chapter\n---\n\n:::${name}\nx\n:::\n`)).toThrow();
});

it('gives every wish an id of its own, also where another wish has the same', () => {
  const give = idGiver();
  expect(['a', 'a-2', 'a', 'a', 'a-2', '__proto__', '__proto__'].map(give)).toEqual([
    ...['a', 'a-2', 'a-3', 'a-4', 'a-2-2', '__proto__', '__proto__-2'],
  ]);
});

it('gives two hundred thousand times the same wish an id without counting from the beginning', () => {
  const give = idGiver();
  const ids = new Set(Array.from({ length: 200_000 }, () => give('same')));
  expect(ids.size).toBe(200_000);
});
