import type { Element } from 'hast';
import { h } from 'hastscript';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { divide } from '../../src/epub/division.ts';
import { toXhtml } from '../../src/epub/xhtml.ts';
import { inspectEpub } from '../../src/inspection/epub/index.ts';
import { chapters, longBook, words } from './long-book.ts';

const most = 300_000;
/** A section of paragraphs, each of about so many bytes. */
const section = (children: Element[]) =>
  h('section', { id: 's', className: ['chapter'], role: 'doc-chapter' }, children);
const p = (bytes: number, seed = 1) => h('p', words(Math.round(bytes / 7.5), seed));
const shape = (parts: Element[]) =>
  parts.map(({ children }) =>
    children.map(child => (child.type === 'element' ? child.tagName : '')).join(' '),
  );

describe('a section is divided', () => {
  it('only where it is too long for one file', () => {
    const short = section([h('h1'), p(100_000), p(100_000)]);
    expect(divide(short)).toEqual([short]);
  });

  it('at its sections, not in the midst of them', () => {
    const parts = [h('h1'), p(60_000), h('h2'), p(60_000), p(60_000), h('h2'), p(100_000)];
    expect(shape(divide(section(parts)))).toEqual(['h1 p h2 p p', 'h2 p']);
  });

  it('between paragraphs where it has none, the mark of a page with what it begins', () => {
    const mark = h('span', { 'epub:type': 'pagebreak' });
    expect(shape(divide(section([h('h1'), p(150_000), mark, p(150_000)])))).toEqual(['h1 p', 'span p']);
  });

  it('not for a heading that would begin a file of a few lines', () => {
    const parts = [h('h1'), p(150_000), p(150_000), h('h2'), p(3000)];
    expect(shape(divide(section(parts)))).toEqual(['h1 p', 'p h2 p']);
  });

  it('within lists and quotations, whose items go on counting', () => {
    const items = Array.from({ length: 6 }, (_, k) => h('li', [p(90_000, k)]));
    const parts = divide(section([h('h1'), h('ol', { start: 3 }, items)]));
    const lists = parts.map(({ children }) => children.at(-1) as Element);
    expect(lists.map(({ properties }) => properties.start)).toEqual([3, 5, 7]);
    expect(lists.flatMap(({ children }) => children)).toEqual(items);
  });

  it('and go on with their own numbers where they have such', () => {
    const items = [1, 2, 5, 6].map(value => h('li', { ...(value === 5 && { value }) }, [p(90_000, value)]));
    const lists = divide(h('ol', items));
    expect(lists.map(({ properties }) => properties.start)).toEqual([undefined, 5]);
    const marked = [1, 5, 6, 7].map(value => h('li', { ...(value === 5 && { value }) }, [p(90_000, value)]));
    expect(divide(h('ol', marked)).map(({ properties }) => properties.start)).toEqual([undefined, 6]);
  });

  it('within a glossary, each term with what it means', () => {
    const entries = [1, 2, 3, 4].flatMap(k => [
      h('dt', 'Ink'),
      h('dd', [p(50_000, k)]),
      h('dd', [p(50_000, k)]),
    ]);
    expect(shape(divide(h('dl', entries)))).toEqual(['dt dd dd dt dd dd', 'dt dd dd dt dd dd']);
  });

  it('with its name in the first part alone', () => {
    const parts = divide(section([p(200_000), p(200_000)]));
    expect(parts.map(({ properties }) => properties.id)).toEqual(['s', undefined]);
    expect(parts.map(({ properties }) => properties.className)).toEqual([['chapter'], ['chapter']]);
  });
});

describe.each(['chapter', 'book'] as const)(
  'a book with a chapter too long, its notes after the %s',
  where => {
    let files: Map<string, string>;
    let bytes: Uint8Array;
    beforeAll(async () => {
      bytes = await longBook(where);
      const zip = await JSZip.loadAsync(bytes);
      files = new Map();
      for (const [name, entry] of Object.entries(zip.files))
        if (/\.xhtml$/.test(name)) files.set(name.replace('OEBPS/', ''), await entry.async('string'));
    });

    it('has no file that is too long, and names that say what they are', () => {
      for (const [name, text] of files) expect(text.length, name).toBeLessThan(most);
      const names = ['s01-long.xhtml', 's01-long-2.xhtml', 's01-long-3.xhtml'];
      expect([...files.keys()]).toEqual(expect.arrayContaining(names));
      expect(files.get('s01-long-2.xhtml')).toContain('<h1 id="s01-long-2-the-second">');
      expect(files.has('notes-2.xhtml')).toBe(where === 'book');
    });

    it('begins its files with sections, and says once that it is a chapter', () => {
      const further = [...files].filter(([name]) => /^s01-long-[3-9]/.test(name)).map(([, text]) => text);
      for (const text of further) {
        expect(text).toMatch(/<section class="chapter">\s*<h2/);
        expect(text).toContain('<title>The Long Chapter</title>');
      }
      expect([...files.values()].join('').match(/role="doc-chapter"/g)).toHaveLength(2);
    });

    it('has every note in the file of its reference, where they stand after the chapter', () => {
      const apart = [...files].flatMap(([name, text]) =>
        [...text.matchAll(/class="noteref"[^>]* href="([^"#]*)#/g)]
          .filter(([, file]) => file !== '')
          .map(() => name),
      );
      if (where === 'chapter') expect(apart).toEqual([]);
      else expect(apart).toHaveLength(480);
    });

    it('leads everywhere still: contents, pages, index, sections', async () => {
      const nav = files.get('toc.xhtml')!;
      const places = (text: string) => [...text.matchAll(/href="([^"#]+)#([^"]+)"/g)];
      expect(places(nav).length).toBeGreaterThan(23);
      for (const text of files.values())
        for (const [, file, id] of places(text))
          expect(files.get(file!), `${file}#${id}`).toContain(`id="${id}"`);
      expect(files.get('s02-index.xhtml')).toMatch(/href="s01-long-\d\.xhtml#page-11"/);
      expect(await inspectEpub(bytes, { manuscript: chapters })).toEqual([]);
    });

    it('is the same file once more', async () => {
      expect(Buffer.from(await longBook(where)).equals(Buffer.from(bytes))).toBe(true);
    });
  },
);

it('weighs what it divides about as it is written', () => {
  const part = divide(section(Array.from({ length: 40 }, (_, k) => p(20_000, k))))[0]!;
  expect(toXhtml(part).length).toBeGreaterThan(most / 3);
  expect(toXhtml(part).length).toBeLessThan(most);
});
