import JSZip from 'jszip';
import { expect, it } from 'vitest';
import { makeEpub } from '../../src/epub/index.ts';
import { inspectEpub } from '../../src/inspection/epub/index.ts';
import { parse } from '../../src/manuscript/index.ts';
import { publish } from '../../src/publication/index.ts';
import { parseBook } from '../../src/title/read.ts';
import { complaintsOf } from './validators.ts';

const folder = '/nowhere';

/** Chapters of these names, each with a note and words of its own, in an EPUB. */
async function named(files: string[]) {
  const chapters = files.map((file, k) =>
    parse(file, `---\ntype: chapter\n---\n\n# ${k}\n\nThe words of ${k}.[^1]\n\n[^1]: A note to ${k}.\n`),
  );
  const yaml = `title: Ink\nauthors: Ann Author\nlanguage: en-GB\nidentifier: urn:uuid:6aa2fb32-3cfa-5640-8260-e2f989b7afc5\nmodified: 2026-01-01T12:00:00Z\ndedication: To me\nnotes:\n  epub: book\n`;
  const { book } = parseBook(yaml, 'book.yaml');
  const title = { name: 'ink', folder, book };
  const bytes = await makeEpub(publish(chapters, title), title);
  return { bytes, chapters };
}

it('calls no chapter as it calls what it makes itself', async () => {
  const { bytes, chapters } = await named(
    [
      ...[
        'cover',
        'imprint',
        'title-page',
        'dedication',
        'toc',
        'contents',
        'notes',
        'title',
        'style',
        'ncx',
      ],
      ...['identifier', 'person-1', 'image-1', 'source', 'page-1', 'Глава-1', 'Часть-1'],
    ].map(name => `${name}.md`),
  );
  const names = Object.keys((await JSZip.loadAsync(bytes)).files).filter(name => name.endsWith('.xhtml'));
  expect(names).toHaveLength(chapters.length + 6);
  expect(
    (await inspectEpub(bytes, { manuscript: chapters })).filter(({ severity }) => severity !== 'info'),
  ).toEqual([]);
  expect(await complaintsOf(bytes)).toEqual([]);
});
