import type { Element } from 'xast';
import { shownBlocks } from '../../../manuscript/index.ts';
import type { Finding } from '../../finding.ts';
import { type Check, found } from '../check.ts';
import { classesOf, editionText, lettersOf, wordsOf } from '../letters.ts';
import { elementsOf, kindsOf, localName } from '../tree.ts';

/** Pages that the edition makes itself: not text of the manuscript. */
const own = new Set(['cover', 'titlepage', 'copyright-page', 'toc', 'landmarks', 'page-list']);

/** The letters of the EPUB are those of the manuscript, in text, notes and descriptions: none lost, none invented, no two words joined. */
export const text: Check = (epub, { manuscript }) => {
  if (!manuscript) return [];
  const book = { body: [] as string[], notes: [] as string[], descriptions: [] as string[] };
  for (const path of new Set(epub.spine)) {
    const tree = epub.documents.get(path);
    const body = tree && [...elementsOf(tree)].find(each => localName(each) === 'body');
    if (!body || path === epub.nav?.path) continue;
    for (const section of body.children) {
      if (section.type !== 'element' || [...kindsOf(section)].some(kind => own.has(kind))) continue;
      if (classesOf(section).includes('description')) {
        const words = section.children.find(
          (child): child is Element => child.type === 'element' && classesOf(child).includes('words'),
        );
        if (words) book.descriptions.push(editionText(words));
        continue;
      }
      if (
        kindsOf(section).has('dedication') &&
        !manuscript.some(({ matter }) => matter.type === 'dedication')
      )
        continue;
      for (const note of elementsOf(section)) {
        if (kindsOf(note).has('footnote')) book.notes.push(editionText(note));
      }
      if (!kindsOf(section).has('endnotes')) {
        book.body.push(editionText(section, each => kindsOf(each).has('endnotes')));
      }
    }
  }
  const chapters = manuscript.map(chapter => {
    const all = shownBlocks(chapter);
    return {
      file: `chapters/${chapter.file}`,
      body: all.filter(({ kind }) => kind !== 'note' && kind !== 'description'),
      notes: all.filter(({ kind }) => kind === 'note'),
      descriptions: all.filter(({ kind }) => kind === 'description'),
      // A chapter without a title is called by its label.
      bare: !all.some(({ kind }) => kind === 'heading') ? lettersOf(chapter.matter.label ?? '') : '',
    };
  });
  return [
    ...compare(chapters, 'body', book.body.join(' ')),
    ...compare(chapters, 'notes', book.notes.join(' ')),
    ...compare(chapters, 'descriptions', book.descriptions.join(' ')),
  ];
};

interface Chapters {
  file: string;
  body: { text: string; line: number }[];
  notes: { text: string; line: number }[];
  descriptions: { text: string; line: number }[];
  bare: string;
}

/** Compares block by block; at the first difference it says where, and stops: all after it would only follow from it. */
function compare(chapters: Chapters[], part: 'body' | 'notes' | 'descriptions', text: string): Finding[] {
  const { letters: edition, begins } = wordsOf(text);
  let at = 0;
  for (const chapter of chapters) {
    const opening = part === 'body' ? chapter.bare : '';
    if (opening && edition.startsWith(opening, at)) at += opening.length;
    for (const { text: plain, line } of chapter[part]) {
      const { letters: wanted, begins: parted } = wordsOf(plain);
      const isThere = edition.startsWith(wanted, at);
      const joined = isThere ? [...parted].find(k => k > 0 && k < wanted.length && !begins.has(at + k)) : 0;
      if (joined === undefined) {
        at += wanted.length;
        continue;
      }
      const from = at + Math.max(0, joined - 20);
      const message = isThere
        ? `The EPUB joins two words that a space parts in the manuscript: “${edition.slice(from, at + joined + 20)}”.`
        : `The text of the EPUB differs from the manuscript: “${wanted.slice(0, 40)}” became “${edition.slice(at, at + 40)}”.`;
      return [
        {
          ...found('error', 'text-differs', message),
          file: chapter.file,
          ...(line > 0 && { line }),
        },
      ];
    }
  }
  if (at >= edition.length) return [];
  const more = edition.length - at;
  return [
    found(
      'error',
      'text-added',
      `The EPUB has ${more === 1 ? 'one letter that is' : `${more} letters that are`} not in the manuscript: “${edition.slice(at, at + 40)}”.`,
    ),
  ];
}
