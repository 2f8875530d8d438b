import { listOfLabels } from '../contents.ts';
import { goesOn, startsItem } from './items.ts';
import type { Sight } from './sight.ts';
import { isOut, openingPages, type Taken } from './taken.ts';

/**
 * What a line is beyond doubt, whatever the model says, where its form alone tells; null where it does not. Each has its example in
 * `tests/recovery/anatomy/certain.test.ts`.
 */
type Certain = (
  sight: Sight,
  i: number,
  sights: readonly Sight[],
  taken: readonly Taken[],
  book: Habits,
) => Pick<Taken, 'role' | 'begins'> | null;

/** What the model reads in the whole book. */
interface Habits {
  /** Share of the labels that have a title under them. */
  titledLabels: number;
  /** Of the lines that the page shows alone, by their words: how many there are, and how many of them are titles. */
  alone: ReadonlyMap<string, { lines: number; titles: number }>;
  /** Labels of chapters among what the rules read as contents. */
  listedLabels: number;
  /** Letters in brackets at the beginning of lines are marks of notes. */
  calledLetters: boolean;
  /** Pages of an imprint: among the first, with a line of its form, and none that is surely text. */
  imprints: ReadonlySet<number>;
}

/** A sign that the text above has too begins a note. */
const calledSign: Certain = ({ mark, called, row, print }) => {
  const raised = (print?.raisedFirst && mark?.form === 'plain') || mark?.form === 'superior';
  if ((mark?.form !== 'sign' && !raised) || called !== 'page' || row < noteRows) return null;
  return { role: 'note', begins: true };
};

/** A letter in brackets begins a note where most of the book's are called in the text above; elsewhere it is of a list. */
const calledLetter: Certain = ({ mark, called, row }, _i, _sights, _taken, { calledLetters }) =>
  mark?.form === 'letter' && called === 'page' && row >= noteRows && calledLetters
    ? { role: 'note', begins: true }
    : null;

/** So many letters, and so many of all, are called in the text of their page where letters are marks of notes. */
const lettersOfNotes = { count: 4, share: 0.7 };

/** No note stands so high on a page; titles stand no lower. */
const noteRows = 2;
const headRows = 3;

/** A bullet begins an item. */
const bulleted: Certain = ({ text }) => (startsItem(text) ? { role: 'item', begins: true } : null);

/** What goes on after a full line of an item with a bullet is of the item, on the next page too. */
const itemGoesOn: Certain = ({ role }, i, sights, taken) => {
  if (role !== 'text' || isOut(taken[i]!.role)) return null;
  let own = sights[i]!;
  for (let k = i - 1; k >= 0 && k > i - longestItem; k--) {
    const before = sights[k]!;
    if (isOut(taken[k]!.role)) continue;
    if (own.page > before.page + 1 || !goesOn(before, own)) return null;
    if (startsItem(before.text)) return { role: 'item', begins: false };
    own = before;
  }
  return null;
};

const longestItem = 12;

/** In a raw text the number of a chapter that goes on from the one before is no running head, where it stands at the edge of no other page. */
const labelInSeries: Certain = ({ label, series, edgeRepeats, role, rule, print }, i, _, taken) =>
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
const labelWithTitle: Certain = ({ titled, row, role, edgeRepeats, last, text }, i, _, taken) =>
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
const titleUnderLabel: Certain = (sight, i, sights, taken, { titledLabels }) => {
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
const isLabelled = ({ label, series }: Sight, { role }: Taken) =>
  !isOut(role) && (label || ((series === 'first' || series === 'next') && /^(?:label|heading)$/.test(role)));

/** Begins as a title does, and ends neither sentence nor clause. */
const endsOpen = /^[“‘"'«„¿¡]?[\p{Lu}\p{N}].*[^.!?…,;:”’"'»)-]$/u;

/** Whether a line right under the one above has a blank line below it, and is not the first of a paragraph that goes on there. */
function isApartAsTitle(i: number, sights: readonly Sight[]): boolean {
  const { blanksBefore, blanksAfter, last, text, page } = sights[i]!;
  if (blanksAfter === 0 || blanksBefore > 0 || !endsOpen.test(text)) return false;
  const next = sights[i + 1];
  return last < shortTitle || (next?.page === page && !/^\p{Ll}/u.test(next.text));
}

/** So many labels with a title are a habit of the book. */
const fellows = 0.3;
const shortTitle = 0.9;
const shortText = 40;

/** The title of the notes at the head of its page is no running head where it has not stood over a page before. */
const notesTitle: Certain = ({ usual, role, row, againAfter, folio }, i, _, taken) =>
  usual === 'notes' &&
  role === 'text' &&
  row < headRows &&
  folio === null &&
  againAfter === 0 &&
  taken[i]!.role === 'furniture'
    ? { role: 'notes-title', begins: true }
    : null;

/** The title of a chapter between the title of the notes and its first note names these. */
const chapterOfNotes: Certain = ({ page, role, same }, i, sights, taken) => {
  const next = sights[i + 1];
  const above = sights[i - 1];
  if (role !== 'text' || next?.mark?.value !== 1 || next.page !== page) return null;
  const named = taken[i - 1]?.role === 'notes-title' && taken[i]!.role === 'furniture';
  // the same words stand over the chapter itself
  const again = above?.usual === 'notes' && above.page === page && same > 0 && !isOut(taken[i]!.role);
  return named || again ? { role: 'notes-title', begins: true } : null;
};

/** What begins with a number in brackets, or a raised one, under the title of the notes is the first of them. */
const firstOfNotes: Certain = ({ mark, page, countsOn }, i, sights, taken) =>
  taken[i]!.role === 'notes-title' &&
  mark !== null &&
  /^(?:round|square|superior)$/.test(mark.form) &&
  countsOn &&
  sights[i - 1]?.usual === 'notes' &&
  sights[i - 1]!.page === page
    ? { role: 'note', begins: true }
    : null;

/** What the rules read as contents is that, unless the model is sure that most of its page is something else and it does not list chapters. */
const ofContents: Certain = ({ rule, page }, i, sights, taken, { listedLabels }) => {
  if (rule !== 'contents') return null;
  const isDoubtful = ({ role, chance }: Taken) => /^(?:heading|label)$/.test(role) || chance < sure;
  if (isDoubtful(taken[i]!)) return { role: 'contents', begins: true };
  let lines = 0;
  let read = 0;
  let labels = 0;
  for (const step of [1, -1])
    for (let k = step > 0 ? i : i - 1; sights[k]?.page === page; k += step) {
      lines++;
      if (sights[k]!.label && sights[k]!.rule === 'contents') labels++;
      const own = sights[k]!.rule === 'contents' && isDoubtful(taken[k]!);
      if (own || isOut(taken[k]!.role)) read++;
    }
  return read >= lines / 2 || (labels > 0 && listedLabels >= listOfLabels)
    ? { role: 'contents', begins: true }
    : null;
};

const sure = 0.95;

/**
 * A year, or the rest of a range, at the beginning of a line is no note's number where the full line above it breaks off: it goes on from
 * there, and so does what was read as the rest of that note.
 */
const figureGoesOn: Certain = ({ text, mark, called, page, blanksBefore }, i, sights, taken) => {
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

/** What begins with a bracket and ends in a number, or is numbers behind one with a comma, goes on from the line before, as in an index; no head does. */
const bracketed: Certain = ({ text, role, page }, i, sights, taken) => {
  if (role !== 'text' || !isOut(taken[i]!.role)) return null;
  const before = sights[i - 1];
  const lists = before?.page === page && /\d\p{L}{0,2},$/u.test(before.text) && /^\d[\d–, n]*$/.test(text);
  return lists || /^\(.*\d$/.test(text) ? { role: 'paragraph', begins: false } : null;
};

/** The first or last line of a page, with the page's own number at its beginning or end, is its running head. */
const headWithFolio: Certain = ({ folio, label, row, below, text, pageNumbered }) =>
  !label &&
  (folio === 'first' || folio === 'last') &&
  (row === 0 || below === 0) &&
  pageNumbered < listing &&
  text.length <= longestHead
    ? { role: 'furniture', begins: true }
    : null;

/** Where so many lines end in a number, it is of an index or of contents. */
const listing = 0.3;
const longestHead = 60;

/** A capital alone on a page where a chapter begins in the middle of a word is the first of that word, set large. */
const loneCapital: Certain = ({ text, role, page }, i, sights, taken) => {
  if (role !== 'text' || !/^[“„"«‘'¿¡]?\p{Lu}[’']?$/u.test(text) || !isOut(taken[i]!.role)) return null;
  for (let k = i + 1; k >= 0 && (k > i || sights[k]!.page === page); k--) {
    if (k === i || sights[k]?.page !== page || !/^\p{Ll}/u.test(sights[k]!.text)) continue;
    const above = taken[k - 1]?.role;
    if (k === i + 1 || sights[k]!.row === 0 || above === 'heading' || above === 'label')
      return { role: 'paragraph', begins: true };
  }
  return null;
};

/** Right under a label, what is in larger type than the text is its title. */
const largeUnderLabel: Certain = ({ print, page }, i, sights, taken) => {
  const above = sights[i - 1];
  const isUnder = above !== undefined && above.page === page && above.label && !isOut(taken[i - 1]!.role);
  return isUnder && taken[i]!.role === 'paragraph' && (print?.size ?? 0) > largeType
    ? { role: 'heading', begins: false }
    : null;
};

const largeType = 1.15;

/** A line whose fellows, with the same words and alone between the lines around them as it is, are titles, is one. */
const likeFellows: Certain = ({ print, text, edgeRepeats }, i, _, taken, { alone }) => {
  if (print?.block.at !== 'only' || taken[i]!.role !== 'paragraph' || edgeRepeats > 0) return null;
  const { lines, titles } = alone.get(text) ?? { lines: 0, titles: 0 };
  return titles >= 2 && titles > lines / 2 ? { role: 'heading', begins: true } : null;
};

/** What stands so often within pages, without a number, is no title: it is the name of one who speaks. */
const speakerAlone: Certain = ({ same, edgeRepeats, label, usual, mark, text }, i, _, taken) =>
  taken[i]!.role === 'heading' &&
  same - edgeRepeats >= speeches &&
  !label &&
  usual === null &&
  mark === null &&
  /\p{L}{3}/u.test(text)
    ? { role: 'speaker', begins: true }
    : null;

const speeches = 5;

/** A line in the size of the text between notes in smaller type was printed over them, and is of the text. */
const textAmongNotes: Certain = ({ print, page }, i, sights, taken) => {
  if (print === null || !/^note/.test(taken[i]!.role) || Math.abs(print.size - 1) > 0.03) return null;
  const isNote = (k: number) => sights[k]?.page === page && (sights[k]!.print?.size ?? 1) < smallType;
  if (!isNote(i - 1) || !isNote(i + 1) || !/^note/.test(taken[i - 1]!.role)) return null;
  return { role: 'paragraph', begins: print.left > 0.8 };
};

const smallType = 0.92;

/** The argument of a chapter stands under its title; elsewhere what looks like one is a quotation, or text. */
const argumentElsewhere: Certain = ({ print }, i, _, taken) => {
  if (taken[i]!.role !== 'argument') return null;
  let k = i - 1;
  while (k >= 0 && isOut(taken[k]!.role)) k--;
  if (k < 0 || /^(?:heading|label|argument)$/.test(taken[k]!.role)) return null;
  const isSetOff = print !== null && (print.block.left > 0.5 || print.block.size < 0.97);
  return { role: isSetOff ? 'quotation' : 'paragraph', begins: taken[i]!.begins };
};

/** What stands on a page with an imprint is front matter, unless the model is sure of something else. */
const onImprint: Certain = ({ page }, i, _, taken, { imprints }) =>
  imprints.has(page) && !isOut(taken[i]!.role) && taken[i]!.chance < sure
    ? { role: 'front', begins: true }
    : null;

/** Forms of an imprint's lines. */
const imprint = /©|\bISBN\b|\burn:\w+:|\bcopyright\b/i;

/** What the source's own outline names, and the page shows, is a title; those of the book, of contents and of notes aside. */
const outlinedTitle: Certain = ({ print, label, usual, ofBook, page, rule }, i, sights) => {
  if (!print?.outlined || ofBook || usual === 'contents' || usual === 'notes') return null;
  // over notes stand the titles of their chapters
  if (rule?.startsWith('notes')) return { role: 'notes-title', begins: true };
  const above = sights[i - 1];
  const goesOn = above?.page === page && above.print?.outlined === true;
  return { role: label ? 'label' : 'heading', begins: !goesOn };
};

const all: readonly Certain[] = [
  outlinedTitle,
  calledSign,
  calledLetter,
  headWithFolio,
  bulleted,
  itemGoesOn,
  labelInSeries,
  notesTitle,
  chapterOfNotes,
  firstOfNotes,
  titleUnderLabel,
  largeUnderLabel,
  likeFellows,
  textAmongNotes,
  argumentElsewhere,
  onImprint,
  labelWithTitle,
  ofContents,
  figureGoesOn,
  bracketed,
  loneCapital,
  speakerAlone,
];

/** The model's reading with what is certain in its place. */
export function withCertain(sights: readonly Sight[], taken: readonly Taken[]): Taken[] {
  const result = [...taken];
  const book = habitsOf(sights, taken);
  sights.forEach((sight, i) => {
    for (const certain of all) {
      const own = certain(sight, i, sights, result, book);
      if (!own) continue;
      result[i] = { ...own, chance: 1, boundary: Number(own.begins) };
      return;
    }
  });
  return result;
}

function habitsOf(sights: readonly Sight[], taken: readonly Taken[]): Habits {
  const labels = taken.flatMap((t, i) => (isLabelled(sights[i]!, t) ? [i] : []));
  const withTitle = labels.filter(
    i =>
      taken[i + 1]?.role === 'heading' ||
      (sights[i + 1]?.page === sights[i]!.page && isApartAsTitle(i + 1, sights)),
  ).length;
  const alone = new Map<string, { lines: number; titles: number }>();
  sights.forEach(({ text, print }, i) => {
    if (print?.block.at !== 'only') return;
    const { lines, titles } = alone.get(text) ?? { lines: 0, titles: 0 };
    alone.set(text, { lines: lines + 1, titles: titles + Number(taken[i]!.role === 'heading') });
  });
  const first = sights.flatMap((s, i) => (s.page < Math.min(openingPages, s.pages / 5) ? [i] : []));
  const isText = (i: number) => taken[i]!.role === 'paragraph' && taken[i]!.chance >= sure;
  const withText = new Set(first.filter(isText).map(i => sights[i]!.page));
  const imprints = new Set(
    first
      .filter(i => imprint.test(sights[i]!.text) || (sights[i]!.ofBook && sights[i]!.role === 'text'))
      .map(i => sights[i]!.page)
      .filter(page => !withText.has(page)),
  );
  const letters = sights.filter(s => s.mark?.form === 'letter');
  const called = letters.filter(s => s.called === 'page').length;
  const calledLetters = called >= lettersOfNotes.count && called >= lettersOfNotes.share * letters.length;
  const listedLabels = sights.filter(s => s.label && s.rule === 'contents').length;
  const titledLabels = withTitle / Math.max(1, labels.length);
  return { titledLabels, alone, listedLabels, calledLetters, imprints };
}
