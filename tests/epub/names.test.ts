import JSZip from 'jszip';
import { expect, it } from 'vitest';
import { makeEpub } from '../../src/epub/index.ts';
import { inspectEpub } from '../../src/inspection/epub/index.ts';
import { parse } from '../../src/manuscript/index.ts';
import { publish } from '../../src/publication/index.ts';
import { parseBook } from '../../src/title/read.ts';
import { complaintsOf } from './validators.ts';

/** An EPUB of chapters: their names, kinds and text. */
async function published(texts: [file: string, type: string, body: string][]) {
  const chapters = texts.map(([file, type, body]) => parse(file, `---\ntype: ${type}\n---\n\n${body}\n`));
  const yaml =
    'title: Ink\nauthors: Ann Author\nlanguage: en-GB\nidentifier: urn:uuid:6aa2fb32-3cfa-5640-8260-e2f989b7afc5\nmodified: 2026-01-01T12:00:00Z\ndedication: To me\nnotes:\n  epub: book\n';
  const { book } = parseBook(yaml, 'book.yaml');
  const title = { name: 'ink', folder: '/nowhere', book };
  const bytes = await makeEpub(publish(chapters, title), title);
  return { bytes, chapters };
}

it('calls no chapter as it calls what it makes itself', async () => {
  const files = [
    ...['cover', 'imprint', 'title-page', 'dedication', 'toc', 'contents', 'notes', 'title', 'style', 'ncx'],
    ...['identifier', 'person-1', 'image-1', 'source', 'page-1', 'Глава-1', 'Часть-1'],
  ];
  const { bytes, chapters } = await published(
    files.map((name, k) => [
      `${name}.md`,
      'chapter',
      `# ${k}\n\nThe words of ${k}.[^1]\n\n[^1]: A note to ${k}.`,
    ]),
  );
  const names = Object.keys((await JSZip.loadAsync(bytes)).files).filter(name => name.endsWith('.xhtml'));
  expect(names).toHaveLength(chapters.length + 6);
  expect(
    (await inspectEpub(bytes, { manuscript: chapters })).filter(({ severity }) => severity !== 'info'),
  ).toEqual([]);
  expect(await complaintsOf(bytes)).toEqual([]);
});

it('calls a chapter without a title by words that are parted where its lines end', async () => {
  const { bytes } = await published([
    ['1.md', 'chapter', ':::letter\nDear Ann,\n\nI write\\\nsoon.\n:::'],
    ['2.md', 'chapter', '- Ink\n- *Le*ad'],
  ]);
  const toc = await (await JSZip.loadAsync(bytes)).file('OEBPS/toc.xhtml')!.async('string');
  expect(toc).toContain('>Dear Ann, I write soon.</a>');
  expect(toc).toContain('>Ink Lead</a>');
});

it('lists pages of volumes that begin again at 1 so that each is told from the other', async () => {
  const { bytes } = await published([
    ['10.md', 'volume', '# North'],
    ['11.md', 'chapter', '# A\n\n⟦1⟧Ink. ⟦2⟧Lead.'],
    ['20.md', 'volume', '# South'],
    ['21.md', 'chapter', '# B\n\n⟦1⟧Tin. ⟦ii⟧ Ash.'],
  ]);
  const ncx = await (await JSZip.loadAsync(bytes)).file('OEBPS/toc.ncx')!.async('string');
  const targets = [...ncx.matchAll(/<pageTarget id="[^"]*" (.*)>\n<navLabel><text>(.*)<\/text>/g)];
  expect(targets.map(([, type, label]) => [type, label])).toEqual([
    ['type="normal" value="1"', '1 (North)'],
    ['type="normal" value="2"', '2'],
    ['type="special"', '1 (South)'],
    ['type="front"', 'ii'],
  ]);
  expect(await complaintsOf(bytes)).toEqual([]);
});
