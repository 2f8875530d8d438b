import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from '../../src/manuscript/index.ts';
import type { Recovery } from '../../src/recovery/index.ts';
import { editedChapters, keepRecovery, readRecord } from '../../src/recovery/record.ts';
import { desk } from '../cli/run.ts';

let at: ReturnType<typeof desk>;
beforeEach(() => {
  at = desk();
});
afterEach(() => at.clear());

const ground = (extraction: string) => ({ extraction, answers: 'none' });

/** A recovery of chapters that hold one paragraph each. */
function recovery(chapters: Record<string, string>): Recovery {
  return {
    chapters: Object.entries(chapters).map(([file, text]) =>
      parse(file, `---\ntype: chapter\n---\n\n${text}\n`),
    ),
    ledger: { digest: '', length: 0, entries: [] },
    questions: [],
    remarks: [],
    account: {
      pages: 1,
      pagesLabelled: 1,
      chapters: 1,
      sections: 0,
      paragraphs: 1,
      quotations: 0,
      verses: 0,
      notes: 0,
      notesLinked: 0,
      rules: {},
    },
  };
}

const keep = (chapters: Record<string, string>, extraction = 'first') =>
  keepRecovery(at.folder, ground(extraction), recovery(chapters));

describe('the record of the last recovery', () => {
  it('knows what it was made from', async () => {
    expect(await readRecord(at.folder)).toBeUndefined();
    await keep({ '01-a.md': 'Ink.' });
    expect(await readRecord(at.folder)).toMatchObject({ ground: ground('first'), questions: [] });
  });

  it('tells an editor’s work from its own', async () => {
    await keep({ '01-a.md': 'Ink.', '02-b.md': 'Type.' });
    at.put('chapters/02-b.md', 'mine');
    at.put('chapters/03-c.md', 'mine too');
    expect(await editedChapters(at.folder, await readRecord(at.folder))).toEqual(['02-b.md', '03-c.md']);
  });

  it('overwrites nothing of it, not even the other chapters', async () => {
    await keep({ '01-a.md': 'Ink.', '02-b.md': 'Type.' });
    at.put('chapters/02-b.md', 'mine');
    await expect(keep({ '01-a.md': 'Soot.', '02-b.md': 'Lead.' }, 'second')).rejects.toThrow(
      /^02-b\.md is not/,
    );
    expect(at.read('chapters/01-a.md')).toContain('Ink.');
    expect(at.read('chapters/02-b.md')).toBe('mine');
    expect(await readRecord(at.folder)).toMatchObject({ ground: ground('first') });
  });

  it('takes away chapters of its own that a later recovery no longer has', async () => {
    await keep({ '01-a.md': 'Ink.', '02-b.md': 'Type.' });
    await keep({ '01-a.md': 'Ink and type.' }, 'second');
    expect(at.list('chapters')).toEqual(['01-a.md']);
    expect(at.list('recovery/chapters')).toEqual(['01-a.md']);
  });

  it('goes on where it was interrupted, at whatever file', async () => {
    const before = { '01-a.md': 'Ink.', '02-b.md': 'Type.' };
    const after = { '01-a.md': 'Soot.', '02-b.md': 'Lead.' };
    await keep(after, 'second');
    const files = [
      'chapters/01-a.md',
      'chapters/02-b.md',
      'recovery/chapters/01-a.md',
      'recovery/chapters/02-b.md',
    ];
    const written = files.map(file => at.read(file));
    for (let done = 0; done <= files.length; done++) {
      at.clear();
      at = desk();
      await keep(before);
      for (const [k, file] of files.slice(0, done).entries()) at.put(file, written[k]!);
      await keep(after, 'second');
      expect(files.map(file => at.read(file))).toEqual(written);
    }
  });
});
