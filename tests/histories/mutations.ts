import type { Dice } from '../extraction/harm.ts';

/** What means something to YAML, Markdown, JSON or a reader of bytes, and seldom stands where it is put. */
const nasty: readonly Buffer[] = [
  ...[
    '&a ',
    '*a',
    '!!js/function ',
    '!x ',
    '<<: ',
    '? ',
    '- - - ',
    '|',
    '>-',
    '@',
    '`',
    '%YAML 1.1\n',
    '---\n',
    '...\n',
  ],
  ...[
    '__proto__: ',
    'constructor',
    'toString',
    '{',
    '}',
    '[',
    ']',
    '[[[[[[',
    '{a: {b: ',
    '"',
    "'",
    ': ',
    ' #',
    ',',
    '\t',
  ],
  ...[
    '\n',
    '\r',
    '\r\n',
    '\u2028',
    '\u0085',
    '\ufeff',
    '\u0000',
    '\u001b[31m',
    '\u202e',
    '\u{10ffff}',
    '\ufffe',
  ],
  ...[
    'null',
    'true',
    '.inf',
    '1e999',
    '-0',
    '9'.repeat(400),
    '../../etc/passwd',
    '/dev/zero',
    'CON',
    'e\u0301',
  ],
  ...[
    '[^1]',
    '[^1]: x\n',
    '⟦37⟧',
    '⟦',
    ':::verse\n',
    ':::\n',
    '::::figure\n',
    '> > > ',
    '# ',
    '***',
    '<i>',
    '</i>',
    '<!--',
  ],
  ...[
    '![x](../x.svg)',
    '|a|\n|-|\n',
    '```\n',
    '\\',
    '&amp;',
    '&#0;',
    '<script>',
    '{#id}',
    '    - ',
    '1. ',
    '\f',
  ],
].map(text => Buffer.from(text));

/** Bytes that are no UTF-8: Latin-1, halves of characters, ends without beginnings. */
const noText: readonly Buffer[] = [
  [0xe9],
  [0xff, 0xfe],
  [0xed, 0xa0, 0x80],
  [0xc3],
  [0x80],
  [0xf4, 0x90, 0x80, 0x80],
].map(bytes => Buffer.from(bytes));

type Harm = (bytes: Buffer, d: Dice) => Buffer;

const spliced = (bytes: Buffer, at: number, gone: number, put: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + gone)]);

const stretch = (bytes: Buffer, d: Dice): [number, number] => {
  const from = d.int(bytes.length + 1);
  return [from, Math.min(bytes.length, from + 1 + d.int(d.pick([2, 20, 400])))];
};

const harms: readonly Harm[] = [
  (bytes, d) => spliced(bytes, d.int(bytes.length + 1), 0, d.pick(nasty)),
  (bytes, d) => spliced(bytes, d.int(bytes.length + 1), 1 + d.int(4), d.pick(nasty)),
  (bytes, d) => spliced(bytes, d.int(bytes.length + 1), 0, d.pick(noText)),
  (bytes, d) =>
    spliced(
      bytes,
      d.int(bytes.length + 1),
      0,
      Buffer.from(
        d
          .pick(nasty)
          .toString()
          .repeat(d.pick([2, 50, 3000])),
      ),
    ),
  (bytes, d) => {
    const flipped = Buffer.from(bytes);
    if (flipped.length > 0) flipped[d.int(flipped.length)]! ^= 1 << d.int(8);
    return flipped;
  },
  (bytes, d) => {
    const [from, to] = stretch(bytes, d);
    return spliced(bytes, from, to - from, Buffer.alloc(0));
  },
  (bytes, d) => {
    const [from, to] = stretch(bytes, d);
    return spliced(bytes, d.int(bytes.length + 1), 0, bytes.subarray(from, to));
  },
  (bytes, d) => bytes.subarray(0, d.int(bytes.length + 1)),
  // Whole lines doubled, lost, set in or out.
  (bytes, d) => {
    const lines = bytes.toString('latin1').split('\n');
    const at = d.int(lines.length);
    const line = lines[at]!;
    const put = d.pick([
      [],
      [line, line],
      [`  ${line}`],
      [line.trimStart()],
      [line.replace(/:.*/, ':')],
      [`- ${line}`],
    ]);
    lines.splice(at, 1, ...put);
    return Buffer.from(lines.join('\n'), 'latin1');
  },
  (bytes, d) =>
    Buffer.from(bytes.toString('latin1').replaceAll('\n', d.pick(['\r\n', '\r', '\n\n', ' '])), 'latin1'),
  (bytes, d) =>
    d.pick([Buffer.from(bytes.toString('utf8'), 'latin1'), Buffer.from(bytes.toString('utf8'), 'utf16le')]),
  (bytes, d) => {
    const [open, close] = d.pick([
      ['[', ']'],
      ['{a: ', '}'],
      ['> ', ''],
      ['- ', ''],
      ['"', '"'],
    ] as const);
    const times = d.pick([5, 45, 5000]);
    return spliced(
      bytes,
      d.int(bytes.length + 1),
      0,
      Buffer.from(open.repeat(times) + (d.chance(0.5) ? close.repeat(times) : '')),
    );
  },
  (bytes, d) =>
    spliced(
      bytes,
      d.int(bytes.length + 1),
      0,
      Buffer.alloc(d.pick([100_000, 1_000_000]), d.pick(['x', ' ', 'a: ', '\n'])),
    ),
];

/** A file after some accidents: the same seed, the same harm. Huge ones are seldom. */
export function harmed(bytes: Buffer, d: Dice): Buffer {
  let spoilt = bytes;
  for (let k = 1 + d.int(6); k > 0; k--) {
    const kind = d.int(harms.length);
    if (kind === harms.length - 1 && !d.chance(0.1)) continue;
    spoilt = harms[kind]!(spoilt, d);
  }
  return spoilt;
}
