import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passagesIn } from '../../src/editions/epub-text.ts';
import { makeEpub } from '../../src/epub/index.ts';
import { openEpub } from '../../src/inspection/epub/open.ts';
import { elementsOf, firstNamed, plainText } from '../../src/inspection/epub/tree.ts';
import { readManuscript } from '../../src/manuscript/index.ts';
import { publish } from '../../src/publication/index.ts';
import { readTitle } from '../../src/title.ts';
import { layOut } from '../../src/watching/epub.ts';
import type { ChangedPlace, Shown } from '../../src/watching/shown.ts';
import { emptyStock, take } from '../../src/watching/stock.ts';

const fixture = fileURLToPath(new URL('../fixtures/everything', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'reissue-changes-'));
const folder = join(work, 'everything');
afterAll(() => rmSync(work, { recursive: true, force: true }));

async function build(): Promise<Uint8Array> {
  const title = readTitle(folder);
  return makeEpub(publish(readManuscript(join(folder, 'chapters')), title), title);
}

let first: Uint8Array;
beforeAll(async () => {
  cpSync(fixture, folder, { recursive: true });
  first = await build();
});
function reset(): void {
  rmSync(folder, { recursive: true });
  cpSync(fixture, folder, { recursive: true });
}

const nothing: Shown = {
  ...{ run: '', name: '', title: '', editions: [] },
  ...{ behind: false, held: false, problems: [], more: 0 },
};

/** Shows the book, then edits a file, and tells what a reader of the page would be led to. */
async function editing(
  edit: () => void,
): Promise<{ shown: Shown; places: (ChangedPlace & { there: string })[] }> {
  const stock = emptyStock();
  const shown: Shown = { ...nothing };
  take(stock, shown, await layOut(first, stock.former()));
  expect(shown.epub).toMatchObject({ version: 1, changes: [] });
  reset();
  edit();
  const bytes = await build();
  take(stock, shown, await layOut(bytes, stock.former()));
  const { documents, files } = await openEpub(bytes);
  // All files are there, those that stayed too.
  expect([...stock.files].map(([path, { bytes }]) => [path, Buffer.from(bytes)])).toEqual(
    [...files].map(([path, bytes]) => [path, Buffer.from(bytes)]),
  );
  const places = shown.epub!.changes.map(place => {
    const element = [...elementsOf(firstNamed(documents.get(place.path)!, 'body')!)][place.element]!;
    return { ...place, there: plainText(element) || element.name };
  });
  return { shown, places };
}

const replace = (name: string, from: string, to: string) => () => {
  const path = join(folder, name);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};

const chapter = 'OEBPS/s01-presses.xhtml';

describe('the place that changed', () => {
  it('is the paragraph of a word, with the words around it, the page of the old print and the ids beside', async () => {
    const { places, shown } = await editing(
      replace('chapters/01-presses.md', 'second paragraph', 'third paragraph'),
    );
    expect(places).toHaveLength(1);
    expect(places[0]).toMatchObject({
      path: chapter,
      words: 'third',
      label: '2',
      there: expect.stringMatching(/^It has a third/),
    });
    expect(places[0]!.before).toMatch(/It has a$/);
    expect(places[0]!.after).toMatch(/^paragraph/);
    expect(places[0]!.ahead).toContain('s01-presses');
    expect(places[0]!.behind).toContain('s01-presses-men-and-women-at-the-bar');
    expect(shown.epub).toMatchObject({ version: 2 });
  });

  it('is a note’s, a heading’s, a cell’s', async () => {
    const note = await editing(
      replace('chapters/01-presses.md', 'A note to the title', 'A remark on the title'),
    );
    expect(note.places.map(({ words, there }) => [words, there])).toEqual([
      ['remark on', expect.stringContaining('A remark on the title')],
    ]);
    const heading = await editing(
      replace('chapters/01-presses.md', '### A Smaller Matter', '### A Greater Matter'),
    );
    expect(heading.places.map(({ path, there }) => [path, there])).toContainEqual([
      chapter,
      'A Greater Matter',
    ]);
  });

  it('is where a paragraph was taken out, or put in', async () => {
    const { places } = await editing(
      replace('chapters/01-presses.md', 'After the break the text goes on, and ends.', ''),
    );
    expect(places).toHaveLength(1);
    expect(places[0]).toMatchObject({ path: chapter, words: '' });
    const put = await editing(
      replace('chapters/01-presses.md', 'So it went on.', 'So it went on.\n\nA new one came.\n\nThen'),
    );
    expect(put.places.map(({ there }) => there)).toContain('A new one came.');
  });

  it('is that of a picture', async () => {
    const { places, shown } = await editing(
      replace('images/press.svg', '</svg>', '<rect width="1" height="1"/></svg>'),
    );
    expect(places.map(({ there }) => there)).toEqual(['img', 'img']);
    expect(shown.epub!.version).toBe(2);
  });

  it('is nowhere where a chapter has only another name or place, or nothing changed', async () => {
    const { places } = await editing(() =>
      renameSync(join(folder, 'chapters/00-preface.md'), join(folder, 'chapters/005-preface.md')),
    );
    expect(places).toEqual([]);
    const { shown } = await editing(() => {});
    expect(shown.epub).toMatchObject({ version: 1, changes: [] });
  });

  it('is told of every paragraph of a book by its number', async () => {
    const { documents } = await openEpub(first);
    const body = firstNamed(documents.get(chapter)!, 'body')!;
    const all = [...elementsOf(body)];
    const passages = passagesIn(body, chapter);
    const textOf = (at: number) => plainText(all[at]!).replace(/\s+/g, '');
    for (const { element, words } of passages) {
      const own = words.map(({ text }) => text.replace(/[*`]/g, '')).join('');
      const inner = [...elementsOf(all[element]!)].slice(1);
      // an item with a list in it holds its own words and those of the list
      if (passages.some(other => inner.includes(all[other.element]!))) expect(textOf(element)).toContain(own);
      else expect(textOf(element)).toBe(own);
    }
  });
});

describe('what was only dressed otherwise', () => {
  it('has another dress where the pictures are others, the same where a word is', async () => {
    const word = await editing(replace('chapters/01-presses.md', 'second paragraph', 'third paragraph'));
    const picture = await editing(
      replace('images/press.svg', '</svg>', '<rect width="1" height="1"/></svg>'),
    );
    expect(picture.shown.epub!.dress).not.toBe(word.shown.epub!.dress);
  });

  it('leaves the PDF behind until it comes', async () => {
    const { shown } = await editing(() => {});
    expect(shown.behind).toBe(false);
    const stock = emptyStock();
    const now: Shown = { ...nothing };
    take(stock, now, await layOut(first, stock.former()));
    take(stock, now, { kind: 'screen', bytes: new Uint8Array([1]) });
    replace('chapters/01-presses.md', 'second paragraph', 'third paragraph')();
    take(stock, now, await layOut(await build(), stock.former()));
    expect([now.behind, now.pdf!.changes.length]).toEqual([true, 0]);
    take(stock, now, { kind: 'screen', bytes: new Uint8Array([2]) });
    expect([now.behind, now.pdf!.version, now.pdf!.changes.length]).toEqual([false, 2, 1]);
  });
});
