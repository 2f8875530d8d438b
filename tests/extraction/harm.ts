import { deflateSync, inflateSync } from 'node:zlib';
import { seeded } from '../seeded.ts';

/** Numbers that a seed settles: the same seed, the same harm. */
export interface Dice {
  /** A whole number from 0 to below n. */
  int(n: number): number;
  pick<T>(list: readonly T[]): T;
  chance(p: number): boolean;
}

export function dice(seed: number): Dice {
  const next = seeded(seed);
  const int = (n: number) => Math.floor(next() * n);
  return { int, pick: list => list[int(list.length)]!, chance: p => next() < p };
}

const odd = (
  '\u0000|\u0007|\u001b|\u00ad|\u200b|\u202e|\ufeff|\u2028|\u2029|\u0085|\u000b|\ufffe|\u{e0001}|\ufffd|\u{1f4da}|\u0301|' +
  '\t|  |\u00a0|*|_|`|[^1]|[1]|<b>|&amp;|\\|:::verse|---|# |> |1. |- |    |$|{#id}|~~~|```|12|xiv|CHAPTER|NOTES|Notes|1|' +
  '.|“|”|(|-|—|\f|\r|\r\n|\n|\n\n\n'
).split('|');

/** A raw text after some hands: lines lost, doubled, moved, joined, numbered, turned round; line ends and odd signs. */
export function harmText(source: string, d: Dice): string {
  let text = source;
  for (let k = 1 + d.int(12); k > 0; k--) text = d.pick(textHarms)(text, text.split('\n'), d) || 'x';
  return text.toWellFormed();
}

type TextHarm = (text: string, lines: string[], d: Dice) => string;

/** Something done to some of the lines. */
const toSome =
  (share: number, change: (line: string, d: Dice) => string): TextHarm =>
  (_, lines, d) =>
    lines.map(line => (d.chance(share) ? change(line, d) : line)).join('\n');

/** Where some lines, few or many, begin and end. */
function stretch(lines: string[], d: Dice): [number, number] {
  const from = d.int(lines.length);
  return [from, Math.min(lines.length, from + 1 + d.int(d.pick([1, 5, 40, 200])))];
}

const textHarms: TextHarm[] = [
  (_, lines, d) => {
    const [from, to] = stretch(lines, d);
    return lines.toSpliced(from, to - from).join('\n');
  },
  (_, lines, d) => lines.toSpliced(d.int(lines.length), 0, ...lines.slice(...stretch(lines, d))).join('\n'),
  (_, lines, d) => {
    const [from, to] = stretch(lines, d);
    const moved = lines.slice(from, to).sort(() => d.int(3) - 1);
    return lines.toSpliced(from, to - from, ...moved).join('\n');
  },
  (text, _, d) => {
    let spoilt = text;
    for (let i = 0; i < 20; i++) {
      const at = d.int(spoilt.length);
      spoilt = spoilt.slice(0, at) + d.pick(odd) + spoilt.slice(at);
    }
    return spoilt;
  },
  (text, _, d) => (d.chance(0.5) ? text.slice(d.int(text.length)) : text.slice(0, d.int(text.length))),
  (text, _, d) => text.replace(/\n/g, () => d.pick(['\n', '\n', '\r\n', '\r', '\u0085', '\u2028'])),
  text => text.replace(/\n/g, '\r\n'),
  toSome(0.05, line => line.split('').reverse().join('')),
  toSome(0.05, () => ''),
  toSome(0.03, (_, d) => String(d.int(400))),
  toSome(0.03, line => `\f${line}`),
  toSome(0.1, line => line.toUpperCase()),
  toSome(0.1, (line, d) => d.pick(['  ', ' ', '    ', '\t']) + line),
  toSome(0.05, (line, d) => line + d.pick(odd)),
  (text, _, d) => text.replace(/\d+/g, number => (d.chance(0.1) ? String(d.int(9999)) : number)),
  (_, lines, d) => {
    const at = d.int(lines.length);
    return lines.toSpliced(at, 2, (lines[at] ?? '') + (lines[at + 1] ?? '')).join('\n');
  },
];

/** A PDF after some accidents: bytes turned, pieces cut out, objects exchanged, what a stream holds spoilt and packed again. */
export function harmPdf(source: Buffer, d: Dice): Buffer {
  let pdf = source;
  for (let k = 1 + d.int(4); k > 0; k--) pdf = d.pick(pdfHarms)(pdf, d);
  return pdf;
}

type PdfHarm = (pdf: Buffer, d: Dice) => Buffer;

const flipped: PdfHarm = (bytes, d) => {
  const spoilt = Buffer.from(bytes);
  for (let k = 1 + d.int(20); k > 0 && spoilt.length > 0; k--) spoilt[d.int(spoilt.length)] = d.int(256);
  return spoilt;
};

const pdfHarms: PdfHarm[] = [
  flipped,
  (pdf, d) => pdf.subarray(0, d.int(pdf.length)),
  (pdf, d) => {
    const from = d.int(pdf.length);
    return Buffer.concat([pdf.subarray(0, from), pdf.subarray(from + 1 + d.int(400))]);
  },
  // one object stands where another is expected
  (pdf, d) => {
    const text = pdf.toString('latin1');
    const numbers = [...text.matchAll(/(\d+) 0 R/g)].map(m => m[1]!);
    if (numbers.length === 0) return pdf;
    return Buffer.from(
      text.replace(/\d+ 0 R/g, reference => (d.chance(0.05) ? `${d.pick(numbers)} 0 R` : reference)),
      'latin1',
    );
  },
  (pdf, d) =>
    Buffer.from(
      pdf
        .toString('latin1')
        .replace(/(?<=\/\w+ )-?\d+(?! 0 R)/g, n =>
          d.chance(0.05) ? d.pick(['0', '-1', '2147483648', '1e308', 'null', '[]', '<<>>']) : n,
        ),
      'latin1',
    ),
  // what a packed stream holds, spoilt
  (pdf, d) => {
    const streams = [...pdf.toString('latin1').matchAll(/stream\r?\n(.*?)\r?\nendstream/gs)];
    if (streams.length === 0) return pdf;
    const { 0: whole, 1: data, index } = d.pick(streams);
    const at = index + whole.indexOf(data!);
    let content: Buffer;
    try {
      content = inflateSync(pdf.subarray(at, at + data!.length));
    } catch {
      return pdf;
    }
    const packed = deflateSync(d.chance(0.5) ? flipped(content, d) : shuffled(content, d));
    return Buffer.concat([pdf.subarray(0, at), packed, pdf.subarray(at + data!.length)]);
  },
];

/** The operators of a content stream in another order, some of them many times. */
const shuffled: PdfHarm = (content, d) => {
  const words = content.toString('latin1').split(/(?<=\s)/);
  for (let k = 1 + d.int(30); k > 0; k--) {
    const [from, to] = [d.int(words.length), d.int(words.length)];
    words.splice(to, 0, ...Array(1 + d.int(5)).fill(words[from] ?? 'q '));
  }
  return Buffer.from(words.join(''), 'latin1');
};
