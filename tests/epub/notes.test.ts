import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { afterAll, describe, expect, it } from 'vitest';
import { makeEpub } from '../../src/epub/index.ts';
import { inspectEpub } from '../../src/inspection/epub/index.ts';
import { parse } from '../../src/manuscript/index.ts';
import { publish } from '../../src/publication/index.ts';
import { parseBook } from '../../src/title/read.ts';
import { bookYaml } from '../cli/run.ts';
import { reader } from './everything.ts';

/** Notes as scholars write them. */
const chapters = [
  parse(
    '01-first.md',
    `---
type: chapter
---

# The First Chapter[^1]

The press came late,[^2] as all agree.[^3] It was said before;[^2] and said again.[^2]

> A quotation has its own reference.[^4]

| Press | Sheets |
| --- | --- |
| Iron | 250[^5] |

[^1]: To the title.

[^2]: Of several paragraphs, this being the first.

    The second is short.

    The third refers to another note.[^6]

[^3]: It quotes at length:

    > Whoever prints, errs.
    >
    > Whoever errs, prints again.

    And it goes on.

[^4]: It holds verse:

    :::verse
    The bar goes over,\\
    and the bar comes back.
    :::

[^5]: - A list,

    - in a note.

[^6]: To which only a note refers.
`,
  ),
  parse(
    '02-second.md',
    '---\ntype: chapter\n---\n\n# The Second\n\nIt counts anew.[^1]\n\n[^1]: From one.\n',
  ),
];

const folder = mkdtempSync(join(tmpdir(), 'reissue-notes-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function edition(where: 'chapter' | 'book', language = 'en-GB') {
  const yaml = bookYaml(`notes:\n  epub: ${where}`).replace('en-GB', language);
  const { book } = parseBook(yaml, 'book.yaml');
  const title = { name: 'notes', folder, book };
  const publication = publish(chapters, title);
  expect(publication.findings).toEqual([]);
  return makeEpub(publication, title);
}

describe.each(['chapter', 'book'] as const)('notes after the %s', where => {
  const home = where === 'book' ? 'notes.xhtml' : '';

  it('stand whole where they belong', async () => {
    const read = await reader(await edition(where));
    const notes = await read(home || 's01-first.xhtml');
    const note = (id: string) =>
      new RegExp(`<div id="s01-first-n${id}" class="note"[\\s\\S]*?</li>`).exec(notes)![0];
    expect(note('2')).toMatch(/being the first\.<\/p>\s*<p>The second is short\.<\/p>\s*<p>The third/);
    expect(note('3')).toMatch(/<blockquote>\s*<p>Whoever prints, errs\.<\/p>\s*<p>Whoever errs/);
    expect(note('4')).toContain('<div class="verse"><p class="stanza"><span class="line">The bar goes over,');
    expect(note('5')).toMatch(
      /^<div[^>]*><p><span class="number">5<\/span> <a class="back"[^>]*>↑<\/a> <\/p>\s*<ul>/,
    );
    if (where === 'book') expect(notes).toContain('<h2 id="notes-of-s02-second">The Second</h2>');
    else expect(await read('s02-second.xhtml')).toContain('From one.');
  });

  it('lead back to every reference, in text and in notes', async () => {
    const read = await reader(await edition(where));
    const [chapter, notes] = await Promise.all([read('s01-first.xhtml'), read(home || 's01-first.xhtml')]);
    const text = where === 'book' ? 's01-first.xhtml' : '';
    for (const k of [1, 2, 3]) {
      expect(chapter).toContain(
        `id="s01-first-n2-ref${k}" href="${home}#s01-first-n2" aria-label="Note 2">2</a>`,
      );
      const name = `Back to the text: Note 2${['', ', b', ', c'][k - 1]}`;
      expect(notes).toContain(
        `href="${text}#s01-first-n2-ref${k}" aria-label="${name}">${['↑', 'b', 'c'][k - 1]}</a>`,
      );
    }
    expect(notes).toContain('id="s01-first-n6-ref1" href="#s01-first-n6" aria-label="Note 6">6</a>');
    expect(notes).toContain('href="#s01-first-n6-ref1" aria-label="Back to the text: Note 6">↑</a>');
  });

  it('keep their numbers where a reading program leaves out what leads back, and are named in the language of the book', async () => {
    const read = await reader(await edition(where, 'de'));
    const notes = await read(home || 's01-first.xhtml');
    const shown = notes.replace(/<a [^>]*role="doc-backlink"[\s\S]*?<\/a>/g, '');
    expect(shown).toMatch(
      /<div id="s01-first-n1"[^>]* aria-label="Anmerkung 1"><p><span class="number">1<\/span>/,
    );
    expect(notes).toContain('aria-label="Zurück zum Text: Anmerkung 1">↑</a>');
    expect(await read('s01-first.xhtml')).toContain('aria-label="Anmerkung 1">1</a>');
  });

  it('are as validators and our own inspection want them', async () => {
    const bytes = await edition(where);
    expect(await inspectEpub(bytes, { manuscript: chapters })).toEqual([]);
    const { messages } = await EpubCheck.validate(bytes);
    expect(messages.filter(({ severity }) => severity !== 'info' && severity !== 'usage')).toEqual([]);
  });
});
