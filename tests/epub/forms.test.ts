import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { inspectEpub } from '../../src/inspection/epub/index.ts';
import { type Chapter, parse, readManuscript, stringify } from '../../src/manuscript/index.ts';
import { publish } from '../../src/publication/index.ts';
import type { Title } from '../../src/title.ts';
import { forms, reader } from './everything.ts';

let bytes: Uint8Array;
let title: Title;
let manuscript: Chapter[];
beforeAll(async () => {
  ({ bytes, title } = await forms());
  manuscript = await readManuscript(fileURLToPath(new URL('../fixtures/forms/chapters', import.meta.url)));
});

it('is written again as it was read', () => {
  for (const chapter of manuscript) {
    const written = stringify(chapter);
    expect(stringify(parse(chapter.file, written))).toBe(written);
    expect(written.match(/^ {2}(?:Is worse|Hangs down)/gm) ?? []).toHaveLength(
      chapter.file === '01-play.md' ? 2 : 0,
    );
    for (const container of written.matchAll(/^:::+\w+.*$/gm)) expect(container[0]).not.toContain('"');
  }
});

it('has nothing that its editor would have to look at', () => {
  expect(publish(manuscript, title).findings).toEqual([]);
});

it('has all letters of the manuscript, and no fault', async () => {
  expect(await inspectEpub(bytes, { manuscript })).toEqual([]);
});

it('says where the names of the parts of plays and letters come from, in the files that have them', async () => {
  const read = await reader(bytes);
  expect(await read('s01-play.xhtml')).toContain(
    'epub:prefix="z3998: http://www.daisy.org/z3998/2012/vocab/structure/#"',
  );
  expect(await read('s04-verse.xhtml')).not.toContain('epub:prefix');
});

it('has no em space in its text: verses are set in by style', async () => {
  const text = await (await reader(bytes))('s01-play.xhtml');
  expect(text).toContain('<span data-words="\u2002And yet you set it."></span>');
  expect(text).not.toContain('\u2003');
});

it('shows scene breaks on every device', async () => {
  const text = await (await reader(bytes))('s02-letters.xhtml');
  expect(text).toContain('<p class="break" role="separator">* * *</p>');
  expect(text).not.toContain('<hr');
});

it('epubcheck-ts finds nothing', async () => {
  const { EpubCheck } = await import('@likecoin/epubcheck-ts');
  const { messages } = await EpubCheck.validate(bytes);
  expect(messages.filter(({ severity }) => severity !== 'info' && severity !== 'usage')).toEqual([]);
});

it('EPUBCheck finds nothing', context => {
  const jar = '/usr/share/java/epubcheck.jar';
  if (!existsSync(jar) || !existsSync('/usr/bin/java')) {
    return context.skip('EPUBCheck is not installed here (Debian: apt install epubcheck)');
  }
  const book = join(mkdtempSync(join(tmpdir(), 'forms-')), 'forms.epub');
  writeFileSync(book, bytes);
  const report = execFileSync('java', ['-jar', jar, '--failonwarnings', book], { encoding: 'utf8' });
  expect(report).toContain('No errors or warnings');
});
