import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import type { Text } from 'mdast';
import { describe, expect, it } from 'vitest';
import { readLedger, replay, writeLedger } from '../../src/recovery/index.ts';
import { faults, recovered } from './faults.ts';
import { damaged, mangledBook } from './mangled.ts';

const specimen = await readFile(new URL('../../manuscript/specimen/extraction.txt', import.meta.url), 'utf8');

// The slow suite does the same by thousands, from seeds of its own.
const few = { seed: 15 };

describe('the ledger gives back the source', () => {
  it('of the specimen', () => {
    expect(faults(specimen, recovered(specimen))).toEqual([]);
  });

  it('of books that went through bad hands', () => {
    fc.assert(
      fc.property(mangledBook(), source => {
        expect(faults(source, recovered(source))).toEqual([]);
      }),
      { ...few, numRuns: 120 },
    );
  });

  it('of a book in pieces', () => {
    fc.assert(
      fc.property(damaged(specimen), source => {
        expect(faults(source, recovered(source))).toEqual([]);
      }),
      { ...few, numRuns: 8, endOnFailure: true },
    );
  });

  it('whatever the editor answers', () => {
    fc.assert(
      fc.property(mangledBook(), fc.array(fc.nat(), { minLength: 1, maxLength: 9 }), (source, dice) => {
        const answers = Object.fromEntries(
          recovered(source).questions.map((q, i) => [
            q.id,
            q.choices[dice[i % dice.length]! % q.choices.length]!.value,
          ]),
        );
        expect(faults(source, recovered(source, answers))).toEqual([]);
      }),
      { ...few, numRuns: 60 },
    );
  });
});

describe('the ledger', () => {
  const source = 'THE PRESS 12\n\nA sheet of pa-\nper lay there.\n';
  const { ledger, chapters } = recovered(source);

  /** The piece of text of a manuscript that has a word. */
  function textWith(word: string, manuscript: typeof chapters): Text {
    const pieces = manuscript
      .flatMap(c => c.tree.children)
      .flatMap(n => (n.type === 'paragraph' ? n.children : []));
    return pieces.find((n): n is Text => n.type === 'text' && n.value.includes(word))!;
  }

  it('is written and read again', () => {
    expect(readLedger(writeLedger(ledger))).toEqual(ledger);
  });

  it('covers the source without gap or overlap', () => {
    let at = 0;
    for (const { from, to } of ledger.entries) {
      expect(from).toBe(at);
      at = to;
    }
    expect(at).toBe(source.length);
  });

  it('says of every change what was there, what is there now, by which rule, on which line', () => {
    expect(ledger.entries).toContainEqual(
      expect.objectContaining({ was: '-', now: '', rule: 'line-end-hyphen', line: 3 }),
    );
  });

  it('does not replay over a manuscript that lost a word', () => {
    const short = structuredClone(chapters);
    const text = textWith('lay', short);
    text.value = text.value.replace(' lay', '');
    expect(() => replay(ledger, short)).toThrow(/gap|accounts for/);
  });

  it('does not replay over a manuscript in which a word was changed', () => {
    const changed = structuredClone(chapters);
    const text = textWith('lay', changed);
    text.value = text.value.replace('lay', 'lie');
    expect(replay(ledger, changed)).not.toBe(source);
  });

  it('does not replay where an entry is missing', () => {
    expect(() => replay({ ...ledger, entries: ledger.entries.slice(1) }, chapters)).toThrow(/gap/);
  });
});
