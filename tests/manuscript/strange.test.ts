import { describe, expect, it } from 'vitest';
import { Complaint } from '../../src/complaint.ts';
import { limits } from '../../src/limits.ts';
import { parse } from '../../src/manuscript/index.ts';

const { depth, run, signs } = limits.chapter;

/** Reads a chapter whose text begins on line 5; what is wrong with it, and where. */
function complaintOf(text: string): { message: string; file?: string; line?: number } | undefined {
  try {
    parse('01-a.md', `---\ntype: chapter\n---\n\n${text}`);
    return undefined;
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    return { message: error.message, file: error.file, line: error.line };
  }
}

/** `- x` with as many spaces before it as needed, level by level. */
const items = (levels: number) => Array.from({ length: levels }, (_, k) => `${'  '.repeat(k)}- x\n`).join('');

/** Containers in each other, the outermost with most colons. */
const containers = (levels: number) =>
  [
    ...Array.from({ length: levels }, (_, k) => `${':'.repeat(levels + 2 - k)}epigraph`),
    'x',
    ...Array.from({ length: levels }, (_, k) => ':'.repeat(3 + k)),
    '',
  ].join('\n');

describe('what stands in each other without end is refused, with file and line', () => {
  const levels = 3000;
  it.each([
    ['quotations', `${'>'.repeat(10_000)} x\n`],
    ['quotations with spaces', `${'> '.repeat(10_000)}x\n`],
    ['items on one line', `${'- '.repeat(10_000)}x\n`],
    ['numbered items', `${'1. '.repeat(levels)}x\n`],
    ['items and quotations', `${'- > '.repeat(levels)}x\n`],
    ['notes in notes', `${'[^1]: '.repeat(levels)}x\n`],
    ['containers that are not closed', ':::verse\n'.repeat(levels)],
    ['tags', `${'<i>'.repeat(levels)}x${'</i>'.repeat(levels)}\n`],
    ['tags that are not closed', `${'<i>'.repeat(levels)}x\n`],
    ['emphasis', `${'*a '.repeat(200)}x${' b*'.repeat(200)}\n`],
    ['two kinds of emphasis', `${'*a _b '.repeat(200)}x${' a_ b*'.repeat(200)}\n`],
    ['pictures in the descriptions of pictures', `${'!['.repeat(400)}x${'](b)'.repeat(400)}\n`],
  ])('%s', (_, text) => {
    expect(complaintOf(text)).toMatchObject({ file: '01-a.md', line: expect.any(Number) });
  });

  it.each([400, 900])('a list of %d levels, at the line where it is too deep', levels => {
    expect(complaintOf(items(levels))?.line).toBe(4 + depth + 1);
  });

  it('a table in quotations', () => {
    const lead = '> '.repeat(levels);
    expect(complaintOf(`${lead}|a|\n${lead}|-|\n${lead}|b|\n`)?.line).toBe(5);
  });

  it('containers in containers, at the line of the one that is too much', () => {
    expect(complaintOf(containers(depth + 10))?.line).toBe(4 + depth + 1);
  });
});

describe('what real books have is none of that', () => {
  it.each([
    ['quotations, ten deep', `${'> '.repeat(10)}x\n`],
    ['a list of ten levels', items(10)],
    ['containers, six deep', containers(6)],
    ['ten tags', `${'<i>'.repeat(10)}x${'</i>'.repeat(10)}\n`],
    ['a thousand tags one after another', '<i>x</i> '.repeat(1000)],
    ['a rule of a hundred signs', '* '.repeat(100)],
    ['a line to write on', `Name: ${'_'.repeat(200)} and ${'_'.repeat(200)}\n`],
    ['dots that lead to a page', `Contents ${'.'.repeat(300)} 7\n`],
    ['a thousand titles in one paragraph', '*Ink*, '.repeat(1000)],
    ['a thousand words in brackets', 'It [sic] is. '.repeat(1000)],
    ['three hundred intervals', '[0, 1) and '.repeat(300)],
    ['five thousand notes of one paragraph', Array.from({ length: 5000 }, (_, k) => `a[^${k}] `).join('')],
    ['two hundred pieces of code', '`a` *b* '.repeat(200)],
    ['a quotation with lazy lines', `> a\n${'b\n'.repeat(200)}`],
    ['a paragraph of 20,000 words', 'word '.repeat(20_000)],
  ])('%s', (_, text) => {
    expect(complaintOf(text)).toBeUndefined();
  });
});

describe('signs that wait by the thousand are refused, with file and line', () => {
  const rising = Array.from({ length: 900 }, (_, k) => '`'.repeat(k + 1)).join(' ');
  it.each([
    ['a row of one sign', `${'*'.repeat(50_000)}a${'*'.repeat(50_000)}`],
    ['two shorter rows', `${'*'.repeat(run)}a${'*'.repeat(run)}`],
    ['brackets', '['.repeat(run + 1)],
    ['marks of pages', '⟦'.repeat(50_000)],
    ['ampersands', '&'.repeat(100_000)],
    ['emphasis and strong emphasis', '*a **b '.repeat(20_000)],
    ['emphasis within words', 'a*a '.repeat(signs + 1)],
    ['what closes and was not opened', '&amp;] '.repeat(signs + 1)],
    ['backticks of rising lengths', `${rising} ${'word '.repeat(10_000)}`],
    ['notes that are not closed', '[^'.repeat(50_000)],
    ['links that are not closed', '[a]('.repeat(25_000)],
    [
      'one long row of a table and many short ones',
      `|${'a|'.repeat(3000)}\n|${'-|'.repeat(3000)}\n${'|b|\n'.repeat(3000)}`,
    ],
    ['comments', `a ${'<!--'.repeat(20_000)}`],
    ['instructions', `a ${'<?'.repeat(20_000)}`],
    ['declarations', `a ${'<!A'.repeat(20_000)}`],
    ['titles of links', '[a](b ('.repeat(10_000)],
    ['lazy lines of a quotation', `> a\n${'b\n'.repeat(50_000)}`],
  ])('%s', (_, text) => {
    expect(complaintOf(`A first paragraph.\n\n${text}\n`)).toMatchObject({ file: '01-a.md', line: 7 });
  });

  it('also where no single paragraph has too many', () => {
    const paragraph = `${'a*a '.repeat(signs / 2)}\n\n`;
    expect(complaintOf(paragraph.repeat(2))).toBeUndefined();
    expect(complaintOf(paragraph.repeat(10))).toBeDefined();
  });
});

it('a chapter that is no chapter by its length is refused', () => {
  expect(complaintOf('a '.repeat(limits.chapter.characters))?.message).toContain('2000000');
});

it('more lines than any chapter has are refused, before they are parsed', () => {
  expect(complaintOf('\n'.repeat(limits.chapter.lines + 1))?.message).toContain('lines');
});
