import { toHtml } from 'hast-util-to-html';
import { parse } from '../../src/manuscript/index.ts';
import type { Publication } from '../../src/publication/index.ts';
import { publish } from '../../src/publication/index.ts';
import type { Title } from '../../src/title.ts';

/** A chapter of this text, published. @param language of the book */
export function published(body: string, language = 'en-GB'): Publication {
  const title = {
    folder: '/nowhere',
    book: { language, italics: { titles: [], foreign: [] } },
  } as unknown as Title;
  return publish([parse('01-one.md', `---\ntype: chapter\n---\n\n# One\n\n${body}\n`)], title);
}

/** What the text of a chapter becomes, without white space between elements. */
export const html = (body: string, language?: string): string =>
  toHtml(published(body, language).documents[0]!.tree.children.slice(1)).replace(/>\n+</g, '><').trim();

/** Codes and lines of what is found in it. */
export const found = (body: string): [string, number | undefined][] =>
  published(body).findings.map(({ code, line }) => [code, line]);
