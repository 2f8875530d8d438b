import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { readParagraph, sliceRunning, wordsIn } from '../../../src/print/setting/text.ts';

const mark = (id: string) => h('span', { id });

/** The lines of a paragraph that is broken at the given offsets of its text: each the end of a line and the next's start. */
function linesOf(children: (string | ElementContent)[], ...breaks: [number, number][]): string[] {
  const running = readParagraph(h('p', children))!;
  const begun = new Set<never>();
  const starts = [0, ...breaks.map(([, next]) => next)];
  const ends = [...breaks.map(([end]) => end), running.text.length];
  return starts.map((start, k) => toHtml(sliceRunning(running, [start, ends[k]!], begun)));
}

it('keeps marks between two lines, before and after the space that the line end swallows', () => {
  expect(linesOf(['one', mark('a'), ' two'], [3, 4])).toEqual(['one', '<span id="a"></span>two']);
  expect(linesOf(['one ', mark('a'), 'two'], [3, 4])).toEqual(['one', '<span id="a"></span>two']);
});

it('keeps each mark once, within a word that is divided, at the head and at the end', () => {
  expect(linesOf(['com', mark('a'), 'positor'], [3, 3])).toEqual(['com', '<span id="a"></span>positor']);
  expect(linesOf([mark('a'), 'one two', mark('b')], [3, 4])).toEqual([
    '<span id="a"></span>one',
    'two<span id="b"></span>',
  ]);
});

const ruby = (words: string, reading: string) =>
  h('span', { className: ['ruby'] }, [
    h('span', { className: ['rb'] }, words),
    h('span', { className: ['rt'] }, reading),
  ]);

it('takes a group of ruby for one letter, beside which a line may end as beside its words', () => {
  const { text } = readParagraph(
    h('p', ['これは', ruby('活字', 'かつじ'), 'と、', ruby('festina lente', 'go')]),
  )!;
  expect(text).toBe('これは活と、\ufffc');
});

it('keeps a group of ruby whole in its line, and tells the words of a line without readings', () => {
  const children = ['one ', h('em', ['two ', ruby('three four', 'five'), ' six'])];
  const running = readParagraph(h('p', children))!;
  expect(wordsIn(running, 0, running.text.length)).toBe('one two three four six');
  expect(wordsIn(running, 4, 9)).toBe('two three four');
  const [first, second] = linesOf(children, [9, 10]);
  expect(first).toMatch(/^one <em>two <span class="ruby">.*three four.*five.*<\/em>$/);
  expect(second).toBe('<em>six</em>');
});
