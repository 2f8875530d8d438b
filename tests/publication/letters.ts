import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import JSZip from 'jszip';
import { makeEpub } from '../../src/epub/index.ts';
import { inspectEpub } from '../../src/inspection/epub/index.ts';
import { blocks, type Chapter, parse } from '../../src/manuscript/index.ts';
import { type Publication, publish } from '../../src/publication/index.ts';
import { readTitle, type Title } from '../../src/title.ts';
import { chapterText } from '../manuscript/manuscripts.ts';

const folder = fileURLToPath(new URL('../fixtures/everything', import.meta.url));

/** A title of random chapters; the same seed gives the same. */
export interface Random {
  title: Title;
  chapters: Chapter[];
  publication: Publication;
}

/** Makes a title of as many random chapters, with lists of what is set in italics. */
export async function randomTitle(seed: number, count: number): Promise<Random> {
  const read = await readTitle(folder);
  const italics = {
    titles: ['A History of Ink', 'So ink', 'Press und'],
    foreign: [{ text: 'perekovka', language: 'ru' }],
  };
  const title: Title = {
    ...read,
    book: { ...read.book, italics, notes: { epub: 'chapter', print: 'book' } },
  };
  const texts = fc.sample(chapterText, { seed, numRuns: count });
  const chapters = texts.map((text, k) => parse(`${String(k + 1).padStart(2, '0')}-a.md`, text));
  return { title, chapters, publication: publish(chapters, title) };
}

/** What of the letters of the manuscript the EPUB has too few or too many of, counted letter by letter in its files. */
export async function lettersAstray({ title, chapters, publication }: Random): Promise<string[]> {
  const bytes = await makeEpub(publication, title);
  const found = await inspectEpub(bytes, { manuscript: chapters, recovered: new Set() });
  const text = found
    .filter(({ code }) => /text|letter/.test(code))
    .map(({ code, message }) => `${code}: ${message}`);
  const zip = await JSZip.loadAsync(bytes);
  const pages = publication.documents.flatMap(({ id, descriptions }) => [
    id,
    ...descriptions.map(each => each.id),
  ]);
  const shown = await Promise.all(pages.map(id => zip.file(`OEBPS/${id}.xhtml`)!.async('string')));
  const counted = balance(
    chapters.flatMap(chapter => blocks(chapter).map(block => block.text)).join(''),
    shown.map(shownText).join(''),
  );
  return [...text, ...counted];
}

/** The text of a page without what the edition adds: numbers of notes and their ways back, headings of its own. */
function shownText(xhtml: string): string {
  return (
    xhtml
      .replace(/^[\s\S]*<body[^>]*>|<\/body>[\s\S]*$/g, '')
      .replace(/<a [^>]*(?:role="doc-noteref"|role="doc-backlink")[^>]*>[^<]*<\/a>/g, '')
      .replace(/<span class="number">[^<]*<\/span>/g, '')
      .replace(/<(h[12]) id="[^"]*(?:-notes|-description-\d+)-title"[^>]*>[^<]*<\/\1>/g, '')
      .replace(/<p class="to-description">.*?<\/p>/gs, '')
      // Over a letter of a formula an accent is a sign of its own.
      .replace(/<mo\b[^>]*>´<\/mo>/g, '\u0301')
      .replace(/<(?:"[^"]*"|[^">])*>/g, '')
      .replace(/&#x([0-9A-F]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
  );
}

function balance(wanted: string, given: string): string[] {
  const counts = new Map<string, number>();
  for (const letter of wanted.match(/[\p{L}\p{N}\p{M}]/gu) ?? [])
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  for (const letter of given.match(/[\p{L}\p{N}\p{M}]/gu) ?? [])
    counts.set(letter, (counts.get(letter) ?? 0) - 1);
  return [...counts].filter(([, count]) => count !== 0).map(([letter, count]) => `${letter}: ${-count}`);
}
