import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { turnIndents } from '../../src/epub/indents.ts';
import { resolveLinks } from '../../src/epub/links.ts';
import { toXhtml } from '../../src/epub/xhtml.ts';
import { directionOf } from '../../src/language/direction.ts';
import { everything, reader } from './everything.ts';

it('turns the pages of a Hebrew book from right to left', async () => {
  const { bytes } = await everything({ language: 'he' });
  const read = await reader(bytes);
  expect(await read('s01-presses.xhtml')).toMatch(/<html [^>]*lang="he"[^>]* dir="rtl">/);
  expect(await read('toc.xhtml')).toMatch(/<html [^>]* dir="rtl">/);
  expect(await read('content.opf')).toMatch(
    /<package [^>]* dir="rtl">[\s\S]*<spine [^>]*page-progression-direction="rtl">/,
  );
});

it.each([
  ['he', 'rtl'],
  ['fa-IR', 'rtl'],
  ['uz-Arab', 'rtl'],
  ['az', 'ltr'],
  ['ku-Latn', 'ltr'],
  ['ar-Latn', 'ltr'],
  ['en-GB', 'ltr'],
])('%s is written %s', (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});

it('has the indents of verses where their lines begin', () => {
  const verse = () => h('p', [h('span', { className: ['line'], style: 'margin-left:2em' })]);
  const tree = h('section', [verse(), h('div', { dir: 'rtl' }, [verse()])]);
  turnIndents(tree, 'ltr');
  expect(toXhtml(tree).match(/margin-\w+/g)).toEqual(['margin-left', 'margin-right']);
  const book = h('section', [verse(), h('div', { dir: 'ltr' }, [verse()])]);
  turnIndents(book, 'rtl');
  expect(toXhtml(book).match(/margin-\w+/g)).toEqual(['margin-right', 'margin-left']);
});

it('turns all that the style of a verse says of its indent', () => {
  const verse = h('span', { style: 'margin-left:4em;margin-left:min(4em,25vw)' });
  turnIndents(verse, 'rtl');
  expect(verse.properties.style).toBe('margin-right:4em;margin-right:min(4em,25vw)');
});

it('makes addresses of the names of pictures', () => {
  const page = {
    id: 'a',
    title: 'A',
    matter: 'bodymatter' as const,
    tree: h('p', [h('img', { src: 'my pics/é #1.png' })]),
  };
  expect(
    toXhtml(resolveLinks(page, { files: new Map(), paths: new Map() }, { note: 'Note' }).tree),
  ).toContain('src="my%20pics/%C3%A9%20%231.png"');
});

it('writes no `<` into an attribute', () => {
  expect(toXhtml(h('img', { src: 'a.png', alt: 'x < y & "z"' }))).toBe(
    '<img src="a.png" alt="x &lt; y &#x26; &#x22;z&#x22;" />',
  );
});
