import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Complaint } from '../src/complaint.ts';
import { limits } from '../src/limits.ts';
import { readYaml } from '../src/yaml.ts';

const read = (text: string) => readYaml(text, { file: 'book.yaml' });
const complaint = (text: string): Complaint => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof Complaint) return error;
    throw error;
  }
  throw new Error('nothing was complained of');
};

describe('YAML', () => {
  it('is taken as it is written, without guesses', () => {
    expect(read('title: 1984\nplace: no\n').data).toEqual({ title: '1984', place: 'no' });
    expect(read('').data).toBeUndefined();
    expect(read('__proto__:\n  polluted: yes\n').data).not.toHaveProperty('polluted');
  });

  it.each([
    ['subjects: *nope', 1, /“\*nope” has a special meaning/, /quotation marks/],
    ['title: x\npublisher: &Sons', 2, /“&Sons” has a special meaning/, /quotation marks/],
    ['subjects: &a [*a]', 1, /“&a”/, /quotation marks/],
    ['title: a\nlanguage: en\ntitle: b', 3, /second time/, /Delete one/],
    ['? [a, b]\n: c', 1, /key must be plain text/, /key: value/],
    ['7452093f: Points: and Plates', 1, /contains a colon/, /7452093f: "Points: and Plates"/],
    ['title: "unclosed', 1, /not correct YAML/, /key: value/],
    [`a: ${'['.repeat(20_000)}`, 1, /more than \d+ deep/, undefined],
    [`a: x\nb:\n  ${'- '.repeat(20_000)}x`, 3, /more than \d+ deep/, undefined],
    [`- ${'a: '.repeat(30_000)}`, 1, /more than \d+ deep/, undefined],
    [Array.from({ length: 60 }, (_, k) => `${' '.repeat(k)}a:`).join('\n'), 41, /deep/, undefined],
  ])('%s', (text, line, message, advice) => {
    const { message: said, line: at, advice: told, file } = complaint(text);
    expect(said).toMatch(message);
    expect({ file, line: at }).toEqual({ file: 'book.yaml', line });
    if (advice) expect(told).toMatch(advice);
  });

  it('may be as deep as a person sets it', () => {
    const deep = '['.repeat(limits.yaml.depth - 1) + ']'.repeat(limits.yaml.depth - 1);
    expect(read(`a: ${deep}`).data).toBeDefined();
  });

  it('of a thousand keys takes no longer than a thousand of one key', () => {
    const keys = Array.from({ length: 20_000 }, (_, k) => `key${k}: v`).join('\n');
    const began = performance.now();
    expect(Object.keys(read(keys).data as object)).toHaveLength(20_000);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('never ends in anything but data or a complaint', () => {
    const signs = fc.constantFrom(
      ...'[]{}:-?&*!|>\'"%@`#,~ \t\n\r\0ab',
      '\uD800',
      '---',
      '...',
      '<<',
      '\u0085',
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 40 }), signs => {
        try {
          read(signs.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(Complaint);
        }
      }),
      { numRuns: 2_000, seed: 9 },
    );
  });
});
