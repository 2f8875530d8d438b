import { blocks } from '../manuscript/blocks.ts';
import type { Chapter } from '../manuscript/manuscript.ts';

/**
 * What became of a piece of the source. Entries in source order cover it without gap or overlap: a piece either stands in the
 * manuscript (`kept`) or was removed, replaced or (where it is empty) has something put in.
 */
export type LedgerEntry = KeptEntry | ChangeEntry;

/** A piece that stands in the manuscript as it is. */
export interface KeptEntry {
  kind: 'kept';
  from: number;
  to: number;
  /** Where it stands: chapter file, block (in the order of `blocks()`), offset in the block's text. */
  at: Place;
}

export interface ChangeEntry {
  kind: 'change';
  from: number;
  to: number;
  /** What the source has. */
  was: string;
  /** What the manuscript has instead. */
  now: string;
  /** Where `now` stands, when it is not empty. */
  at?: Place;
  rule: string;
  evidence?: string;
  confidence?: number;
  /** Line of the source file and label of the printed page. */
  line: number;
  page?: string;
}

export type Place = [file: string, block: number, offset: number];

export interface Ledger {
  /** SHA-256 of the extraction's bytes. */
  digest: string;
  /** Length of the source in UTF-16 units. */
  length: number;
  entries: LedgerEntry[];
}

/**
 * Puts the source together again from the manuscript and the ledger.
 * @param chapters the chapters as recovered
 * @throws Error where the ledger has a gap, or the manuscript text that no entry accounts for.
 */
export function replay(ledger: Ledger, chapters: Chapter[]): string {
  const texts = new Map(chapters.map(c => [c.file, blocks(c).map(b => b.text)]));
  const covered = new Map(chapters.map(c => [c.file, texts.get(c.file)!.map(() => 0)]));
  const read = ([file, block, offset]: Place, length: number): string => {
    const text = texts.get(file)?.[block];
    if (text === undefined)
      throw new Error(`The ledger names block ${block} of ${file}, which is not there.`);
    covered.get(file)![block]! += length;
    return text.slice(offset, offset + length);
  };
  let source = '';
  for (const entry of ledger.entries) {
    if (entry.from !== source.length)
      throw new Error(
        `The ledger leaves a gap in the source at ${source.length} (next entry: ${entry.from}).`,
      );
    if (entry.kind === 'kept') source += read(entry.at, entry.to - entry.from);
    else {
      if (entry.at && read(entry.at, entry.now.length) !== entry.now)
        throw new Error(
          `The manuscript does not have “${entry.now}” where the ledger put it (source line ${entry.line}).`,
        );
      source += entry.was;
    }
  }
  for (const [file, counts] of covered)
    counts.forEach((count, block) => {
      const length = texts.get(file)![block]!.length;
      if (count !== length)
        throw new Error(
          `Block ${block} of ${file} has ${length} characters; the ledger accounts for ${count}.`,
        );
    });
  return source;
}

/** A ledger as JSON lines: the head, then one entry a line. */
export function writeLedger(ledger: Ledger): string {
  const { entries, ...head } = ledger;
  return `${[head, ...entries].map(line => JSON.stringify(line)).join('\n')}\n`;
}

/** The inverse of {@link writeLedger}. */
export function readLedger(text: string): Ledger {
  const [head, ...entries] = text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  return { ...head, entries };
}
