import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from '../../src/extraction/lines.ts';

const texts = (source: string) => splitLines(source).map(l => l.text);

describe('lines end in every way that files have', () => {
  it.each([
    ['a line feed', 'one\ntwo\n'],
    ['carriage return and line feed', 'one\r\ntwo\r\n'],
    ['a carriage return', 'one\rtwo\r'],
    ['a form feed', 'one\ftwo\f'],
    ['nothing at the end of the file', 'one\ntwo'],
    ['one way here, another there', 'one\r\ntwo\n'],
  ])('%s', (_, source) => {
    expect(texts(source)).toEqual(['one', 'two']);
  });

  it('an empty line is blank, in every way', () => {
    for (const end of ['\n', '\r\n', '\r'])
      expect(splitLines(`one${end}${end}two${end}`).map(l => l.role)).toEqual(['text', 'blank', 'text']);
  });
});

describe('a form feed', () => {
  it('on its own line belongs to the page before: no empty line is made of it', () => {
    const lines = splitLines('one\n\ftwo\n');
    expect(lines.map(l => [l.text, l.mark])).toEqual([
      ['one', null],
      ['two', 'form-feed'],
    ]);
  });

  it('counts no line: the numbers are those of an editor', () => {
    expect(splitLines('one\n\ftwo\nthree').map(l => l.number)).toEqual([1, 2, 3]);
    expect(splitLines('one\r\n\ftwo\r\nthree').map(l => l.number)).toEqual([1, 2, 3]);
  });

  it('twice is a page without text', () => {
    expect(splitLines('one\n\f\ftwo').map(l => [l.text, l.mark])).toEqual([
      ['one', null],
      ['', 'form-feed'],
      ['two', 'form-feed'],
    ]);
  });
});

describe('blank space', () => {
  it('at the ends of a line is not of its text', () => {
    const source = '  one \t\n two\u00a0\n';
    const lines = splitLines(source);
    expect(lines.map(l => l.text)).toEqual(['one', 'two']);
    for (const l of lines) expect(source.slice(l.from, l.to)).toBe(l.text);
  });

  it('of one space before a line is what some extractions leave of a form feed', () => {
    expect(splitLines(' one\n  two\nthree').map(l => l.mark)).toEqual(['space', null, null]);
  });

  it('and characters without a shape make a line blank', () => {
    expect(splitLines('one\n\u200b \u00ad\u0007\ntwo').map(l => l.role)).toEqual(['text', 'blank', 'text']);
  });
});

it('every character lies in exactly one line', () => {
  const piece = fc.constantFrom('a', ' ', '\n', '\r', '\r\n', '\f', '\u2028', '\ufeff', '\u0000', 'word');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
      const source = pieces.join('');
      let at = 0;
      for (const line of splitLines(source)) {
        expect(line.start).toBe(at);
        expect(line.from).toBeGreaterThanOrEqual(line.start);
        expect(line.to).toBeLessThanOrEqual(line.end);
        at = line.end;
      }
      expect(at).toBe(source.length);
    }),
    { seed: 3, numRuns: 1000 },
  );
});
