import type { Sight } from '../sight.ts';
import { isOut, type Taken } from '../taken.ts';
import type { Certain } from './rule.ts';

/** In a raw text the number of a chapter that goes on from the one before is no running head, where it stands at the edge of no other page. */
export const labelInSeries: Certain = ({ label, series, edgeRepeats, role, rule, print }, i, _, taken) =>
  print === null &&
  role === 'text' &&
  rule !== 'contents' &&
  label &&
  (series === 'first' || series === 'next') &&
  edgeRepeats === 0 &&
  isOut(taken[i]!.role)
    ? { role: 'label', begins: true }
    : null;

/** A chapter's label and its title on one line open a chapter, where the line is short and stands at the head of its page. */
export const labelWithTitle: Certain = ({ titled, row, role, edgeRepeats, last, text }, i, _, taken) =>
  titled &&
  row === 0 &&
  role === 'text' &&
  edgeRepeats === 0 &&
  (last < shortTitle || text.length < shortText) &&
  !isOut(taken[i]!.role)
    ? { role: 'heading', begins: true }
    : null;

/**
 * In a raw text whose labels have titles under them, what stands short under a label and ends no sentence is its title where the rules
 * say so, or a blank line follows.
 */
export const titleUnderLabel: Certain = (sight, i, sights, taken, { titledLabels }) => {
  const { rule, page, last, print } = sight;
  const above = sights[i - 1];
  const isUnder = above?.page === page && isLabelled(above, taken[i - 1]!);
  if (print !== null || titledLabels < fellows || !isUnder) return null;
  const { role } = taken[i]!;
  if (!/^(?:paragraph|quotation|argument|verse)$/.test(role) || !endsOpen.test(sight.text)) return null;
  const byRule = rule !== null && /^heading/.test(rule) && last < shortTitle;
  return byRule || isApartAsTitle(i, sights) ? { role: 'heading', begins: false } : null;
};

/** A label, or a number alone that goes on from the chapter before. */
export const isLabelled = ({ label, series }: Sight, { role }: Taken) =>
  !isOut(role) && (label || ((series === 'first' || series === 'next') && /^(?:label|heading)$/.test(role)));

/** Begins as a title does, and ends neither sentence nor clause. */
const endsOpen = /^[“‘"'«„¿¡]?[\p{Lu}\p{N}].*[^.!?…,;:”’"'»)-]$/u;

/** Whether a line right under the one above has a blank line below it, and is not the first of a paragraph that goes on there. */
export function isApartAsTitle(i: number, sights: readonly Sight[]): boolean {
  const { blanksBefore, blanksAfter, last, text, page } = sights[i]!;
  if (blanksAfter === 0 || blanksBefore > 0 || !endsOpen.test(text)) return false;
  const next = sights[i + 1];
  return last < shortTitle || (next?.page === page && !/^\p{Ll}/u.test(next.text));
}

/** So many labels with a title are a habit of the book. */
const fellows = 0.3;

const shortTitle = 0.9;

const shortText = 40;

/** Right under a label, what is in larger type than the text is its title. */
export const largeUnderLabel: Certain = ({ print, page }, i, sights, taken) => {
  const above = sights[i - 1];
  const isUnder = above !== undefined && above.page === page && above.label && !isOut(taken[i - 1]!.role);
  return isUnder && taken[i]!.role === 'paragraph' && (print?.size ?? 0) > largeType
    ? { role: 'heading', begins: false }
    : null;
};

const largeType = 1.15;

/** A line whose fellows, with the same words and alone between the lines around them as it is, are titles, is one. */
export const likeFellows: Certain = ({ print, text, edgeRepeats }, i, _, taken, { alone }) => {
  if (print?.block.at !== 'only' || taken[i]!.role !== 'paragraph' || edgeRepeats > 0) return null;
  const { lines, titles } = alone.get(text) ?? { lines: 0, titles: 0 };
  return titles >= 2 && titles > lines / 2 ? { role: 'heading', begins: true } : null;
};

/** What stands so often within pages, without a number, is no title: it is the name of one who speaks. */
export const speakerAlone: Certain = ({ same, edgeRepeats, label, usual, mark, text }, i, _, taken) =>
  taken[i]!.role === 'heading' &&
  same - edgeRepeats >= speeches &&
  !label &&
  usual === null &&
  mark === null &&
  /\p{L}{3}/u.test(text)
    ? { role: 'speaker', begins: true }
    : null;

const speeches = 5;

/** The argument of a chapter stands under its title; elsewhere what looks like one is a quotation, or text. */
export const argumentElsewhere: Certain = ({ print }, i, _, taken) => {
  if (taken[i]!.role !== 'argument') return null;
  let k = i - 1;
  while (k >= 0 && isOut(taken[k]!.role)) k--;
  if (k < 0 || /^(?:heading|label|argument)$/.test(taken[k]!.role)) return null;
  const isSetOff = print !== null && (print.block.left > 0.5 || print.block.size < 0.97);
  return { role: isSetOff ? 'quotation' : 'paragraph', begins: taken[i]!.begins };
};

/** What the source's own outline names, and the page shows, is a title; those of the book, of contents and of notes aside. */
export const outlinedTitle: Certain = ({ print, label, usual, ofBook, page, rule }, i, sights) => {
  if (!print?.outlined || ofBook || usual === 'contents' || usual === 'notes') return null;
  // over notes stand the titles of their chapters
  if (rule?.startsWith('notes')) return { role: 'notes-title', begins: true };
  const above = sights[i - 1];
  const goesOn = above?.page === page && above.print?.outlined === true;
  return { role: label ? 'label' : 'heading', begins: !goesOn };
};
