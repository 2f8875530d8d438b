import type { Extraction } from '../extraction/extraction.ts';
import type { Draft } from './compose.ts';
import type { Ledger } from './ledger.ts';
import type { ChapterNotes } from './notes/gather.ts';

/** What recovery did, in numbers. */
export interface Account {
  pages: number;
  pagesLabelled: number;
  chapters: number;
  sections: number;
  paragraphs: number;
  quotations: number;
  verses: number;
  notes: number;
  notesLinked: number;
  /** Entries of the ledger by rule: how often each changed or removed something. */
  rules: Record<string, number>;
}

/** Counts what recovery did. */
export function account(
  extraction: Extraction,
  drafts: Draft[],
  ledger: Ledger,
  notes: ChapterNotes[],
): Account {
  const blocks = drafts.flatMap(d => d.blocks);
  const count = (kind: string) => blocks.filter(b => b.kind === kind).length;
  const rules: Record<string, number> = {};
  for (const entry of ledger.entries)
    if (entry.kind === 'change') rules[entry.rule] = (rules[entry.rule] ?? 0) + 1;
  return {
    pages: extraction.pages.length,
    pagesLabelled: extraction.pages.filter(p => p.label !== null).length,
    chapters: drafts.length,
    sections: blocks.filter(b => b.kind === 'heading' && (b.level ?? 1) > 1).length,
    paragraphs: count('paragraph'),
    quotations: count('quotation'),
    verses: count('verse'),
    notes: notes.reduce((n, c) => n + c.found, 0),
    notesLinked: notes.reduce((n, c) => n + c.linked, 0),
    rules,
  };
}
