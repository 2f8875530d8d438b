import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { afterAll, expect, it } from 'vitest';
import { makeEpub } from '../../src/epub/index.ts';
import { inspectEpub } from '../../src/inspection/epub/index.ts';
import { parse } from '../../src/manuscript/index.ts';
import { publish } from '../../src/publication/index.ts';
import { parseBook } from '../../src/title/read.ts';
import { bookYaml } from '../cli/run.ts';
import { reader } from './everything.ts';

const folder = mkdtempSync(join(tmpdir(), 'reissue-descriptions-'));
afterAll(() => rmSync(folder, { recursive: true }));
const image = fileURLToPath(new URL('../fixtures/everything/images/press.svg', import.meta.url));
cpSync(image, join(folder, 'press.svg'));

const figure = (words: string) => `::::figure\n![A square](press.svg)\n\n:::description\n${words}\n:::\n::::`;
const indented = (text: string) => text.replace(/^(?=.)/gm, '    ');

/** Descriptions as books may need them: of a table’s kind, without a caption, of a picture in a note, two in a chapter. */
const chapters = [
  parse(
    '01-plates.md',
    `---\ntype: chapter\n---\n\n# Plates\n\n${figure('The first.\n\n| Part | Wood |\n| --- | --- |\n| Bar | oak |')}

Text.[^1]\n\n${figure('The second in Москва.\n\n> It says: Ink.')}

[^1]: A note with a plate.\n\n${indented(figure('The third.\n\n- Ink.'))}\n`,
  ),
];

it('describes every picture on its own page, wherever the picture stands', async () => {
  const { book } = parseBook(bookYaml('notes:\n  epub: book'), 'book.yaml');
  const title = { name: 'plates', folder, book };
  const publication = publish(chapters, title);
  expect(publication.findings).toEqual([]);
  const bytes = await makeEpub(publication, title);
  const read = await reader(bytes);
  const page = (k: number) => read(`s01-plates-description-${k}.xhtml`);
  expect(await page(1)).toMatch(/The first\.<\/p>\s*<table>/);
  expect(await page(1)).toContain('>Description of the picture: A square</h1>');
  expect(await page(2)).toContain('lang="ru"');
  expect(await page(3)).toContain('<li>Ink.</li>');
  expect(await read('notes.xhtml')).toContain('aria-details="s01-plates-description-3-link"');
  expect(await page(3)).toContain('href="notes.xhtml#s01-plates-description-3-link"');

  expect(await inspectEpub(bytes, { manuscript: chapters })).toEqual([]);
  const { messages } = await EpubCheck.validate(bytes);
  expect(messages.filter(({ severity }) => severity !== 'info' && severity !== 'usage')).toEqual([]);
});
