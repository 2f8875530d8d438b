import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftItalics, draftLists, proofread, readLists } from '../../src/copyediting/index.ts';
import { parseBook } from '../../src/title/read.ts';
import { acceptItalics } from '../../src/title.ts';
import { bookYaml } from '../cli/run.ts';
import { chapter } from './chapter.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reissue-lists-'));
});
afterEach(() => rm(folder, { recursive: true }));

const chapters = [
  chapter(
    'The novel Grey Harbour: a Life # 1 came first, avant la lettre, ipso facto, at the the end (my emphasis).',
  ),
];

describe('the editor’s lists', () => {
  const draft = draftItalics(chapters, 'en-GB');
  const write = async (texts: ReadonlyMap<string, string>) => {
    await mkdir(join(folder, 'recovery'));
    for (const [path, text] of texts) await writeFile(join(folder, path), text);
  };

  it('are read as they were drafted', async () => {
    expect(readLists(folder)).toBeUndefined();
    const faults = proofread(chapters, 'en-GB');
    await write(draftLists(draft, faults));
    const lists = readLists(folder)!;
    expect(lists.italics.titles).toEqual(draft.titles.map(({ text }) => text));
    expect(lists.italics.foreign).toContainEqual({ text: 'avant la lettre', language: 'fr' });
    expect(lists.proofreading).toEqual(faults.map(fault => expect.objectContaining(fault)));
    expect(new Set(lists.proofreading.map(({ id }) => id)).size).toBe(faults.length);
  });

  it('of italics are a part of book.yaml, ready to copy', async () => {
    const texts = draftLists(draft, []);
    const yaml = texts.get('recovery/italics.yaml')!;
    await write(texts);
    expect(parseBook(bookYaml(yaml), 'book.yaml').book.italics).toEqual(readLists(folder)!.italics);
    expect(yaml).toMatch(/^# chapters\/01-one\.md, line 7: .*my emphasis/m);
  });

  it('may be struck out to the last line, but not broken', async () => {
    await write(
      new Map([
        ['recovery/italics.yaml', 'italics:\n  titles:\n'],
        ['recovery/proofreading.yaml', '[]\n'],
      ]),
    );
    expect(readLists(folder)).toEqual({ italics: { titles: [], foreign: [] }, proofreading: [] });
    await writeFile(join(folder, 'recovery/italics.yaml'), 'italics: [');
    expect(readLists(folder)).toBeUndefined();
  });
});

describe('accepting the lists', () => {
  const accept = async (
    before: string,
    italics = { titles: ['Grey Harbour'], foreign: [{ text: 'kvass' }] },
  ) => {
    await writeFile(join(folder, 'book.yaml'), before);
    const added = await acceptItalics(folder, italics);
    return { added, after: await readFile(join(folder, 'book.yaml'), 'utf8') };
  };
  const italicsOf = (yaml: string) => parseBook(yaml, 'book.yaml').book.italics;

  it.each([
    ['nothing', ''],
    ['an empty key', 'italics:'],
    ['an empty list', 'italics:\n  titles:\n'],
  ])('where there is %s makes them', async (_what, lines) => {
    const { added, after } = await accept(bookYaml(lines));
    expect(added).toBe(2);
    expect(italicsOf(after)).toEqual({ titles: ['Grey Harbour'], foreign: [{ text: 'kvass' }] });
  });

  it('adds what is new, and leaves what stands there, comments too', async () => {
    const before = bookYaml('# mine\nitalics:\n  titles: The Tides\n  foreign:\n    - kvass # of rye\n');
    const { added, after } = await accept(before);
    expect(added).toBe(1);
    expect(after).toContain('# mine');
    expect(after).toContain('- kvass # of rye');
    expect(italicsOf(after).titles).toEqual(['The Tides', 'Grey Harbour']);
    expect((await accept(after)).after).toBe(after);
  });

  it('keeps numbers and words that YAML would take for something else', async () => {
    const { after } = await accept(bookYaml(''), { titles: ['1984', 'No', 'Why: a Play'], foreign: [] });
    expect(italicsOf(after).titles).toEqual(['1984', 'No', 'Why: a Play']);
  });
});
