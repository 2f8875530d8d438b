import { isOut } from '../taken.ts';
import type { Certain } from './rule.ts';

/** A sign that the text above has too begins a note. */
export const calledSign: Certain = ({ mark, called, row, print }) => {
  const raised = (print?.raisedFirst && mark?.form === 'plain') || mark?.form === 'superior';
  if ((mark?.form !== 'sign' && !raised) || called !== 'page' || row < noteRows) return null;
  return { role: 'note', begins: true };
};

/** A letter in brackets begins a note where most of the book's are called in the text above; elsewhere it is of a list. */
export const calledLetter: Certain = ({ mark, called, row }, _i, _sights, _taken, { calledLetters }) =>
  mark?.form === 'letter' && called === 'page' && row >= noteRows && calledLetters
    ? { role: 'note', begins: true }
    : null;

/** No note stands so high on a page; titles stand no lower. */
const noteRows = 2;

const headRows = 3;

/** The title of the notes at the head of its page is no running head where it has not stood over a page before. */
export const notesTitle: Certain = ({ usual, role, row, againAfter, folio }, i, _, taken) =>
  usual === 'notes' &&
  role === 'text' &&
  row < headRows &&
  folio === null &&
  againAfter === 0 &&
  taken[i]!.role === 'furniture'
    ? { role: 'notes-title', begins: true }
    : null;

/** The title of a chapter between the title of the notes and its first note names these. */
export const chapterOfNotes: Certain = ({ page, role, same }, i, sights, taken) => {
  const next = sights[i + 1];
  const above = sights[i - 1];
  if (role !== 'text' || next?.mark?.value !== 1 || next.page !== page) return null;
  const named = taken[i - 1]?.role === 'notes-title' && taken[i]!.role === 'furniture';
  // the same words stand over the chapter itself
  const again = above?.usual === 'notes' && above.page === page && same > 0 && !isOut(taken[i]!.role);
  return named || again ? { role: 'notes-title', begins: true } : null;
};

/** What begins with a number in brackets, or a raised one, under the title of the notes is the first of them. */
export const firstOfNotes: Certain = ({ mark, page, countsOn }, i, sights, taken) =>
  taken[i]!.role === 'notes-title' &&
  mark !== null &&
  /^(?:round|square|superior)$/.test(mark.form) &&
  countsOn &&
  sights[i - 1]?.usual === 'notes' &&
  sights[i - 1]!.page === page
    ? { role: 'note', begins: true }
    : null;

/**
 * A year, or the rest of a range, at the beginning of a line is no note's number where the full line above it breaks off: it goes on from
 * there, and so does what was read as the rest of that note.
 */
export const figureGoesOn: Certain = ({ text, mark, called, page, blanksBefore }, i, sights, taken) => {
  const before = sights[i - 1];
  const above = taken[i - 1];
  if (taken[i]!.role !== 'note' || before?.page !== page || blanksBefore > 0) return null;
  if (!above || !/^(?:paragraph|quotation)$/.test(above.role)) return null;
  const rest = { role: above.role, begins: false };
  if (!taken[i]!.begins)
    return above.chance === 1 && above.boundary === 0 && /^\d/.test(before.text) ? rest : null;
  const breaksOff = before.last > unbroken && !/[.!?][”’"')\]]*$/.test(before.text);
  const isYear = mark === null && /^(?:1\d|20)\d\d\p{Ll}?[;:,)]/u.test(text);
  const isRange = called === null && /\d[–-]$/.test(before.text);
  return breaksOff && (isYear || isRange) ? rest : null;
};

const unbroken = 0.85;

/** A line in the size of the text between notes in smaller type was printed over them, and is of the text. */
export const textAmongNotes: Certain = ({ print, page }, i, sights, taken) => {
  if (print === null || !/^note/.test(taken[i]!.role) || Math.abs(print.size - 1) > 0.03) return null;
  const isNote = (k: number) => sights[k]?.page === page && (sights[k]!.print?.size ?? 1) < smallType;
  if (!isNote(i - 1) || !isNote(i + 1) || !/^note/.test(taken[i - 1]!.role)) return null;
  return { role: 'paragraph', begins: print.left > 0.8 };
};

const smallType = 0.92;
