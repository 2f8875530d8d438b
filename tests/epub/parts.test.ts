import { EpubCheck } from '@likecoin/epubcheck-ts';
import { expect, it } from 'vitest';
import { makeEpub } from '../../src/epub/index.ts';
import { parse } from '../../src/manuscript/index.ts';
import { publish } from '../../src/publication/index.ts';
import { parseBook } from '../../src/title/read.ts';
import type { Title } from '../../src/title.ts';
import { bookYaml } from '../cli/run.ts';
import { reader } from './everything.ts';

const chapter = (file: string, type: string, text: string) =>
  parse(file, `---\ntype: ${type}\n---\n\n${text}\n`);

const chapters = [
  chapter('01-preface.md', 'preface', '# Preface\n\nRead.'),
  chapter('02-iron.md', 'part', '# Iron'),
  chapter('03-presses.md', 'chapter', '# Presses\n\nText.[^1]\n\n## Of *one* pull\n\nText.\n\n[^1]: Note.'),
  chapter('04-end.md', 'conclusion', '# What Remains\n\nText.'),
];

it('a chapter of a part has its headings one level below the part’s, and looks as any other', async () => {
  const { book } = parseBook(bookYaml(), 'book.yaml');
  const title = { name: 'parts', folder: '/', book } as Title;
  const bytes = await makeEpub(publish(chapters, title), title);
  const read = await reader(bytes);
  const headings = async (file: string) =>
    [...(await read(file)).matchAll(/<(h\d)(?:[^>]*class="([^"]*)")?/g)].map(m => [m[1], m[2]].join(' '));
  expect(await headings('s02-iron.xhtml')).toEqual(['h1 ']);
  expect(await headings('s03-presses.xhtml')).toEqual(['h2 as-h1', 'h3 as-h2', 'h3 as-h2']);
  expect(await headings('s01-preface.xhtml')).toEqual(['h1 ']);
  expect(await headings('s04-end.xhtml')).toEqual(['h1 ']);
  const contents = (await read('toc.xhtml')).replace(/\s+/g, ' ');
  expect(contents).toMatch(/Iron<\/a> ?<ol>.*Presses.*<\/ol> ?<\/li> ?<li[^>]*> ?<a[^>]*>What Remains/);
  expect((await EpubCheck.validate(bytes)).messages).toEqual([]);
});
