import type { PDFDict } from '@cantoo/pdf-lib';
import { check, on, type Spot } from '../check.ts';
import type { Pdf } from '../document.ts';
import { dictAt, has, textAt, trueAt } from '../reading/objects.ts';
import { type Structure, standardTypes, type Tag } from '../reading/structure.ts';
import { namespaces } from '../reading/xmp.ts';
import { things } from './printed.ts';

const pageNumbers = new WeakMap<Pdf, Map<PDFDict, number>>();

/** The page that an element begins on: its own, or the first of what is in it. */
export function pageOf(pdf: Pdf, tag: Tag): number | undefined {
  const numbers = pageNumbers.get(pdf) ?? new Map(pdf.pages.map(({ dict, number }) => [dict, number]));
  pageNumbers.set(pdf, numbers);
  for (let at: Tag | undefined = tag, hop = 0; at && hop < 64; at = at.kids[0], hop++) {
    const owner = at.page ?? at.content[0]?.owner;
    const number = owner && numbers.get(owner);
    if (number !== undefined) return number;
  }
  return undefined;
}

/** Elements that are wrong, and what is to be said of each. */
export function* wrongTags(
  pdf: Pdf,
  say: (tag: Tag, structure: Structure) => string | undefined,
): Generator<Spot> {
  if (!pdf.structure) return;
  for (const tag of pdf.structure.tags) {
    const message = say(tag, pdf.structure);
    if (message) yield { message, page: pageOf(pdf, tag) };
  }
}

/** Tells whether a tag or one that it is in says its language; of each it is found out once, however deep it is. */
function languageTeller(): (tag: Tag) => boolean {
  const known = new Map<Tag, boolean>();
  return tag => {
    const way: Tag[] = [];
    let at: Tag | undefined = tag;
    for (; at && !known.has(at) && !has(at.dict, 'Lang'); at = at.parent) {
      way.push(at);
      known.set(at, false);
    }
    const isSaid = at !== undefined && (known.get(at) ?? true);
    for (const one of way) known.set(one, isSaid);
    return isSaid;
  };
}

const uaSpace = namespaces.pdfua;

/** Rules on tags as such: whether there are any, and whether all content is in them (ISO 14289-1, 5 to 7.1). */
export const tagging = {
  'ua-identification': check('The file says in XMP that it is PDF/UA-1.', function* ({ xmp }) {
    const part = xmp && xmp !== 'broken' ? xmp.text(uaSpace, 'part') : undefined;
    if (part === undefined)
      yield { message: 'The file does not say that it is PDF/UA (pdfuaid:part in XMP).' };
    else if (part !== '1')
      yield { message: `The file says that it is PDF/UA-${part}; it should be PDF/UA-1.` };
    const prefixes = xmp && xmp !== 'broken' ? xmp.prefixes(uaSpace) : [];
    for (const prefix of prefixes)
      if (prefix !== 'pdfuaid')
        yield { message: `The prefix of PDF/UA’s properties in XMP is “${prefix}”; it must be “pdfuaid”.` };
  }),

  marked: check('The file says that it is tagged.', function* ({ catalog }) {
    if (!trueAt(dictAt(catalog, 'MarkInfo'), 'Marked'))
      yield { message: 'The file does not say that it is tagged (Marked in MarkInfo).' };
  }),

  suspects: check('The file does not doubt its own tags.', function* ({ catalog }) {
    if (trueAt(dictAt(catalog, 'MarkInfo'), 'Suspects'))
      yield { message: 'The program that made the file says that its tags may be wrong (Suspects).' };
  }),

  'structure-missing': check('The file has a structure tree.', function* ({ structure }) {
    if (!structure || structure.top.length === 0)
      yield { message: 'The file has no tags (structure tree), so a screen reader can only guess.' };
  }),

  'title-shown': check('Windows show the title, not the name of the file.', function* ({ catalog }) {
    if (!trueAt(dictAt(catalog, 'ViewerPreferences'), 'DisplayDocTitle'))
      yield { message: 'Viewers are not asked to show the title (DisplayDocTitle).' };
  }),

  'title-xmp': check('XMP has the title of the book.', function* ({ xmp }) {
    if (xmp && xmp !== 'broken' && !xmp.text(namespaces.dc, 'title')?.trim())
      yield { message: 'XMP has no title (dc:title).' };
  }),

  language: check('The language of the book is given.', function* (pdf) {
    if (textAt(pdf.catalog, 'Lang')) return;
    const known = languageTeller();
    const lacking = pdf.structure?.tags.filter(tag => tag.content.length > 0 && !known(tag)) ?? [];
    if (!pdf.structure || lacking.length > 0)
      yield { message: 'The file does not say in which language it is (Lang), so it cannot be read aloud.' };
  }),

  'language-form': check('Every language is written as a code, such as en-GB.', function* (pdf) {
    const isCode = (code: string) => /^[a-z]{1,8}(?:-[a-z\d]{1,8})*$/i.test(code);
    const message = (code: string) => `“${code}” is no code of a language. Write en-GB, de, or the like.`;
    const own = textAt(pdf.catalog, 'Lang');
    if (own !== undefined && !isCode(own)) yield { message: message(own) };
    yield* wrongTags(pdf, ({ dict }) => {
      const code = textAt(dict, 'Lang');
      return code !== undefined && code !== '' && !isCode(code) ? message(code) : undefined;
    });
    for (const { language, page } of pdf.drawing.spans)
      if (language !== undefined && language !== '' && !isCode(language))
        yield { page, message: message(language) };
  }),

  'content-untagged': check('Everything on a page is in a tag, or marked as an artifact.', function* (pdf) {
    for (const mark of pdf.drawing.marks)
      if (mark.tagging === 'untagged' && !mark.aside)
        yield on(
          pdf.pages[mark.page - 1]!,
          `${things[mark.kind]} is neither in a tag nor marked as an artifact: a screen reader may skip it, or read what should not be read.`,
          mark.box,
        );
    for (const { page, owner, id } of pdf.drawing.numbered)
      if (!pdf.parents.hasContent(owner, id))
        yield {
          page,
          message: 'Content has a number that no tag has (MCID), so it is not in the structure.',
        };
  }),

  'artifact-in-tag': check('No artifact is within tagged content.', function* ({ drawing }) {
    for (const { page, what } of drawing.tagFaults)
      if (what === 'artifact-in-tagged') yield { page, message: 'An artifact stands within tagged content.' };
  }),

  'tag-in-artifact': check('No tagged content is within an artifact.', function* ({ drawing }) {
    for (const { page, what } of drawing.tagFaults)
      if (what === 'tagged-in-artifact')
        yield { page, message: 'Tagged content stands within an artifact, and will not be read.' };
  }),

  'form-shared': check('Content that is tagged within a form is drawn once.', function* ({ drawing }) {
    for (const { page, count } of drawing.taggedForms.values())
      if (count > 1)
        yield {
          page,
          message: 'The same tagged content is drawn several times, but has one place in the structure.',
        };
  }),

  'tag-parent': check('Every tag names the one above it.', pdf =>
    wrongTags(pdf, ({ dict, type }) =>
      has(dict, 'P') ? undefined : `The tag ${type} does not name the one above it (P).`,
    ),
  ),

  'tag-unknown': check('Every tag is a standard one, or stands for one.', pdf =>
    wrongTags(pdf, ({ type, standard }, { circular }) =>
      standardTypes.has(standard) || circular.has(type)
        ? undefined
        : `The tag ${type} is not known, and stands for no known one (RoleMap).`,
    ),
  ),

  'tag-circular': check('No tag stands for itself.', pdf =>
    wrongTags(pdf, ({ type }, { circular }) =>
      circular.has(type) ? `The tag ${type} stands for itself, by the role map.` : undefined,
    ),
  ),

  'tag-remapped': check('No standard tag stands for another.', pdf =>
    wrongTags(pdf, ({ type }, { roles }) => {
      const role = roles.get(type);
      return standardTypes.has(type) && role !== undefined && role !== type
        ? `The standard tag ${type} is said to stand for ${role}.`
        : undefined;
    }),
  ),
} as const;
