import type { Extraction, Remark } from '../extraction/extraction.ts';
import { dictionary } from '../language/dictionary.ts';
import { hyphenator } from '../language/hyphenation.ts';
import { vocabulary } from '../language/vocabulary.ts';
import type { Chapter } from '../manuscript/manuscript.ts';
import { type Account, account as accountOf } from './account.ts';
import type { Block, Edit } from './block.ts';
import { cleanLines } from './cleaning.ts';
import { compose, type Draft, withoutOverlaps } from './compose.ts';
import { findContents } from './contents.ts';
import { draftHeading, fileName } from './drafts.ts';
import { findNotesSections } from './endnotes.ts';
import { findFootnotes } from './footnotes.ts';
import { findHeadings, isCapitals, runningHeads } from './headings.ts';
import { gatherWords, type Judge } from './hyphens.ts';
import { keep } from './keeping.ts';
import type { Ledger } from './ledger.ts';
import { measureLines, mendMarks, type TextLine, textLines } from './lines.ts';
import { groupChapters } from './note-chapters.ts';
import { gatherNotes } from './notes.ts';
import { bodyLines, firstLine, headsOf, labelPattern, matterOf, outline } from './outline.ts';
import { checkLengths, findScrambles } from './page-lengths.ts';
import { bibliographyEntries, blocksOf, indexEntries, setEpigraph, sign } from './paragraphs.ts';
import { type Answers, inquiry, type Question } from './questions.ts';
import { label } from './sequence/index.ts';
import { findTables } from './tables.ts';
import { gatherCase } from './titles.ts';
import { learnWidths, mode } from './widths.ts';
import { mendWords } from './words.ts';

export type { Account } from './account.ts';
export { type Ledger, type LedgerEntry, readLedger, replay, writeLedger } from './ledger.ts';
export type { Answers, Question } from './questions.ts';

/** An editor answers so many questions for a book, and no more. */
const questionsPerPage = 0.15;

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
export function recover(extraction: Extraction, settings: RecoverySettings): Recovery {
  const words = vocabulary(settings.language);
  const hyphenate = hyphenator(settings.language);
  const known = dictionary(settings.language);
  const questions = inquiry(
    settings.answers,
    Math.max(5, Math.floor(extraction.pages.length * questionsPerPage)),
  );
  const locate = (line: TextLine) => {
    const page = extraction.pages[line.page]!.label;
    return { line: line.number, ...(page === null ? {} : { page }) };
  };

  // lines, and what they measure
  const read = textLines(extraction);
  const widths = learnWidths(read.map(l => l.text));
  const whole = mendMarks(read, widths);
  const contents = new Set(findContents(whole, words));
  const all = whole.filter(l => !contents.has(l));
  const footnotes = findFootnotes(all, widths);
  const lines = footnotes.body;
  const noteLines = footnotes.pieces.flatMap(p => p.lines);
  measureLines(lines, widths, hyphenate, 1);
  measureLines(noteLines, widths, hyphenate, footnotes.measure);
  const measureOf = new Map<TextLine, number>(noteLines.map(l => [l, footnotes.measure]));

  // headings, notes sections, chapters
  const headings = findHeadings(lines, extraction, words);
  const sections = findNotesSections(lines, headings, words);
  for (const s of sections) {
    const own = lines.slice(s.from, s.to);
    const measure = mode(own.map(l => widths.width(l.text)).filter(w => w > 0.8 && w < 1.6)) || 1;
    measureLines(own, widths, hyphenate, measure);
    for (const l of own) measureOf.set(l, measure);
  }
  const inSections = new Set(sections.flatMap(s => lines.slice(s.from, s.to)));
  const chapters = outline(
    lines,
    headings.filter(h => !inSections.has((h.label ?? h.lines[0])!)),
    sections,
    findTables(
      lines.filter(l => !inSections.has(l)),
      words,
    ),
    extraction,
    words,
  );

  // paragraphs, quotations, verse
  const runs = chapters.flatMap(c => c.stretches.flatMap(s => ('lines' in s ? [s.lines] : [])));
  const firstPart = (text: string) => {
    const word = text.split(' ', 1)[0]!;
    const points = hyphenate(/^[^\p{L}]*\p{L}*/u.exec(word)![0]);
    return points.length > 0 ? `${word.slice(0, points[0])}-` : word;
  };
  const labels = label(runs, {
    width: widths.width,
    spread: widths.spread,
    abbreviations: words.abbreviations,
    firstPart,
  });
  let run = 0;
  const bodies: Block[][] = chapters.map(chapter => {
    const blocks: Block[] = [];
    for (const stretch of chapter.stretches) {
      if ('table' in stretch) {
        const { rows, caption } = stretch.table;
        blocks.push({ kind: 'table', rows, lines: caption ? [caption] : [] });
      } else if ('heading' in stretch)
        blocks.push({ kind: 'heading', level: stretch.heading.level, lines: stretch.heading.lines });
      else {
        const own = labels[run++]!;
        const entries =
          chapter.type === 'index'
            ? indexEntries(stretch.lines)
            : chapter.type === 'bibliography'
              ? bibliographyEntries(stretch.lines)
              : blocksOf(stretch.lines, own, questions, locate);
        for (const block of entries) blocks.push(block);
      }
    }
    setEpigraph(blocks);
    sign(blocks);
    return blocks;
  });

  // notes and the references to them
  for (const run of findScrambles(all)) {
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
  const notes = gatherNotes(
    chapters,
    sections,
    footnotes,
    groupChapters(chapters, sections, words),
    questions,
    locate,
  );

  // titles, hyphens, blanks
  const edits: Edit[] = notes.flatMap(n => n.edits);
  const drafts: Draft[] = [];
  const evidence = gatherCase(lines.filter(l => !isCapitals(l.text)).map(l => l.text));
  const pattern = labelPattern(chapters);
  const pageHeads = extraction.pages.map(runningHeads);
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
      all.filter(l => !quoted.has(l)),
      known,
      words,
    ),
    known,
    vocabulary: words,
  };
  const mended = mendWords(blocks, context, widths, l => measureOf.get(l) ?? 1, questions, locate);
  const applied = withoutOverlaps([...edits, ...mended.edits, ...cleanLines(blocks)]);

  // the chapters, and where every character went
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
        between: a => mended.between.get(a) ?? ' ',
      },
      marked,
    ),
  );
  const ledger = keep(
    extraction,
    composed.flatMap(c => c.pieces),
    headings,
    sections,
    contents,
  );
  return {
    chapters: composed.map(c => c.chapter),
    ledger,
    questions: questions.questions(),
    remarks: [
      ...extraction.remarks,
      ...checkLengths(extraction, all, new Set(headings.map(h => (h.label ?? h.lines[0]!).page))),
    ],
    account: accountOf(extraction, drafts, ledger, notes),
  };
}
