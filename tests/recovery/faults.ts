import { createHash } from 'node:crypto';
import { type Extraction, readPages } from '../../src/extraction/index.ts';
import { parse, stringify } from '../../src/manuscript/index.ts';
import { type Answers, type Recovery, recover, replay } from '../../src/recovery/index.ts';

/** Reads and recovers a raw text. */
export function recovered(source: string, answers: Answers = {}, title = 'The Printed Sheet'): Recovery {
  return recover(read(source), { language: 'en-GB', title, answers });
}

export function read(source: string): Extraction {
  return readPages(source, createHash('sha256').update(source).digest('hex'), 'en-GB');
}

/**
 * What is wrong with the account that a recovery gives of its source; empty where every character is accounted for, in the
 * chapters as recovered and as they are read again from their files.
 */
export function faults(source: string, { chapters, ledger }: Recovery): string[] {
  const found: string[] = [];
  const tell = (what: string, test: () => string | null) => {
    try {
      const wrong = test();
      if (wrong) found.push(`${what}: ${wrong}`);
    } catch (error) {
      found.push(`${what}: ${(error as Error).message}`);
    }
  };
  const compare = (again: string) => {
    if (again === source) return null;
    let at = 0;
    while (again[at] === source[at]) at++;
    const piece = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 10), at + 20));
    return `at ${at} ${piece(again)} instead of ${piece(source)}`;
  };
  tell('replayed', () => compare(replay(ledger, chapters)));
  tell('replayed from the files', () =>
    compare(
      replay(
        ledger,
        chapters.map(c => parse(c.file, stringify(c))),
      ),
    ),
  );
  tell('unaccounted', () => {
    const lost = ledger.entries.find(e => e.kind === 'change' && e.rule === 'unaccounted');
    return lost ? JSON.stringify(lost) : null;
  });
  return found;
}
