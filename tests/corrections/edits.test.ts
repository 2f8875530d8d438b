import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesIn } from '../../src/corrections/edits/changes.ts';
import { translate } from '../../src/corrections/edits/entries.ts';
import { addEntries } from '../../src/corrections/errata/entry.ts';
import { parseCorrections } from '../../src/corrections/errata/errata.ts';
import { overlay } from '../../src/corrections/errata/overlay.ts';
import { matter } from '../chapter-file.ts';

const head = matter('label: Chapter 1');
const paragraph =
  '⟦7⟧The oil was boyled, and he did not recieve it. The press stood idle; the pre⟦8⟧ss was cold.[^1] It is called stampa grossa there, and the oil was good oil.';
const base = `${head}# Of Ink\n\n${paragraph}\n\n:::verse\nThe oil was boyled,\\\nthe press was cold.\n:::\n\n[^1]: See Moxon’s book, and the oil.\n`;

/** What becomes of a chapter that a person has edited so. */
function taken(edited: string, existing = '') {
  const { few, more } = changesIn('01.md', base, edited);
  const before = parseCorrections(existing, 'c');
  const chapters = [{ file: '01.md', text: edited }];
  const result = translate(chapters, few, before, {});
  const { yaml } = addEntries(existing || undefined, result.entries, '/corrections.yaml');
  const after = overlay(result.chapters, parseCorrections(yaml, 'c'));
  // the editions are made of the same text, letter by letter
  expect(after.chapters).toEqual(overlay(chapters, before).chapters);
  expect(after.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return {
    text: result.chapters[0]!.text,
    entries: result.entries,
    stays: [...more, ...result.stays].map(({ why }) => why),
  };
}
const edit = (was: string, now: string, text = base) => {
  expect(text).toContain(was);
  return text.replace(was, now);
};

describe('a few words that a person has changed become a correction, and the chapter is as recovery wrote it again', () => {
  it.each<[string, string, Record<string, string>]>([
    ['boyled, and', 'boiled, and', { for: 'boyled', read: 'boiled', page: '7' }],
    ['recieve it.', 'receive it.', { for: 'recieve', read: 'receive' }],
    ['idle;', 'idle:', { for: 'idle;', read: 'idle:' }],
    ['did not recieve', 'did recieve', { for: 'did not recieve', read: 'did recieve' }],
    ['good oil', 'very good oil', { for: 'good', read: 'very good' }],
    ['pre⟦8⟧ss was', 'pre⟦8⟧sses was', { for: 'press', read: 'presses', page: '7' }],
    ['cold.[^1]', 'old.[^1]', { for: 'cold', read: 'old' }],
    ['stampa grossa', '*stampa grossa*', { for: 'stampa grossa', read: '*stampa grossa*' }],
    ['he did not', 'she did never', { for: 'he did not', read: 'she did never' }],
    ['See Moxon', 'See now Moxon', { for: 'Moxon’s', read: 'now Moxon’s' }],
    ['# Of Ink', '# Of Inks', { for: 'Ink', read: 'Inks' }],
    ['boyled,\\', 'boiled,\\', { for: 'boyled', read: 'boiled' }],
  ])('%s → %s', (was, now, entry) => {
    const { text, entries, stays } = taken(edit(was, now));
    expect(text).toBe(base);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject(entry);
    expect(stays).toEqual([]);
  });

  it('each in its own place, where the same words were changed twice', () => {
    const { text, entries } = taken(base.replaceAll('boyled', 'boiled'));
    expect(text).toBe(base);
    expect(entries).toHaveLength(2);
  });

  it('also where the list has it already, as an interrupted run leaves it', () => {
    const existing = '- id: c1\n  page: 7\n  for: recieve\n  read: receive\n';
    const { text, entries } = taken(
      edit('recieve', 'receive').replace('boyled, and', 'boiled, and'),
      existing,
    );
    expect(text).toBe(base);
    expect(entries.map(one => one.for)).toEqual(['boyled']);
  });

  it('whatever line ends an editor’s program writes', () => {
    const { text, entries } = taken(edit('recieve', 'receive').replaceAll('\n', '\r\n'));
    expect(entries).toHaveLength(1);
    expect(text).toBe(base.replaceAll('\n', '\r\n'));
  });
});

describe('what is larger stays in the chapter, and it is said why', () => {
  it.each([
    ['# Of Ink\n', '# Of Ink\n\nA paragraph of mine.\n', 'it is more than a part of a paragraph'],
    ['label: Chapter 1', 'label: Chapter 2', 'it is in the head of the chapter'],
    ['cold.[^1]', 'cold.', 'it changes the signs of Markdown'],
    [
      'The oil was boyled, and he did not recieve it. The press',
      'Nobody knew of any oil that day, nor would have taken it, whatever',
      'it is more than 8 words',
    ],
    [':::verse\nThe oil', ':::verse\n- The oil', 'it changes the signs of Markdown'],
    ['stampa grossa', 'stampa \\* grossa', 'it changes the signs of Markdown'],
    ['See Moxon', 'See [Moxon](x)', 'it changes the signs of Markdown'],
  ])('%s → %s', (was, now, why) => {
    const edited = edit(was, now);
    const { text, entries, stays } = taken(edited);
    expect(text).toBe(edited);
    expect(entries).toEqual([]);
    expect(stays.every(one => one === why)).toBe(true);
    expect(stays.length).toBeGreaterThan(0);
  });

  it('as does what another correction is made in already', () => {
    const existing = '- id: c1\n  page: 7\n  for: he did not receive\n  read: she did not receive\n';
    const edited = edit('recieve', 'receive');
    expect(taken(edited, existing)).toEqual({
      ...{ text: edited, entries: [] },
      stays: ['another correction is made in the same words'],
    });
  });

  it('and lines that are broken otherwise are nobody’s change', () => {
    const edited = edit('was boyled, and he', 'was boyled,\nand he');
    expect(taken(edited)).toEqual({ text: edited, entries: [], stays: [] });
  });
});

it('whatever is changed, the editions stay the same, and what does not become a correction stays where it is', () => {
  const words = paragraph.split(' ');
  const change = fc.record({
    at: fc.nat(words.length - 1),
    take: fc.nat(3),
    put: fc.array(
      fc.constantFrom(
        'oil',
        'press',
        'the',
        '*stampa*',
        'oil,',
        '“Oil',
        'x[^1]',
        '⟦9⟧y',
        '_',
        'cold.',
        '\\*',
      ),
      { maxLength: 3 },
    ),
  });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), changes => {
      const own = [...words];
      for (const { at, take, put } of changes) own.splice(at, take, ...put);
      taken(base.replace(paragraph, own.join(' ')));
    }),
    { numRuns: 300 },
  );
});
