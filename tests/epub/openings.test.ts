import { toHtml } from 'hast-util-to-html';
import { expect, it } from 'vitest';
import { makeEpub } from '../../src/epub/index.ts';
import { withOpening } from '../../src/epub/openings.ts';
import { parse } from '../../src/manuscript/index.ts';
import { publish } from '../../src/publication/index.ts';
import type { PrintSettings } from '../../src/title.ts';
import { prose, sampleTitle } from '../print/sample.ts';
import { complaintsOf } from './validators.ts';

const titleWith = (print: Partial<PrintSettings>) => ({
  ...sampleTitle,
  book: { ...sampleTitle.book, print: { ...sampleTitle.book.print, ...print } },
});
const published = (text: string, print: Partial<PrintSettings>) =>
  publish([parse('01-a.md', `---\ntype: chapter\n---\n\n# Salt\n\n${text}\n`)], titleWith(print));

/** The first paragraph of a chapter, up to its first words. */
const opening = (text: string, print: Partial<PrintSettings>) =>
  toHtml(withOpening(published(text, print).documents[0]!, titleWith(print).book)).match(
    /<p.*?(?:it was|sat)\b/,
  )![0];

const long = prose(1, 5)[0]!;

it('gives an initial to the paragraph, so that its word stays whole', () => {
  expect(opening(`Salt it was. ${long}`, { initial: 3 })).toBe('<p class="initial-3">Salt it was');
  expect(opening(`Salt it was. ${long}`, { initial: 2, lead: 'line' })).toBe(
    '<p class="initial-2 lead-line">Salt it was',
  );
});

it('has the first word in small capitals in one piece', () => {
  expect(opening(`Salt it was. ${long}`, { initial: 3, lead: 'word' })).toBe(
    '<p class="initial-3"><span class="lead">Salt</span> it was',
  );
  expect(opening(`A man sat. ${long}`, { lead: 'word' })).toBe('<p><span class="lead">A man</span> sat');
});

it('has no initial where reading programs would draw a sign as large, nor where there is little text', () => {
  expect(opening(`“Salt it was. ${long}`, { initial: 3 })).toBe('<p>“Salt it was');
  expect(opening(`L’homme it was. ${long}`, { initial: 3 })).toBe('<p>L’homme it was');
  expect(opening('Salt it was.', { initial: 3 })).toBe('<p>Salt it was');
});

it('is as it was without the choice', () => {
  const { documents } = published(long, {});
  expect(withOpening(documents[0]!, sampleTitle.book)).toBe(documents[0]!.tree);
});

it('is a valid EPUB with the choice', async () => {
  const print = { initial: 3, lead: 'word' } as const;
  const bytes = await makeEpub(published(`Salt it was. ${long}`, print), titleWith(print));
  expect(await complaintsOf(bytes)).toEqual([]);
}, 150_000);
