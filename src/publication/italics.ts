import type { ElementContent, Properties } from 'hast';
import { phraseFinder } from '../manuscript/phrases.ts';
import type { Book } from '../title.ts';
import { wrapInLines } from './lines.ts';

/** A phrase of the editor's lists, and the element that sets it in italics. */
interface Phrase {
  tagName: 'cite' | 'i';
  properties: Properties;
}

/** Elements whose text is not looked into: it is emphasised already, or not running text. */
const closed = new Set(['em', 'i', 'cite', 'code', 'pre', 'abbr', 'dfn']);

/**
 * Sets titles and foreign words in italics wherever they stand, by the lists of `book.yaml`: case-sensitive, as whole
 * words, the longest first, through page marks, note references and links.
 */
export function italicise(content: ElementContent[], italics: Book['italics']): ElementContent[] {
  const phrases = new Map<string, Phrase>();
  for (const { text, language } of italics.foreign) {
    phrases.set(plain(text), { tagName: 'i', properties: language ? { lang: language } : {} });
  }
  for (const title of italics.titles) phrases.set(plain(title), { tagName: 'cite', properties: {} });
  if (phrases.size === 0) return content;
  const find = phraseFinder(phrases.keys());

  return wrapInLines(
    content,
    ({ tagName }) => closed.has(tagName),
    text =>
      find(plain(text)).map(({ phrase, index }) => ({
        from: index,
        to: index + phrase.length,
        ...phrases.get(phrase)!,
      })),
  );
}

/** As phrases are compared: one space for all, one apostrophe for all. */
function plain(text: string): string {
  return text.replace(/\s/gu, ' ').replace(/[’ʼ]/gu, "'");
}
