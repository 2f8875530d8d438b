import { type Extraction, isOnPage, type Remark } from '../extraction/extraction.ts';
import { dictionary } from '../language/dictionary.ts';
import { hyphenator } from '../language/hyphenation.ts';
import { vocabulary } from '../language/vocabulary.ts';
import type { Chapter } from '../manuscript/manuscript.ts';
import { type Account, account as accountOf } from './account.ts';
import { anatomyOf, furnished } from './anatomy/index.ts';
import type { Edit } from './block.ts';
import { cleanLines, spelt } from './cleaning.ts';
import { compose, type Draft, withoutOverlaps } from './compose.ts';
import { settle } from './doubts.ts';
import { draftHeading, fileName } from './drafts.ts';
import { cutGluedNotes } from './footnotes.ts';
import { gatherWords, type Judge } from './hyphens.ts';
import { readIndex } from './index-entries.ts';
import { placeInitials } from './initials.ts';
import { italicsOf } from './italics.ts';
import { keep } from './keeping.ts';
import type { Ledger } from './ledger.ts';
import { measureLines, mendMarks, type TextLine, textLines } from './lines.ts';
import { makeLists } from './lists.ts';
import { gatherNotes } from './notes/gather.ts';
import { runningHeads } from './openings.ts';
import { bodyLines, firstLine, headsOf, labelPattern, matterOf } from './outline.ts';
import { checkLengths, findScrambles } from './page-lengths.ts';
import { setEpigraph, sign } from './paragraphs.ts';
import { type Answers, inquiry, type Question } from './questions.ts';
import { checkSoundness } from './soundness.ts';
import { structureOf } from './structure.ts';
import { isCapitals } from './title-lines.ts';
import { gatherCase } from './titles.ts';
import { learnWidths, mode } from './widths.ts';
import { mendWords } from './words.ts';

export type { Account } from './account.ts';
export { type Ledger, type LedgerEntry, readLedger, replay, writeLedger } from './ledger.ts';
export type { Answers, Question } from './questions.ts';

/** An editor answers so many questions for a book, and no more. */
const questionsPerPage = 0.1;

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
  const words = vocabulary(settings.language);
  const hyphenate = hyphenator(settings.language);
  const isWord = dictionary(settings.language);
  const known = (word: string) => isWord(spelt(word));
  const questions = inquiry(settings.answers, Math.max(5, Math.floor(given.pages.length * questionsPerPage)));
  const locate = (line: TextLine) => {
    const page = given.pages[line.page]!.label;
    return { line: line.number, ...(page === null ? {} : { page }) };
  };

  // what every printed line is
  const widths = learnWidths(given.pages.flatMap(p => p.lines.filter(isOnPage).map(l => l.text)));
  const extraction = cutGluedNotes(given, widths);
  const anatomy = anatomyOf(extraction, widths, words, hyphenate, settings.title);
  const book = furnished(extraction, anatomy);
  const lines = mendMarks(textLines(book), widths);
  const placed = placeInitials(readIndex(settle(lines, anatomy, questions, locate), words), known);
  const structure = structureOf(placed.read, book, words);
  const { chapters, bodies } = structure;
  const noteLines = structure.notes.flatMap(n => n.paragraphs.flat());
  const measure = mode(noteLines.map(l => widths.width(l.text)).filter(w => w > 0.8 && w < 1.6)) || 1;
  const measureOf = new Map<TextLine, number>(noteLines.map(l => [l, measure]));
  const ofNotes = new Set(noteLines);
  measureLines(
    lines.filter(l => !ofNotes.has(l)),
    widths,
    hyphenate,
    1,
  );
  measureLines(noteLines, widths, hyphenate, measure);
  const listed: Edit[] = [];
  for (const body of bodies) {
    setEpigraph(body);
    sign(body);
    listed.push(...makeLists(body));
  }

  for (const run of findScrambles(lines)) {
    const first = run[0]!;
    questions.ask({
      kind: 'page-scrambled',
      ask: `The lines of this page are mixed up in the raw text (${run.length} pieces). Correct them in the chapter. Then answer: done.`,
      ...locate(first),
      context: `| ${run
        .map(l => l.text)
        .join(' / ')
        .slice(0, 100)}`,
      choices: [
        { value: 'leave', meaning: 'leave them as they are' },
        { value: 'done', meaning: 'I have corrected the chapter' },
      ],
      likeliest: 'leave',
      doubt: 0.9,
    });
  }

  // notes and the marks that call them
  const running = chapters.flatMap((c, k) => bodyLines(c).map(line => ({ line, k })));
  const notes = gatherNotes(
    structure.notes,
    running.map(r => r.line),
    running.map(r => r.k),
    chapters.length,
    questions,
    locate,
  );

  // titles, hyphens, blanks
  const edits: Edit[] = [...listed, ...notes.flatMap(n => n.edits)];
  const drafts: Draft[] = [];
  const evidence = gatherCase(lines.filter(l => !isCapitals(l.text)).map(l => l.text));
  const pattern = labelPattern(chapters);
  const pageHeads = book.pages.map(runningHeads);
  chapters.forEach((chapter, i) => {
    const next = chapters[i + 1];
    const first = firstLine(chapter)?.page ?? 0;
    const last = next
      ? Math.max(first, (firstLine(next)?.page ?? first) - 1)
      : (bodyLines(chapter).at(-1)?.page ?? first);
    const heads = headsOf(pageHeads, first, last);
    const heading = draftHeading(chapter, bodies[i]!, heads, evidence, words, questions, locate);
    for (const edit of heading.edits) edits.push(edit);
    const matter = matterOf(chapter, heading.title, heads, settings.title, pattern);
    drafts.push({
      file: fileName(i, heading.title || matter.type),
      matter,
      blocks: [...bodies[i]!, ...notes[i]!.blocks],
    });
  });
  const blocks = drafts.flatMap(d => d.blocks);
  const quoted = new Set(blocks.filter(b => b.kind.startsWith('quotation')).flatMap(b => b.lines));
  const context: Judge = {
    words: gatherWords(
      lines.filter(l => !quoted.has(l)),
      known,
      words,
    ),
    known,
    vocabulary: words,
  };
  const mended = mendWords(blocks, context, widths, l => measureOf.get(l) ?? 1, questions, locate);
  const applied = withoutOverlaps([...edits, ...mended.edits, ...cleanLines(blocks)]);

  // the chapters, and where every character went
  const italics = italicsOf(lines);
  const markable = extraction.pages.map(() => false);
  for (const l of lines) markable[l.page] = true;
  const marked = new Set<number>();
  const composed = drafts.map(draft =>
    compose(
      draft,
      {
        text: extraction.source,
        pages: extraction.pages,
        markable,
        edits: applied,
        italics,
        between: a => placed.between.get(a) ?? mended.between.get(a) ?? ' ',
      },
      marked,
    ),
  );
  const ledger = keep(
    book,
    composed.flatMap(c => c.pieces),
    new Map([
      ...structure.notesTitles.map(l => [l.from, 'notes-title'] as const),
      ...structure.noteMarks.map(l => [l.from, 'note-number'] as const),
      ...chapters.flatMap(c => (c.heading?.label ? [[c.heading.label.from, 'chapter-label'] as const] : [])),
    ]),
  );
  const account = accountOf(extraction, drafts, ledger, notes);
  return {
    chapters: composed.map(c => c.chapter),
    ledger,
    questions: questions.questions(),
    remarks: [
      ...checkSoundness(account, blocks, extraction, settings.language),
      ...extraction.remarks,
      ...checkLengths(book, lines, new Set(chapters.flatMap(c => firstLine(c)?.page ?? []))),
    ],
    account,
  };
}
