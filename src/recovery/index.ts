import type { Extraction, Remark } from '../extraction/extraction.ts';
import type { Chapter } from '../manuscript/manuscript.ts';
import { type Account, account as accountOf } from './account.ts';
import { anatomyOf, furnished } from './anatomy/index.ts';
import { benchFor } from './bench.ts';
import { cleanLines } from './cleaning.ts';
import { codeOf, tellCode } from './code.ts';
import { compose } from './compose.ts';
import { settle } from './doubts.ts';
import { draftChapters } from './drafts.ts';
import { withoutOverlaps } from './edits.ts';
import { cutGluedNotes } from './footnotes.ts';
import { readIndex } from './index-entries.ts';
import { placeInitials } from './initials.ts';
import { italicsOf } from './italics.ts';
import { keep } from './keeping.ts';
import type { Ledger } from './ledger.ts';
import { mendMarks, type TextLine, textLines } from './lines.ts';
import { measureText } from './measures.ts';
import { gatherNotes } from './notes/gather.ts';
import { openingPages } from './outline.ts';
import { checkLengths } from './page-lengths.ts';
import { type Answers, inquiry, type Question } from './questions.ts';
import { askOfScrambles } from './scrambles.ts';
import { checkSoundness } from './soundness.ts';
import { structureOf, takenOut, tellKinds } from './structure.ts';
import { mendWords } from './words.ts';

export type { Account } from './account.ts';
export { type Ledger, type LedgerEntry, readLedger, replay, writeLedger } from './ledger.ts';
export type { Answers, Question } from './questions.ts';

/** What recovery needs besides the extraction. */
export interface RecoverySettings {
  /** BCP 47 tag of the book's language. */
  language: string;
  /** The book's title: it tells its running head from those of the chapters. */
  title: string;
  answers: Answers;
}

/** A recovered book. */
export interface Recovery {
  chapters: Chapter[];
  ledger: Ledger;
  questions: Question[];
  /** What the editor should look at in the raw text itself: gaps in the count of pages, pages too long or too short. */
  remarks: Remark[];
  account: Account;
}

/**
 * Recovers the manuscript from an extraction. The source is never changed: every character of it ends in the chapters
 * or in the ledger, and {@link replay} gives it back. Never throws on any text.
 */
export function recover(given: Extraction, settings: RecoverySettings): Recovery {
  const bench = benchFor(given, settings.language, settings.title);
  const { ask, questions } = inquiry(settings.answers, given.pages);
  const { words, widths } = bench;

  // what every printed line is
  const extraction = cutGluedNotes(given, widths);
  const anatomy = anatomyOf(extraction, widths, words, bench.hyphenate, bench.title);
  const book = furnished(extraction, anatomy);
  const lines = mendMarks(textLines(book), widths);
  const settled = settle(lines, anatomy, ask);
  const placed = placeInitials(readIndex(settled, words), bench.known);
  const code = tellCode(placed.read);

  // chapters, blocks, notes
  const structure = structureOf(code.read, book, words);
  const measureOf = measureText(lines, structure.notes, bench);
  const markers = tellKinds(structure);
  askOfScrambles(lines, ask);
  const notes = gatherNotes(structure.notes, structure.chapters, ask);
  const { drafts, edits: titles } = draftChapters(structure, notes, { pages: book.pages, lines }, bench, ask);

  // words, and the characters that a manuscript cannot hold
  const blocks = drafts.flatMap(d => d.blocks);
  const mended = mendWords(blocks, lines, measureOf, bench, ask);
  const references = notes.flatMap(n => n.edits);
  const edits = withoutOverlaps([
    ...markers,
    ...code.edits,
    ...references,
    ...titles,
    ...mended.edits,
    ...cleanLines(blocks),
  ]);

  // the chapters as trees, and where every character went
  const between = (line: TextLine) =>
    code.between.get(line) ?? placed.between.get(line) ?? mended.between.get(line) ?? ' ';
  const withText = new Set(lines.map(l => l.page));
  const composed = compose(
    drafts,
    { text: extraction.source, edits, italics: italicsOf(lines), code: codeOf(lines), between },
    { pages: extraction.pages, withText, marked: new Set() },
  );
  const pieces = composed.flatMap(c => c.pieces);
  const ledger = keep(book, pieces, takenOut(structure));

  // what there is to tell of it
  const account = accountOf(extraction, drafts, ledger, notes);
  const remarks = [
    ...checkSoundness(account, blocks, extraction, settings.language),
    ...extraction.remarks,
    ...checkLengths(book, lines, openingPages(structure.chapters)),
  ];
  return { chapters: composed.map(c => c.chapter), ledger, questions: questions(), remarks, account };
}
