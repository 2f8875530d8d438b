import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differencesOf } from '../../src/editions/difference.ts';
import { passagesOf } from '../../src/editions/words.ts';
import { erratum } from '../../src/editions/words-of-change.ts';
import { parse } from '../../src/manuscript/index.ts';
import { chapterFile } from '../chapter-file.ts';

const chapter = (...paragraphs: string[]) =>
  passagesOf([parse('01.md', chapterFile('# The Press', ...paragraphs))]);
const text = (words: { text: string }[]) => words.map(word => word.text).join(' ');
const told = (old: string[], now: string[]) =>
  differencesOf(chapter(...old), chapter(...now)).map(one => [text(one.old), text(one.new)]);

describe('what differs', () => {
  it('is a word, with the words around it', () => {
    const [one, ...more] = differencesOf(
      chapter('Ink on teh paper dries.', 'It does.'),
      chapter('Ink on the paper dries.', 'It does.'),
    );
    expect(more).toEqual([]);
    expect([text(one!.before), text(one!.old), text(one!.new), text(one!.after)]).toEqual([
      ...['Ink on', 'teh', 'the', 'paper dries.'],
    ]);
  });

  it('is two places, where two words were corrected in one sentence', () => {
    expect(told(['Teh ink of teh press.'], ['The ink of the press.'])).toEqual([
      ['Teh', 'The'],
      ['teh', 'the'],
    ]);
  });

  it('is one place, where a sentence was written anew and a word stayed by accident', () => {
    const old = 'Nobody had ever seen the machine in that old cellar before.';
    const now = 'Everybody knew well enough the sound from upstairs by then.';
    expect(told([old], [now])).toHaveLength(1);
  });

  it('is italics alone', () => {
    expect(told(['He read Leviathan at sea.'], ['He read *Leviathan* at sea.'])).toEqual([
      ['Leviathan', '*Leviathan*'],
    ]);
  });

  it('is a paragraph that was parted, by the sign for it', () => {
    expect(told(['Ink dries. Paper stays.'], ['Ink dries.', 'Paper stays.'])).toEqual([['', '¶']]);
  });

  it('is a note’s number, and the note', () => {
    const old = ['Ink.[^1]', '[^1]: Black.'];
    expect(told(old, ['Ink.[^2]', '[^2]: Black.'])).toEqual([
      ['Ink.[1]', 'Ink.[2]'],
      ['1.', '2.'],
    ]);
  });

  it('is no page mark of the old print, whose page is told instead', () => {
    const old = chapter('⟦37⟧Ink dries, and ⟦38⟧teh paper stays.');
    const now = chapter('⟦37⟧Ink dries, ⟦38⟧and the paper stays.');
    const [one, ...more] = differencesOf(old, now);
    expect(more).toEqual([]);
    expect(one!.old).toMatchObject([{ text: 'teh', source: '38' }]);
  });

  it('is said to have moved, where a paragraph stands elsewhere', () => {
    const [a, b, c] = ['Ink dries on the sheet.', 'Paper stays for a long time.', 'Type wears.'];
    const found = differencesOf(chapter(a!, b!, c!), chapter(b!, c!, a!));
    expect(found).toHaveLength(2);
    expect(found.every(({ moved }) => moved)).toBe(true);
  });

  it('holds every word that went and every word that came, whatever was done', () => {
    const words = fc.array(fc.constantFrom('ink', 'the', 'press', 'of', 'type', 'and'), {
      minLength: 1,
      maxLength: 12,
    });
    const paragraphs = fc.array(
      words.map(one => one.join(' ')),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(paragraphs, paragraphs, (old, now) => {
        const found = differencesOf(chapter(...old), chapter(...now));
        const count = (list: string[], word: string) => list.filter(one => one === word).length;
        const all = (texts: string[]) => texts.join(' ').split(' ');
        const [gone, come] = [found.flatMap(one => one.old), found.flatMap(one => one.new)].map(list =>
          list.map(word => word.text),
        ) as [string[], string[]];
        for (const word of ['ink', 'the', 'press', 'of', 'type', 'and'])
          expect(count(all(old), word) - count(gone, word) + count(come, word)).toBe(count(all(now), word));
        if (JSON.stringify(old) === JSON.stringify(now)) expect(found).toEqual([]);
      }),
    );
  });
});

describe('a list of errata', () => {
  it('gives page and line, what stands there and what should', () => {
    const change = { old: 'teh', new: 'the', before: 'on', after: 'paper' };
    expect(erratum({ ...change, from: { page: '12', line: 3 } })).toBe(
      'Page 12, line 3: for “teh” read “the”.',
    );
    expect(erratum({ ...change, source: '37' })).toBe('Page 37 of the printed source: for “teh” read “the”.');
  });

  it('names the word beside one that is missing or too many: a reader cannot find nothing', () => {
    const around = { before: 'a clean', after: 'copy dries' };
    expect(erratum({ ...around, old: '', new: 'white' })).toBe('for “clean” read “clean white”.');
    expect(erratum({ ...around, old: 'white', new: '' })).toBe('for “clean white” read “clean”.');
    expect(erratum({ before: '', after: 'copy', old: '', new: 'The' })).toBe('for “copy” read “The copy”.');
  });
});
