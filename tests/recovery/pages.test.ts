import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readExtraction } from '../../src/extraction/index.ts';
import { stringify } from '../../src/manuscript/index.ts';
import { type Recovery, recover } from '../../src/recovery/index.ts';
import { blocksOf } from './typeset.ts';

/**
 * Faults as they stand on pages that people have: each file of `tests/fixtures/pages` shows one, with words that mean nothing (CC0).
 * What is right is said as facts: present, absent, in order, linked.
 */
async function recoveredFrom(file: string, language = 'en-GB'): Promise<Recovery> {
  const path = resolve('tests/fixtures/pages', file);
  const extraction = await readExtraction(readFileSync(path), file, language);
  return recover(extraction, { language, title: 'Case', answers: {} });
}

const bodyOf = ({ chapters }: Recovery) => chapters.map(c => stringify(c)).join('\n');
const kinds = (recovery: Recovery, kind: string) =>
  blocksOf(recovery).flatMap(([own, text]) => (own === kind ? [text] : []));
const headings = (recovery: Recovery) => kinds(recovery, 'heading');

/** Each note of a recovery with the number of references to it. */
function linked({ chapters }: Recovery): [notes: number, linked: number] {
  const texts = chapters.map(c => stringify(c));
  const notes = texts.flatMap(t => [...t.matchAll(/^\[\^[^\]]+\]:/gm)]).length;
  const calls = texts.flatMap(t => [...t.matchAll(/(?<!^)\[\^[^\]]+\](?!:)/gm)]).length;
  return [notes, calls];
}

describe.each(['txt', 'pdf'])('as %s', form => {
  it('numbers of lines in the margin are in no text', async () => {
    const recovery = await recoveredFrom(`line-numbers-in-the-margin.${form}`);
    expect(headings(recovery)).toEqual(['Salt', 'Nets']);
    expect(kinds(recovery, 'verse')).toEqual([]);
    expect(bodyOf(recovery)).not.toMatch(/^\d+$|\b(?:27|58|97)\b/m);
  });

  it('notes that are counted anew on each page are linked, each to the mark on its own', async () => {
    const recovery = await recoveredFrom(`notes-numbered-by-page.${form}`);
    expect(linked(recovery)).toEqual([24, 24]);
    // one mark of the raw text stands in the place of a hyphen that it lost
    const left =
      kinds(recovery, 'paragraph')
        .join(' ')
        .match(/[a-z][.,]?\d\b/g) ?? [];
    expect(left.length).toBeLessThanOrEqual(form === 'pdf' ? 0 : 1);
  });

  it('notes with signs are linked', async () => {
    const recovery = await recoveredFrom(`notes-with-signs.${form}`);
    expect(linked(recovery)).toEqual([16, 16]);
    expect(bodyOf(recovery)).not.toMatch(/[∗†‡§]/);
  });

  it('drop capitals stand before their words', async () => {
    const recovery = await recoveredFrom(`drop-cap-in-text.${form}`);
    expect(headings(recovery)).toEqual(['The Quay', 'The Sheds', 'The Lamps']);
    const begun = recovery.chapters.map(c => /^# .*\n\n(\S+)/m.exec(stringify(c))?.[1]);
    expect(begun).toEqual(['When', 'The', 'In']);
    expect(bodyOf(recovery)).not.toMatch(/\b[B-HJ-Z]\b|[a-z][A-Z]/);
  });
});

it('the slug of a layout program at the head of each page names the page', async () => {
  const recovery = await recoveredFrom('slug-at-the-head.txt');
  expect(headings(recovery)).toEqual(['The Salt Year']);
  expect(bodyOf(recovery)).not.toMatch(/qxd|r3/);
  expect(bodyOf(recovery).match(/⟦\d+⟧/g)).toEqual(Array.from({ length: 10 }, (_, i) => `⟦${11 + i}⟧`));
});

it('what is stamped below the running foot of every page is no text, and neither is the foot', async () => {
  const recovery = await recoveredFrom('line-below-the-running-foot.pdf');
  expect(headings(recovery)).toEqual(['Salt', 'Nets', 'Lamps']);
  expect(recovery.chapters.map(c => c.matter.label)).toEqual(['Chapter 1', 'Chapter 2', 'Chapter 3']);
  expect(bodyOf(recovery)).not.toMatch(/example\.org|harbour year|chapter \d\. /i);
});

it('accents that stand apart are put on their letters', async () => {
  const text = bodyOf(await recoveredFrom('accents-as-separate-characters.pdf', 'fr'));
  for (const words of ['Le café fermé à midi', 'l’été passé', 'une île très éloignée', 'garçon', 'Noël'])
    expect(text).toContain(words);
  expect(text).not.toMatch(/[´ˆ¨¸]|\\`/);
});

it.each(['txt', 'pdf'])('ligatures are letters (%s)', async form => {
  const text = bodyOf(await recoveredFrom(`ligature-characters.${form}`));
  expect(text).not.toMatch(/[\ufb00-\ufb06]/);
});

it('running heads that begin with the chapter’s and end with the section’s title open no chapter', async () => {
  const recovery = await recoveredFrom('running-head-like-a-chapter-title.txt', 'de');
  expect(recovery.chapters).toHaveLength(1);
  expect(bodyOf(recovery)).not.toMatch(/2\.[123]\. W/);
});

it('paragraphs set off by space, and headings in larger type, are told by the page', async () => {
  const recovery = await recoveredFrom('block-paragraphs.pdf');
  const section = 'What the Pilot Said';
  expect(headings(recovery)).toEqual(
    ['The Quay', 'The Sheds', 'The Lamps', 'The Figures'].flatMap(title => [title, section]),
  );
  expect(kinds(recovery, 'paragraph')).toHaveLength(4 * 13);
});

it('a character that the PDF does not name is told of', async () => {
  const recovery = await recoveredFrom('nul-character-in-a-pdf.pdf');
  expect(recovery.remarks.map(r => r.code)).toContain('characters-unnamed');
  expect(bodyOf(recovery)).toContain('The harbour lay grey under a low sky');
});

describe('an index whose subentries have lost their indent', () => {
  let recovery: Recovery;
  beforeAll(async () => {
    recovery = await recoveredFrom('index-with-subentries.txt');
  });

  it('is one chapter without headings, notes or verse', () => {
    expect(recovery.chapters.map(c => c.matter.type)).toEqual(['chapter', 'index']);
    expect(headings(recovery)).toEqual(['Salt', 'Index']);
    expect(linked(recovery)).toEqual([0, 0]);
    expect(kinds(recovery, 'verse')).toEqual([]);
  });

  it('has its entries in order, each with its subentries as a list, and long ones whole', () => {
    const index = stringify(recovery.chapters[1]!);
    expect(index).toContain(
      'boats, 5–12, 17n\n\n- nobody and it as cause of, 2, 10n, 20–21\n- of the World Council on the Harbour Society (WCHS), 7\n\nfish, 5–14, 17n\n',
    );
  });
});

it('contents of two pages, with labels on lines of their own, open no chapter', async () => {
  const recovery = await recoveredFrom('contents-of-several-pages.txt');
  expect(headings(recovery)).toEqual(
    ['Quay', 'Sheds', 'Lamps', 'Nets', 'Salt', 'Fish', 'Ledger', 'Winter'].map(name => `Of the ${name}`),
  );
  expect(bodyOf(recovery)).not.toMatch(/\. \. \./);
});

it('lines that stand within pages as well as at their edges are text', async () => {
  const recovery = await recoveredFrom('contents-of-several-pages.txt');
  expect(bodyOf(recovery).match(/she wrote\s+down what each boat had brought/g)!.length).toBeGreaterThan(100);
});

it('lists with bullets are lists, and sections with decimal numbers sections', async () => {
  const recovery = await recoveredFrom('bulleted-lists-and-numbered-sections.txt');
  expect(headings(recovery)).toEqual(
    ['Of the Quay', 'Of the Sheds', 'Of the Lamps'].flatMap((title, i) => [
      title,
      ...[1, 2, 3].map(k => `${i + 1}.${k} What the pilot said`),
    ]),
  );
  const list =
    '- salt, which comes by boat in spring and is kept in the long sheds behind the wall;\n- nets;\n- and patience.\n';
  expect(bodyOf(recovery).split(list)).toHaveLength(10);
});

it('notes with an asterisk are linked each to the sign on its own page', async () => {
  const recovery = await recoveredFrom('notes-with-asterisks-in-text.txt');
  expect(linked(recovery)).toEqual([8, 8]);
  expect(bodyOf(recovery)).not.toContain('∗');
});
